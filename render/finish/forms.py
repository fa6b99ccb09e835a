"""What materials do to a surface's form: where each vertex is moved. Of paper see facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from config.theme import MaterialName
from render.finish.noise import dents, waves
from render.modelling.fields import smoothed

Floats = NDArray[np.float32]
Form = Callable[[Floats, Floats, NDArray[np.int32]], Floats]

POLISH, KNEADING = 6, 3  # rounds of smoothing
PILE = 0.5  # of the distance between vertices
LONGEST_PILE = 0.022  # units


def _clay(points: Floats, normals: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Lumps, and the hollows of fingers, which leave nothing of finer forms."""
    kneaded = smoothed(points.astype(np.float64), triangles, rounds=KNEADING) - points
    high = 0.022 * waves(points, 0.42) + 0.045 * dents(points, 0.3, 0.18)
    return np.asarray(kneaded + high[:, None] * normals, np.float32)


def _plush(points: Floats, normals: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Stuffed unevenly, and a short pile that stands up everywhere."""
    edges = points[triangles[:, 0]] - points[triangles[:, 1]]
    length = min(PILE * float(np.median(np.linalg.norm(edges, axis=1))), LONGEST_PILE)
    pile = np.random.default_rng(3).random(len(points), np.float32) - 0.4
    high = 0.008 * waves(points, 0.5) + 0.004 * waves(points, 0.07) + length * pile
    return np.asarray(high[:, None] * normals, np.float32)


def _polished(points: Floats, _: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Without the small bumps that would break a mirrored picture to pieces."""
    smooth = smoothed(points.astype(np.float64), triangles, rounds=POLISH)
    return (smooth - points).astype(np.float32)


def _candy(points: Floats, normals: Floats, triangles: NDArray[np.int32]) -> Floats:
    swollen = 0.006 * waves(points, 0.3)[:, None] * normals
    return np.asarray(_polished(points, normals, triangles) + swollen, np.float32)


FORMS: Mapping[MaterialName, Form] = MappingProxyType(
    {
        "clay": _clay,
        "plush": _plush,
        "metal": _polished,
        "glass": _polished,
        "candy": _candy,
    }
)
