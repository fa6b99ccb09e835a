"""A pirate's hat: a brim turned up before and behind, gold trim, a skull on crossed bones."""

from __future__ import annotations

from functools import cache

import numpy as np

from render.modelling.fields import capsule, ellipsoid, smooth_max, smooth_min, solid
from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube, tube
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.types import Color, Material
from render.wearables.hats.cloth import GOLD, felt
from render.wearables.hats.forms import band, curve, joint_at, moved, turned, turns
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

BLACK: Color = (0.12, 0.105, 0.13)
SASH: Color = (0.78, 0.08, 0.12)
BONE = Material((0.96, 0.94, 0.88), roughness=0.5, coat=0.12)
SIDES, ROWS = 72, 7
TIP, TIP_UP = 1.72, 0.26  # x of the brim's points, against the opening, and their height
HIGH, LEAN = 1.0, 1.26  # of the brim before and behind: its height, and z of its upper edge
THICK, SAG = 0.05, 0.14
DOME = ((0.98, 0.0), (0.97, 0.3), (0.9, 0.55), (0.7, 0.74), (0.4, 0.82), (0.05, 0.84))
SKULL_AT, SKULL_SIZE = 0.56, 0.64  # share of the brim's height, and of it


def build_pirate_hat(head: Head, dye: Dye) -> Worn:
    """The feather stands behind the brim, and sways."""
    place = seat(head, down=0.5, back_deg=6)
    size = float(np.mean(place.radii))
    spot, axes = _front(place)
    skull = _skull().placed(SKULL_SIZE * size * axes, spot)
    dome = loft(turned(place, curve(DOME, 10), sides=36))
    root = np.array((0.62, 0.5, -0.2)) * size
    joint = joint_at("feather", place.at(root), head.joint, 1.4)
    plume = _plume(size).placed(np.eye(3), root)
    on = place.placed
    parts = (
        on(merged([dome, _brim(place)])).part("felt", felt(BLACK), joint=head.joint),
        on(_trim(place)).part("trim", GOLD, joint=head.joint),
        on(band(place, (1.01, 0.0), (1.0, 0.14), 0.05)).part(
            "sash", felt(dye.pick(0, SASH)), joint=head.joint
        ),
        on(skull).part("skull", BONE, joint=head.joint),
        on(plume).part("plume", felt(dye.pick(0, SASH)), joint="feather"),
    )
    return Worn(Piece(parts, joints=(joint,)), place.hollow(0.8, 2.6))


def _upper(place: Seat, angle: Floats) -> Floats:
    """The brim's upper edge (N, 3): pointed beside, high before and behind."""
    across, ahead = np.sin(angle), np.cos(angle)
    x = TIP * place.radii[0] * np.sign(across) * np.abs(across) ** 0.9
    y = TIP_UP + (HIGH - TIP_UP) * np.abs(ahead) ** 0.8
    z = LEAN * place.radii[1] * np.sign(ahead) * np.abs(ahead) ** 1.5
    return np.stack([x, y, z], 1)


def _between(place: Seat, angle: Floats, share: float, out: float) -> Floats:
    """A line (N, 3) of the brim, `share` of the way up, `out` of its middle surface."""
    low, high = place.ring(angle, 1.0), _upper(place, angle)
    bulge = place.ring(angle, SAG * np.sin(np.pi * share)) - (0.0, SAG * np.sin(np.pi * share), 0.0)
    row = low + share * (high - low) + bulge
    away = place.ring(angle)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    return np.asarray(row + out * away)


def _brim(place: Seat) -> Mesh:
    angle = turns(SIDES)
    share = np.linspace(0, 1, ROWS)
    outside = [_between(place, angle, each, THICK / 2) for each in share]
    inside = [_between(place, angle, each, -THICK / 2) for each in share[::-1]]
    return torus_of(np.stack([*outside, *inside]))


def _trim(place: Seat) -> Mesh:
    """Along the brim's edge, as thick as a cord."""
    return ring_tube(_between(place, turns(SIDES), 1.0, 0.0), 0.06, sides=6)


def _front(place: Seat) -> tuple[Floats, Floats]:
    """The middle of the brim's front, (3,), and its frame."""
    zero = np.zeros(1)
    low, spot, high = (
        _between(place, zero, share, THICK / 2)[0]
        for share in (SKULL_AT - 0.15, SKULL_AT, SKULL_AT + 0.15)
    )
    up = (high - low) / np.linalg.norm(high - low)
    return spot, np.stack([(1.0, 0.0, 0.0), up, np.cross((1.0, 0.0, 0.0), up)], 1)


@cache
def _skull() -> Mesh:
    """About one unit high, its back at z = 0, looking along z."""

    def field(points: Floats) -> Floats:
        x, y, z = np.moveaxis(points, -1, 0)
        mirrored = np.stack([np.abs(x), y, z], -1)
        face = ellipsoid(points, (0, 0.16, 0), (0.34, 0.3, 0.17), 2.3)
        jaw = ellipsoid(points, (0, -0.13, 0), (0.19, 0.17, 0.13), 3.0)
        bones = capsule(mirrored, (0.1, -0.12, 0.0), (0.56, -0.36, 0.0), 0.062)
        more = capsule(mirrored, (0.1, -0.3, 0.0), (0.56, -0.02, 0.0), 0.062)
        knobs = [
            np.linalg.norm(mirrored - spot, axis=-1) - 0.085
            for spot in ((0.58, -0.43, 0), (0.63, -0.33, 0), (0.63, -0.03, 0), (0.57, 0.06, 0))
        ]
        crossed = np.minimum.reduce([bones, more, *knobs])
        eyes = ellipsoid(mirrored, (0.145, 0.12, 0.2), (0.1, 0.105, 0.14))
        nose = ellipsoid(points, (0, -0.035, 0.2), (0.042, 0.06, 0.12))
        gap = ellipsoid(mirrored, (0.062, -0.26, 0.15), (0.016, 0.09, 0.09))
        middle = ellipsoid(points, (0, -0.26, 0.15), (0.016, 0.09, 0.09))
        head = smooth_min(face, jaw, 0.1)
        for hole in (eyes, nose, gap, middle):
            head = smooth_max(head, -hole, 0.03)
        return smooth_min(head, crossed, 0.03)

    return solid(field, (-0.76, -0.56, 0.0), (0.76, 0.5, 0.2), 0.044, rounds=2)


def _plume(size: float) -> Mesh:
    """A feather that curls back from its root: two vanes about a quill."""
    quill = curve([(0, 0, 0), (0.1, 0.5, -0.03), (0.36, 0.92, -0.08), (0.8, 1.08, -0.12),
                   (1.2, 0.86, -0.14)], 18)  # fmt: skip
    share = np.linspace(0, 1, 18)
    wide = 0.26 * np.sin(np.pi * np.clip(0.1 + 0.88 * share, 0, 1)) ** 0.7
    wide *= 1 + 0.16 * np.cos(2 * np.pi * 5.5 * share)  # its barbs part
    vane = tube(quill * size, np.stack([0.35 * wide * 0.3 + 0.012, wide], 1) * size, sides=8,
                normals=np.tile((0.0, 0.0, 1.0), (18, 1)))  # fmt: skip
    shaft = moved(tube(quill * size, 0.022 * size, sides=6), 0.0, 0.0, 0.03 * size)
    return merged([vane, shaft])
