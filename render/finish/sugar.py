"""Sugar: small bright crystals strewn over candy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.finish.roles import role_of
from render.finish.studs import lay, with_laid
from render.geometry import vertex_normals
from render.modelling.meshes import Mesh
from render.types import Body, Material, Part

APART = 0.075  # units between crystals
SHARE = 0.6  # of the places that have one
SIZE = (0.009, 0.018)  # of a crystal, units
UNSUGARED = ("beard", "moustache")  # on a moustache it looks like crumbs
BACK = -0.35  # a normal's z: nobody sees what faces further away
SUGAR = Material((1.0, 1.0, 1.0), roughness=0.3, coat=0.3, emission=0.35)
_CORNERS = np.array(
    [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)], np.float64
)
_FACES = np.array(
    [(0, 2, 4), (2, 1, 4), (1, 3, 4), (3, 0, 4), (2, 0, 5), (1, 2, 5), (3, 1, 5), (0, 3, 5)]
)


def sugared(body: Body, scale: float) -> Body:
    """The body with crystals on all that is candy; scale: half its size, units."""
    laid = {}
    for part in body.parts:
        if role_of(body, part) != "formed" or part.name.startswith(UNSUGARED):
            continue
        under = _places(part, scale)
        if len(under):
            laid[part.name] = lay(part, _crystals(part, under, scale), under, "sugar", SUGAR)
    return with_laid(body, laid)


def _places(part: Part, scale: float) -> NDArray[np.int64]:
    """Vertices about APART from each other that may be seen."""
    normals = vertex_normals(part.vertices, part.triangles)
    seen = np.flatnonzero(normals[:, 2] > BACK)
    rng = np.random.default_rng(5)
    seen = rng.permutation(seen)  # or the crystals would lie in rows
    cubes = np.floor(part.vertices[seen] / (APART * scale)).astype(np.int64)
    _, first = np.unique(cubes, axis=0, return_index=True)
    return np.asarray(seen[first[rng.random(len(first)) < SHARE]], np.int64)


def _crystals(part: Part, under: NDArray[np.int64], scale: float) -> Mesh:
    """Octahedra, each of another size, half sunk in."""
    rng = np.random.default_rng(6)
    sizes = scale * rng.uniform(*SIZE, (len(under), 1, 1))
    turns, _ = np.linalg.qr(rng.normal(size=(len(under), 3, 3)))
    turns *= np.sign(np.linalg.det(turns))[:, None, None]
    vertices = part.vertices[under][:, None] + sizes * (_CORNERS @ turns)
    starts = 6 * np.arange(len(under))[:, None, None]
    triangles = (_FACES[None] + starts).reshape(-1, 3).astype(np.int32)
    return Mesh(vertices.reshape(-1, 3), triangles, np.zeros((6 * len(under), 2)))
