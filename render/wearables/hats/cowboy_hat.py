"""A cowboy hat: a pinched crown, a brim rolled up at its sides, a braided cord with a star."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.hats.cloth import GOLD, darker, felt, leather
from render.wearables.hats.forms import curve, emblem, star, turned, turns, upright
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

BROWN: Color = (0.56, 0.31, 0.14)
CORD: Color = (0.93, 0.8, 0.55)
BRIM, ROLL, DIP = 1.82, 0.62, 0.14
TALL, SIDES = 0.98, 56
LEVEL = 0.2  # height of the cord
STRANDS, TWISTS = 2, 20
UNDER = ((0.97, 0.0), (1.3, -0.035), (1.6, -0.04), (BRIM - 0.03, -0.035))
OVER = ((BRIM, 0.0), (BRIM - 0.03, 0.04), (1.6, 0.045), (1.3, 0.04), (1.06, 0.06))
CROWN = (
    (1.0, 0.12), (0.96, 0.4), (0.9, 0.7), (0.84, 0.87), (0.72, TALL - 0.01), (0.5, TALL),
    (0.28, TALL), (0.1, TALL),
)  # fmt: skip


def build_cowboy_hat(head: Head, dye: Dye) -> Worn:
    """It sits a little back, so that the brim frees the face."""
    place = seat(head, down=0.4, back_deg=10)
    rings = turned(place, np.concatenate([UNDER, OVER, curve(CROWN, 16)]), sides=SIDES)
    rim = ring_tube(_rolled(place, _edge(place)), 0.045, sides=6)
    on = place.placed
    parts = (
        on(loft(_rolled(place, _pinched(place, rings)))).part(
            "felt", felt(BROWN), joint=head.joint
        ),
        on(rim).part("edge", leather(darker(BROWN, 0.55)), joint=head.joint),
        on(_cord(place)).part("cord", leather(dye.pick(0, CORD)), joint=head.joint),
        on(_badge(place)).part("badge", GOLD, joint=head.joint),
    )
    return Worn(Piece(parts), place.hollow(TALL - 0.2))


def _edge(place: Seat) -> Floats:
    return np.asarray(turned(place, np.array([(BRIM - 0.01, 0.0)]), sides=SIDES)[0])


def _rolled(place: Seat, points: Floats) -> Floats:
    """The sides of the brim rise and come in, front and back go down."""
    scale = np.hypot(points[..., 0] / place.radii[0], points[..., 2] / place.radii[1])
    share = np.clip((scale - 1.1) / (BRIM - 1.1), 0, 1)
    aside = np.abs(points[..., 0] / (scale * place.radii[0])) ** 2.4
    moved = points.copy()
    moved[..., 1] += share**1.7 * (ROLL * aside - DIP * (1 - aside))
    moved[..., 0] *= 1 - 0.16 * share**1.5 * aside
    moved[..., 2] *= 1 + 0.06 * share * (1 - aside)
    return moved


def _pinched(place: Seat, rings: Floats) -> Floats:
    """A crease along the top, and a dent at each side of the crown's front."""
    x, y, z = np.moveaxis(rings, -1, 0)
    a, c = place.radii
    high = np.clip((y - 0.45) / (TALL - 0.45), 0, 1)
    crease = np.exp(-((x / (0.26 * a)) ** 2)) * high**3
    before = np.exp(-(((z - 0.6 * c) / (0.42 * c)) ** 2))
    dent = np.exp(-(((np.abs(x) - 0.52 * a) / (0.24 * a)) ** 2)) * before * high
    moved = rings.copy()
    moved[..., 1] -= (0.27 * crease + 0.2 * dent) * (y > 0.45)
    moved[..., 0] *= 1 - 0.22 * before * high
    moved[..., 1] += 0.07 * high * np.clip(z / c, -1, 1)
    return moved


def _cord(place: Seat) -> Mesh:
    """Strands twisted about each other."""
    angle = turns(110)
    strands = []
    for strand in range(STRANDS):
        turn = TWISTS * angle + 2 * np.pi * strand / STRANDS
        path = place.ring(angle, 1.025 + 0.025 * np.cos(turn))
        path[:, 1] += LEVEL + 0.045 * np.sin(turn)
        strands.append(ring_tube(path, 0.045, sides=4))
    return merged(strands)


def _badge(place: Seat) -> Mesh:
    """A star on the cord, before the crown."""
    spot = place.ring(np.zeros(1), 1.06)[0] + (0.0, LEVEL + 0.02, 0.0)
    frame = upright((0.0, 0.12, 1.0))

    def on(plan: Floats, lift: ArrayLike) -> Floats:
        out = np.asarray(lift)[..., None]
        return np.asarray(np.concatenate([plan, out], axis=-1) @ frame.T + spot)

    return emblem(star(0.2), on, 0.06)
