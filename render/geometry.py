"""Geometry that several stages share: normals of meshes, directions over the sphere, easing."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

_Share = TypeVar("_Share", float, NDArray[Any])


def smoothstep(share: _Share) -> _Share:
    """3t^2 - 2t^3: from 0 to 1 as its argument, but level at both ends."""
    eased: _Share = share * share * (3 - 2 * share)
    return eased


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Vectors (..., 3) made one long; those of no length stay so."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9))


def turned(axis: int, degrees: float) -> NDArray[np.float64]:
    """float64 (3, 3): turns counter-clockwise about an axis (0 x, 1 y, 2 z) that points at you."""
    first, second = (axis + 1) % 3, (axis + 2) % 3
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    matrix = np.eye(3)
    matrix[first, first] = matrix[second, second] = cosine
    matrix[first, second], matrix[second, first] = -sine, sine
    return matrix


def sphere_directions(count: int) -> NDArray[np.float32]:
    """Unit vectors evenly over the sphere, float32 (count, 3): a Fibonacci lattice."""
    index = np.arange(count) + 0.5
    height = 1 - 2 * index / count
    radius = np.sqrt(1 - height * height)
    angle = np.pi * (1 + 5**0.5) * index
    lattice = np.stack([radius * np.cos(angle), height, radius * np.sin(angle)], axis=1)
    directions: NDArray[np.float32] = lattice.astype(np.float32)
    return directions


def vertex_normals(
    vertices: NDArray[np.float32], triangles: NDArray[np.int32]
) -> NDArray[np.float32]:
    """Unit normals float32 (V, 3) of vertices (V, 3) and triangles (F, 3).

    The triangles' normals are weighted by their angle at the vertex (Thürmer and Wüthrich 1998), as
    Blender's are. Vertices of no triangle, or of flat ones only, face the viewer.
    """
    corners = vertices[triangles]  # (F, 3, 3)
    edges = np.roll(corners, -1, axis=1) - corners
    edges /= np.maximum(np.linalg.norm(edges, axis=2, keepdims=True), 1e-12)
    faces = np.cross(edges[:, 0], edges[:, 1])
    faces /= np.maximum(np.linalg.norm(faces, axis=1, keepdims=True), 1e-12)
    cosines = -(edges * np.roll(edges, 1, axis=1)).sum(axis=2)
    weighted = faces[:, None] * np.arccos(np.clip(cosines, -1, 1))[..., None]
    rows = triangles.ravel()
    summed = np.stack(
        [np.bincount(rows, weighted[..., axis].ravel(), len(vertices)) for axis in range(3)],
        axis=1,
    )
    length = np.linalg.norm(summed, axis=1, keepdims=True)
    normals: NDArray[np.float32] = (summed / np.maximum(length, 1e-12)).astype(np.float32)
    normals[length[:, 0] < 1e-12] = (0, 0, 1)
    return normals
