"""A necklace of pearls with a heart, and a medal on its ribbon."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.geometry import unit
from render.modelling.fields import smooth_max, solid
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
from render.types import Color, Joint, Material
from render.wearables.head import Head
from render.wearables.neck.collar import Collar, collar
from render.wearables.wearable import Dye, Worn

PEARL: Color = (0.97, 0.93, 0.88)
GOLD: Color = (0.99, 0.74, 0.2)
RUBY: Color = (0.92, 0.05, 0.2)
RIBBON: tuple[Color, ...] = ((0.13, 0.36, 0.9), (0.97, 0.97, 0.97), (0.9, 0.1, 0.18))
PEARLS = 30
MEDAL = 0.32  # radius, canonical units
# Of its section from the front's middle to the back's: radius and height, against its radius.
COIN = (
    *((0.0, 0.1), (0.7, 0.1), (0.76, 0.14), (0.82, 0.22), (0.92, 0.24), (1.0, 0.16)),
    *((1.0, -0.1), (0.92, -0.16), (0.0, -0.16)),
)
STRIP = 0.115  # half the width of the ribbon


def build_necklace(head: Head, dye: Dye) -> Worn:
    """Pearls that grow toward the middle, where a heart hangs."""
    place = collar(head)
    size = place.wide
    cord = _cord(place)
    beads, share = [], np.linspace(0, 1, len(cord), endpoint=False)
    front = np.abs(2 * share - 1)  # 0 behind the neck, 1 before it: the cord begins in front
    for point, near in zip(cord, front, strict=True):
        ball = superellipsoid((size * (0.058 + 0.034 * near),) * 3, sides=12)
        beads.append(ball.placed(np.eye(3), point))
    pearl = Material(dye.pick(1, PEARL), roughness=0.16, coat=0.5, subsurface=0.1)
    gold = Material(GOLD, roughness=0.2, coat=0.4, metallic=0.6)
    ruby = Material(dye.pick(0, RUBY), roughness=0.12, coat=0.6)
    hang = cord[0] + np.array((0.0, -0.23, 0.05)) * size
    heart = _heart().placed(np.eye(3) * 0.17 * size, hang)
    turn = 2 * np.pi * np.arange(16) / 16
    loop = 0.05 * size * np.stack([np.sin(turn), np.cos(turn), 0 * turn], 1)
    mount = merged(
        [
            ring_tube(hang + loop + np.array((0.0, 0.15, 0.01)) * size, 0.018 * size, sides=7),
            _heart_rim(size).placed(np.eye(3), hang),
        ]
    )
    parts = (
        merged(beads).part("pearls", pearl, joint=place.joint),
        mount.part("mount", gold, joint="pendant"),
        heart.part("heart", ruby, joint="pendant"),
    )
    x, y, z = (float(value) for value in cord[0])
    return Worn(Piece(parts, joints=(Joint("pendant", (x, y, z), place.joint, swing=2.0),)))


def _cord(place: Collar) -> Floats:
    """Where the pearls lie (PEARLS, 3), the first in front."""
    size = place.wide
    turn = 2 * np.pi * np.arange(512) / 512
    radius = place.radius + 0.12 * size
    front = radius + (0.2 * size if place.neck is not None else 0.0)
    across = 1.15 * radius * np.sin(turn)
    forward = np.where(np.cos(turn) > 0, front, 0.82 * radius) * np.cos(turn)
    lift = 0.05 * size
    tilt = 34.0 if place.neck is not None else 20.0
    ring = place.laid(across, forward, tilt_deg=tilt, lift=lift)
    ring[:, 1] = np.minimum(ring[:, 1], place.middle[1] + 0.25 * size)
    length = np.linalg.norm(np.diff(ring, axis=0, append=ring[:1]), axis=1)
    places = np.cumsum(length) - length[0]
    even = np.linspace(0, places[-1], PEARLS, endpoint=False)
    return np.stack([np.interp(even, places, ring[:, axis]) for axis in range(3)], 1)


def _outline(count: int) -> Floats:
    """A heart, (count, 2), about its middle, half as wide as 1."""
    turn = 2 * np.pi * np.arange(count) / count
    x = np.sin(turn) ** 3
    y = (13 * np.cos(turn) - 5 * np.cos(2 * turn) - 2 * np.cos(3 * turn) - np.cos(4 * turn)) / 16
    return np.stack([x, y + 0.12], 1)


def _heart() -> Mesh:
    """A puffed heart about the origin, half as wide as 1."""
    outline = _outline(44)
    polar = np.linspace(0.06, np.pi - 0.06, 11)
    rings = [
        np.column_stack([np.sin(a) ** 0.8 * outline, np.full(44, 0.42 * np.cos(a))]) for a in polar
    ]
    return loft(np.stack(rings))


def _heart_rim(size: float) -> Mesh:
    path = np.column_stack([_outline(40), np.zeros(40)]) * 0.175 * size
    return ring_tube(path, 0.02 * size, sides=7, normals=np.tile((0.0, 0.0, 1.0), (40, 1)))


def build_medal(head: Head, dye: Dye) -> Worn:
    """A golden disc with a star, on a ribbon of three stripes."""
    place = collar(head)
    size = place.wide
    low = _hung(place)
    gold = Material(GOLD, roughness=0.24, coat=0.35, metallic=0.55)
    dark = Material((0.86, 0.5, 0.08), roughness=0.3, coat=0.3, metallic=0.45)
    cloth = Material((0.5, 0.5, 0.8), roughness=0.7, coat=0.0, sheen=0.3)
    middle = low - np.array((0.0, 0.98 * MEDAL, 0.0)) * size
    disc, relief = _disc(), _star()
    turn = 2 * np.pi * np.arange(24) / 24
    ring = low + 0.075 * size * np.stack([0 * turn, np.sin(turn), np.cos(turn)], 1)
    metal = merged([disc.placed(np.eye(3) * size, middle), ring_tube(ring, 0.024 * size, sides=8)])
    strips = merged(_strips(place, low))
    parts = (
        strips.part("ribbon", cloth, joint=place.joint, texture=_ribbon(dye)),
        metal.part("disc", gold, joint="disc"),
        relief.placed(np.eye(3) * size, middle).part("star", dark, joint="disc"),
    )
    x, y, z = (float(value) for value in low)
    return Worn(Piece(parts, joints=(Joint("disc", (x, y, z), place.joint, swing=2.2),)))


def _hung(place: Collar) -> Floats:
    """Where the medal's ring hangs, float64 (3,)."""
    size, neck = place.wide, place.neck
    if neck is None:
        down = np.array((0.0, -0.42 * size, place.radius + 0.1 * size))
        return np.asarray(place.middle + down)
    y = neck.chest[1] + 0.3 * size
    rows = np.array([y, y - 0.3 * size, y - 0.6 * size])
    front = place.front(np.zeros(3), rows, 0.1 * size)
    return np.array((0.0, y, float(front[:2, 2].max())))


