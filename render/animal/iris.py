"""The picture on a toy eye: a dark pupil, an iris lit from below, a dark ring around it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_rgb
from render.animal.colors import BLACK, BLUE_HUE, BROWN_HUE, LabColor, hue_deg
from render.geometry import smoothstep
from render.relief.raster import Image

SIDE_PX = 128
BROWN = np.array([23.0, 12.0, 16.0], np.float32)  # of eyes that are dark all over
WARM = np.array([28.0, 12.0, 20.0], np.float32)  # of eyes in dark fur
GLOW = 15.0  # lightness that the light from above gives the iris below the pupil
COLORED_GLOW = 20.0
RING = 0.86  # radius of the iris, of the eye's
DARK_PUPIL = (0.5, 0.53)
PUPIL = (0.28, 0.5)  # half axes: cats' and foxes' are upright
LIGHTNESS = (60.0, 74.0)  # of a coloured iris
CLEARER, LEAST_CHROMA = 1.3, 56.0  # its chroma: that times the photo's, and at least
# Blue ones are paler, and dogs' more often than cats': with rounder pupils.
BLUE_CHROMA, BLUE_PUPIL = 34.0, (0.42, 0.5)
BROWN_LIGHTNESS = (26.0, 38.0)  # lighter brown ones would stare


def paint_eye(iris: LabColor | None, *, warm: bool = False) -> NDArray[np.uint8]:
    """uint8 (SIDE_PX, SIDE_PX, 3) sRGB: the eye seen from the front, row 0 on top.

    iris: its colour; None for a dark eye, which `warm` makes a lighter brown.
    """
    axis = (np.arange(SIDE_PX, dtype=np.float32) + 0.5) / SIDE_PX * 2 - 1
    x, y = np.meshgrid(axis, -axis)
    away = np.hypot(x, y)
    color, glow, pupil = (WARM if warm else BROWN).copy(), GLOW, DARK_PUPIL
    if iris is not None and hue_deg(iris) < BROWN_HUE:
        color = iris.copy()
        color[0] = np.clip(color[0], *BROWN_LIGHTNESS)
    elif iris is not None:
        chroma = max(float(np.hypot(*iris[1:])), 1.0)
        blue = hue_deg(iris) > BLUE_HUE
        clear = max(CLEARER, (BLUE_CHROMA if blue else LEAST_CHROMA) / chroma)
        color, glow = iris * np.array([1, clear, clear], np.float32), COLORED_GLOW
        pupil = BLUE_PUPIL if blue else PUPIL
        color[0] = np.clip(color[0], *LIGHTNESS)
    lab = np.broadcast_to(color, (SIDE_PX, SIDE_PX, 3)).copy()
    lab[..., 0] -= glow * np.clip(0.5 + 0.9 * y, 0, 1) - 0.5 * glow
    lab[..., 0] += 0.5 * glow * np.exp(-(((x / 0.55) ** 2) + ((y + 0.5) / 0.3) ** 2))
    lab += _shade(away, x, y, pupil)[..., None] * (BLACK - lab)
    painted: NDArray[np.uint8] = np.round(to_rgb(lab) * 255).astype(np.uint8)
    return painted


def _shade(away: Image, x: Image, y: Image, pupil: tuple[float, float]) -> Image:
    """1 in the pupil and outside the iris, float32 (SIDE_PX, SIDE_PX)."""
    outside = _step(away - RING, 0.07)
    beyond = np.asarray(np.hypot(x / pupil[0], y / pupil[1]), np.float32)
    inside = _step(1 - beyond, 0.1)
    return np.asarray(np.maximum(outside, inside), np.float32)


def _step(values: Image, softness: float) -> Image:
    share = np.clip(values / (2 * softness) + 0.5, 0, 1)
    return np.asarray(smoothstep(share), np.float32)
