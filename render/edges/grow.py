"""How far the sticker reaches beyond its subject: the subject's outline, grown."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

STEEPNESS = 0.75  # the edge's fall in alpha per pixel
CLOSING = 1.0  # gaps narrower than twice this share of the border's width are closed
SMOOTH_PX = 2.2  # evens out the steps of the distance field, which 5 x 5 masks only approximate


def border_alpha(alpha: NDArray[np.float32], width_px: float) -> NDArray[np.float32]:
    """The sticker's area float32 (S, S): the subject grown by `width_px`, notches closed.

    What remains open must be wide enough to look meant: too narrow a gap is filled by growing
    further and shrinking back.
    """
    if width_px <= 0 or alpha.max() < 0.5:
        return alpha
    spare_px = width_px * CLOSING
    room = math.ceil(width_px + spare_px) + 2  # else what lies at the picture's edge grows horns
    wide = np.pad(alpha, room)
    closed = 1 - grow(1 - grow(wide, width_px + spare_px), spare_px)
    return closed[room:-room, room:-room]


def grow(alpha: NDArray[np.float32], distance_px: float) -> NDArray[np.float32]:
    """Alpha float32 (S, S) grown by `distance_px` all around: round corners, smooth edges."""
    if not (alpha >= 0.5).any():
        return alpha
    grown = distance_px - beyond(alpha)
    return np.asarray(np.clip((grown - 0.5) * STEEPNESS + 0.5, 0, 1), np.float32)


def beyond(alpha: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far each pixel is outside of alpha float32 (S, S), in pixels; about -1 inside.

    The distance to the nearest half covered pixel is corrected by how much of that pixel is
    covered, which keeps the outline as smooth as the alpha it came from.
    """
    covered = alpha >= 0.5
    distance, labels = cv2.distanceTransformWithLabels(
        (~covered).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    share = np.zeros(labels.max() + 1, np.float32)
    share[labels[covered]] = alpha[covered]
    return np.asarray(cv2.GaussianBlur(distance - share[labels], (0, 0), SMOOTH_PX), np.float32)
