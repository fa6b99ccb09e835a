"""A unicorn's horn, a devil's horns, and antlers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.geometry import unit
from render.modelling.fields import capsule, smooth_min, solid
from render.modelling.meshes import Floats, Mesh, loft, merged, superellipsoid
from render.modelling.piece import Piece
from render.types import Color, Material, Part
from render.wearables.ears.stand import Stand, stand
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

GOLD: Color = (1.0, 0.78, 0.25)
RED: Color = (0.86, 0.06, 0.1)
BARK: Color = (0.47, 0.28, 0.14)
TURNS = 4.5  # of the spiral about a unicorn's horn
PETALS = 5
TINES = (  # of one antler: start, end, radii; its beam first, from the head up
    ((0.0, -0.12, 0.0), (0.16, 0.3, 0.02), (0.125, 0.1)),
    ((0.16, 0.3, 0.02), (0.42, 0.68, 0.0), (0.1, 0.09)),
    ((0.42, 0.68, 0.0), (0.5, 1.16, 0.04), (0.09, 0.045)),
    ((0.14, 0.24, 0.02), (-0.12, 0.52, 0.2), (0.085, 0.045)),
    ((0.34, 0.56, 0.0), (0.12, 0.98, 0.08), (0.085, 0.045)),
    ((0.36, 0.6, 0.0), (0.8, 0.84, 0.06), (0.085, 0.045)),
    ((0.46, 0.86, 0.02), (0.84, 1.22, 0.02), (0.075, 0.04)),
)


def build_unicorn_horn(head: Head, dye: Dye) -> Worn:
    """One spiral horn over the brow, in a wreath of little flowers."""
    place = _front(head)
    share = np.linspace(0, 1, 64)
    angle = 2 * np.pi * np.arange(24) / 24
    phase = angle + 2 * np.pi * TURNS * share[:, None]
    ridge = np.abs(np.cos(phase / 2)) ** 0.6
    radius = (0.25 * (1 - share) ** 0.9 + 0.012)[:, None] * (0.84 + 0.2 * ridge)
    height = np.broadcast_to(-0.14 + 1.5 * share[:, None], radius.shape)
    rings = np.stack([radius * np.sin(angle), height, radius * np.cos(angle)], axis=-1)
    horn = loft(rings)
    v = np.concatenate([np.repeat(share, 24), (0.0, 1.0)])
    u = np.concatenate([ridge.ravel(), (1.0, 1.0)])
    horn = Mesh(horn.vertices, horn.triangles, np.stack([u, v], 1))
    shine = Material(GOLD, roughness=0.25, coat=0.4, metallic=0.1)
    texture = _spiral(dye)
    part = place.placed(horn).part("horn", shine, joint=head.joint, texture=texture)
    return Worn(Piece((part, *_wreath(place, head.joint))))


def _front(head: Head) -> Stand:
    """At the front of the head's top, pointing up and ahead."""
    found = stand(head, 1, aside_deg=0, back_deg=-34, lean_deg=0)
    up = unit(np.array((0.0, 1.0, 0.32)))
    axes = np.stack([np.array((1.0, 0.0, 0.0)), up, np.cross((1.0, 0.0, 0.0), up)], 1)
    return Stand(axes, found.origin, found.size)


def _spiral(dye: Dye) -> NDArray[np.uint8]:
    """Pastels up the horn, gold in its groove: u over the ridge, v up."""
    stops = np.array([dye.pick(0, (1.0, 0.55, 0.78)), (0.78, 0.66, 1.0), (1.0, 0.9, 0.55)])
    v = np.linspace(1, 0, 64)
    up = np.stack([np.interp(v, (0, 0.5, 1), stops[:, c]) for c in range(3)], 1)
    groove = np.clip((np.linspace(0, 1, 32) - 0.25) / 0.3, 0, 1)[None, :, None]
    color = np.array(GOLD) * 0.92 * (1 - groove) + up[:, None] * groove
    return np.asarray(np.round(255 * np.clip(color, 0, 1)), np.uint8)


def _wreath(place: Stand, joint: str) -> tuple[Part, ...]:
    flowers, hearts, leaves = [], [], []
    for number, turn in enumerate(np.radians((-78, -42, 0, 42, 78))):
        middle = np.array((0.38 * np.sin(turn), -0.02 - 0.06 * (number % 2), 0.34 * np.cos(turn)))
        out = unit(np.array((np.sin(turn), 0.5, np.cos(turn) + 0.4)))
        axes = _facing(out)
        size = 0.105 if number % 2 else 0.13
        for petal in range(PETALS):
            around = 2 * np.pi * petal / PETALS + 0.4 * number
            offset = axes @ (size * 0.62 * np.array((np.cos(around), np.sin(around), 0.1)))
            leaf = superellipsoid((0.55 * size, 0.55 * size, 0.3 * size), sides=10)
            flowers.append(leaf.placed(axes, middle + offset))
        hearts.append(
            superellipsoid((0.36 * size,) * 3, sides=10).placed(axes, middle + 0.3 * size * out)
        )
        green = superellipsoid((0.5 * size, 1.25 * size, 0.16 * size), sides=10)
        leaves.append(green.placed(axes, middle - 0.3 * size * out - (0.0, 0.7 * size, 0.0)))
    pink = Material((1.0, 0.66, 0.8), roughness=0.5, coat=0.05)
    yellow = Material((1.0, 0.8, 0.2), roughness=0.5, coat=0.05)
    green_of = Material((0.35, 0.72, 0.36), roughness=0.5, coat=0.05)
    return tuple(
        place.placed(merged(meshes)).part(name, material, joint=joint)
        for name, material, meshes in (
            ("petals", pink, flowers),
            ("hearts", yellow, hearts),
            ("leaves", green_of, leaves),
        )
    )


