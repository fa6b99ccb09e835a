"""Skins over rings of vertices, with diagonals that follow the form."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.modelling.meshes import Floats, Mesh

Indices = NDArray[np.int64]


def skin_of(rings: Floats) -> Mesh:
    """A closed skin over closed rings (R, N, 3), a fan to their middle at both ends.

    Each quad is split along its shorter diagonal: on steep flanks the other one casts ladders of
    shade. The vertices are the rings' in order, then the two ends'. uv is 0.
    """
    count, sides = rings.shape[:2]
    vertices = np.concatenate([rings.reshape(-1, 3), rings[[0, -1]].mean(1)])
    here = np.arange((count - 1) * sides)
    beside = here // sides * sides + (here + 1) % sides
    above, across = here + sides, beside + sides
    first = np.linalg.norm(vertices[here] - vertices[across], axis=1)
    second = np.linalg.norm(vertices[beside] - vertices[above], axis=1)
    split = (first <= second)[:, None]
    ring, end = np.arange(sides), (count - 1) * sides
    ahead = (ring + 1) % sides
    triangles = np.concatenate(
        [
            np.where(split, _rows(here, beside, across), _rows(here, beside, above)),
            np.where(split, _rows(here, across, above), _rows(beside, across, above)),
            _rows(np.full(sides, count * sides), ahead, ring),
            _rows(np.full(sides, count * sides + 1), end + ring, end + ahead),
        ]
    )
    mesh = Mesh(vertices, triangles.astype(np.int32), np.zeros((len(vertices), 2)))
    return mesh.outward()


def torus_of(rings: Floats) -> Mesh:
    """A closed skin over rings (R, N, 3), the last joined to the first. uv is 0."""
    count, sides = rings.shape[:2]
    here = np.arange(count * sides).reshape(count, sides)
    beside, above = np.roll(here, -1, axis=1), np.roll(here, -1, axis=0)
    across = np.roll(beside, -1, axis=0)
    triangles = np.concatenate(
        [
            _rows(here.ravel(), beside.ravel(), across.ravel()),
            _rows(here.ravel(), across.ravel(), above.ravel()),
        ]
    )
    vertices = rings.reshape(-1, 3)
    mesh = Mesh(vertices, triangles.astype(np.int32), np.zeros((len(vertices), 2)))
    return mesh.outward()


def _rows(first: Indices, second: Indices, third: Indices) -> Indices:
    return np.stack([first, second, third], axis=1)
