"""How a picture is looked at to tell photos from drawings: the whole of it, and its middle."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import Photo

SIDE_PX = 320  # the longest side of what is looked at: photos in chats are often no larger
VIEW_PX = 160
PAPER = 255  # what lies behind transparent parts

Pixels = NDArray[np.uint8]


def flat(photo: Photo) -> Pixels:
    """uint8 (H, W, 3): a photo on white paper where it is transparent."""
    if photo.alpha is None:
        return photo.pixels
    alpha = photo.alpha[..., None]
    return np.asarray(np.round(photo.pixels * alpha + PAPER * (1 - alpha)), np.uint8)


def fitted(pixels: Pixels) -> Pixels:
    """uint8 (h, w, 3): a picture whose longest side is SIDE_PX, its shorter one VIEW_PX or more."""
    height, width = pixels.shape[:2]
    scale = SIDE_PX / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    seen = cv2.resize(pixels, size, interpolation=method)
    across, down = (max(0, VIEW_PX - side) for side in size)
    around = down // 2, down - down // 2, across // 2, across - across // 2
    return np.asarray(cv2.copyMakeBorder(seen, *around, cv2.BORDER_REFLECT), np.uint8)


def views(seen: Pixels) -> Pixels:
    """uint8 (2, VIEW_PX, VIEW_PX, 3): all of a fitted picture, and its middle from near."""
    whole = cv2.resize(seen, (VIEW_PX, VIEW_PX), interpolation=cv2.INTER_AREA)
    top, left = ((side - VIEW_PX) // 2 for side in seen.shape[:2])
    return np.stack([whole, seen[top : top + VIEW_PX, left : left + VIEW_PX]])
