"""The lines that years draw on a face, painted: folds with the soft ridge beside each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import Age, Likeness
from render.figure.skull import Floats

LINED: Mapping[Age, tuple[float, float]] = MappingProxyType(  # at no and at all wrinkles measured
    {
        "baby": (0.0, 0.0),
        "child": (0.0, 0.0),
        "teen": (0.0, 0.0),
        "adult": (0.0, 0.3),
        "old": (0.6, 1.0),
    }
)
LEAST = 0.1  # below which a face is smooth
SOFT_PX, RIDGE_PX = 2.0, 5.0  # radii of folds and of the ridges above them, of 512
RIDGE_RISE = 7  # px that a ridge lies above its fold, of 512
FOREHEAD = ((0.46, 0.93), (0.52, 1.02), (0.42, 1.11))  # half widths and heights of lines
# On the picture's right, canonical places of the average face, with the width in px of 512.
SIDES: tuple[tuple[int, tuple[tuple[float, float], ...]], ...] = (
    (5, ((0.27, 0.04), (0.4, -0.1), (0.49, -0.27), (0.51, -0.42))),  # from the nose to the mouth
    (3, ((0.46, -0.66), (0.5, -0.76), (0.5, -0.86))),  # down from the mouth's corner
    (3, ((0.26, 0.2), (0.42, 0.13), (0.58, 0.16), (0.68, 0.25))),  # under the eye
    (2, ((0.76, 0.5), (0.83, 0.55), (0.88, 0.6))),  # beside it
    (2, ((0.77, 0.45), (0.86, 0.46))),
    (2, ((0.76, 0.4), (0.83, 0.36), (0.88, 0.32))),
    (2, ((0.06, 0.62), (0.075, 0.7), (0.06, 0.78))),  # between the brows
)
Image = NDArray[np.float32]


def paint_lines(
    likeness: Likeness, *, side_px: int, left: float, high: float, unit_px: float
) -> tuple[Image, Image]:
    """Shares (side_px, side_px) of folds and ridges. left, high: the picture's corner, canonical;
    unit_px: of a canonical unit."""
    folds = np.zeros((side_px, side_px), np.float32)
    low, all_lines = LINED[likeness.age]
    amount = low + (all_lines - low) * likeness.skin.wrinkles
    if amount < LEAST:
        return folds, folds
    scale = side_px / 512
    for width, line in _lines():
        pixels = (line - (left, high)) * (unit_px, -unit_px)
        thick = max(1, round(width * scale))
        corners = [np.round(pixels * 16).astype(np.int32)]
        cv2.polylines(folds, corners, False, (1.0,), thick, cv2.LINE_AA, 4)
    above = np.roll(folds, -round(RIDGE_RISE * scale), 0)
    ridges = cv2.GaussianBlur(above, (0, 0), RIDGE_PX * scale)
    soft = cv2.GaussianBlur(folds, (0, 0), SOFT_PX * scale)
    return np.asarray(0.9 * amount * soft, np.float32), np.asarray(0.5 * amount * ridges)


def _lines() -> list[tuple[int, Floats]]:
    """Widths in px of 512 and canonical places (N, 2), those of both sides."""
    across = np.linspace(-1, 1, 24)
    found = [(3, np.stack([half * across, high - 0.05 * across**2], 1)) for half, high in FOREHEAD]
    for width, line in SIDES:
        place = _smooth(np.array(line))
        found += [(width, place), (width, place * (-1.0, 1.0))]
    return found


def _smooth(line: Floats) -> Floats:
    """Float64 (16, 2): a curve through a few places, each coordinate a polynomial along it."""
    at, dense = np.linspace(0, 1, len(line)), np.linspace(0, 1, 16)
    degree = min(3, len(line) - 1)
    return np.stack([np.polyval(np.polyfit(at, column, degree), dense) for column in line.T], 1)
