"""Outlines without hard corners: of a card, and where the photo's edge cuts the subject off."""

import cv2
import numpy as np
from numpy.typing import NDArray

CARD_RADIUS = 0.11  # of the shorter side
_FRINGE = np.ones((9, 9), np.uint8)
CUT_RADII = (0.11, 0.055, 0.028)  # of the longest side; the small ones for arms and tails


def card_alpha(height: int, width: int) -> NDArray[np.float32]:
    """A rectangle with rounded corners that fills the picture, float32 (H, W)."""
    radius = CARD_RADIUS * min(height, width)
    y = np.abs(np.arange(height) + 0.5 - height / 2) - (height / 2 - radius)
    x = np.abs(np.arange(width) + 0.5 - width / 2) - (width / 2 - radius)
    corner = np.hypot(np.maximum(y, 0)[:, None], np.maximum(x, 0)[None])
    alpha: NDArray[np.float32] = np.clip(radius - corner + 0.5, 0, 1).astype(np.float32)
    return alpha


def round_cuts(alpha: NDArray[np.float32]) -> NDArray[np.float32]:
    """Round the corners that the picture's edge cuts out of a subject; alpha float32 (H, W).

    A disc rolls along the inside of the outline, once with the picture's edge as part of it and
    once with the subject going on beyond; what only the edge makes unreachable is cut off.
    """
    rounded = alpha
    for share in CUT_RADII:
        radius = max(2, round(share * max(alpha.shape)))
        mask = (alpha > 0.5).astype(np.uint8)
        closed = _rolled(np.pad(mask, radius + 2), radius)
        going_on = _rolled(np.pad(mask, radius + 2, mode="edge"), radius)
        lost = going_on & ~closed
        # The outline's soft pixels go with the corner they belonged to.
        lost = (cv2.dilate(lost.astype(np.uint8), _FRINGE) > 0) & ~closed
        inner = lost[radius + 2 : -radius - 2, radius + 2 : -radius - 2].astype(np.float32)
        rounded = np.minimum(rounded, 1 - cv2.GaussianBlur(inner, (0, 0), 0.8))
    return rounded


def _rolled(mask: NDArray[np.uint8], radius: int) -> NDArray[np.bool_]:
    """What a disc of this radius can cover without leaving the mask."""
    centres = cv2.distanceTransform(mask, cv2.DIST_L2, 5) > radius
    reach = cv2.distanceTransform((~centres).astype(np.uint8), cv2.DIST_L2, 5)
    covered: NDArray[np.bool_] = reach <= radius
    return covered & centres.any()
