"""The slab that a whole picture becomes when there is no subject to cut out."""

import numpy as np

from render.relief.raster import Image, shrink
from render.relief.silhouette import Silhouette

THICKNESS = 0.13  # half of it, and the radius of the fully rounded edge, units
FRAME = 0.12  # the rim that layers leave plain, units


def card_squared(outline: Silhouette, cells: int) -> Image:
    """The squared half thickness of a slab with round edges, float32 (cells, cells), units^2."""
    distance = shrink(outline.distance, cells)
    short = np.maximum(THICKNESS - distance, 0)
    inside = THICKNESS**2 - short**2
    beyond = 2 * THICKNESS * distance
    return np.where(distance > 0, inside, beyond).astype(np.float32)


def card_relief(outline: Silhouette) -> Image:
    """How much of the layers' relief shows, float32 (N, N): none along the rim."""
    share = np.clip((outline.distance - 0.3 * FRAME) / FRAME, 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)
