"""A monocle: a golden ring before one eye, with a chain."""

from __future__ import annotations

import numpy as np

from render.geometry import unit
from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.types import Color, Joint, Material
from render.wearables.glasses.fit import ahead
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

GOLD: Color = (0.98, 0.74, 0.22)
WIDER = 1.36  # than the eye
AROUND = 56
LINKS, HANGS = 17, 1.25  # of the chain; how far it hangs, in the ring's radii times two
BEFORE = 0.17  # the eye


def build_monocle(head: Head, dye: Dye) -> Worn:
    """Before the eye at the picture's right; nothing for who shows none."""
    eyes, size = head.features.eyes, head.features.eye_size
    if not len(eyes):
        return Worn(Piece())
    eye, radius = eyes[-1], WIDER * size
    scale = radius / 0.43
    middle = eye + np.array((0.0, 0.0, BEFORE * scale))
    out = unit(np.array((0.35 * np.sign(eye[0] or 1.0), 0.0, 1.0)))
    across = np.cross((0.0, 1.0, 0.0), out)
    axes = np.stack([across, np.array((0.0, 1.0, 0.0)), out], 1)
    metal = Material(dye.pick(0, GOLD), roughness=0.2, coat=0.4, metallic=0.6)
    ring = _ring(radius, scale).placed(axes, middle)
    start = middle + axes @ (radius * np.array((0.9, -0.52, 0.0)))
    path = _hanging(head, start, scale)
    chain = merged([*_links(path, scale), _weight(path[-1], scale)])
    share = np.clip((start[1] - chain.vertices[:, 1]) / (0.7 * radius), 0, 1)
    parts = (
        ring.part("ring", metal, joint=head.joint),
        chain.part("chain", metal, joint="chain", weights=share),
    )
    x, y, z = (float(value) for value in start)
    return Worn(Piece(parts, joints=(Joint("chain", (x, y, z), head.joint, swing=2.5),)))


def _ring(radius: float, scale: float) -> Mesh:
    """A rim with a milled edge, a thin inner rim, and the eye of the chain."""
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    circle = radius * np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1)
    milled = 0.054 * scale * (1 + 0.07 * np.cos(AROUND / 2 * angle))
    outer = ring_tube(circle, np.stack([milled, 0.062 * scale + 0 * angle], 1), sides=10)
    inner = ring_tube(0.9 * circle - (0.0, 0.0, 0.02 * scale), 0.02 * scale, sides=7)
    turn = 2 * np.pi * np.arange(16) / 16
    place = radius * np.array((0.93, -0.54, 0.0))
    small = 0.06 * scale * np.stack([np.cos(turn), np.sin(turn), 0 * turn], 1)
    return merged([outer, inner, ring_tube(place + small, 0.02 * scale, sides=7)])


def _hanging(head: Head, start: Floats, scale: float) -> Floats:
    """The chain's path (LINKS, 3): down over the cheek, outside of whatever is there."""
    share = np.linspace(0, 1, LINKS)
    drop = 2 * HANGS * 0.43 * scale
    x = start[0] + np.sign(start[0] or 1.0) * 0.1 * scale * np.sin(np.pi * share) * (
        1 - 0.4 * share
    )
    y = start[1] - 0.06 * scale - drop * share
    skin = ahead(head.skull, x, y) + 0.07 * scale
    fall = start[2] - 0.1 * scale * share
    rest = np.maximum.accumulate(skin[::-1])[::-1]  # it hangs before the cheek, not behind it
    return np.stack([x, y, np.maximum(fall, rest)], 1)


def _links(path: Floats, scale: float) -> list[Mesh]:
    """Oval rings, every second one turned edge on."""
    turn = 2 * np.pi * np.arange(12) / 12
    along = unit(np.gradient(path, axis=0))
    length = 0.66 * float(np.linalg.norm(np.diff(path, axis=0), axis=1).mean())
    links = []
    for number, (place, down) in enumerate(zip(path, along, strict=True)):
        flat = unit(np.cross(down, (0.0, 0.0, 1.0)))
        side = flat if number % 2 else np.cross(down, flat)
        oval = length * np.cos(turn)[:, None] * down + 0.042 * scale * np.sin(turn)[:, None] * side
        links.append(ring_tube(place + oval, 0.016 * scale, sides=6))
    return links


def _weight(end: Floats, scale: float) -> Mesh:
    drop = superellipsoid((0.06 * scale, 0.085 * scale, 0.06 * scale), sides=14)
    return drop.placed(np.eye(3), end - (0.0, 0.12 * scale, 0.0))
