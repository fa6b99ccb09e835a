"""Parts of faces as soft masks on a canvas, from the 468 landmarks."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur
from pipeline.types import FaceMesh

# Landmark indices along contours of MediaPipe's mesh (face_mesh_connections.py), in order.
RIGHT_EYE = (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7)
LEFT_EYE = (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249)
RIGHT_BROW = (70, 63, 105, 66, 107, 55, 65, 52, 53, 46)
LEFT_BROW = (300, 293, 334, 296, 336, 285, 295, 282, 283, 276)
LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
MOUTH = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)
NOSTRILS = (129, 64, 98, 97, 2, 326, 327, 294, 358, 4)
OVAL = (
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
)
FEATURES = (RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW, LIPS, NOSTRILS)
_SUBPIXEL_BITS = 4


def fill(shape: tuple[int, ...], polygon: NDArray[np.float64] | Array) -> Array:
    """float32 (H, W) in [0, 1]: the inside of a polygon (N, 2) px, anti-aliased."""
    canvas = np.zeros(shape, np.uint8)
    points = np.round(polygon * (1 << _SUBPIXEL_BITS)).astype(np.int32)
    cv2.fillPoly(canvas, [points], (255,), cv2.LINE_AA, _SUBPIXEL_BITS)
    return canvas.astype(np.float32) / np.float32(255)


def region(shape: tuple[int, ...], face: FaceMesh, indices: tuple[int, ...]) -> Array:
    """float32 (H, W): the inside of a contour of landmarks."""
    return fill(shape, face.landmarks[list(indices), :2])


def hull(shape: tuple[int, ...], face: FaceMesh, indices: tuple[int, ...]) -> Array:
    """float32 (H, W): the convex hull of landmarks."""
    points = cv2.convexHull(np.ascontiguousarray(face.landmarks[list(indices), :2]))
    return fill(shape, np.asarray(points[:, 0], np.float32))


def size(face: FaceMesh) -> float:
    """From chin to forehead, px."""
    return float(np.linalg.norm(face.landmarks[152, :2] - face.landmarks[10, :2]))


@dataclass(frozen=True, eq=False)
class FaceRegions:
    """Soft masks float32 (H, W) over all faces of a canvas.

    features: eyes, brows, lips and nostrils with a margin. oval: the faces' ovals.
    plain: skin of the ovals without features.
    """

    features: Array
    oval: Array
    plain: Array


def build_regions(shape: tuple[int, ...], faces: tuple[FaceMesh, ...]) -> FaceRegions:
    """The regions of all faces on a canvas of `shape`."""
    features, oval = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for face in faces:
        margin = max(1.2, 0.018 * size(face))
        own = np.zeros(shape, np.float32)
        for indices in FEATURES:
            own = np.maximum(own, hull(shape, face, indices))
        # Blurred and raised: the hull itself stays fully inside, with a soft margin around.
        features = np.maximum(features, (2.2 * blur(own, margin)).clip(0, 1))
        oval = np.maximum(oval, hull(shape, face, OVAL))
    return FaceRegions(features, oval, (oval - 1.5 * features).clip(0, 1))


def eye_band(shape: tuple[int, ...], face: FaceMesh) -> Array:
    """float32 (H, W): from the brows to below the eyes and out to the ears, where glasses sit."""
    across = face.landmarks[454, :2] - face.landmarks[234, :2]
    across = across / max(float(np.linalg.norm(across)), 1e-6)
    down = np.array([-across[1], across[0]], np.float32) * np.float32(size(face))
    left, right = face.landmarks[127, :2], face.landmarks[356, :2]
    corners = [left - 0.10 * down, right - 0.10 * down, right + 0.24 * down, left + 0.24 * down]
    return blur(fill(shape, np.stack(corners)), 0.02 * size(face) + 1)


def skin_shape(shape: tuple[int, ...], face: FaceMesh) -> Array:
    """float32 (H, W): the face's oval, its ears and its neck: where skin is, judged by shape."""
    high = size(face)
    oval = hull(shape, face, OVAL)
    chin, brow = face.landmarks[152, :2], face.landmarks[10, :2]
    down = (chin - brow) / max(high, 1e-6)
    across = np.array([-down[1], down[0]], np.float32)
    jaw = 0.30 * float(np.linalg.norm(face.landmarks[454, :2] - face.landmarks[234, :2]))
    neck = [
        chin + s * jaw * across + d * high * down
        for s, d in ((-1, -0.2), (1, -0.2), (1.1, 0.3), (-1.1, 0.3))
    ]
    ears = np.zeros_like(oval)
    for index in (234, 454):
        middle = face.landmarks[index, :2] + 0.04 * high * down
        turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)[:, None]
        ring = 0.06 * np.cos(turn) * across + 0.15 * np.sin(turn) * down
        ears = np.maximum(ears, fill(shape, middle + high * ring))
    whole = np.maximum(np.maximum(oval, fill(shape, np.stack(neck))), ears)
    return blur(whole, 0.012 * high + 1)


def window(shape: tuple[int, ...], face: FaceMesh) -> tuple[tuple[slice, slice], FaceMesh]:
    """The rows and columns around a face, and the face in pixels of that part."""
    return _around(shape, face, face.landmarks, 0.15)


def eye_window(shape: tuple[int, ...], face: FaceMesh) -> tuple[tuple[slice, slice], FaceMesh]:
    """As `window`, but around the eyes, with the cheeks below them."""
    return _around(shape, face, face.landmarks[list(RIGHT_EYE + LEFT_EYE)], 0.6)


def _around(
    shape: tuple[int, ...], face: FaceMesh, points: Array, margin: float
) -> tuple[tuple[slice, slice], FaceMesh]:
    """margin: around the points' box, of its longer side."""
    (x0, y0), (x1, y1) = points[:, :2].min(0), points[:, :2].max(0)
    around = margin * max(x1 - x0, y1 - y0)
    left, top = max(0, int(x0 - around)), max(0, int(y0 - around))
    right, bottom = min(shape[1], int(x1 + around) + 1), min(shape[0], int(y1 + around) + 1)
    part = slice(top, max(bottom, top + 1)), slice(left, max(right, left + 1))
    return part, face.seen_from(left, top)
