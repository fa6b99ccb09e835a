"""Shares of classes drawn to the picture's edges.

He, Sun, Tang 2010, "Guided image filtering": within a small window a share may only follow the
picture, so the border of hair lies where its colour ends.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

REACH = 0.02  # of the side, half a window
FLAT = 40.0  # squared lightness below which differences are no edge


def follow_edges(shares: Floats, pixels: NDArray[np.uint8]) -> Floats:
    """float32 (C, S, S), sums of 1: shares (C, S, S) that follow a picture uint8 (S, S, 3)."""
    window = 2 * max(1, round(REACH * len(pixels))) + 1
    light = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)

    def mean(image: Floats) -> Floats:
        return np.asarray(cv2.blur(image, (window, window)), np.float32)

    middle = mean(light)
    spread = mean(light * light) - middle**2 + FLAT
    followed = np.empty_like(shares)
    for index, share in enumerate(shares):
        usual = mean(share)
        slope = (mean(light * share) - middle * usual) / spread
        followed[index] = mean(slope) * light + mean(usual - slope * middle)
    followed = followed.clip(0, 1)
    return np.asarray(followed / followed.sum(0).clip(1e-6), np.float32)