def _strips(place: Collar, low: Floats) -> tuple[Mesh, Mesh]:
    """From behind the neck over either collarbone to the medal."""
    size, radius = place.wide, place.radius
    turn = np.linspace(np.pi, 0.28 * np.pi, 18)
    across = (1.12 * radius + 0.1 * size) * np.sin(turn)
    forward = (radius + 0.1 * size) * np.cos(turn)
    over = place.laid(across, forward, tilt_deg=26.0, lift=0.03 * size)
    over[:, 1] = np.minimum(over[:, 1], place.middle[1] + 0.16 * size)
    share = np.linspace(0, 1, 15)[1:, None]
    straight = over[-1] + share * (low + np.array((0.0, 0.02, -0.02)) * size - over[-1])
    if place.neck is not None:
        skin = place.front(straight[:, 0], straight[:, 1], 0.035 * size)
        straight[:, 2] = np.maximum(straight[:, 2] - 0.04, skin[:, 2])
        straight[-1, 2] = low[2]
    path = np.concatenate([over, straight])
    for _ in range(3):
        path[1:-1] = (path[:-2] + 2 * path[1:-1] + path[2:]) / 4
    normals = place.out(path)
    wide = STRIP * size * np.interp(np.linspace(0, 1, len(path)), (0, 0.85, 1), (1, 1, 0.5))
    sizes = np.stack([np.full(len(path), 0.022 * size), wide], 1)
    strip = tube(path, sizes, normals=unit(normals), sides=12)
    return strip, strip.mirrored()


def _ribbon(dye: Dye) -> NDArray[np.uint8]:
    """u from the middle of the outer side to its edge: three stripes."""
    first, middle, last = (dye.pick(n, usual) for n, usual in enumerate(RIBBON))
    u = np.linspace(0, 1, 64)[None, :, None]
    wide = np.abs(np.sin(np.pi * u))  # how far across the ribbon a place around its section lies
    color = np.where(wide < 0.34, np.array(middle), np.array(first))
    color = np.where(wide > 0.8, np.array(last), color)
    return np.asarray(np.round(255 * np.broadcast_to(color, (8, 64, 3))), np.uint8)


def _disc() -> Mesh:
    """A coin with a raised, beaded rim and a sunken field, facing the viewer."""
    profile = MEDAL * np.array(COIN)
    coin = lathe(profile[::-1], sides=56)
    turned = np.array([[1.0, 0, 0], [0, 0, -1.0], [0, 1.0, 0]])
    turn = 2 * np.pi * np.arange(28) / 28
    beads = [
        superellipsoid((0.026,) * 3, sides=8).placed(
            np.eye(3), MEDAL * np.array((0.87 * np.sin(a), 0.87 * np.cos(a), 0.235))
        )
        for a in turn
    ]
    return merged([coin.placed(turned), *beads])


def _star() -> Mesh:
    """A five-pointed star in relief, bevelled to its ridges."""

    def field(points: Floats) -> Floats:
        x, y, z = np.moveaxis(points, -1, 0)
        turn = np.arctan2(x, y)
        fold = np.abs((turn / (2 * np.pi) * 5 + 0.5) % 1 - 0.5) * 2 * np.pi / 5
        reach = np.hypot(x, y)
        edge = reach * np.cos(fold - 0.94) - 0.125
        roof = z - 0.075 + 0.5 * (edge + 0.125)
        return smooth_max(smooth_max(edge, roof, 0.015), -z - 0.0, 0.01)

    mesh = solid(field, (-0.26, -0.26, -0.02), (0.26, 0.26, 0.1), 0.018, rounds=2)
    return mesh.placed(np.eye(3), (0.0, 0.0, 0.02))
