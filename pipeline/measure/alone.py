"""One head of several: whose each pixel is, and the photo without the others.

Whatever looks at a head would take a neighbour's long hair for its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import Points
from pipeline.color import Array
from pipeline.types import Cutout, FaceMesh

SEEN_PX = 512  # longest side at which pixels are parted
BEHIND = 0.1  # of the alpha: below, a pixel is neither of the heads
LEAST_BEHIND = 0.01  # of the photo: where less is behind everybody, plain grey is
GREY = 128

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def of_others(places: Array, own: Points, others: Sequence[FaceMesh]) -> Mask:
    """bool (H, W): whether another's face is nearer than `own`, landmarks (N, 2), by their sizes.

    places: float32 (H, W, 2), px of the photo, as all faces.
    """
    distance = _distance(places, own)
    theirs = np.zeros(places.shape[:2], bool)
    for face in others:
        theirs |= _distance(places, face.landmarks[:, :2].astype(np.float64)) < distance
    return theirs


def alone(pixels: Pixels, cutout: Cutout, own: FaceMesh, others: Sequence[FaceMesh]) -> Pixels:
    """The photo uint8 (H, W, 3) with the colour of what is behind everybody in place of others."""
    if not others:
        return pixels
    height, width = pixels.shape[:2]
    scale = min(1.0, SEEN_PX / max(height, width))
    rows, columns = np.indices((round(height * scale), round(width * scale)), np.float32)
    places = np.stack([columns, rows], -1) / np.float32(scale)
    theirs = of_others(places, own.landmarks[:, :2].astype(np.float64), others)
    full = cv2.resize(theirs.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    shown = pixels.copy()
    shown[full > 0] = _behind(pixels, cutout, theirs.shape)
    return shown


def _behind(pixels: Pixels, cutout: Cutout, shape: tuple[int, ...]) -> Pixels:
    """uint8 (3,): the usual colour of the background, seen in `shape` (H, W)."""
    scale = np.array(shape[::-1]) / pixels.shape[1::-1]
    x0, y0, x1, y1 = np.round(np.array(cutout.box) * np.tile(scale, 2)).astype(int).tolist()
    behind = np.ones(shape, bool)
    box = (max(1, x1 - x0), max(1, y1 - y0))
    alpha = cv2.resize(cutout.alpha, box, interpolation=cv2.INTER_AREA)
    behind[y0 : y0 + box[1], x0 : x0 + box[0]] = (alpha < BEHIND)[: shape[0] - y0, : shape[1] - x0]
    seen = cv2.resize(pixels, (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    if behind.mean() < LEAST_BEHIND:
        return np.full(3, GREY, np.uint8)
    return np.asarray(np.median(seen[behind], axis=0), np.uint8)


def _distance(places: Array, landmarks: Points) -> Array:
    """float32 (H, W): distance of px of the photo from a face's middle, in its own size."""
    middle, size = landmarks.mean(0), float(np.ptp(landmarks, axis=0).max())
    apart = places - middle.astype(np.float32)
    return np.asarray(np.hypot(apart[..., 0], apart[..., 1]) / max(size, 1e-3), np.float32)
