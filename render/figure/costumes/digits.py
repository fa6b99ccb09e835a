"""The strokes of numbers as they are sewn on shirts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from render.modelling.meshes import Floats

Corners = tuple[tuple[float, float], ...]
APART = 1.5  # of two digits' middles, in half heights
ALONE, BESIDE = 1.3, 1.0  # width of a digit without and with another
ROUNDS = 2  # of the cutting of corners
POINTS = 26  # of a digit's path
# Corners of one stroke each, 1 wide and 2 high; a loop ends where it begins.
_NOUGHT: Corners = (
    (0.0, 1.0), (0.3, 1.0), (0.5, 0.65), (0.5, -0.65), (0.3, -1.0), (-0.3, -1.0), (-0.5, -0.65),
    (-0.5, 0.65), (-0.3, 1.0), (0.0, 1.0),
)  # fmt: skip
_SIX: Corners = (
    (0.45, 0.75), (0.2, 1.0), (-0.25, 1.0), (-0.5, 0.6), (-0.5, -0.7), (-0.25, -1.0), (0.25, -1.0),
    (0.5, -0.7), (0.5, -0.2), (0.25, 0.1), (-0.2, 0.1), (-0.5, -0.2),
)  # fmt: skip
DIGITS: Mapping[int, Corners] = MappingProxyType(
    {
        0: _NOUGHT,
        1: ((-0.4, 0.6), (0.05, 1.0), (0.05, -1.0)),
        2: ((-0.5, 0.55), (-0.3, 1.0), (0.3, 1.0), (0.5, 0.6), (0.4, 0.15), (-0.5, -1.0),
            (0.55, -1.0)),
        3: ((-0.5, 1.0), (0.5, 1.0), (-0.05, 0.2), (0.3, 0.15), (0.5, -0.2), (0.5, -0.65),
            (0.25, -1.0), (-0.25, -1.0), (-0.5, -0.7)),
        4: ((0.25, -1.0), (0.25, 1.0), (-0.55, -0.45), (0.6, -0.45)),
        5: ((0.45, 1.0), (-0.4, 1.0), (-0.45, 0.1), (0.2, 0.2), (0.5, -0.1), (0.5, -0.65),
            (0.2, -1.0), (-0.2, -1.0), (-0.5, -0.7)),
        6: _SIX,
        7: ((-0.5, 1.0), (0.5, 1.0), (0.1, 0.1), (-0.15, -1.0)),
        8: ((0.0, 0.1), (-0.42, 0.3), (-0.42, 0.8), (-0.2, 1.0), (0.2, 1.0), (0.42, 0.8),
            (0.42, 0.3), (0.0, 0.1), (-0.5, -0.15), (-0.5, -0.75), (-0.25, -1.0), (0.25, -1.0),
            (0.5, -0.75), (0.5, -0.15), (0.0, 0.1)),
        9: tuple((-x, -y) for x, y in _SIX),
    }
)  # fmt: skip


def strokes(number: int) -> list[Floats]:
    """A path (POINTS, 2) of x and up for each digit, about the number's middle, 2 high."""
    digits = [int(digit) for digit in str(number)]
    wide = ALONE if len(digits) == 1 else BESIDE
    middles = APART * (np.arange(len(digits)) - (len(digits) - 1) / 2)
    return [
        _rounded(DIGITS[digit]) * (wide, 1.0) + (middle, 0.0)
        for digit, middle in zip(digits, middles, strict=True)
    ]


def _rounded(corners: Corners) -> Floats:
    """Points at even distances along a stroke whose corners are cut."""
    path = np.array(corners, np.float64)
    for _ in range(ROUNDS):
        cut = np.stack([0.8 * path[:-1] + 0.2 * path[1:], 0.2 * path[:-1] + 0.8 * path[1:]], 1)
        path = np.concatenate([path[:1], cut.reshape(-1, 2)[1:-1], path[-1:]])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0, length[-1], POINTS)
    return np.stack([np.interp(even, length, path[:, axis]) for axis in (0, 1)], 1)
