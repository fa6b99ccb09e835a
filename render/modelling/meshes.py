"""Closed meshes that builders make their parts of: lofts, tubes, domes, slabs.

All shapes are closed and counter-clockwise seen from outside, in canonical units. The u of a loft
runs from 0 to 1 and back to 0 around it, so no seam needs doubled vertices.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from render.geometry import unit
from render.types import Material, Part

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

END_STEPS = 3  # rings that round the end of a tube


@dataclass(frozen=True, eq=False)
class Mesh:
    """vertices: float64 (V, 3). triangles: int32 (F, 3). uv: float64 (V, 2)."""

    vertices: Floats
    triangles: Ints
    uv: Floats

    @property
    def volume(self) -> float:
        """Signed, positive where the triangles look outward."""
        a, b, c = (self.vertices[self.triangles[:, corner]] for corner in range(3))
        return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)

    def outward(self) -> Mesh:
        """The same surface, its triangles counter-clockwise seen from outside."""
        return replace(self, triangles=self.triangles[:, ::-1]) if self.volume < 0 else self

    def mirrored(self) -> Mesh:
        """The twin at the other side of x = 0."""
        return replace(
            self, vertices=self.vertices * (-1.0, 1.0, 1.0), triangles=self.triangles[:, ::-1]
        )

    def at(self, vertices: Floats) -> Mesh:
        """The same triangles with other vertices (V, 3)."""
        return replace(self, vertices=vertices)

    def placed(self, matrix: ArrayLike, origin: ArrayLike = (0.0, 0.0, 0.0)) -> Mesh:
        """Turned (and scaled) by a matrix (3, 3) of columns x, y, z, then moved to origin."""
        return self.at(self.vertices @ np.asarray(matrix, np.float64).T + np.asarray(origin))

    def part(
        self,
        name: str,
        material: Material,
        *,
        joint: str = "root",
        texture: NDArray[np.uint8] | None = None,
        weights: Floats | None = None,
    ) -> Part:
        """As a part that hangs on `joint`, with the share (V,) of it against its parent."""
        return Part(
            name,
            self.vertices.astype(np.float32),
            np.ascontiguousarray(self.triangles, np.int32),
            self.uv.astype(np.float32),
            material,
            texture,
            joint=joint,
            skin_weights=None if weights is None else weights.astype(np.float32),
        )


def merged(meshes: Iterable[Mesh]) -> Mesh:
    """Several meshes as one."""
    listed = tuple(meshes)
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in listed[:-1]])
    return Mesh(
        np.concatenate([mesh.vertices for mesh in listed]),
        np.concatenate(
            [mesh.triangles + start for mesh, start in zip(listed, starts, strict=True)]
        ).astype(np.int32),
        np.concatenate([mesh.uv for mesh in listed]),
    )


def loft(rings: Floats) -> Mesh:
    """A skin over closed rings (R, N, 3), both ends closed by a fan to the ring's middle."""
    count, sides = rings.shape[:2]
    around = np.abs(1 - 2 * np.arange(sides) / sides)
    u, v = np.meshgrid(1 - around, np.linspace(0, 1, count))
    first, last = count * sides, count * sides + 1
    start, here = np.arange(sides), np.roll(np.arange(sides), -1)
    end = (count - 1) * sides
    fans = (
        np.stack([np.full(sides, first), here, start], 1),
        np.stack([np.full(sides, last), end + start, end + here], 1),
    )
    mesh = Mesh(
        np.concatenate([rings.reshape(-1, 3), rings[[0, -1]].mean(1)]),
        np.concatenate([_quads(count, sides, wrapped=True), *fans]).astype(np.int32),
        np.concatenate([np.stack([u.ravel(), v.ravel()], 1), [[0.5, 0.0], [0.5, 1.0]]]),
    )
    return mesh.outward()


def tube(path: Floats, radii: ArrayLike, *, sides: int = 10, normals: Floats | None = None) -> Mesh:
    """A round-ended tube along an open path (P, 3).

    radii: one number, (P,), or (P, 2) across the normals and along the third direction; a ribbon
    where they differ. normals: (P, 3), which way `radii[:, 0]` points (default: any steady one).
    """
    sizes = _sizes(radii, len(path))
    tangents = unit(np.gradient(path, axis=0))
    normals = _frames(tangents) if normals is None else _across(normals, tangents)
    turn = np.linspace(0, np.pi / 2, END_STEPS + 1)[:-1]
    start = path[0] - np.cos(turn)[:, None] * sizes[0].min() * tangents[0]
    end = path[-1] + np.cos(turn[::-1])[:, None] * sizes[-1].min() * tangents[-1]
    small = np.maximum(np.sin(turn), 0.12)[:, None]
    rings = _rings(
        np.concatenate([start, path, end]),
        np.concatenate([small * sizes[0], sizes, small[::-1] * sizes[-1]]),
        *(_with_ends(vectors) for vectors in (tangents, normals)),
        sides=sides,
    )
    return loft(rings)


