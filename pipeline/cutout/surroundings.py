"""What a whole photo tells of its subject: how it was exposed, and whether it has colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.color import Array, to_lab
from pipeline.types import Photo

SIDE_PX = 128  # longest side at which a photo is looked at
FRAMED = 0.04  # of each side, which may be a border around the photo
LIGHTEST = 95  # percentile of lightness: a lamp at night is less than the rest of the photo
# Chroma by which the photo's colours lie about its tint; all but a stamp's share of them.
COLORED = 99.5  # percentile
PLAIN = 2.5  # of a black and white photo
TONED, TINT = 7.0, (5.0, 18.0)  # of a sepia one, and the chroma of its tint: paler is black things'


@dataclass(frozen=True)
class Surroundings:
    """lights, grey: see Cutout."""

    lights: float | None = None
    grey: bool | None = None


def surroundings(photo: Photo) -> Surroundings:
    """Of a photo; what was cut out before tells nothing of them."""
    if photo.alpha is not None:
        return Surroundings()
    height, width = photo.pixels.shape[:2]
    top, left = round(FRAMED * height), round(FRAMED * width)
    step = max(1, max(height, width) // SIDE_PX)
    lab = to_lab(photo.pixels[top : height - top : step, left : width - left : step])
    return Surroundings(float(np.percentile(lab[..., 0], LIGHTEST)), _is_grey(lab))


def _is_grey(lab: Array) -> bool:
    """Whether a photo lab (H, W, 3) is black and white, or toned in one colour."""
    colors = lab[..., 1:].reshape(-1, 2)
    tint = np.median(colors, 0)
    spread = float(np.percentile(np.hypot(*(colors - tint).T), COLORED))
    least, most = TINT
    toned = spread < TONED and float(np.hypot(*tint)) > least
    return (spread < PLAIN or toned) and float(np.hypot(*tint)) < most
