"""Beard and moustache."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Beard
from pipeline.measure.light import Light
from pipeline.measure.places import box, features, narrowed
from pipeline.measure.view import FrontView, Mask
from pipeline.measure.words import hex_color, ramp, share
from pipeline.types import HeadParts

MIN_PIXELS = 30
LENGTHS = {"none": 0.0, "stubble": 0.12, "short": 0.42, "full": 0.9}
CHIN_HIGH = 0.24  # canonical height of the chin in which a beard is sought
COVERED = 0.3  # share of a region from which it is grown over


def measure_beard(view: FrontView, light: Light, parts: HeadParts, hair: str) -> Beard:
    """The beard of a face. hair: the hair's colour, taken where too little beard is seen."""
    said = parts.attributes.get("beard", {"none": 1.0})
    kind = max(said, key=said.__getitem__)
    upper = parts.attributes.get("moustache", {}).get("1", 0.0)
    grown = (view.share("beard") > 0.4) & view.inside
    color, contrast = _color(view, grown, light, hair)
    return Beard(
        style=_style(view, grown, kind),  # type: ignore[arg-type]
        length=LENGTHS.get(kind, 0.0),
        density=ramp(contrast, 4.0, 38.0) if contrast else 0.6,
        moustache=share(upper if upper > 0.5 else 0.0),
        color=color,
    )


def _style(view: FrontView, grown: Mask, kind: str) -> str:
    """Which regions grow: chin, jaw, around the mouth, or all."""
    if kind in ("none", "stubble"):
        return kind
    oval = narrowed(view.oval, 0.04)
    mouth = float(view.points[17, 1])
    chin = oval & box((-0.3, 0.3), (-2.0, float(view.points[152, 1]) + CHIN_HIGH))
    jaw = oval & (box((-1.0, -0.5), (-0.75, -0.15)) | box((0.5, 1.0), (-0.75, -0.15)))
    on_chin = float(grown[chin].mean()) if chin.any() else 1.0
    on_jaw = float(grown[jaw].mean()) if jaw.any() else 1.0
    if on_jaw > COVERED:
        return "full" if on_chin > COVERED else "jaw"
    if on_chin > COVERED:
        around = grown[box((-0.55, 0.55), (mouth - 0.1, mouth + 0.3))]
        return "goatee" if float(around.mean()) > 0.2 else "chin"
    return "full"


def _color(view: FrontView, grown: Mask, light: Light, hair: str) -> tuple[str, float]:
    """The beard's colour, and by how much lightness it differs from the skin."""
    place = grown & ~features(view)
    if int(place.sum()) < MIN_PIXELS:
        return hair, 0.0
    pixels = view.lab[place]
    darkest = pixels[pixels[:, 0] <= np.percentile(pixels[:, 0], 45)]
    color = np.median(darkest, 0).astype(np.float32)
    return hex_color(light.corrected(color)), abs(float(light.seen[0] - color[0]))
