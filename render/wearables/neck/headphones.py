"""Headphones: padded cups over the ears, on a sprung band over the head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull

from render.geometry import unit
from render.modelling.meshes import Floats, Mesh, lathe, merged, tube
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.ears.stand import head_size
from render.wearables.glasses.fit import beside
from render.wearables.head import Head
from render.wearables.wearable import Dye, Worn

SHELL: Color = (0.42, 0.22, 0.93)
ACCENT: Color = (0.25, 0.9, 1.0)
PAD: Color = (0.13, 0.13, 0.16)
CUP = 0.48  # radius, canonical units
# Between the skull and cups, and the band: higher hair swallows some of them.
MOST_HAIR, MOST_UNDER_BAND = 0.6, 1.1
TOE_IN_DEG = 9.0  # the cups face a little ahead
STEPS = 48
# From the ear outward: share of the radius, and place along the cup's axis; canonical units.
CUSHION = ((0.5, 0.03), (0.55, -0.03), (0.72, -0.06), (0.92, -0.045), (1.0, 0.02), (0.97, 0.1))
BOWL = ((0.9, 0.07), (0.985, 0.1), (1.0, 0.15), (0.96, 0.2), (0.84, 0.25), (0.72, 0.27))
PLATE = ((0.7, 0.255), (0.68, 0.28), (0.6, 0.285), (0.56, 0.262), (0.4, 0.262), (0.0, 0.27))


@dataclass(frozen=True, eq=False)
class _Cup:
    """Where the cup at the picture's right sits. axes: float64 (3, 3), y away from the head."""

    middle: Floats
    axes: Floats
    size: float

    def placed(self, profile: tuple[tuple[float, float], ...]) -> Mesh:
        """Something turned about the cup's axis."""
        rows = np.array(profile) * (CUP, 1.0)
        closed = np.concatenate([[(0.0, rows[0, 1])], rows, [(0.0, rows[-1, 1])]])
        mesh = lathe(closed[::-1], sides=30)
        return mesh.placed(self.axes * self.size, self.middle).outward()


def build_headphones(head: Head, dye: Dye) -> Worn:
    """On the ears, over the hair."""
    right = _cup(head)
    color, light = dye.pick(0, SHELL), dye.pick(1, ACCENT)
    band = _band(head, right)
    shell = Material(color, roughness=0.28, coat=0.4)
    pad = Material(PAD, roughness=0.75, coat=0.0, sheen=0.2)
    glow = Material(light, roughness=0.25, coat=0.3, emission=0.25)
    metal = Material((0.72, 0.74, 0.8), roughness=0.25, coat=0.2, metallic=0.6)
    x = float(head.features.temples[:, 0].mean())
    soft = merged([*_both(right.placed(CUSHION), x), _tube(band, 0.6, -0.045, (0.07, 0.15))])
    hard = merged([*_both(right.placed(BOWL), x), _tube(band, 0.9, 0.035, (0.06, 0.17))])
    yoke = merged(_both(_yoke(right, band), x))
    parts = (
        soft.part("pads", pad, joint=head.joint),
        hard.part("shells", shell, joint=head.joint),
        merged(_both(right.placed(PLATE), x)).part("plates", glow, joint=head.joint),
        yoke.part("yokes", metal, joint=head.joint),
    )
    return Worn(Piece(parts))


def _both(mesh: Mesh, middle: float) -> tuple[Mesh, Mesh]:
    """A mesh and its twin at the other side of x = middle."""
    there = mesh.placed(np.eye(3), (-middle, 0.0, 0.0)).mirrored()
    return mesh, there.placed(np.eye(3), (middle, 0.0, 0.0))


