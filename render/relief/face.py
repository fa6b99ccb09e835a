"""Faces in the drawing: protected from cuts, and modelled a little from the face mesh's depth."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from pipeline.types import FaceMesh
from render.relief.canvas import Canvas
from render.relief.raster import Image, Mask, blur

# The outline of MediaPipe's face mesh, clockwise from the forehead.
# fmt: off
OVAL = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]
# fmt: on
NEIGHBOURS = 6  # landmarks that a point's depth is taken from
DEPTH_SHARE = 0.55  # of the mesh's own depth
DEEPEST = 0.09  # the relief's limit either way, units


@dataclass(frozen=True, eq=False)
class FaceRelief:
    """One face on the canvas.

    oval: bool (N, N). offset: float32 (N, N), outward in units, 0 outside the oval.
    soft: float32 (N, N) in [0, 1], the oval with a faded edge.
    """

    oval: Mask
    offset: Image
    soft: Image


def model_face(face: FaceMesh, canvas: Canvas) -> FaceRelief:
    """The oval and the relief of brow, nose, cheeks and chin."""
    points = canvas.points(face.landmarks[:, :2])
    hull = points[OVAL]
    oval = np.zeros((canvas.side,) * 2, np.uint8)
    cv2.fillPoly(oval, [np.round(hull * 16).astype(np.int32)], (1,), shift=4)
    width = float(np.ptp(hull[:, 0]))
    soft = blur(oval, max(0.05 * width, 1.0))
    soft = np.asarray(np.clip(2 * soft - 1, 0, 1) * (oval > 0), np.float32)
    depth = face.landmarks[:, 2] * canvas.placement[0, 0] * canvas.pixel
    offset = _high_frequencies(_raster(points, depth, oval > 0), oval > 0, 0.22 * width)
    limited = DEEPEST * np.tanh(DEPTH_SHARE * offset / DEEPEST)
    return FaceRelief(oval > 0, (limited * soft).astype(np.float32), soft)


def _raster(points: NDArray[np.float64], depth: NDArray[np.float32], oval: Mask) -> Image:
    """Depth between the landmarks, float32 (N, N), 0 outside the oval: the nearest ones' mean."""
    rows, columns = np.nonzero(oval)
    surface = np.zeros(oval.shape, np.float32)
    if len(rows):
        away, near = cKDTree(points).query(np.stack([columns, rows], 1), k=NEIGHBOURS)
        weight = 1 / (away**2 + 1)
        surface[rows, columns] = (weight * depth[near]).sum(1) / weight.sum(1)
    return surface


def _high_frequencies(depth: Image, inside: Mask, sigma: float) -> Image:
    """Depth less its broad form, which the inflated body already has."""
    weight = np.maximum(blur(inside, sigma), 1e-3)
    broad = blur(depth, sigma) / weight
    return blur(np.where(inside, depth - broad, 0), 0.2 * sigma)
