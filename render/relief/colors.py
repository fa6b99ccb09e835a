"""Colours in CIELAB, and the curve that makes a photo's dull colour a toy's clean one."""

import cv2
import numpy as np
from numpy.typing import NDArray

CHROMA = 1.35
GREY = 7.0  # below this chroma a colour is meant to be grey
VIVID = 85.0  # chroma is not raised above this


def to_lab(rgb: NDArray[np.floating]) -> NDArray[np.float32]:
    """sRGB in [0, 1] (..., 3) of an image (H, W, 3) -> L in [0, 100], a, b: float32."""
    lab: NDArray[np.float32] = cv2.cvtColor(
        np.ascontiguousarray(rgb, np.float32), cv2.COLOR_RGB2LAB
    )
    return lab


def to_rgb(lab: NDArray[np.floating]) -> NDArray[np.float32]:
    """CIELAB (H, W, 3) -> sRGB float32 in [0, 1]."""
    rgb = cv2.cvtColor(np.ascontiguousarray(lab, np.float32), cv2.COLOR_LAB2RGB)
    clipped: NDArray[np.float32] = np.clip(rgb, 0, 1)
    return clipped


def clean(lab: NDArray[np.floating], *, chroma: float = CHROMA) -> NDArray[np.float32]:
    """Colours (P, 3) as paint: stronger, no muddy darks, whites that are white."""
    lightness = np.interp(lab[:, 0], [0, 12, 30, 50, 70, 88, 100], [8, 15, 32, 51, 74, 91, 96])
    strength = np.hypot(lab[:, 1], lab[:, 2])
    factor = np.clip(VIVID / np.maximum(strength, 1), 1, chroma)
    factor = 1 + (factor - 1) * np.clip((strength - GREY + 3) / 6, 0, 1)
    return np.stack([lightness, lab[:, 1] * factor, lab[:, 2] * factor], 1).astype(np.float32)
