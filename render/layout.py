"""Several bodies in one scene: where each stands, and what each is made of."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from config.theme import Surface
from render.finish.finish import finished
from render.finish.roles import FACE_ANCHOR
from render.types import Anchor, BlendShape, Body, Material, Part, Vector

SKIN_ROUGHNESS = 0.56
SKIN_COAT, SKIN_SHEEN = 0.25, 0.4  # of the theme's
_PLAIN = Material(color=(0.0, 0.0, 0.0))
_SURFACE_FIELDS = tuple(field.name for field in fields(Material) if field.name != "color")


def vertices_of(body: Body) -> NDArray[np.float32]:
    """All vertices of a body at rest, float32 (V, 3)."""
    return np.concatenate([part.vertices for part in body.parts])


def _box(bodies: tuple[Body, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The lower and upper corner around bodies, float32 (3,) each."""
    every = np.concatenate([vertices_of(body) for body in bodies])
    return every.min(0), every.max(0)


def fitted(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """Bodies in the same arrangement, scaled and moved into [-1, 1] of x and y."""
    low, high = _box(bodies)
    scale = 2 / float(max(high[0] - low[0], high[1] - low[1]))
    middle = (low + high) / 2 * (1, 1, 0)
    x, y, z = (float(value) for value in -middle * scale)
    return tuple(place(body, scale, (x, y, z)) for body in bodies)


def place(body: Body, scale: float, offset: Vector) -> Body:
    """The body scaled about the origin, then moved."""
    step = np.asarray(offset, np.float32)

    def moved(position: Vector) -> Vector:
        x, y, z = (scale * value + shift for value, shift in zip(position, offset, strict=True))
        return x, y, z

    return Body(
        parts=tuple(
            replace(part, vertices=(part.vertices * np.float32(scale) + step).astype(np.float32))
            for part in body.parts
        ),
        joints=tuple(replace(j, position=moved(j.position)) for j in body.joints),
        anchors={
            name: Anchor(moved(a.position), a.normal, a.up, a.size * scale, a.joint)
            for name, a in body.anchors.items()
        },
        blend_shapes=tuple(
            BlendShape(s.name, s.part, (s.offsets * np.float32(scale)).astype(np.float32))
            for s in body.blend_shapes
        ),
    )


def with_surface(body: Body, surface: Surface) -> Body:
    """The body made of the theme's surface.

    Of vinyl only plain parts change: those whose material is the default one but for its colour.
    Whoever gives a part a material of its own (a glossy eye, a glowing glint) keeps it. Of another
    material everything is made but features; see render.finish.
    """
    if surface.material != "vinyl":
        return finished(body, surface)
    if FACE_ANCHOR in body.anchors:
        surface = _as_skin(surface)
    return replace(body, parts=tuple(_resurfaced(part, surface) for part in body.parts))


def _as_skin(surface: Surface) -> Surface:
    """A surface that faces may have: glints on cheeks look like sweat."""
    return surface.model_copy(
        update={
            "roughness": max(surface.roughness, SKIN_ROUGHNESS),
            "coat": surface.coat * SKIN_COAT,
            "metallic": 0.0,
            "sheen": surface.sheen * SKIN_SHEEN,
        }
    )


def _resurfaced(part: Part, surface: Surface) -> Part:
    if any(getattr(part.material, name) != getattr(_PLAIN, name) for name in _SURFACE_FIELDS):
        return part
    material = replace(
        part.material,
        roughness=surface.roughness,
        coat=surface.coat,
        metallic=surface.metallic,
        sheen=surface.sheen,
        subsurface=surface.subsurface,
    )
    return replace(part, material=material)
