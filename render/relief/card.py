"""The slab that a whole picture becomes when there is no subject to cut out."""

import cv2
import numpy as np
from numpy.typing import NDArray

from render.relief.silhouette import Silhouette

THICKNESS = 0.13  # half of it, and the radius of the fully rounded edge, units
FRAME = 0.12  # the rim that layers leave plain, units


def card_squared(outline: Silhouette, cells: int) -> NDArray[np.float32]:
    """The squared half thickness of a slab with round edges, float32 (cells, cells), units^2."""
    distance = cv2.resize(outline.distance, (cells, cells), interpolation=cv2.INTER_AREA)
    short = np.clip(THICKNESS - distance, 0, None)
    inside = THICKNESS**2 - short**2
    beyond = 2 * THICKNESS * distance
    squared: NDArray[np.float32] = np.where(distance > 0, inside, beyond).astype(np.float32)
    return squared


def card_relief(outline: Silhouette) -> NDArray[np.float32]:
    """How much of the layers' relief shows, float32 (N, N): none along the rim."""
    share = np.clip((outline.distance - 0.3 * FRAME) / FRAME, 0, 1)
    faded: NDArray[np.float32] = (share * share * (3 - 2 * share)).astype(np.float32)
    return faded
