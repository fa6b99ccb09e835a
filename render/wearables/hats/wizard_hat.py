"""A wizard's hat: a tall bent cone with stars, a wavy brim, a belt with a buckle."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from render.geometry import smoothstep, unit
from render.modelling.meshes import Floats, Mesh, loft, merged, ring_tube
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.hats.cloth import GOLD, darker, felt, leather
from render.wearables.hats.forms import (
    band,
    curve,
    emblem,
    joint_at,
    star,
    swept,
    turned,
    turns,
    upright,
)
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

VIOLET: Color = (0.3, 0.16, 0.66)
BELT: Color = (0.3, 0.16, 0.08)
BRIM, SIDES = 1.78, 48
UNDER = ((0.97, 0.0), (1.35, -0.05), (BRIM - 0.03, -0.06))
OVER = ((BRIM, -0.015), (BRIM - 0.03, 0.03), (1.35, 0.03), (1.1, 0.05), (1.02, 0.1))
SPINE = (
    (0.0, 0.12, 0.0), (0.0, 0.5, 0.0), (0.02, 0.95, -0.03), (0.12, 1.38, -0.08), (0.36, 1.68, -0.1),
    (0.66, 1.7, -0.06), (0.86, 1.52, 0.0),
)  # fmt: skip
SCALES = (0.99, 0.84, 0.62, 0.4, 0.25, 0.15, 0.03)
STARS = ((-0.42, 0.62, 0.19), (0.4, 0.74, 0.15), (0.04, 1.02, 0.14), (-1.3, 0.75, 0.16),
         (1.3, 0.55, 0.17), (2.6, 0.7, 0.18), (-0.25, 1.32, 0.09))  # fmt: skip


def build_wizard_hat(head: Head, dye: Dye) -> Worn:
    """Its tip nods after every move."""
    place = seat(head, down=0.45, back_deg=8)
    line = curve(np.column_stack([SPINE, SCALES]), 24)
    spine, scale = line[:, :3] * float(np.mean(place.radii)), line[:, 3]
    rings = _folded(swept(place, spine, scale, sides=SIDES))
    cloth = loft(np.concatenate([_wavy(place, _brim(place)), rings]))
    color = dye.pick(0, VIOLET)
    joint = joint_at("tip", place.at(spine[14]), head.joint, 1.8)
    stars = merged(_star(rings, *each) for each in STARS)
    belt = band(place, (1.0, 0.1), (0.93, 0.34), 0.03)
    edge = ring_tube(_wavy(place, _rim(place)), 0.04, sides=6)
    on = place.placed
    parts = (
        on(cloth).part("cloth", felt(color), joint="tip", weights=_swing(cloth.vertices, spine)),
        on(stars).part("stars", GOLD, joint="tip", weights=_swing(stars.vertices, spine)),
        on(belt).part("belt", leather(BELT), joint=head.joint),
        on(_buckle(place)).part("buckle", GOLD, joint=head.joint),
        on(edge).part("edge", felt(darker(color, 0.6)), joint=head.joint),
    )
    return Worn(Piece(parts, joints=(joint,)), place.hollow(1.1 * float(np.mean(place.radii)), 1.6))


def _brim(place: Seat) -> Floats:
    return turned(place, np.concatenate([UNDER, OVER]), sides=SIDES)


def _rim(place: Seat) -> Floats:
    return np.asarray(turned(place, np.array([(BRIM - 0.01, -0.015)]), sides=SIDES)[0])


def _wavy(place: Seat, points: Floats) -> Floats:
    """The brim rises and falls; before the face it rises."""
    scale = np.hypot(points[..., 0] / place.radii[0], points[..., 2] / place.radii[1])
    share = np.clip((scale - 1.1) / (BRIM - 1.1), 0, 1) ** 1.5
    angle = turns(points.shape[-2])
    wavy = points.copy()
    wavy[..., 1] += share * (0.09 * np.cos(3 * angle) + 0.05 * np.cos(angle) - 0.04)
    return wavy


def _folded(rings: Floats) -> Floats:
    """With the creases of soft felt, deepest at the bend."""
    step = np.arange(len(rings))[:, None] / len(rings)
    fold = 0.05 * np.exp(-(((step - 0.62) / 0.16) ** 2)) * np.sin(2 * np.pi * 9 * step)
    slack = (
        0.02 * np.sin(2 * np.pi * 3 * step + 2 * turns(rings.shape[1])[None]) * np.sin(np.pi * step)
    )
    middle = rings.mean(1, keepdims=True)
    return np.asarray(middle + (rings - middle) * (1 + (fold + slack)[..., None]))


def _swing(vertices: Floats, spine: Floats) -> Floats:
    low, high = spine[10, 1], spine[17, 1]
    return np.asarray(smoothstep(np.clip((vertices[:, 1] - low) / (high - low), 0, 1)))


def _star(rings: Floats, angle: float, height: float, size: float) -> Mesh:
    """One on the cone: angle from the front, height against the hat's."""
    row = int(np.interp(height, (0.12, 1.7), (0, len(rings) - 8)))
    column = round(angle / (2 * np.pi) * SIDES) % SIDES
    spot, middle = rings[row, column], rings[row].mean(0)
    along = rings[row + 1].mean(0) - middle
    out = spot - middle
    frame = upright(np.cross(np.cross(unit(along), out), rings[row + 1, column] - spot))
    radius = float(np.linalg.norm(out))
    frame = frame if frame[:, 2] @ out > 0 else frame * (-1, 1, -1)

    def on(plan: Floats, lift: ArrayLike) -> Floats:
        fall = -(plan[..., 0] ** 2) / (2 * radius)  # with the cone's round
        local = np.stack([plan[..., 0], plan[..., 1], np.asarray(lift) + fall], -1)
        return np.asarray(local @ frame.T + spot)

    return emblem(star(size), on, 0.05)


def _buckle(place: Seat) -> Mesh:
    """A square ring with its prong, before the belt."""
    corners = 0.17 * np.array([(-1, -0.85), (1, -0.85), (1, 0.85), (-1, 0.85)])
    steps = np.linspace(0, 1, 7)[:-1, None]
    path = np.concatenate(
        [a + steps * (b - a) for a, b in zip(corners, np.roll(corners, -1, 0), strict=True)]
    )
    spot = place.ring(np.zeros(1), 1.0)[0] + (0.0, 0.22, 0.045)
    frame = upright((0.0, 0.25, 1.0))
    ring = np.column_stack([path, np.zeros(len(path))])
    prong = np.linspace((-0.15, 0.0, 0.02), (0.17, 0.0, 0.03), len(path) // 2)
    closed = np.concatenate([prong, prong[::-1] + np.array((0.0, 0.03, 0.0))])
    return merged(
        ring_tube(each, radius, sides=6).placed(frame, spot)
        for each, radius in ((ring, 0.038), (closed, 0.024))
    )
