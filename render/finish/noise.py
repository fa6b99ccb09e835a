"""Noise over the points of a surface: the same at the same place, whatever the part."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from render.geometry import sphere_directions

Floats = NDArray[np.float32]

WAVES = 14
_SEED = 7  # every body of a material is formed alike, or nothing could be compared


def waves(points: Floats, length: float) -> Floats:
    """Smooth noise float32 (V,) at points (V, 3), about -1 to 1; length: from hill to hill."""
    rng = np.random.default_rng(_SEED)
    directions = sphere_directions(WAVES)[rng.permutation(WAVES)]
    numbers = directions * (2 * np.pi / length * rng.uniform(0.7, 1.35, WAVES))[:, None]
    phases = rng.uniform(0, 2 * np.pi, WAVES)
    total = np.sin(points @ numbers.T.astype(np.float32) + phases.astype(np.float32)).sum(1)
    return np.asarray(total * (2 / WAVES) ** 0.5 / 1.6, np.float32)


def bends(points: Floats, length: float) -> Floats:
    """Where smooth noise bends space, float32 (V, 3), about -1 to 1 along each axis."""
    far = np.float32(17.3)  # the axes' noises must not be alike
    return np.stack([waves(points + axis * far, length) for axis in range(3)], axis=1)


def dents(points: Floats, spacing: float, radius: float) -> Floats:
    """Shallow hollows with a soft rim, float32 (V,) from -1 to 0.2 at points (V, 3).

    As a thumb leaves them in clay: about one for each cube of `spacing` units.
    """
    cubes = np.floor(points / spacing).astype(np.int64)
    _, first = np.unique(cubes, axis=0, return_index=True)
    rng = np.random.default_rng(_SEED)
    middles = points[rng.permutation(first)[: max(1, int(0.75 * len(first)))]]
    away, _ = cKDTree(middles).query(points, workers=1)
    share = away / radius
    hollow = -(np.clip(1 - share**2, 0, 1) ** 2)
    rim = 0.2 * np.exp(-(((share - 1.15) / 0.3) ** 2))
    return np.asarray(hollow + rim, np.float32)
