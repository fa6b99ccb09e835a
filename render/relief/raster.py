"""Operations on canvas images with one dtype in and out; sizes and blurs in pixels."""

from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

Image = NDArray[np.float32]
Mask = NDArray[np.bool_]
Labels = NDArray[np.int32]
_Scalar = TypeVar("_Scalar", bound=np.generic)


def blur(image: NDArray[np.generic], sigma: float) -> Image:
    """Gaussian blur; masks become float32 in [0, 1]."""
    return np.asarray(cv2.GaussianBlur(image.astype(np.float32), (0, 0), sigma), np.float32)


def shrink(image: NDArray[np.generic], side: int) -> Image:
    """Area average to (side, side)."""
    small = cv2.resize(image.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def enlarge(image: Image, side: int, *, sharp: bool = False) -> Image:
    """Bilinear, or bicubic when `sharp`, to (side, side)."""
    method = cv2.INTER_CUBIC if sharp else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (side, side), interpolation=method), np.float32)


def resize_labels(labels: Labels, side: int) -> Labels:
    """Nearest label, to (side, side)."""
    return np.asarray(cv2.resize(labels, (side, side), interpolation=cv2.INTER_NEAREST), np.int32)


def bleed(values: NDArray[_Scalar], inside: Mask) -> NDArray[_Scalar]:
    """Give every pixel the value of the nearest one that is `inside`."""
    index = distance_transform_edt(~inside, return_distances=False, return_indices=True)
    spread: NDArray[_Scalar] = values[index[0], index[1]]
    return spread


def signed_distance(inside: Mask) -> Image:
    """Distance to the mask's edge, positive inside; where there is no edge, far."""
    into = _distance(inside) if not inside.all() else np.full(inside.shape, 1e4, np.float32)
    away = _distance(~inside) if inside.any() else np.full(inside.shape, 1e4, np.float32)
    return into - away


def disc(diameter: int) -> NDArray[np.uint8]:
    """A round structuring element, diameter at least 3 and odd."""
    size = max(3, diameter | 1)
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)


def dilate(mask: Mask, kernel: NDArray[np.uint8]) -> Mask:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), kernel) > 0)


def erode(mask: Mask, kernel: NDArray[np.uint8]) -> Mask:
    """The canvas' edge does not erode the mask."""
    return np.asarray(cv2.erode(mask.astype(np.uint8), kernel) > 0)


def pieces_of(mask: Mask) -> tuple[Labels, NDArray[np.int64]]:
    """Connected components: labels (0 outside), and the area of each, [0] being 0."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = stats[:, cv2.CC_STAT_AREA].astype(np.int64)
    areas[0] = 0
    return np.asarray(labels, np.int32), areas


def _distance(mask: Mask) -> Image:
    return np.asarray(cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5), np.float32)
