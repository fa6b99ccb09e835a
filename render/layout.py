"""Several bodies in one scene: where each stands, and what each is made of."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from config.theme import Surface
from render.types import Anchor, BlendShape, Body, Joint, Material, Part, Vector

ROW_LENGTH = 3  # more bodies than this stand in two rows
_GAP = 0.01  # of the width: bodies that cut into each other at rest would bake each other black
_BACK_RISE = 0.46  # of the front row's height: how far the back row shows above it
FACE_ANCHOR = "chin"
SKIN_ROUGHNESS = 0.56
SKIN_COAT, SKIN_SHEEN = 0.25, 0.4  # of the theme's
_PLAIN = Material(color=(0.0, 0.0, 0.0))
_SURFACE_FIELDS = tuple(field.name for field in fields(Material) if field.name != "color")


def vertices_of(body: Body) -> NDArray[np.float32]:
    """All vertices of a body at rest, float32 (V, 3)."""
    return np.concatenate([part.vertices for part in body.parts])


def stand_together(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """Scale and move bodies until they stand side by side on one ground within [-1, 1].

    A single body stays as it is.
    """
    if len(bodies) == 1:
        return bodies
    front_count = len(bodies) if len(bodies) <= ROW_LENGTH else (len(bodies) + 1) // 2
    front = _row(bodies[:front_count])
    if front_count == len(bodies):
        return fitted(front)
    back = _row(bodies[front_count:])
    front_box, back_box = _box(front), _box(back)
    # Behind the front row and not in it, or bodies cut into each other as they turn.
    step = (
        0.0,
        _BACK_RISE * float(front_box[1][1] - front_box[0][1]),
        float(front_box[0][2] - back_box[1][2]),
    )
    return fitted(front + tuple(place(body, 1.0, step) for body in back))


def _box(bodies: tuple[Body, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The lower and upper corner around bodies, float32 (3,) each."""
    every = np.concatenate([vertices_of(body) for body in bodies])
    return every.min(0), every.max(0)


def _row(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """Bodies on y = 0, from left to right, the middle of the row at x = 0."""
    boxes = [_box((body,)) for body in bodies]
    widths = [float(high[0] - low[0]) * (1 + _GAP) for low, high in boxes]
    left = -sum(widths) / 2
    placed = []
    for body, width, (low, high) in zip(bodies, widths, boxes, strict=True):
        middle = float(low[0] + high[0]) / 2
        placed.append(place(body, 1.0, (left + width / 2 - middle, float(-low[1]), 0.0)))
        left += width
    return tuple(placed)


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
        joints=tuple(Joint(j.name, moved(j.position), j.parent) for j in body.joints),
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

    Only plain parts change: those whose material is the default one but for its colour. Whoever
    gives a part a material of its own (a glossy eye, a glowing glint) keeps it.
    """
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
