"""A knitted beanie: ribs up to a pompon, and a fold about its edge."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Floats, Mesh, loft, superellipsoid
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.types import Color, Material
from render.wearables.hats.cloth import darker
from render.wearables.hats.forms import curve, fluffy, joint_at, moved, turned, turns
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

BLUE: Color = (0.16, 0.45, 0.86)
CREAM: Color = (0.98, 0.95, 0.88)
RIBS, PER_RIB = 22, 4
DEEP = 0.028  # of the ribs
FOLD, THICK = 0.2, 0.085  # half the height of the fold, half its thickness
TALL, POMPON = 1.12, 0.32


def build_beanie(head: Head, dye: Dye) -> Worn:
    """Pulled down over the forehead."""
    place = seat(head, down=0.85, back_deg=12)
    color = dye.pick(0, BLUE)
    fold = dye.pick(1, darker(color, 0.72)) if dye.colors else darker(color, 0.72)
    joint = joint_at("pompon", place.at((0.0, TALL, 0.0)), head.joint, 2.0)
    ball = fluffy(superellipsoid((POMPON,) * 3, sides=30), 0.045, pitch=0.15)
    ball = moved(ball, 0.0, TALL + 0.72 * POMPON, 0.0)
    on = place.placed
    parts = (
        on(_dome(place)).part("dome", _knit(color), joint=head.joint),
        on(_fold(place)).part("fold", _knit(fold), joint=head.joint),
        on(ball).part("pompon", _knit(dye.pick(2, CREAM)), joint="pompon"),
    )
    return Worn(Piece(parts, joints=(joint,)), place.hollow(TALL - 0.08, 2.4))


def _knit(color: Color) -> Material:
    return Material(color, roughness=0.95, coat=0.0, sheen=0.5)


def _ribbed(place: Seat, rings: Floats, depth: Floats) -> Floats:
    """Rings with ribs, this deep (R,)."""
    wave = 1 - np.abs(np.sin(RIBS / 2 * turns(rings.shape[1])))  # rounded ribs, sharp valleys
    out = 1 + depth[:, None] * (0.6 - wave) / float(np.mean(place.radii))
    middle = rings.mean(1, keepdims=True)
    return np.asarray(middle + (rings - middle) * np.stack([out, np.ones_like(out), out], -1))


def _dome(place: Seat) -> Mesh:
    knots = [(0.98, 0.02), (1.06, 0.3), (1.06, 0.55), (0.97, 0.82), (0.74, 1.01), (0.42, 1.1),
             (0.15, TALL), (0.02, TALL)]  # fmt: skip
    profile = curve(knots, 17)
    rings = turned(place, profile, sides=RIBS * PER_RIB)
    depth = 1.5 * DEEP * np.minimum(1.0, profile[:, 0] / 0.5)
    return loft(_ribbed(place, rings, depth))


def _fold(place: Seat) -> Mesh:
    turn = 2 * np.pi * np.arange(10) / 10
    size = float(np.mean(place.radii))
    out, up = np.cos(turn), np.sin(turn)
    square = (np.abs(out) ** 3 + np.abs(up) ** 3) ** (-1 / 3)
    section = np.stack([1.02 + THICK / size * (out * square + 0.4), 0.16 + FOLD * up * square], 1)
    rings = turned(place, section, sides=RIBS * PER_RIB)
    return torus_of(_ribbed(place, rings, np.where(out > 0, 2.2 * DEEP, 0.0)))
