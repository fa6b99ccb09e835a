"""A part on its way to the card: with normals, bent shapes, and finer where it mirrors lamps."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.bend import Bend, bend_of
from render.geometry import vertex_normals
from render.types import Body, Part

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

# Light is computed per vertex: a glossy ball of less triangles blurs the lamps that it mirrors.
GLOSSY_ROUGHNESS = 0.16
GLOSSY_COAT = 0.5
GLOSSY_TRIANGLES = 8000


@dataclass(frozen=True, eq=False)
class Piece:
    """A part with unit normals float32 (V, 3) and all blend shapes that bend it."""

    body: int
    part: Part
    normals: Floats
    bends: tuple[Bend, ...]


def build_piece(body: Body, part: Part, number: int, shapes: Collection[int]) -> Piece:
    """The part of body number `number`, made finer if it is glossy and coarse.

    shapes: numbers of the body's blend shapes that are ever used.
    """
    normals = vertex_normals(part.vertices, part.triangles)
    bends = tuple(
        bend_of(part, normals, index, body.blend_shapes[index].offsets)
        for index in sorted(shapes)
        if body.blend_shapes[index].part == part.name
    )
    piece = Piece(number, part, normals, bends)
    while _too_coarse(piece.part):
        piece = refined(piece)
    return piece


def _too_coarse(part: Part) -> bool:
    material = part.material
    glossy = material.coat >= GLOSSY_COAT or material.roughness <= GLOSSY_ROUGHNESS
    return glossy and 2 * len(part.triangles) < GLOSSY_TRIANGLES


def refined(piece: Piece) -> Piece:
    """Every triangle as four, flat ones; the normals go on bending smoothly."""
    part = piece.part
    edges, middles = _edges(part.triangles)

    def spread(values: Floats) -> Floats:
        return np.concatenate([values, values[edges].mean(axis=1)], dtype=np.float32)

    first, second, third = part.triangles.T
    middles = middles + len(part.vertices)
    between, beyond, before = middles.T  # on the edges from first, second and third
    corners = ((first, between, before), (between, second, beyond), (before, beyond, third))
    triangles = np.concatenate([np.stack(c, axis=1) for c in (*corners, (between, beyond, before))])
    finer = replace(
        part,
        vertices=spread(part.vertices),
        triangles=triangles.astype(np.int32),
        uv=spread(part.uv),
        blend=None if part.blend is None else spread(part.blend),
        skin_weights=None if part.skin_weights is None else spread(part.skin_weights),
    )
    normals = spread(piece.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    return Piece(
        piece.body, finer, normals, tuple(_refined(bend, edges, part) for bend in piece.bends)
    )


def _refined(bend: Bend, edges: Ints, part: Part) -> Bend:
    """The bend of a part whose edges (E, 2) got vertices in their middles."""
    count = len(part.vertices)
    whole = np.zeros((2, count, 3), np.float32)
    whole[:, bend.rows] = bend.offsets, bend.normals
    moved = np.zeros(count, bool)
    moved[bend.rows] = True
    between = np.flatnonzero(moved[edges].any(axis=1)).astype(np.int32)
    offsets, normals = np.concatenate(
        [whole[:, bend.rows], whole[:, edges[between]].mean(axis=2)], axis=1
    )
    return Bend(bend.shape, np.concatenate([bend.rows, count + between]), offsets, normals)


def _edges(triangles: Ints) -> tuple[Ints, Ints]:
    """The distinct edges (E, 2), and the three of each triangle as indices (F, 3)."""
    ends = np.sort(np.stack([triangles, np.roll(triangles, -1, axis=1)], axis=2), axis=2)
    edges, index = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    return edges.astype(np.int32), index.reshape(-1, 3).astype(np.int32)
