"""A made-up photo and a face to put in it."""

import numpy as np
from numpy.typing import NDArray

from pipeline.painted.face_regions import (
    LEFT_BROW,
    LEFT_EYE,
    LIPS,
    OVAL,
    RIGHT_BROW,
    RIGHT_EYE,
)
from pipeline.parts.crop import NOSE
from pipeline.types import FaceMesh

RINGS = (  # landmarks, centre and half axes in face heights
    (OVAL, 0.0, 0.0, 0.38, 0.5),
    (RIGHT_EYE, -0.17, -0.1, 0.08, 0.03),
    (LEFT_EYE, 0.17, -0.1, 0.08, 0.03),
    (RIGHT_BROW, -0.17, -0.2, 0.1, 0.02),
    (LEFT_BROW, 0.17, -0.2, 0.1, 0.02),
    (LIPS, 0.0, 0.27, 0.12, 0.05),
    (NOSE, 0.0, 0.1, 0.07, 0.06),
)


def face_at(x: float, y: float, *, size: float) -> FaceMesh:
    """A frontal face of ellipses around x, y, `size` px high."""
    points = np.zeros((468, 3))
    for ring, across, down, wide, tall in RINGS:
        angle = np.linspace(0, 2 * np.pi, len(ring), endpoint=False) - np.pi / 2
        points[list(ring), 0] = across + wide * np.cos(angle)
        points[list(ring), 1] = down + tall * np.sin(angle)
    for corner, across in ((33, -0.25), (133, -0.09), (362, 0.09), (263, 0.25)):
        points[corner] = across, -0.1, 0
    points = points * size + [x, y, 0]
    return FaceMesh(points.astype(np.float32), 1.0)


def photo(height: int, width: int) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): a slope of colours."""
    ys, xs = np.mgrid[:height, :width]
    colors = np.stack([xs * 255 / width, ys * 255 / height, 0 * xs + 90], -1)
    return np.asarray(colors, np.uint8)
