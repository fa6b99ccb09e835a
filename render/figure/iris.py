"""The painting of an iris with its pupil: deep above, lighter below, with a dark rim."""

from __future__ import annotations

import colorsys

import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import Likeness
from render.color import color_of
from render.geometry import smoothstep
from render.types import Color

SIDE_PX = 128
PUPIL = 0.5  # radius over the iris's
SCALE = 1.05  # half the texture's side over the iris's radius
PUPIL_COLOR = (0.025, 0.02, 0.022)


def iris_color(likeness: Likeness) -> Color:
    """As measured, but light enough to be told from the pupil."""
    hue, light, full = colorsys.rgb_to_hls(*color_of(likeness.eyes.iris))
    return colorsys.hls_to_rgb(hue, float(np.clip(light, 0.17, 0.5)), min(1.0, full * 1.15 + 0.04))


def paint_iris(likeness: Likeness) -> NDArray[np.uint8]:
    """uint8 (SIDE_PX, SIDE_PX, 3), sRGB."""
    step = (np.arange(SIDE_PX, dtype=np.float32) + 0.5) / SIDE_PX * 2 - 1
    x, y = np.meshgrid(step * SCALE, -step * SCALE)
    radius = np.hypot(x, y)[..., None]
    color = np.array(iris_color(likeness), np.float32)
    light = np.clip(color * 1.55 + 0.07, 0, 1)
    glow = _smooth((0.35 - y) / 1.1)[..., None] * _smooth((1 - radius) / 0.3)
    image = 0.72 * color + glow * (light - 0.72 * color)
    image = image * (1 - 0.62 * _smooth((radius - 0.78) / 0.2))
    image = image + (PUPIL_COLOR - image) * _smooth((PUPIL + 0.03 - radius) / 0.06)
    return np.asarray(np.clip(image * 255 + 0.5, 0, 255), np.uint8)


def _smooth(values: NDArray[np.float32]) -> NDArray[np.float32]:
    t = np.clip(values, 0, 1)
    return np.asarray(smoothstep(t), np.float32)
