"""Glasses: shape, frame and tint."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Glasses
from pipeline.measure.light import Light
from pipeline.measure.places import box
from pipeline.measure.view import FrontView, Mask, grid
from pipeline.measure.words import hex_color, ramp
from pipeline.types import HeadParts

MIN_PIXELS = 30


def measure_glasses(view: FrontView, light: Light, parts: HeadParts) -> Glasses:
    """The glasses of a face, if there are any."""
    said = parts.attributes.get("glasses", {"none": 1.0})
    kind = max(said, key=said.__getitem__)
    if kind == "none":
        return Glasses()
    place = (view.share("glasses") > 0.4) & view.inside & box((-1.1, 1.1), (-0.2, 1.0))
    sun = kind == "sun"
    if int(place.sum()) < MIN_PIXELS:
        return Glasses(shape="rectangular", opacity=0.85 if sun else 0.0)
    pixels = view.lab[place]
    dark = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], 30 if not sun else 60)]
    frame = light.corrected(np.median(dark, 0).astype(np.float32))
    width, height = _lens(place)
    return Glasses(
        shape="rectangular" if height < 0.72 * width else "round",
        frame=hex_color(frame),
        rim=ramp(float(light.skin[0] - frame[0]), 10.0, 50.0),
        tint=hex_color(np.array([18, 0, 0], np.float32)) if sun else "#303030",
        opacity=0.85 if sun else 0.0,
        width=int(np.clip(round(100 * width), 60, 110)),
        height=int(np.clip(round(100 * height), 40, 100)),
    )


def _lens(place: Mask) -> tuple[float, float]:
    """Width and height of one lens, canonical."""
    xs, ys = grid()
    sizes = []
    for side in (-1, 1):
        half = place & (side * xs > 0.05)
        if int(half.sum()) > MIN_PIXELS // 2:
            x = np.percentile(np.abs(xs[half]), [3, 97])
            y = np.percentile(ys[half], [4, 96])
            sizes.append((min(x[1] - x[0], 0.9), y[1] - y[0]))
    if not sizes:
        return 0.82, 0.58
    width, height = np.mean(sizes, 0)
    return float(width), float(height)
