"""What a blend shape does to a part's surface, kept for the vertices that it reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.geometry import vertex_normals
from render.types import Part

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

STILL = 1e-6  # scene units; what moves less does not move


@dataclass(frozen=True, eq=False)
class Bend:
    """What weight 1 of the body's blend shape number `shape` adds to some vertices.

    rows: int32 (N,), rising, which of the part's. offsets, normals: float32 (N, 3).
    """

    shape: int
    rows: Ints
    offsets: Floats
    normals: Floats


def bend_of(part: Part, normals: Floats, shape: int, offsets: Floats) -> Bend:
    """normals: of the part at rest, float32 (V, 3). offsets: of the shape, float32 (V, 3)."""
    moved = np.abs(offsets).max(axis=1) > STILL
    rows = _touched(part.triangles, moved)
    near = np.zeros(len(moved), bool)
    near[rows] = True
    triangles = part.triangles[near[part.triangles].any(axis=1)]
    used, corners = np.unique(triangles, return_inverse=True)
    bent = vertex_normals(
        part.vertices[used] + offsets[used], corners.reshape(-1, 3).astype(np.int32)
    )
    return Bend(shape, rows, offsets[rows], bent[near[used]] - normals[rows])


def _touched(triangles: Ints, moved: NDArray[np.bool_]) -> Ints:
    """The corners, rising, of all triangles of which a corner moves: those change normals."""
    touched: Ints = np.unique(triangles[moved[triangles].any(axis=1)]).astype(np.int32)
    return touched
