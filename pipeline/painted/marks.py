"""Strokes, discs and paint: what eyes and mouths are drawn with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array
from pipeline.painted.face_regions import fill

Point = NDArray[np.float64]


def stroke(shape: tuple[int, ...], line: Point, width_px: float, *, taper: float = 0.15) -> Array:
    """float32 (H, W): a line (N, 2) px that is thickest in the middle; taper: width at its ends."""
    steps = np.linspace(0, 1, len(line))
    dense = np.linspace(0, 1, 40)
    points = np.stack([np.interp(dense, steps, line[:, i]) for i in (0, 1)], -1)
    points[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
    along = np.gradient(points, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], -1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    half = 0.5 * width_px * (taper + (1 - taper) * np.sin(np.pi * dense) ** 0.7)
    outline = np.concatenate(
        [points + across * half[:, None], (points - across * half[:, None])[::-1]]
    )
    return fill(shape, outline)


def disc(shape: tuple[int, ...], centre: Point, radius: float) -> Array:
    """float32 (H, W): a filled circle, anti-aliased."""
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return fill(shape, centre + radius * np.stack([np.cos(turn), np.sin(turn)], -1))


def paint(lab: Array, mask: Array, color: Array) -> Array:
    """lab (H, W, 3) with a colour (3,) over it where mask (H, W) is."""
    return np.asarray(lab + mask[..., None] * (color - lab), np.float32)
