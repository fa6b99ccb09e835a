"""A bow tie: two puffed loops with pleats, a knot, and its band about the neck."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.geometry import smoothstep, unit
from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.types import Color, Joint, Material
from render.wearables.head import Head
from render.wearables.neck.collar import Collar, collar
from render.wearables.wearable import Dye, Worn

RED: Color = (0.86, 0.07, 0.16)
ROWS, SIDES = 18, 36
LONG, TALL, DEEP = 0.62, 0.31, 0.13  # of a loop, canonical units: its length, half the others
DOTS_PX = 96


def build_bow_tie(head: Head, dye: Dye) -> Worn:
    """At the collar, dotted; it wags a little."""
    place = collar(head)
    size = 1.0 * place.wide
    color = dye.pick(0, RED)
    middle, axes = _frame(place, size)
    silk = Material(color, roughness=0.38, coat=0.12, sheen=0.3)
    loops = merged([_loop(), _loop().mirrored()]).placed(axes * size, middle)
    knot = _knot().placed(axes * size, middle)
    texture = _dots(color)
    parts = [
        loops.part("loops", silk, joint="bow", texture=texture),
        knot.part("knot", silk, joint="bow"),
    ]
    if place.neck is not None:
        parts.append(_band(place, middle).part("band", silk, joint=place.joint))
    x, y, z = (float(value) for value in middle)
    return Worn(Piece(tuple(parts), joints=(Joint("bow", (x, y, z), place.joint, swing=0.8),)))


def _frame(place: Collar, size: float) -> tuple[Floats, Floats]:
    """The knot's middle, and axes across, up and away from the throat."""
    y = np.array([place.middle[1] - 0.07 * size])
    middle = place.front(np.zeros(1) + place.middle[0], y, 0.0)[0]
    out = unit(np.array((0.0, 0.3 if place.neck is not None else 0.0, 1.0)))
    side = np.array((1.0, 0.0, 0.0))
    return middle + (DEEP - 0.02) * size * out, np.stack([side, np.cross(out, side), out], 1)


def _loop() -> Mesh:
    """The loop at the picture's right, from the knot outward."""
    share = np.linspace(0, 1, ROWS)
    puff = np.sin(np.clip(share, 0, 1) * np.pi * 0.62) ** 0.9
    end = np.sqrt(np.clip(1 - np.clip((share - 0.9) / 0.1, 0, 1) ** 2, 0.2, 1))
    tall = (0.09 + (TALL - 0.09) * smoothstep(np.clip(share / 0.85, 0, 1))) * (0.86 + 0.14 * end)
    deep = (0.06 + (DEEP - 0.06) * puff) * end
    angle = 2 * np.pi * np.arange(SIDES) / SIDES
    cosine, sine = np.cos(angle), np.sin(angle)
    radius = (np.abs(cosine) ** 2.6 + np.abs(sine) ** 2.6) ** (-1 / 2.6)
    y = tall[:, None] * radius * cosine
    spread = np.clip(1 - share, 0, 1)[:, None]
    pleats = 0.3 * spread**0.8 * np.cos(3 * np.pi * radius * cosine) * (share[:, None] > 0)
    z = deep[:, None] * radius * sine * (1 + pleats)
    x = LONG * share[:, None] + 0.05 * (radius * cosine) ** 2 * share[:, None] - 0.02
    rings = np.stack(np.broadcast_arrays(x, y, z), axis=-1)
    mesh = loft(rings)
    uv = np.stack(
        [0.5 + 0.45 * mesh.vertices[:, 1] / TALL, np.clip(mesh.vertices[:, 0] / LONG, 0.02, 0.98)],
        1,
    )
    return Mesh(mesh.vertices, mesh.triangles, np.clip(uv, 0.01, 0.99))


def _knot() -> Mesh:
    """A rounded box with a crease on either side of its middle."""
    box = superellipsoid((0.125, 0.155, 0.14), 3.2, sides=28)
    x = box.vertices[:, :1] / 0.125
    crease = 1 - 0.09 * np.exp(-(((np.abs(x) - 0.4) / 0.16) ** 2)) * (box.vertices[:, 2:] > 0)
    return box.at(box.vertices * np.concatenate([x**0, x**0, crease], 1))


def _band(place: Collar, middle: Floats) -> Mesh:
    """About the neck, from the knot and back to it."""
    angle = 2 * np.pi * np.arange(48) / 48
    radius = place.radius + 0.035
    lean = 0.5 * (middle[1] - place.middle[1])
    back = -radius
    front = middle[2] - place.middle[2] - 0.06
    z = np.where(np.cos(angle) > 0, front, -back) * np.cos(angle)
    ring = np.stack([radius * np.sin(angle), lean + lean * np.cos(angle), z], 1)
    sizes = np.tile((0.03, 0.075 * place.wide), (48, 1))
    return ring_tube(place.middle + ring, sizes, sides=10)


def _dots(color: Color) -> NDArray[np.uint8]:
    """Light dots in a staggered grid, uint8, square."""
    u, v = np.meshgrid(np.linspace(0, 1, DOTS_PX), np.linspace(1, 0, DOTS_PX))
    columns = v * 4.2
    rows = u * 4.0 + 0.5 * (np.floor(columns) % 2)
    apart = np.hypot((rows % 1 - 0.5) * 0.95, (columns % 1 - 0.5) * 0.95)
    dot = np.clip((0.2 - apart) / 0.05, 0, 1)[..., None]
    light = np.array((1.0, 0.97, 0.92))
    return np.asarray(np.round(255 * (np.array(color) * (1 - dot) + light * dot)), np.uint8)
