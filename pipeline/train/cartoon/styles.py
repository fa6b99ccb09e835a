"""Pictures of the style's own, as the discriminators are shown them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

STYLE_SCALE = (0.55, 1.1)  # of a crop's side that a style picture fills


def shrunk(picture: NDArray[np.uint8], side_px: int) -> NDArray[np.float32]:
    """float32 (S, S, 4) in [0, 1], colours times alpha: a picture uint8 (P, P, 4) at another size.

    What is clear has no colour to lend to its rim.
    """
    whole = picture.astype(np.float32) / np.float32(255)
    whole[..., :3] *= whole[..., 3:]
    small = cv2.resize(whole, (side_px, side_px), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def style_crop(
    random: np.random.Generator, picture: NDArray[np.uint8], side_px: int
) -> NDArray[np.float32]:
    """float32 (3, S, S) in [0, 1]: a picture uint8 (P, P, 4) on white, whole or cut by a border."""
    filled = max(8, round(side_px * float(random.uniform(*STYLE_SCALE))))
    small = shrunk(picture, filled)
    colors, alpha = small[..., :3], small[..., 3:]
    canvas = np.ones((side_px, side_px, 3), np.float32)
    x, y = (int(n) for n in random.integers(-filled // 4, side_px - 3 * filled // 4 + 1, 2))
    x0, y0, x1, y1 = max(0, x), max(0, y), min(side_px, x + filled), min(side_px, y + filled)
    part = np.s_[y0 - y : y1 - y, x0 - x : x1 - x]
    canvas[y0:y1, x0:x1] = colors[part] + (1 - alpha[part]) * canvas[y0:y1, x0:x1]
    shown = canvas[:, ::-1] if random.random() < 0.5 else canvas
    return np.ascontiguousarray(shown.transpose(2, 0, 1))
