"""What materials do to a surface's form: where each vertex is moved. Of paper see facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from config.theme import MaterialName
from render.finish.noise import dents, waves
from render.modelling.fields import smoothed

Floats = NDArray[np.float32]
Shaper = Callable[[Floats, Floats, NDArray[np.int32]], Floats]

POLISH, KNEADING = 6, 3  # rounds of smoothing
PILE = 0.5  # of the distance between vertices
LONGEST_PILE = 0.022  # units


@dataclass(frozen=True)
class Form:
    """bent: units by which space itself is bent, with everything in it, thin things too; length:
    of its waves, units. shape: what else moves the vertices of solid things, given points (V, 3),
    unit normals (V, 3) and triangles."""

    bent: float
    length: float
    shape: Shaper


def _kneaded(points: Floats, normals: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Lumps, and the hollows of fingers, which leave nothing of finer forms."""
    even = smoothed(points.astype(np.float64), triangles, rounds=KNEADING) - points
    high = 0.018 * waves(points, 0.42) + 0.045 * dents(points, 0.3, 0.18)
    return np.asarray(even + high[:, None] * normals, np.float32)


def _piled(points: Floats, normals: Floats, triangles: NDArray[np.int32]) -> Floats:
    """A short pile that stands up everywhere."""
    edges = points[triangles[:, 0]] - points[triangles[:, 1]]
    length = min(PILE * float(np.median(np.linalg.norm(edges, axis=1))), LONGEST_PILE)
    pile = np.random.default_rng(3).random(len(points), np.float32) - 0.4
    high = 0.004 * waves(points, 0.07) + length * pile
    return np.asarray(high[:, None] * normals, np.float32)


def _polished(points: Floats, _: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Without the small bumps that would break a mirrored picture to pieces."""
    smooth = smoothed(points.astype(np.float64), triangles, rounds=POLISH)
    return (smooth - points).astype(np.float32)


FORMS: Mapping[MaterialName, Form] = MappingProxyType(
    {
        "clay": Form(0.016, 0.45, _kneaded),
        "plush": Form(0.01, 0.5, _piled),
        "metal": Form(0.0, 1.0, _polished),
        "glass": Form(0.0, 1.0, _polished),
        "candy": Form(0.008, 0.35, _polished),
    }
)
