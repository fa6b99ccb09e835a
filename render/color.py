"""Colours as renderers need them: hexadecimal to sRGB, sRGB to linear light."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from render.types import Color


def color_of(hex_color: str) -> Color:
    """ "#ff8000" to sRGB from 0 to 1."""
    red, green, blue = bytes.fromhex(hex_color.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def to_linear(color: ArrayLike) -> NDArray[np.float32]:
    """Linear light, float32 in [0, 1], of sRGB in [0, 1] of any shape (IEC 61966-2-1)."""
    srgb: NDArray[Any] = np.asarray(color, np.float32).clip(0, 1)
    light = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)
