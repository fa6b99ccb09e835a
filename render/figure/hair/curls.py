"""Curls: round bumps all over the volume, chunky for curly hair and fine for coily."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from render.figure.hair.style import Style
from render.figure.skull import Floats

CELL = 1.3  # sides of the cells against the curls' distance: a surface cuts many cells
_ASKEW = np.linalg.qr(np.array([[1, 0.6, -0.4], [-0.5, 1, 0.7], [0.6, -0.3, 1]]))[0]
DEPTH = 0.3  # of a curl over the valleys, against its size
CHUNKY = 1.15  # of loose curls
CLOSE = (0.6, 1.2)  # y between which short curls are cut closer
ROUNDS = 5  # of evening out the bumps' middles


def curl_size(style: Style) -> float:
    """Distance between neighbouring curls."""
    if style.hair.texture == "coily":
        return 0.12 + 0.12 * style.hair.volume
    return 0.3


def curled(style: Style, vertices: Floats, normals: Floats) -> tuple[Floats, Floats]:
    """Vertices (V, 3) raised to curls, and each one's height 0 to 1 over the valleys."""
    size = curl_size(style)
    ringlets = style.hangs and style.hair.texture == "curly"
    stretch = np.array([1.0, 0.42 if ringlets else 0.85, 1.0])
    places = vertices * stretch
    middles = spread(places, size)
    apart, order = cKDTree(middles).query(places, k=2)
    distance, nearest = apart[:, 0], order[:, 0]
    height = np.sqrt(1 - (1 - np.clip((apart[:, 1] - distance) / (0.8 * size), 0, 1)) ** 2)
    if style.hair.texture == "curly":
        offset = (places - middles[nearest]) / stretch
        height = height * _spiral(offset, normals, ringlets=ringlets, number=nearest, size=size)
    depth = DEPTH * size * _loose(style, vertices)
    return vertices + (depth * (height - 0.55))[:, None] * normals, height


def _loose(style: Style, vertices: Floats) -> Floats:
    """How far curls stand out, (V,): short ones are cut close at the sides."""
    if style.hair.texture != "curly":
        return np.ones(len(vertices))
    if style.hair.kind != "short":
        return np.full(len(vertices), CHUNKY)
    return np.interp(vertices[:, 1], CLOSE, (0.4, 1.3 * CHUNKY))


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


def _spiral(
    offset: Floats, normals: Floats, *, ringlets: bool, number: NDArray[np.int64], size: float
) -> Floats:
    """A groove that winds about each curl's middle, or around a ringlet's length, 0.7 to 1."""
    right = np.cross(normals, (0.0, 0.35, 1.0))
    right /= np.maximum(np.linalg.norm(right, axis=1, keepdims=True), 1e-6)
    up = np.cross(normals, right)
    across, along = (offset * right).sum(1), (offset * up).sum(1)
    way = np.where(number % 2 == 0, 1, -1)
    if ringlets:
        wind = 2 * np.pi * (offset[:, 1] / (0.62 * size) + way * 0.5 * across / size)
    else:
        wind = way * np.arctan2(along, across) + 2 * np.pi * np.hypot(across, along) / (0.4 * size)
    return np.asarray(0.84 + 0.16 * np.cos(wind))
