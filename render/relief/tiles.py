"""Turns parts into tiles: how far each point of the surface moves along its normal.

A tile is the rounded intersection of the body with the part's prism. In the body's signed
distance that is an offset which depends on x and y only, and so is the union of all tiles.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from render.relief.canvas import Canvas
from render.relief.colors import to_lab
from render.relief.parts import Parts
from render.relief.silhouette import Silhouette

ROUNDING = (0.03, 0.17)  # least and greatest radius of a tile's edge, units
OVERLAP = 0.36  # of the radius: how far tiles reach into each other, so how deep creases are
LIFT = 0.25  # of the radius: how far tiles stand out
ENCLOSED_LIFT = 0.07  # more for small parts that others surround, units
LINE_DEPTH = 0.016  # of the drawing's dark lines, units


def tile_offsets(
    parts: Parts, outline: Silhouette, pixel: float, *, relief: float = 1.0
) -> NDArray[np.float32]:
    """Outward offset float32 (N, N) in units: domes with rounded creases between them."""
    largest = float(parts.shares.max())
    offsets = np.full(parts.labels.shape, -np.inf, np.float32)
    for part in range(1, parts.count + 1):
        here = parts.labels == part
        distance = _signed_distance(here) * pixel
        inner = float(np.where(outline.mask, distance, 0).max())
        radius = float(np.clip(0.55 * inner, *ROUNDING))
        small = 1 - float(np.sqrt(parts.shares[part - 1] / largest))
        lift = LIFT * radius + ENCLOSED_LIFT * _enclosure(here, outline.mask) * small
        offsets = np.maximum(offsets, lift - _rounded_edge(distance, radius))
    softened: NDArray[np.float32] = cv2.GaussianBlur(offsets, (0, 0), 1.6) * relief
    return softened


def drawn_lines(canvas: Canvas) -> NDArray[np.float32]:
    """Where the drawing has dark thin lines, float32 (N, N) in [0, 1]."""
    light = to_lab(cv2.bilateralFilter(canvas.colors, 7, 0.1, 3))[..., 0]
    width = max(3, round(0.07 / canvas.pixel) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    dark = cv2.morphologyEx(light, cv2.MORPH_CLOSE, kernel) - light
    lines: NDArray[np.float32] = cv2.GaussianBlur(np.clip((dark - 12) / 25, 0, 1), (0, 0), 1.2)
    return lines


def _signed_distance(here: NDArray[np.bool_]) -> NDArray[np.float32]:
    inside = cv2.distanceTransform(here.astype(np.uint8), cv2.DIST_L2, 5)
    outside = cv2.distanceTransform((~here).astype(np.uint8), cv2.DIST_L2, 5)
    if here.all():
        inside = np.full_like(inside, np.hypot(*here.shape))
    signed: NDArray[np.float32] = cv2.GaussianBlur(inside - outside, (0, 0), 1.5)
    return signed


def _enclosure(here: NDArray[np.bool_], mask: NDArray[np.bool_]) -> float:
    """The share of a part's border that touches other parts and not the outline."""
    own = (here & mask).astype(np.uint8)
    ring = (cv2.dilate(own, np.ones((5, 5), np.uint8)) > 0) & (own == 0)
    return float((ring & mask).sum() / max(ring.sum(), 1))


def _rounded_edge(distance: NDArray[np.float32], radius: float) -> NDArray[np.float32]:
    """Depth below the tile's top at `distance` from its border: a quarter circle, then a wall."""
    reach = distance + OVERLAP * radius
    x = np.clip(radius - reach, 0, radius)
    depth: NDArray[np.float32] = radius - np.sqrt(np.maximum(radius**2 - x**2, 0))
    return depth + 4 * np.maximum(-reach, 0)