def _facing(out: Floats) -> Floats:
    """Axes (3, 3) whose z points along a unit vector."""
    across = unit(np.cross((0.0, 1.0, 0.0), out))
    return np.stack([across, np.cross(out, across), out], 1)


def build_devil_horns(head: Head, _: Dye) -> Worn:
    """Two that curve out, up and in again, ringed at the base, dark at the tips."""
    texture = _darkening(RED)
    shine = Material(RED, roughness=0.2, coat=0.5)
    parts = []
    for side, name in ((-1, "left"), (1, "right")):
        place = stand(head, side, aside_deg=34, back_deg=-8, lean_deg=26)
        parts.append(
            place.placed(_curved_horn()).part(
                f"horn_{name}", shine, joint=head.joint, texture=texture
            )
        )
    return Worn(Piece(tuple(parts)))


def _curved_horn() -> Mesh:
    share = np.linspace(0, 1, 40)
    turn = np.radians(28 - 92 * share)  # from outward to inward
    step = 0.98 / 39 * np.stack([np.sin(turn), np.cos(turn), 0.1 + 0 * turn], 1)
    spine = np.cumsum(step, axis=0) + np.array((0.0, -0.16, 0.0))
    rings_at = 0.045 * np.clip(1 - share / 0.45, 0, 1) * np.cos(2 * np.pi * share / 0.09)
    radius = 0.23 * (1 - share) ** 0.75 * (1 + rings_at) + 0.012
    across = np.stack([np.cos(turn), -np.sin(turn), 0 * turn], 1)
    angle = 2 * np.pi * np.arange(24) / 24
    ring = np.sin(angle)[None, :, None] * across[:, None] + np.cos(angle)[None, :, None] * np.array(
        (0.0, 0.0, 1.0)
    )
    return loft(spine[:, None] + radius[:, None, None] * ring)


def _darkening(color: Color) -> NDArray[np.uint8]:
    v = np.linspace(1, 0, 64)[:, None, None]
    dark = np.clip((v - 0.45) / 0.5, 0, 1) ** 1.4
    shaded = np.array(color) * (1 - 0.72 * dark)
    return np.asarray(np.round(255 * np.broadcast_to(shaded, (64, 4, 3))), np.uint8)


def build_antlers(head: Head, _: Dye) -> Worn:
    """A stag's: a beam with five tines at each side, with a burr where it grows."""
    antler = _antler()
    material = Material(BARK, roughness=0.62, coat=0.05, sheen=0.1)
    texture = _paling(BARK)
    parts = []
    for side, name in ((-1, "left"), (1, "right")):
        place = stand(head, side, aside_deg=24, back_deg=4, lean_deg=12)
        parts.append(
            place.placed(antler).part(f"antler_{name}", material, joint=head.joint, texture=texture)
        )
    return Worn(Piece(tuple(parts)))


def _antler() -> Mesh:
    def field(points: Floats) -> Floats:
        found = capsule(points, *TINES[0])
        for tine in TINES[1:]:
            found = smooth_min(found, capsule(points, *tine), 0.09)
        return found

    mesh = solid(field, (-0.3, -0.25, -0.2), (1.0, 1.36, 0.34), 0.05, rounds=6)
    tips = np.array([tine[1] for tine in TINES[2:]])
    away = np.linalg.norm(mesh.vertices[:, None] - tips, axis=2).min(1)
    grooves = 0.5 + 0.5 * np.sin(34 * np.arctan2(mesh.vertices[:, 2], mesh.vertices[:, 0]))
    return Mesh(
        mesh.vertices, mesh.triangles, np.stack([grooves, np.clip(1 - away / 0.45, 0, 1)], 1)
    )


def _paling(color: Color) -> NDArray[np.uint8]:
    """Ivory at the tines' tips: u over the grooves, v toward the tips."""
    v = np.linspace(1, 0, 32)[:, None, None]
    pale = np.array((0.96, 0.86, 0.68))
    shaded = np.array(color) * (1 - v) + pale * v
    lines = (0.9 + 0.1 * np.linspace(0, 1, 8))[None, :, None]
    return np.asarray(np.round(255 * shaded * lines), np.uint8)