def ring_tube(
    path: Floats, radii: ArrayLike, *, sides: int = 10, normals: Floats | None = None
) -> Mesh:
    """A tube along a closed path (P, 3), as `tube`; without normals it is round throughout."""
    tangents = unit(np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0))
    if normals is None:
        normals = path - path.mean(0)
    sizes = _sizes(radii, len(path))
    rings = _rings(path, sizes, tangents, _across(normals, tangents), sides=sides)
    count = len(path)
    u, v = np.meshgrid(
        1 - np.abs(1 - 2 * np.arange(sides) / sides), 1 - np.abs(1 - 2 * np.arange(count) / count)
    )
    wrapped = _quads(count + 1, sides, wrapped=True) % (count * sides)
    uv = np.stack([u.ravel(), v.ravel()], 1)
    return Mesh(rings.reshape(-1, 3), wrapped.astype(np.int32), uv).outward()


def lathe(profile: Floats, *, sides: int = 32, depth: float = 1.0) -> Mesh:
    """Turned about the y axis: profile (P, 2) of radius and y from one end to the other.

    depth: of the z radius against the x radius.
    """
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    circle = np.stack([np.sin(angle), np.zeros(sides), depth * np.cos(angle)], 1)
    rings = np.maximum(profile[:, 0], 1e-4)[:, None, None] * circle
    rings[..., 1] = profile[:, 1:]
    return loft(rings)


def superellipsoid(radii: ArrayLike, exponent: float = 2.0, *, sides: int = 24) -> Mesh:
    """|x/a|^e + |y/b|^e + |z/c|^e = 1: 2 an ellipsoid, 4 a rounded box. About the origin."""
    polar = np.linspace(0, np.pi, sides // 2 + 1)[1:-1, None]
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    directions = np.stack(
        np.broadcast_arrays(
            np.sin(polar) * np.sin(angle), np.cos(polar), np.sin(polar) * np.cos(angle)
        ),
        axis=-1,
    )
    lengths = (np.abs(directions) ** exponent).sum(-1, keepdims=True) ** (-1 / exponent)
    mesh = loft(directions * lengths)
    vertices = mesh.vertices.copy()
    vertices[-2:] = (0, 1, 0), (0, -1, 0)
    return mesh.at(vertices * np.asarray(radii, np.float64))


def slab(outer: Floats, inner: Floats) -> Mesh:
    """A patch with thickness: two grids (R, C, 3) of points, stitched along their rim.

    uv: u along the columns, v along the rows. Let the grids meet at the rim for a rounded edge.
    """
    rows, columns = outer.shape[:2]
    face = _quads(rows, columns, wrapped=False)
    index = np.arange(rows * columns).reshape(rows, columns)
    rim = np.concatenate([index[0, :-1], index[:-1, -1], index[-1, :0:-1], index[:0:-1, 0]])
    ahead, back = np.roll(rim, -1), rows * columns
    sides = (
        np.stack([ahead, rim, rim + back], 1),
        np.stack([ahead, rim + back, ahead + back], 1),
    )
    u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    uv = np.stack([u.ravel(), v.ravel()], 1)
    return Mesh(
        np.concatenate([outer.reshape(-1, 3), inner.reshape(-1, 3)]),
        np.concatenate([face, face[:, ::-1] + back, *sides]).astype(np.int32),
        np.concatenate([uv, uv]),
    ).outward()


def _quads(rows: int, columns: int, *, wrapped: bool) -> NDArray[np.int64]:
    """Triangles (F, 3) between neighbouring rows of a grid of vertices."""
    first = np.arange(columns if wrapped else columns - 1)
    second = (first + 1) % columns
    start = np.arange(rows - 1)[:, None] * columns
    a, b, c, d = start + first, start + second, start + columns + first, start + columns + second
    corners = [np.stack([a, b, d], -1), np.stack([a, d, c], -1)]
    return np.concatenate([each.reshape(-1, 3) for each in corners])


def _rings(path: Floats, sizes: Floats, tangents: Floats, normals: Floats, *, sides: int) -> Floats:
    """Ellipses (P, sides, 3) about the points of a path."""
    third = np.cross(tangents, normals)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    across = np.cos(angle)[:, None] * normals[:, None] * sizes[:, :1, None]
    along = np.sin(angle)[:, None] * third[:, None] * sizes[:, 1:, None]
    return np.asarray(path[:, None] + across + along)


def _frames(tangents: Floats) -> Floats:
    """Unit normals (P, 3) that turn as little as they can along a path (parallel transport)."""
    least = np.eye(3)[int(np.abs(tangents[0]).argmin())]
    normals = [np.cross(tangents[0], least)]
    for tangent in tangents[1:]:
        normals.append(normals[-1] - tangent * (normals[-1] @ tangent))
        normals[-1] /= max(float(np.linalg.norm(normals[-1])), 1e-9)
    return unit(np.array(normals))


def _across(normals: Floats, tangents: Floats) -> Floats:
    """The normals made perpendicular to the tangents, unit."""
    return unit(normals - tangents * (normals * tangents).sum(1, keepdims=True))


def _sizes(radii: ArrayLike, count: int) -> Floats:
    """radii as (count, 2)."""
    sizes = np.asarray(radii, np.float64)
    return np.broadcast_to(sizes[:, None] if sizes.ndim == 1 else sizes, (count, 2))


def _with_ends(vectors: Floats) -> Floats:
    """The first and last repeated for a tube's round ends."""
    return np.concatenate([vectors[:1]] * END_STEPS + [vectors] + [vectors[-1:]] * END_STEPS)
