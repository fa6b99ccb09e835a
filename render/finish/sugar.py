"""Sugar sprinkles: small rods in the colours of sweets, strewn over candy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from render.finish.roles import RELIEF, role_of
from render.finish.studs import lay, with_laid
from render.geometry import vertex_normals
from render.modelling.meshes import Mesh
from render.types import Body, Material, Part

APART = 0.12  # units between sprinkles
SHARE = 0.7  # of the places that have one
SIZE = (0.02, 0.027)  # half a sprinkle's length, units
THIN = 0.4  # its thickness against its length
UNSUGARED = ("beard", "moustache", "hair")  # there it looks like crumbs, or worse
BACK = -0.35  # a normal's z: nobody sees what faces further away
FACING = 0.72  # and on what is one picture only what faces less toward us, its rim: it has a face
SUGAR = Material((1.0, 1.0, 1.0), roughness=0.3, coat=0.3, emission=0.22)
SWEETS = np.array(
    [(255, 255, 255), (255, 110, 165), (255, 214, 74), (92, 206, 160), (96, 178, 255)], np.uint8
)
_CORNERS = np.array(
    [(1, 0, 0), (-1, 0, 0), (0, THIN, 0), (0, -THIN, 0), (0, 0, THIN), (0, 0, -THIN)], np.float64
)
_FACES = np.array(
    [(0, 2, 4), (2, 1, 4), (1, 3, 4), (3, 0, 4), (2, 0, 5), (1, 2, 5), (3, 1, 5), (0, 3, 5)]
)


def sugared(body: Body, scale: float) -> Body:
    """The body with sprinkles on all that is candy; scale: half its size, units."""
    laid = {}
    for part in body.parts:
        if role_of(body, part) != "formed" or part.name.startswith(UNSUGARED):
            continue
        under = _places(part, scale)
        if len(under):
            rods, rows = lay(part, _sprinkles(part, under, scale), under, "sugar", SUGAR)
            laid[part.name] = replace(rods, texture=np.tile(SWEETS, (2, 1, 1))), rows
    return with_laid(body, laid)


def _places(part: Part, scale: float) -> NDArray[np.int64]:
    """Vertices about APART from each other that may be seen."""
    facing = vertex_normals(part.vertices, part.triangles)[:, 2]
    most = FACING if part.name.startswith(RELIEF) else 1.1
    seen = np.flatnonzero((facing > BACK) & (facing < most))
    rng = np.random.default_rng(5)
    seen = rng.permutation(seen)  # or the sprinkles would lie in rows
    cubes = np.floor(part.vertices[seen] / (APART * scale)).astype(np.int64)
    _, first = np.unique(cubes, axis=0, return_index=True)
    return np.asarray(seen[first[rng.random(len(first)) < SHARE]], np.int64)


def _sprinkles(part: Part, under: NDArray[np.int64], scale: float) -> Mesh:
    """Long octahedra along the surface, each of another size and colour, half sunk in."""
    rng = np.random.default_rng(6)
    sizes = scale * rng.uniform(*SIZE, (len(under), 1, 1))
    normals = vertex_normals(part.vertices, part.triangles)[under].astype(np.float64)
    along = np.cross(normals, rng.normal(size=(len(under), 3)))
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    turns = np.stack([along, np.cross(normals, along), normals], axis=1)
    vertices = part.vertices[under][:, None] + sizes * (_CORNERS @ turns)
    starts = 6 * np.arange(len(under))[:, None, None]
    triangles = (_FACES[None] + starts).reshape(-1, 3).astype(np.int32)
    color = (rng.integers(len(SWEETS), size=len(under)) + 0.5) / len(SWEETS)
    uv = np.stack([np.repeat(color, 6), np.full(6 * len(under), 0.5)], axis=1)
    return Mesh(vertices.reshape(-1, 3), triangles, uv)
