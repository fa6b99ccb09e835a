"""Outlines without hard corners: of a card, and where the photo's edge cuts the subject off."""

import cv2
import numpy as np
from numpy.typing import NDArray

CARD_RADIUS = 0.11  # of the shorter side
CUT_RADII = (0.14, 0.07, 0.035)  # of the longest side; the small ones for arms and tails


def card_alpha(height: int, width: int) -> NDArray[np.float32]:
    """A rectangle with rounded corners that fills the picture, float32 (H, W)."""
    radius = CARD_RADIUS * min(height, width)
    y = np.abs(np.arange(height) + 0.5 - height / 2) - (height / 2 - radius)
    x = np.abs(np.arange(width) + 0.5 - width / 2) - (width / 2 - radius)
    corner = np.hypot(np.maximum(y, 0)[:, None], np.maximum(x, 0)[None])
    return np.clip(radius - corner + 0.5, 0, 1).astype(np.float32)


def round_cuts(alpha: NDArray[np.float32]) -> NDArray[np.float32]:
    """Round the corners that the picture's edge cuts out of a subject; alpha float32 (H, W).

    A disc rolls along the inside of the outline, once with the picture's edge as part of it and
    once with the subject going on beyond; what only the edge makes unreachable is cut off.
    """
    rounded = alpha
    for share in CUT_RADII:
        radius = max(2, round(share * max(alpha.shape)))
        mask = (alpha > 0.5).astype(np.uint8)
        border = (radius + 2,) * 4
        closed = _rolled(cv2.copyMakeBorder(mask, *border, cv2.BORDER_CONSTANT, value=0), radius)
        going_on = _rolled(cv2.copyMakeBorder(mask, *border, cv2.BORDER_REPLICATE), radius)
        inner = slice(radius + 2, -radius - 2)
        lost = (going_on & ~closed)[inner, inner].astype(np.float32)
        rounded = np.minimum(rounded, 1 - cv2.GaussianBlur(lost, (0, 0), 0.8))
    return rounded


def _rolled(mask: NDArray[np.uint8], radius: int) -> NDArray[np.bool_]:
    """What a disc of this radius can cover without leaving the mask."""
    centres = cv2.distanceTransform(mask, cv2.DIST_L2, 5) > radius
    reach = cv2.distanceTransform((~centres).astype(np.uint8), cv2.DIST_L2, 5)
    covered: NDArray[np.bool_] = reach <= radius
    return covered & centres.any()
