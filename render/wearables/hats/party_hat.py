"""A party hat: a striped paper cone with a ruffle about its edge and a pompon on its tip."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from render.modelling.meshes import Floats, Mesh, lathe, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.hats.forms import fluffy, joint_at, moved, turns
from render.wearables.hats.seat import Seat, perch, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

PINK: Color = (0.98, 0.26, 0.45)
CREAM: Color = (1.0, 0.97, 0.92)
BLUE: Color = (0.2, 0.6, 1.0)
YELLOW: Color = (1.0, 0.8, 0.1)
HEIGHT, RADIUS = 1.15, 0.58
ROOM = 0.7  # of its height, for hair
POMPON, RUFFLE, WAVES = 0.19, 0.075, 16
ASIDE_DEG, BACK_DEG = 12.0, 4.0
STRIPES_PX, STRIPES, SLANT = 128, 4, 1.0


def build_party_hat(head: Head, dye: Dye) -> Worn:
    """Aslant on top, to the left or the right by the dye's seed."""
    side = 1.0 if dye.seed % 2 else -1.0
    place = _place(head, side)
    size = float(np.mean(place.radii)) / RADIUS
    colors = (dye.pick(0, PINK), CREAM, dye.pick(1, BLUE))
    trim = dye.pick(2, YELLOW)
    hat = party_hat(size * place.axes, place.origin, (colors, trim), head.joint)
    return Worn(hat, replace(place.hollow(ROOM * size, roundness=1.6), small=head.kind != "thing"))


def _place(head: Head, side: float) -> Seat:
    """On top of a head; over the whole top of a thing."""
    if head.kind == "thing":
        return seat(head)
    return perch(head, RADIUS, aside_deg=side * ASIDE_DEG, back_deg=BACK_DEG)


def party_hat(
    axes: Floats, origin: Floats, colors: tuple[tuple[Color, ...], Color], joint: str
) -> Piece:
    """The hat with its edge about `origin`, its y along the cone. colors: of the stripes, and of
    the trim. joint: what it hangs on; its pompon wobbles on a joint of its own, "pompon"."""
    stripes, trim = colors
    paper = Material(CREAM, roughness=0.35, coat=0.2)
    tuft = Material(trim, roughness=0.8, coat=0.0, sheen=0.4)
    tip = origin + axes @ np.array((0.0, HEIGHT, 0.0))
    wobble = joint_at("pompon", tip, joint, 2.0)
    parts = (
        _cone().placed(axes, origin).part("cone", paper, joint=joint, texture=_stripes(stripes)),
        _ruffle().placed(axes, origin).part("ruffle", tuft, joint=joint),
        _pompon().placed(axes, tip).part("pompon", tuft, joint="pompon"),
    )
    return Piece(parts, joints=(wobble,))


def _cone() -> Mesh:
    share = np.linspace(0, 1, 16)
    profile = np.stack([RADIUS * (1 - share) ** 0.96 + 0.02, HEIGHT * share], 1)
    return lathe(np.concatenate([[(0.3 * RADIUS, 0.0)], profile]), sides=48)


def _ruffle() -> Mesh:
    """Tissue gathered in waves."""
    angle = turns(6 * WAVES)
    radius = RADIUS + 0.01 + 0.035 * np.cos(WAVES * angle)
    path = np.stack(
        [radius * np.sin(angle), 0.02 * np.sin(WAVES * angle), radius * np.cos(angle)], 1
    )
    return ring_tube(path, RUFFLE, sides=8)


def _pompon() -> Mesh:
    ball = fluffy(superellipsoid((POMPON,) * 3, sides=24), 0.03, pitch=0.11)
    return moved(ball, 0.0, 0.4 * POMPON, 0.0)


def _stripes(colors: tuple[Color, ...]) -> NDArray[np.uint8]:
    """Slanting stripes, uint8 (STRIPES_PX, STRIPES_PX, 3)."""
    down, across = np.mgrid[:STRIPES_PX, :STRIPES_PX] / STRIPES_PX
    number = (np.floor(STRIPES * down + SLANT * across) % len(colors)).astype(int)
    stripes: NDArray[np.uint8] = np.round(255 * np.array(colors)[number]).astype(np.uint8)
    return stripes
