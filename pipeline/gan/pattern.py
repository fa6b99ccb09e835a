"""The screens of printed pictures: what a pattern of dots, lines or stars is drawn from.

A network that slides over a picture cannot know where the next dot lies, so it is given the
screen as an input and only decides how much of it shows.
"""

from __future__ import annotations

import functools
from typing import get_args

import numpy as np

from config.theme import PatternName
from pipeline.color import Array

PATTERNS: tuple[PatternName, ...] = tuple(n for n in get_args(PatternName) if n != "none")
PERIOD_PX = {"dots": 21.0, "hatch": 8.5, "stripes": 20.0, "stars": 62.0}  # on a canvas of 512 px
CANVAS_PX = 512
_MIXES = ((12.9, 78.2), (39.3, 11.1), (73.2, 52.2))


def draw_screen(pattern: PatternName, shape: tuple[int, ...]) -> Array:
    """float32 (H, W) in [-1, 1]; 0 everywhere for "none". Scales with the picture's longer side."""
    height, width = shape
    return _screen(pattern, height, width)


@functools.lru_cache(maxsize=16)
def _screen(pattern: PatternName, height: int, width: int) -> Array:
    if pattern == "none":
        return np.zeros((height, width), np.float32)
    period = PERIOD_PX[pattern] * max(height, width) / CANVAS_PX
    ys, xs = np.mgrid[:height, :width].astype(np.float32) * np.float32(2 * np.pi / period)
    if pattern == "dots":  # a screen at 45 degrees
        found = np.cos((xs + ys) / np.sqrt(2)) * np.cos((xs - ys) / np.sqrt(2))
    elif pattern == "hatch":
        found = np.cos((xs + ys) / np.sqrt(2))
    elif pattern == "stripes":
        found = np.cos((xs - ys) / np.sqrt(2))
    else:
        found = _stars(xs / np.float32(2 * np.pi), ys / np.float32(2 * np.pi))
    return np.asarray(found, np.float32)


def _stars(xs: Array, ys: Array) -> Array:
    """Four-pointed stars of all sizes, one somewhere in each square of side 1."""
    column, row = np.floor(xs), np.floor(ys)
    # The same numbers for the same square, wherever the picture is cut.
    chance = [np.modf(np.abs(np.sin(column * a + row * b) * 437.5))[0] for a, b in _MIXES]
    size = 0.45 + 0.55 * chance[2] ** 2
    x = np.abs(xs - column - 0.3 - 0.4 * chance[0]) / size
    y = np.abs(ys - row - 0.3 - 0.4 * chance[1]) / size
    # The astroid |x|^p + |y|^p with p below 1 has four points.
    reach = (x**0.55 + y**0.55) ** (1 / 0.55)
    return np.asarray(np.clip(1 - 2 * reach / 0.5, -1, 1), np.float32)
