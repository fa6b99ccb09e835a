"""A king's crown: five points with pearls, stones on the band, a velvet cap inside."""

from __future__ import annotations

import numpy as np

from render.modelling.meshes import Floats, Mesh, merged, ring_tube, superellipsoid
from render.modelling.piece import Piece
from render.modelling.rings import torus_of
from render.types import Material
from render.wearables.hats.seat import Seat, seat
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

GOLD = Material((0.98, 0.74, 0.2), roughness=0.24, coat=0.35, metallic=0.55)
VELVET, STONE = (0.55, 0.04, 0.12), (0.85, 0.05, 0.2)
POINTS, AROUND = 5, 80
BAND, TALL, THICK = 0.3, 0.92, 0.05  # height of the band and of the points; canonical units
PROUD = 0.035  # of the stones, before the wall
LIFT = 0.24  # of the cap's middle
FLARE = 1.14  # how much wider it is at the points


def build_crown(head: Head, dye: Dye) -> Worn:
    """It sits high, a little back."""
    place = seat(head, down=0.25, back_deg=10)
    gold = merged([_wall(place), _rim(place, 0.0), _rim(place, BAND), _pearls(place)])
    cap = superellipsoid((0.94 * place.radii[0], 0.5, 0.94 * place.radii[1]), 2.2, sides=28)
    velvet = Material(dye.pick(1, VELVET), roughness=0.85, coat=0.0, sheen=0.6)
    stone = Material(dye.pick(0, STONE), roughness=0.12, coat=0.5)
    parts = (
        place.placed(gold).part("gold", GOLD, joint=head.joint),
        place.placed(cap.placed(np.eye(3), (0, LIFT, 0))).part("cap", velvet, joint=head.joint),
        place.placed(_stones(place)).part("stones", stone, joint=head.joint),
    )
    return Worn(Piece(parts), place.hollow(0.62, 2.2))


def _height(angle: Floats) -> Floats:
    """Of the wall: the points' tips are rounded, the valleys between them as well."""
    wave = 0.5 + 0.5 * np.cos(POINTS * angle)
    return np.asarray(BAND + 0.1 + (TALL - BAND - 0.1) * wave**1.6)


def _scale(height: Floats) -> Floats:
    """Of the opening, at a height of the wall."""
    return np.asarray(1 + (FLARE - 1) * (height / TALL) ** 1.5)


def _wall(place: Seat) -> Mesh:
    """Outside up, inside down: one closed skin."""
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    share = np.array([0.0, 0.25, 0.5, 0.75, 0.92, 1.0])
    outside = [_row(place, angle, part, THICK / 2) for part in share]
    inside = [_row(place, angle, part, -THICK / 2) for part in share[::-1]]
    return torus_of(np.stack([*outside, *inside]))


def _row(place: Seat, angle: Floats, share: float, out: float) -> Floats:
    height = share * _height(angle)
    row = place.ring(angle, _scale(height))
    away = row / np.linalg.norm(row, axis=1, keepdims=True)
    return np.asarray(row + out * away + height[:, None] * (0.0, 1.0, 0.0))


def _level(place: Seat, angle: Floats, height: float) -> Floats:
    """Points (N, 3) of the wall at one height."""
    up = np.array((0.0, height, 0.0))
    return np.asarray(place.ring(angle, _scale(np.full(len(angle), height))) + up)


def _rim(place: Seat, height: float) -> Mesh:
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    return ring_tube(_level(place, angle, height), 0.055, sides=6)


def _pearls(place: Seat) -> Mesh:
    angle = 2 * np.pi * np.arange(POINTS) / POINTS
    tips = place.ring(angle, _scale(_height(angle))) + _height(angle)[:, None] * (0.0, 1.0, 0.0)
    ball = superellipsoid((0.105,) * 3, sides=14)
    return merged(ball.placed(np.eye(3), tip) for tip in tips)


def _stones(place: Seat) -> Mesh:
    angle = np.pi * np.arange(2 * POINTS) / POINTS
    middle = _level(place, angle, BAND / 2)
    stones = []
    for number, (turn, place_of) in enumerate(zip(angle, middle, strict=True)):
        axes = np.array(
            [[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]]
        )
        ahead = number % 2 == 0
        gem = superellipsoid((0.105, 0.115, 0.075) if ahead else (0.07,) * 3, 2.4, sides=14)
        stones.append(gem.placed(axes, place_of + PROUD * axes[:, 2]))
    return merged(stones)
