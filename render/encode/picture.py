"""What encoders do to pictures first: scale them, fill what lies beyond the edge."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

# Below this side the fill is one colour; it halves from the picture's side down to here.
_COARSEST_PX = 4
# Alpha below which a colour is invisible and only costs bytes. A shadow colours the fill around
# it as if it were so many times as dense.
_FAINT_BELOW = 6
_FAINT_WEIGHT = 8.0
# Small pictures lose their outlines to averaging; unsharp masking gives some back.
# By eye at 100 px.
_SHARPEN_BELOW_PX = 160
_SHARPEN_AMOUNT = 0.45
_SHARPEN_SIGMA_PX = 0.7


def premultiplied(picture: Picture) -> Picture:
    """uint8 (H, W, 4) premultiplied of uint8 (H, W, 4) straight alpha."""
    alpha = picture[..., 3]
    shares = cv2.merge([alpha, alpha, alpha, np.full_like(alpha, 255)])
    return np.asarray(cv2.multiply(picture, shares, scale=1 / 255), np.uint8)


def straight(premult: Picture) -> Picture:
    """uint8 (H, W, 4) straight alpha of uint8 (H, W, 4) premultiplied; 0 where alpha is 0."""
    alpha = premult[..., 3]
    shares = cv2.merge([alpha, alpha, alpha, np.full_like(alpha, 255)])
    return np.asarray(cv2.divide(premult, shares, scale=255), np.uint8)


def scaled(picture: Picture, side_px: int) -> Picture:
    """uint8 (side, side, 4): averaged down on premultiplied colours, sharpened when small."""
    if picture.shape[0] == side_px:
        return picture
    smaller = side_px < picture.shape[0]
    way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    small = cv2.resize(premultiplied(picture), (side_px, side_px), interpolation=way)
    if smaller and side_px < _SHARPEN_BELOW_PX:
        return _sharpened(np.asarray(small, np.uint8))
    alpha = small[..., 3]
    return straight(np.minimum(small, cv2.merge([alpha, alpha, alpha, alpha])))


def _sharpened(premult: Picture) -> Picture:
    """uint8 (H, W, 4) straight alpha. Colour and alpha overshoot alike, so edges keep theirs."""
    exact = premult.astype(np.float32)
    soft = cv2.GaussianBlur(exact, (0, 0), _SHARPEN_SIGMA_PX)
    sharp = exact + _SHARPEN_AMOUNT * (exact - soft)
    alpha = sharp[..., 3]
    colors = sharp[..., :3] * (255 / np.maximum(alpha, 1))[..., None]
    result: Picture = np.clip(np.dstack([colors, alpha]) + 0.5, 0, 255).astype(np.uint8)
    result[alpha < 1] = 0
    return result


def bled(picture: Picture) -> Picture:
    """The same picture with a smooth colour instead of whatever lies where alpha is next to 0.

    Video halves the resolution of colour, so what lies beyond the edge shows at the edge. The
    fill is the subject's own colour, averaged over ever larger squares (push and pull).
    """
    height, width = picture.shape[:2]
    weighty = picture.copy()
    weighty[..., 3] = cv2.multiply(picture[..., 3].copy(), np.array([_FAINT_WEIGHT]))
    level = _halved(premultiplied(weighty)).astype(np.float32)
    levels = [level]
    while min(levels[-1].shape[:2]) > _COARSEST_PX:
        levels.append(_halved(levels[-1]))
    total = levels[-1].reshape(-1, 4).sum(0)
    fill = np.broadcast_to(total * (255 / max(float(total[3]), 1.0)), levels[-1].shape)
    for level in reversed(levels):
        size = (level.shape[1], level.shape[0])
        fill = cv2.resize(fill.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        alpha = level[..., 3]
        missing = cv2.merge([alpha, alpha, alpha, alpha]) * np.float32(-1 / 255) + 1
        fill = cv2.add(level, cv2.multiply(fill, missing))
    fill = np.clip(fill, 0, 255).astype(np.uint8)
    result = cv2.resize(fill, (width, height), interpolation=cv2.INTER_LINEAR)
    shown = (picture[..., 3] >= _FAINT_BELOW).astype(np.uint8)
    result = cv2.copyTo(picture, shown, result)
    result[..., 3] = picture[..., 3]
    return np.asarray(result, np.uint8)


def _halved(picture: NDArray[Any]) -> NDArray[Any]:
    size = (max(1, picture.shape[1] // 2), max(1, picture.shape[0] // 2))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
