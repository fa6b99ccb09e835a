"""Colours as numbers: sRGB and CIE Lab, as arrays of float32.

OpenCV converts one long row four times as fast as many of one pixel.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def to_lab(rgb: NDArray[np.uint8] | Array) -> Array:
    """float32 (..., 3): L in [0, 100], a and b, of sRGB uint8 or float32 in [0, 1]."""
    unit = rgb.astype(np.float32) / np.float32(255) if rgb.dtype == np.uint8 else rgb
    row = np.ascontiguousarray(unit, np.float32).reshape(1, -1, 3)
    return np.asarray(cv2.cvtColor(row, cv2.COLOR_RGB2LAB), np.float32).reshape(rgb.shape)


def to_rgb(lab: Array) -> Array:
    """float32 (..., 3): sRGB in [0, 1], clipped, of Lab float32."""
    row = np.ascontiguousarray(lab, np.float32).reshape(1, -1, 3)
    rgb = np.asarray(cv2.cvtColor(row, cv2.COLOR_LAB2RGB), np.float32)
    return rgb.reshape(lab.shape).clip(0, 1)


def blur(image: Array, sigma_px: float) -> Array:
    """float32 of the same shape, Gaussian blurred."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma_px), np.float32)


def smoothstep(values: Array, low: float, high: float) -> Array:
    """0 below `low`, 1 above `high` (the other way round if low > high), smooth between."""
    # Without a slope, such as in a flat picture, nothing is above.
    t = ((values - np.float32(low)) / np.float32((high - low) or 1e-6)).clip(0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
