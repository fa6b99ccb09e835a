"""A face of a photo laid on the average one: each of its parts lies always at one place."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from pipeline.canonical import OVAL, mean_face

AROUND = 1.6  # of the oval's radius: how far beyond it all moves as its edge does
SHARPEST = 1.35  # px of a photo for one of the view's, above which it is shrunk first


@dataclass(frozen=True)
class Frame:
    """What of the average face is seen, canonical, and in how many px."""

    left: float
    top: float
    right: float
    bottom: float
    wide_px: int
    high_px: int

    def widened(self, margin: float) -> Frame:
        """With so much of its sides more around it, at the same scale."""
        wide, high = (round(side * (1 + 2 * margin)) for side in (self.wide_px, self.high_px))
        across = (self.right - self.left) * (wide / self.wide_px - 1) / 2
        down = (self.top - self.bottom) * (high / self.high_px - 1) / 2
        return replace(
            self,
            left=self.left - across,
            right=self.right + across,
            top=self.top + down,
            bottom=self.bottom - down,
            wide_px=wide,
            high_px=high,
        )

    def grid(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Canonical x and y of the px' middles, float64 (H, W) each."""
        across = (np.arange(self.wide_px) + 0.5) / self.wide_px
        down = (np.arange(self.high_px) + 0.5) / self.high_px
        xs = self.left + (self.right - self.left) * across
        ys = self.top + (self.bottom - self.top) * down
        x, y = np.meshgrid(xs, ys)
        return x, y


def lay_flat(
    pixels: NDArray[np.uint8],
    landmarks: NDArray[np.float64] | NDArray[np.float32],
    frame: Frame,
) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): a face of a photo uint8 (h, w, 3) in a frame; the border goes on beyond it.

    landmarks: (468, 2) px of the photo.
    """
    corners, shares = _weave(frame)
    places = np.einsum("hwk,hwkc->hwc", shares, _surrounded(landmarks)[corners])
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
def _weave(frame: Frame) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of each px the triangle's corners (H, W, 3), and their shares in the px, float64 (H, W, 3).

    Corners are landmarks and what `_surrounded` adds.
    """
    places = np.stack(frame.grid(), -1)
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
