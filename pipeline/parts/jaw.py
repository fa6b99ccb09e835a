"""The lower face of a photo, laid on the average one: what grows on it lies always at one place.

A second look: there the photo shows several times as much as in the crop of the whole head.
"""

from __future__ import annotations

import functools

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from pipeline.canonical import OVAL, mean_face
from pipeline.types import FaceMesh

JAW_PX = (96, 64)  # wide and high
LEFT, TOP, RIGHT, BOTTOM = -0.9, 0.12, 0.9, -1.12  # canonical: from below the eyes to the throat
AROUND = 1.6  # of the oval's radius: how far beyond it all moves as its edge does
SHARPEST = 1.35  # px of a photo for one of the jaw's, above which it is shrunk first


def cut_jaw(pixels: NDArray[np.uint8], face: FaceMesh, *, margin: float = 0.0) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): the lower face of a photo uint8 (h, w, 3); its border goes on beyond it.

    margin: of the jaw's width and height, seen around it besides.
    """
    corners, shares = _weave(margin)
    places = np.einsum("hwk,hwkc->hwc", shares, _surrounded(face.landmarks[:, :2])[corners])
    low, high = places.min((0, 1)), places.max((0, 1))
    first = np.floor(low - 2).clip(0, np.array(pixels.shape[1::-1]) - 1).astype(int)
    last = np.ceil(high + 3).clip(first + 1, pixels.shape[1::-1]).astype(int)
    part = pixels[first[1] : last[1], first[0] : last[0]]
    scale = _scale(places)
    if scale < 1:
        part = np.asarray(
            cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
    ratio = np.array(part.shape[1::-1]) / (last - first)
    there = ((places - first + 0.5) * ratio - 0.5).astype(np.float32)
    x, y = np.ascontiguousarray(there[..., 0]), np.ascontiguousarray(there[..., 1])
    seen = cv2.remap(part, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


@functools.cache
def _weave(margin: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of each px the triangle's corners (H, W, 3), and their shares in the px, float64 (H, W, 3).

    Corners are landmarks and what `_surrounded` adds.
    """
    wide, high = (round(side * (1 + 2 * margin)) for side in JAW_PX)
    across, down = (wide / JAW_PX[0] - 1) / 2, (high / JAW_PX[1] - 1) / 2
    xs = LEFT + (RIGHT - LEFT) * ((np.arange(wide) + 0.5) / wide * (1 + 2 * across) - across)
    ys = TOP + (BOTTOM - TOP) * ((np.arange(high) + 0.5) / high * (1 + 2 * down) - down)
    places = np.stack(np.meshgrid(xs, ys), -1)
    net = Delaunay(_surrounded(mean_face().points[:, :2]))
    found = net.find_simplex(places)
    turn = net.transform[found]
    two = np.einsum("hwij,hwj->hwi", turn[..., :2, :], places - turn[..., 2, :])
    shares = np.concatenate([two, 1 - two.sum(-1, keepdims=True)], -1)
    return net.simplices[found].astype(np.int64), shares


def _surrounded(points: NDArray[np.float64] | NDArray[np.float32]) -> NDArray[np.float64]:
    """float64 (N, 2): flat landmarks (468, 2) and a ring around them."""
    flat = points.astype(np.float64)
    mirror = mean_face().mirror
    ring = flat[[*OVAL, *(int(mirror[index]) for index in OVAL[1:-1])]]
    middle = ring.mean(0)
    return np.concatenate([flat, middle + AROUND * (ring - middle)])


def _scale(places: NDArray[np.float64]) -> float:
    """By how much to shrink a photo whose px are seen at places (H, W, 2), at most 1."""
    row = places[places.shape[0] // 2]
    each = float(np.linalg.norm(np.diff(row, axis=0), axis=1).mean())
    return min(1.0, SHARPEST / max(each, 1e-6))
