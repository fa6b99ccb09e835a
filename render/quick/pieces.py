"""A part on its way to the card: with normals, bent shapes, and finer where it mirrors lamps."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.geometry import vertex_normals
from render.types import Body, Part

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

# Light is computed per vertex: a glossy ball of less triangles blurs the lamps that it mirrors.
GLOSSY_ROUGHNESS = 0.16
GLOSSY_COAT = 0.5
GLOSSY_TRIANGLES = 8000


@dataclass(frozen=True, eq=False)
class Bend:
    """What weight 1 of the body's blend shape number `shape` adds: two float32 (V, 3)."""

    shape: int
    offsets: Floats
    normals: Floats


@dataclass(frozen=True, eq=False)
class Piece:
    """A part with unit normals float32 (V, 3) and all blend shapes that bend it."""

    body: int
    part: Part
    normals: Floats
    bends: tuple[Bend, ...]


def build_piece(body: Body, part: Part, number: int) -> Piece:
    """The part of body number `number`, made finer if it is glossy and coarse."""
    normals = vertex_normals(part.vertices, part.triangles)
    bends = []
    for index, shape in enumerate(body.blend_shapes):
        if shape.part == part.name:
            bent = vertex_normals(part.vertices + shape.offsets, part.triangles)
            bends.append(Bend(index, shape.offsets.astype(np.float32), bent - normals))
    piece = Piece(number, part, normals, tuple(bends))
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
    )
    normals = spread(piece.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    bends = tuple(Bend(b.shape, spread(b.offsets), spread(b.normals)) for b in piece.bends)
    return Piece(piece.body, finer, normals, bends)


def _edges(triangles: Ints) -> tuple[Ints, Ints]:
    """The distinct edges (E, 2), and the three of each triangle as indices (F, 3)."""
    ends = np.sort(np.stack([triangles, np.roll(triangles, -1, axis=1)], axis=2), axis=2)
    edges, index = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    return edges.astype(np.int32), index.reshape(-1, 3).astype(np.int32)
