"""Skin: its colour in daylight, blush, freckles and wrinkles."""

from __future__ import annotations

import numpy as np

from pipeline.color import blur
from pipeline.likeness import Age, Skin
from pipeline.measure.light import Light
from pipeline.measure.places import bare, box
from pipeline.measure.view import FrontView, Mask
from pipeline.measure.words import hex_color, ramp, share

MIN_PIXELS = 40
WRINKLES: dict[Age, tuple[float, float]] = {  # least and most, by age
    "baby": (0.0, 0.0),
    "child": (0.0, 0.0),
    "teen": (0.0, 0.05),
    "adult": (0.0, 0.4),
    "old": (0.45, 1.0),
}


def measure_skin(view: FrontView, light: Light, age: Age) -> Skin:
    """The skin of a face of this age under a known light."""
    seen = bare(view)
    cheeks = seen & (box((-0.8, -0.35), (-0.3, 0.25)) | box((0.35, 0.8), (-0.3, 0.25)))
    forehead = seen & box((-0.5, 0.5), (0.85, 1.1))
    return Skin(
        color=hex_color(light.skin),
        blush=_blush(view, cheeks | (seen & box((-0.2, 0.2), (-0.1, 0.25))), forehead),
        freckles=_spots(view, cheeks),
        wrinkles=_wrinkles(view, forehead, age),
    )


def _blush(view: FrontView, rosy: Mask, plain: Mask) -> float:
    if view.grey or min(int(rosy.sum()), int(plain.sum())) < MIN_PIXELS:
        return 0.3
    redder = float(np.median(view.lab[rosy, 1]) - np.median(view.lab[plain, 1]))
    return ramp(redder, -4.0, 12.0)


def _spots(view: FrontView, cheeks: Mask) -> float:
    """How many small spots darker and redder than their surrounding there are."""
    if view.grey or int(cheeks.sum()) < MIN_PIXELS:
        return 0.0
    apart = view.lab - blur(view.lab, 4.0)
    spots = (apart[..., 0] < -3.0) & (apart[..., 2] > 0.6)
    return ramp(float(spots[cheeks].mean()), 0.08, 0.3)


def _wrinkles(view: FrontView, forehead: Mask, age: Age) -> float:
    """How furrowed the forehead is, within what is likely at that age."""
    low, high = WRINKLES[age]
    if high == 0 or int(forehead.sum()) < MIN_PIXELS:
        return low
    light = view.lab[..., 0]
    across = blur(light, 1.0) - blur(light, 4.0)
    return share(low + (high - low) * ramp(float(across[forehead].std()), 0.8, 4.0))
