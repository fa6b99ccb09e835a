"""Solids as fields: functions that are negative inside, and the surfaces where they are zero.

A field takes points float64 (..., 3) and gives about the signed distance, (...), canonical units.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_matrix, diags
from skimage.measure import marching_cubes

from render.modelling.meshes import Floats, Mesh

Field = Callable[[Floats], Floats]

SETTLING = 5  # rounds: fields are only about distances
HALVINGS = 16  # of the bracket about a crossing: 3 units become less than 5e-5


def smooth_min(first: ArrayLike, second: ArrayLike, radius: float) -> Floats:
    """The union of two fields, their seam filled with about this radius."""
    a, b = np.asarray(first, np.float64), np.asarray(second, np.float64)
    overlap = np.maximum(radius - np.abs(a - b), 0) / radius
    return np.asarray(np.minimum(a, b) - overlap * overlap * radius / 4)


def smooth_max(first: ArrayLike, second: ArrayLike, radius: float) -> Floats:
    """The intersection of two fields, its edge rounded with about this radius."""
    return -smooth_min(-np.asarray(first), -np.asarray(second), radius)


def ellipsoid(points: Floats, centre: ArrayLike, radii: ArrayLike, exponent: float = 2) -> Floats:
    """About the distance to a (super-)ellipsoid."""
    sizes = np.asarray(radii, np.float64)
    share = (np.abs((points - np.asarray(centre)) / sizes) ** exponent).sum(-1) ** (1 / exponent)
    return np.asarray((share - 1) * sizes.min())


def capsule(points: Floats, start: ArrayLike, end: ArrayLike, radii: ArrayLike) -> Floats:
    """Distance to a rod with round ends; radii: one number, or those at start and end."""
    a, b = np.asarray(start, np.float64), np.asarray(end, np.float64)
    first, last = np.broadcast_to(np.asarray(radii, np.float64), (2,))
    along = np.clip((points - a) @ (b - a) / max(float((b - a) @ (b - a)), 1e-12), 0, 1)
    nearest = a + along[..., None] * (b - a)
    return np.asarray(np.linalg.norm(points - nearest, axis=-1) - first - along * (last - first))


def solid(field: Field, low: ArrayLike, high: ArrayLike, step: float, *, rounds: int = 4) -> Mesh:
    """The surface of a field within a box, closed where the box cuts it.

    step: of the grid. rounds: of smoothing, which takes the grid's facets away. uv is 0.
    """
    axes = [
        np.arange(a - step, b + 1.5 * step, step)
        for a, b in zip(np.asarray(low), np.asarray(high), strict=True)
    ]
    values = field(np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1))
    for axis in range(3):
        np.moveaxis(values, axis, 0)[[0, -1]] = step
    points, triangles, _, _ = marching_cubes(values, 0.0)
    vertices = points * step + np.array([axis[0] for axis in axes])
    vertices = smoothed(vertices, triangles, rounds=rounds)
    return Mesh(vertices, triangles.astype(np.int32), np.zeros((len(vertices), 2))).outward()


def smoothed(vertices: Floats, triangles: NDArray[np.int32], *, rounds: int) -> Floats:
    """Vertices moved toward their neighbours' mean and back again, which keeps the volume.

    Taubin (1995), "A signal processing approach to fair surface design".
    """
    count = len(vertices)
    ends = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    links = coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), (count, count)).tocsr()
    links = ((links + links.T) > 0).astype(np.float64)
    mean = diags(1 / np.maximum(np.asarray(links.sum(1)).ravel(), 1)) @ links
    for _ in range(rounds):
        for amount in (0.5, -0.53):
            vertices = vertices + amount * (mean @ vertices - vertices)
    return np.asarray(vertices)


def cast(field: Field, start: Floats, end: Floats) -> Floats:
    """Where segments (N, 3) from start (outside) to end (inside) enter the field, (N, 3).

    A segment that lies wholly outside gives its end.
    """
    outer, inner = np.zeros(len(start)), np.ones(len(start))
    for _ in range(HALVINGS):
        middle = (outer + inner) / 2
        outside = field(start + middle[:, None] * (end - start)) > 0
        outer, inner = np.where(outside, middle, outer), np.where(outside, inner, middle)
    return np.asarray(start + inner[:, None] * (end - start))


def outward(field: Field, points: Floats) -> Floats:
    """The field's unit gradient at points (N, 3): the normals of its surface there."""
    step = 1e-3 * np.eye(3)
    slope = np.stack([field(points + each) - field(points - each) for each in step], axis=-1)
    return np.asarray(slope / np.maximum(np.linalg.norm(slope, axis=-1, keepdims=True), 1e-9))


def settled(field: Field, points: Floats, lift: ArrayLike) -> Floats:
    """Points (N, 3) near a surface moved along its normals to `lift` (N,) over it."""
    normals, above = outward(field, points), np.asarray(lift, np.float64)
    for _ in range(SETTLING):
        points = points + (above - field(points))[:, None] * normals
    return points
