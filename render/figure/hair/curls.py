"""Curls: round bumps all over the volume, chunky for curly hair and fine for coily."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from render.figure.hair.style import Style
from render.figure.skull import Floats

CELL = 1.3  # sides of the cells against the curls' distance: a surface cuts many cells
_ASKEW = np.linalg.qr(np.array([[1, 0.6, -0.4], [-0.5, 1, 0.7], [0.6, -0.3, 1]]))[0]
ROUNDS = 5  # of evening out the bumps' middles


def curl_size(style: Style) -> float:
    """Distance between neighbouring curls."""
    if style.hair.texture == "coily":
        return 0.12 + 0.12 * style.hair.volume
    return 0.32 if style.hair.kind != "short" else 0.27


def curled(style: Style, vertices: Floats, normals: Floats) -> tuple[Floats, Floats]:
    """Vertices (V, 3) raised to curls, and each one's height 0 to 1 over the valleys."""
    size = curl_size(style)
    middles = spread(vertices, size)
    apart, order = cKDTree(middles).query(vertices, k=2)
    distance, nearest = apart[:, 0], order[:, 0]
    height = np.sqrt(1 - (1 - np.clip((apart[:, 1] - distance) / (0.8 * size), 0, 1)) ** 2)
    if style.hair.texture == "curly":
        height = height * _spiral(vertices - middles[nearest], normals, distance / size, nearest)
    depth = 0.3 * size
    return vertices + (depth * (height - 0.55))[:, None] * normals, height


def spread(points: Floats, size: float) -> Floats:
    """Points (N, 3) that lie about `size` apart among these (V, 3)."""
    cells = np.floor(points @ _ASKEW / (CELL * size)).astype(np.int64)
    _, label = np.unique(cells, axis=0, return_inverse=True)
    label = label.ravel()
    for _ in range(ROUNDS):
        count = np.maximum(np.bincount(label), 1)[:, None]
        middles = np.stack([np.bincount(label, points[:, a]) for a in range(3)], 1) / count
        label = cKDTree(middles).query(points)[1]
        label = np.unique(label, return_inverse=True)[1].ravel()
    count = np.bincount(label)[:, None]
    middles = np.stack([np.bincount(label, points[:, a]) for a in range(3)], 1) / count
    return np.asarray(middles)


def _spiral(offset: Floats, normals: Floats, reach: Floats, number: Floats) -> Floats:
    """A groove that winds about each curl's middle, 0.7 to 1."""
    right = np.cross(normals, (0.0, 0.35, 1.0))
    right /= np.maximum(np.linalg.norm(right, axis=1, keepdims=True), 1e-6)
    up = np.cross(normals, right)
    turn = np.arctan2((offset * up).sum(1), (offset * right).sum(1))
    wind = np.where(number % 2 == 0, 1, -1) * turn + 2 * np.pi * reach / 0.42
    return np.asarray(0.84 + 0.16 * np.cos(wind))
