"""Rays from the points of a scene, traced with Embree."""

from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from render.quick.pieces import Floats, Ints
from render.quick.rig import Rig

# Scene units; a body is 2 units wide. Rays start off the surface, or they hit their own triangle.
RAY_OFFSET = 0.006
RAY_LENGTH = 2.5
CLOSE = 0.06  # scene units: what blocks a ray so early lies on its point
TOUCH = 0.2  # scene units: other bodies nearer than this shade nothing
HORIZON = 0.02  # cosine; lower rays graze the mesh's own facets


@dataclass(frozen=True, eq=False)
class Surface:
    """What is baked: the packed vertices in one pose of the scene.

    positions, normals: float32 (V, 3). triangles: int32 (F, 3). parts: int32 (V,). rig: the
    vertices' joints. albedo: float32 (V, 3), linear. groups: int32 (V,); other groups cast no
    shade on one.
    seen: bool (V,), False for vertices that never face the camera: they need no light.
    casts: bool (V,), False for vertices that throw no shade. bodies: int32 (V,).
    """

    positions: Floats
    normals: Floats
    triangles: Ints
    parts: Ints
    rig: Rig
    albedo: Floats
    groups: Ints
    seen: NDArray[np.bool_]
    casts: NDArray[np.bool_]
    bodies: Ints


@dataclass(frozen=True, eq=False)
class Exposure:
    """As in Baked, for some points. covered: float32 (P,), the share of each one's hemisphere that
    another part blocks close by."""

    cosines: Floats
    open: Floats
    around: Floats
    covered: Floats


def expose(surface: Surface, points: NDArray[np.intp], directions: Floats) -> Exposure:
    """What vertices of a surface see of directions (D, 3)."""
    cosines = np.maximum(surface.normals[points] @ directions.T, 0).astype(np.float32)
    return Exposure(cosines, *_trace(surface, points, directions, cosines))


def open_share(unblocked: Floats, cosines: Floats) -> Floats:
    """The open share of each point's hemisphere, float32 (P,)."""
    share: Floats = unblocked.sum(axis=1) / np.maximum(cosines.sum(axis=1), 1e-6)
    return share


def _trace(
    surface: Surface, points: NDArray[np.intp], directions: Floats, cosines: Floats
) -> tuple[Floats, Floats, Floats]:
    """Exposure.open, around and covered: every direction above the horizon, up to RAY_LENGTH."""
    unblocked = np.zeros_like(cosines)
    met = np.zeros((len(points), 5))  # colour times weight, weight, weight of what is close
    start = surface.positions[points] + surface.normals[points] * RAY_OFFSET
    casting = surface.triangles[surface.casts[surface.triangles[:, 0]]]
    for group in np.unique(surface.groups[points]):
        triangles = casting[surface.groups[casting[:, 0]] == group]
        inside = surface.groups[points] == group
        rows, columns = np.nonzero((cosines > HORIZON) & inside[:, None])
        hits = _embree_scene(surface, triangles).run(
            np.ascontiguousarray(start[rows], dtype=np.float32),
            np.ascontiguousarray(directions[columns], dtype=np.float32),
            dists=np.full(len(rows), RAY_LENGTH, np.float32),
            query="INTERSECT",
        )
        hits[_passing(surface, triangles, hits, directions[columns], points[rows])] = -1
        weight = cosines[rows, columns]
        unblocked[rows, columns] = np.where(hits < 0, weight, 0)
        hit = np.flatnonzero(hits >= 0)
        first = triangles[hits[hit], 0]
        close = _close(surface, first, points[rows[hit]])
        for channel, value in enumerate((*surface.albedo[first].T, 1.0, close)):
            met[:, channel] += np.bincount(rows[hit], value * weight[hit], len(points))
    covered = met[:, 4] / np.maximum(cosines.sum(axis=1), 1e-6)
    met[:, :4] += 1e-3 * np.c_[surface.albedo[points], np.ones(len(points))]
    around = (met[:, :3] / met[:, 3:4]).astype(np.float32)
    return unblocked, around, covered.astype(np.float32)


def _close(
    surface: Surface, blocking: NDArray[np.intp], points: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether the vertices that block rays (N,) are of other parts, and touch their points."""
    other = surface.parts[blocking] != surface.parts[points]
    away = np.linalg.norm(surface.positions[blocking] - surface.positions[points], axis=1)
    touching: NDArray[np.bool_] = other & (away < CLOSE)
    return touching


def _passing(
    surface: Surface,
    triangles: Ints,
    hits: Ints,
    directions: Floats,
    points: NDArray[np.intp],
) -> NDArray[np.intp]:
    """Rays that meet another body close by or from its inside: the two will part again."""
    met = np.flatnonzero(hits >= 0)
    first = triangles[hits[met], 0]
    other = met[surface.bodies[first] != surface.bodies[points[met]]]
    a, b, c = (surface.positions[triangles[hits[other], corner]] for corner in range(3))
    inside = (np.cross(b - a, c - a) * directions[other]).sum(axis=1) > 0
    close = np.linalg.norm(a - surface.positions[points[other]], axis=1) < TOUCH
    passing: NDArray[np.intp] = other[inside | close]
    return passing


def _embree_scene(surface: Surface, triangles: Ints) -> EmbreeScene:
    scene = EmbreeScene()
    corners = surface.positions[triangles]
    TriangleMesh(scene, np.ascontiguousarray(corners, dtype=np.float32))
    return scene
