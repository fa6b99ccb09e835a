"""A graduation cap: a board on a close cap, a button, and a tassel that swings over its edge."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import (
    Floats,
    Mesh,
    lathe,
    loft,
    merged,
    ring_tube,
    superellipsoid,
    tube,
)
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.hats.cloth import darker, felt, satin
from render.wearables.hats.forms import band, curve, joint_at, turned, turns
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

INK: Color = (0.14, 0.11, 0.24)
GOLD_CORD: Color = (1.0, 0.72, 0.12)
LEVEL, TALL = 0.6, 0.66  # height of the cap's top and of the board's middle
HALF, THICK, SQUARE = 1.28, 0.055, 7.0  # of the board, against the opening; exponent of its plan
TASSEL, THREADS = 0.62, 9
CORNER = 0.94  # share of the way to the corner at which the cord leaves the board


def build_graduation_cap(head: Head, dye: Dye) -> Worn:
    """One corner looks ahead; the tassel hangs at the left or right of it, by the dye's seed."""
    place = seat(head, down=0.4, back_deg=4)
    cloth = felt(INK)
    cord = satin(dye.pick(0, GOLD_CORD))
    size = float(np.mean(place.radii))
    side = 1.0 if dye.seed % 2 == 0 else -1.0
    over = np.array((side * CORNER * HALF * size * 0.71, TALL, CORNER * HALF * size * 0.71))
    joint = joint_at("tassel", place.at(over), head.joint, 3.0)
    on = place.placed
    parts = (
        on(merged([_cap(place), _board(size)])).part("cap", cloth, joint=head.joint),
        on(_trim(place, size)).part("trim", felt(darker(INK, 0.6)), joint=head.joint),
        on(_cord(over)).part("cord", cord, joint=head.joint),
        on(_tassel(over, size)).part("tassel", cord, joint="tassel"),
    )
    return Worn(Piece(parts, joints=(joint,)), place.hollow(LEVEL, 4))


def _cap(place: Seat) -> Mesh:
    knots = [(0.97, -0.02), (1.0, 0.0), (1.01, 0.05), (0.98, 0.35), (0.94, LEVEL - 0.03),
             (0.9, LEVEL + 0.02), (0.4, LEVEL + 0.02)]  # fmt: skip
    return loft(turned(place, curve(knots, 12), sides=36))


def _board(size: float) -> Mesh:
    """A square with rounded corners, its edges soft, its corners drawn down a little."""
    plan = _square(size)
    rows = ((0.3, -1.0), (0.975, -1.0), (0.995, -0.6), (1.0, 0.0), (0.995, 0.6), (0.975, 1.0),
            (0.6, 1.15), (0.05, 1.2))  # fmt: skip
    rings = np.stack([_flat(share * plan, TALL + THICK * height) for share, height in rows])
    return loft(rings)


def _square(size: float, sides: int = 48) -> Floats:
    """Its outline (sides, 2), x and z: the corners ahead, behind and beside."""
    angle = turns(sides)
    across, ahead = np.sin(angle), np.cos(angle)
    u, v = (across + ahead) * np.sqrt(0.5), (ahead - across) * np.sqrt(0.5)
    radius = (np.abs(u) ** SQUARE + np.abs(v) ** SQUARE) ** (-1 / SQUARE)
    return np.asarray(HALF * size * radius[:, None] * np.stack([across, ahead], 1))


def _flat(plan: Floats, height: float) -> Floats:
    return np.stack([plan[:, 0], np.full(len(plan), height), plan[:, 1]], 1)


def _trim(place: Seat, size: float) -> Mesh:
    """Piping about the board's edge, and a hem about the cap."""
    edge = ring_tube(_flat(0.998 * _square(size), TALL), 0.042, sides=6)
    return merged([edge, band(place, (1.005, 0.0), (1.0, 0.13), 0.025)])


def _cord(over: Floats) -> Mesh:
    """The button, and the cord from it to the board's edge."""
    top = np.array((0.0, TALL + 1.2 * THICK, 0.0))
    path = np.linspace(top, over + np.array((0.0, 1.2 * THICK, 0.0)), 12)
    button = superellipsoid((0.11, 0.055, 0.11), 2.4, sides=20)
    down = over * (1.04, 1.0, 1.04) - (0.0, 0.02, 0.0)
    return merged(
        [button.at(button.vertices + top), tube(np.concatenate([path, [down]]), 0.032, sides=8)]
    )


def _tassel(over: Floats, size: float) -> Mesh:
    """A cord, a knot, and threads that part toward their ends."""
    start = over * (1.04, 1.0, 1.04)
    long = TASSEL * min(size, 1.0)
    cord = tube(np.linspace(start, start - (0.0, 0.45 * long, 0.0), 6), 0.032, sides=8)
    knot = superellipsoid((0.085, 0.08, 0.085), sides=18)
    head = start - (0.0, 0.5 * long, 0.0)
    neck = ring_tube(_flat(0.075 * np.stack([np.sin(turns(20)), np.cos(turns(20))], 1), 0.0), 0.025,
                     sides=6)  # fmt: skip
    return merged(
        [
            cord,
            knot.at(knot.vertices + head),
            neck.at(neck.vertices + head - (0.0, 0.1, 0.0)),
            _threads(long).placed(np.eye(3), head - (0.0, 0.06, 0.0)),
        ]
    )


def _threads(long: float) -> Mesh:
    profile = curve([(0.05, 0.0), (0.085, -0.1), (0.125, -0.3), (0.15, -0.62), (0.13, -0.64),
                     (0.03, -0.62)], 10)  # fmt: skip
    mesh = lathe(profile * (1.0, long), sides=4 * THREADS)
    angle = np.arctan2(mesh.vertices[:, 0], mesh.vertices[:, 2])
    flute = 1 + 0.13 * np.cos(THREADS * angle) * np.clip(-mesh.vertices[:, 1] / 0.1, 0, 1)
    return mesh.at(mesh.vertices * np.stack([flute, np.ones_like(flute), flute], 1))
