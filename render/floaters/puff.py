"""A puff: the picture of one emoji as a small solid body with a texture of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.relief.canvas import HALF, place_drawing
from render.relief.raster import shrink
from render.relief.silhouette import trace_silhouette
from render.relief.surface import body_field, mesh_field, vertex_normals
from render.relief.volume import inflate
from render.types import Body, Material, Part

TRIANGLES = 1300  # at most about so many: a floater is a seventh of the picture wide
CELLS = 52  # voxels along the canvas
TEXTURE_PX = 192
_FRONT = (-0.55, 0.35)  # a normal's z, from which on the picture covers the back's colour


@dataclass(frozen=True, eq=False)
class Puff:
    """body: within [-1, 1] of x and y, about the origin. radius: of a circle around it, units.
    front, back: how far it reaches along z, units."""

    body: Body
    radius: float
    front: float
    back: float


def build_puff(pixels: NDArray[np.uint8], material: Material) -> Puff:
    """The picture uint8 (S, S, 4), straight alpha, inflated. material: its colour is not used.

    Raises UnbuildableRelief where hardly anything of the picture is solid.
    """
    canvas = place_drawing(pixels, cells=TEXTURE_PX // 2)
    outline = trace_silhouette(canvas)
    squared = inflate(outline, CELLS)
    field, lowest = body_field(squared, np.zeros_like(squared), shrink(outline.distance, CELLS))
    mesh = mesh_field(field, lowest, triangles=TRIANGLES)
    part = Part(
        name="floater",
        vertices=mesh.vertices,
        triangles=mesh.triangles,
        uv=((mesh.vertices[:, :2] + HALF) / (2 * HALF)).astype(np.float32),
        material=_colored(material, canvas.colors[outline.mask]),
        texture=np.rint(canvas.colors * 255).astype(np.uint8),
        blend=_blend(vertex_normals(mesh)),
    )
    depths = mesh.vertices[:, 2]
    return Puff(
        body=Body((part,)),
        radius=float(np.linalg.norm(mesh.vertices[:, :2], axis=1).max()),
        front=float(depths.max()),
        back=float(-depths.min()),
    )


def _colored(material: Material, colors: NDArray[np.float32]) -> Material:
    """The material in the middle one of these colours (N, 3), which the back has."""
    red, green, blue = (float(value) for value in np.median(colors, axis=0))
    return replace(material, color=(red, green, blue))


def _blend(normals: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = _FRONT
    share: NDArray[np.float32] = np.clip((normals[:, 2] - low) / (high - low), 0, 1)
    return share.astype(np.float32)