def _cup(head: Head) -> _Cup:
    size = head_size(head)
    temple = head.features.temples[1]
    y, z = np.array([temple[1] - 0.12 * size]), np.array([temple[2] + 0.02])
    over, under = (float(beside(each, y, z, 0.0)[0]) for each in (head.outside, head.skull))
    x = min(over, under + MOST_HAIR * size) + 0.04 * size
    toe = np.radians(TOE_IN_DEG)
    away = unit(np.array((np.cos(toe), 0.06, np.sin(toe))))
    across = unit(np.cross(away, (0.0, 1.0, 0.0)))
    axes = np.stack([across, away, np.cross(across, away)], 1)
    return _Cup(np.array((x, float(y[0]), float(z[0]))), axes, size)


def _band(head: Head, cup: _Cup) -> Floats:
    """The band's middle line (STEPS, 3), from the left cup over the top: taut over the hair."""
    middle = float(head.features.temples[:, 0].mean())
    z = float(cup.middle[2]) - 0.02
    end = cup.middle + cup.axes @ np.array((0.0, 0.15, 0.0)) * cup.size
    low = np.array((float(end[0]) - middle, float(end[1]) + 0.34 * cup.size))
    turn = np.radians(np.linspace(-88, 88, 61))
    rays = np.stack([np.sin(turn), np.cos(turn), np.zeros(61)], 1)
    rays[:, 2] = (z - head.outside.middle[2]) / np.maximum(head.outside.reach(rays), 0.5)
    high = np.minimum(head.outside.reach(rays), head.skull.reach(rays) + MOST_UNDER_BAND * cup.size)
    over = head.outside.middle + unit(rays) * (high + 0.07 * cup.size)[:, None]
    over = over[:, :2] - (middle, 0.0)
    over[:, 0] = np.clip(over[:, 0], -low[0], low[0])  # its springs press thick hair down
    over = over[over[:, 1] > low[1]]
    points = np.concatenate([over, over * (-1, 1), [low, low * (-1, 1)]])
    hull = points[ConvexHull(points).vertices]
    line = hull[np.argsort(-np.arctan2(hull[:, 1] - low[1] + 0.01, hull[:, 0]))]
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.linspace(0, length[-1], STEPS)
    path = np.stack([np.interp(even, length, line[:, axis]) for axis in (0, 1)], 1)
    for _ in range(12):
        path[1:-1] = (path[:-2] + 2 * path[1:-1] + path[2:]) / 4
    return np.column_stack([path[:, 0] + middle, path[:, 1], np.full(STEPS, z)])


def _tube(path: Floats, share: float, lift: float, radii: tuple[float, float]) -> Mesh:
    """The middle `share` of the band as a flat bar, `lift` outside of its line."""
    cut = round((1 - share) / 2 * len(path))
    inner = path[cut : len(path) - cut]
    tangent = unit(np.gradient(inner, axis=0))
    out = np.stack([-tangent[:, 1], tangent[:, 0], 0 * tangent[:, 0]], 1)
    out *= np.sign((out * (inner - path.mean(0))).sum(1, keepdims=True))
    fade = np.sin(np.linspace(0.12, np.pi - 0.12, len(inner))) ** 0.3
    sizes = fade[:, None] * np.array(radii)
    return tube(inner + lift * out, sizes, normals=out, sides=12)


def _yoke(cup: _Cup, band: Floats) -> Mesh:
    """The slider from the band's end down to a fork about the cup at the picture's right."""
    end = band[-1 - len(band) // 14]
    turn = np.radians(np.linspace(-78, 78, 21))
    ring = np.stack([np.sin(turn), 0 * turn + 0.13 / CUP, np.cos(turn)], 1) * CUP * 1.06
    up = cup.axes[:, 2] if cup.axes[1, 2] > 0 else -cup.axes[:, 2]
    frame = np.stack([cup.axes[:, 0], cup.axes[:, 1], up], 1)
    fork = cup.middle + cup.size * ring @ frame.T
    normals = np.tile(cup.axes[:, 1], (21, 1))
    arch = tube(fork, np.tile((0.03 * cup.size, 0.035 * cup.size), (21, 1)), normals=normals)
    rod = np.linspace(fork[10], end, 8)
    slider = tube(rod, np.tile((0.03, 0.075), (8, 1)) * cup.size, normals=normals[:8])
    return merged([arch, slider])
