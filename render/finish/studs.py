"""Small things that lie on a part and move with it: stitches, grains of sugar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from render.modelling.meshes import Mesh
from render.types import BlendShape, Body, Material, Part


def lay(
    host: Part, mesh: Mesh, under: NDArray[np.int64], name: str, material: Material
) -> tuple[Part, NDArray[np.int64]]:
    """Equal small meshes, merged, as a part that moves as its host does; and for each of its
    vertices the host's vertex below. under: (N,), below each of the N meshes."""
    rows = np.repeat(under, len(mesh.vertices) // len(under))
    made = mesh.part(f"{name}_{host.name}", material, joint=host.joint)
    shares = host.skin_weights
    return replace(made, skin_weights=None if shares is None else shares[rows]), rows


def with_laid(body: Body, laid: dict[str, tuple[Part, NDArray[np.int64]]]) -> Body:
    """The body with such parts, by the names of their hosts; shapes that bend those bend them."""
    shapes = tuple(
        BlendShape(shape.name, part.name, shape.offsets[rows])
        for shape in body.blend_shapes
        if shape.part in laid
        for part, rows in [laid[shape.part]]
    )
    parts = body.parts + tuple(part for part, _ in laid.values())
    return replace(body, parts=parts, blend_shapes=body.blend_shapes + shapes)
