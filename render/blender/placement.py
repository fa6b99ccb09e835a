"""Where things that look at something stand, as matrices; plain numpy, no bpy."""

import numpy as np
from numpy.typing import NDArray

from render.types import Vector


def facing(position: Vector, target: Vector) -> NDArray[np.float64]:
    """float64 (4, 4): moves what stands at the origin and shines along -z to `position`.

    It then shines on `target`; its y points up as far as it can (away from us when it shines
    straight up or down).
    """
    backward = _unit(np.subtract(position, target).astype(np.float64))
    up = np.array([0.0, 0.0, -1.0]) if abs(backward[1]) > 0.999 else np.array([0.0, 1.0, 0.0])
    right = _unit(np.cross(up, backward))
    matrix = np.eye(4)
    matrix[:3, :3] = np.column_stack([right, np.cross(backward, right), backward])
    matrix[:3, 3] = position
    return matrix


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    unit: NDArray[np.float64] = vector / np.linalg.norm(vector)
    return unit
