"""What is won, and won with: a trophy cup, a pirate's sword."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import CubicSpline

from render.figure.costumes.cloths import GOLD, leather
from render.figure.costumes.outlines import star
from render.figure.held.hands import fist
from render.figure.held.thing import Bit, Held, block, gloss
from render.modelling.meshes import Floats, Mesh, lathe, merged, superellipsoid, tube
from render.modelling.rings import skin_of
from render.types import Material
from render.wearables.wearable import Dye

BLADE = Material((0.8, 0.83, 0.88), roughness=0.16, coat=0.4, metallic=0.65)
WOOD, GEM = (0.27, 0.12, 0.06), (0.85, 0.05, 0.15)
CUP = (0.34, 0.98)  # where its bowl begins and ends
LONG = 1.5  # of the blade


def build_trophy(dye: Dye) -> Sequence[Bit]:
    """A golden cup with two handles on a wooden foot; the hand is about its stem."""
    low, high = CUP
    bowl = np.array(
        [(0.0, -0.4), (0.2, -0.4), (0.17, -0.34), (0.09, -0.27), (0.075, 0.0), (0.085, 0.24),
         (0.15, 0.28), (0.1, 0.32), (0.2, low + 0.03), (0.33, low + 0.14), (0.4, low + 0.3),
         (0.43, high - 0.1), (0.46, high - 0.01), (0.45, high + 0.02), (0.42, high),
         (0.4, high - 0.08), (0.34, high - 0.2), (0.0, high - 0.24)]
    )  # fmt: skip
    handle = _ear(high)
    foot = np.array(
        [(0.0, -0.72), (0.31, -0.72), (0.32, -0.7), (0.29, -0.47), (0.25, -0.41), (0, -0.4)]
    )
    plate = superellipsoid((0.13, 0.065, 0.02), 4, sides=14).placed(np.eye(3), (0, -0.57, 0.3))
    sign = block(star(0.19), 0.04, bevel=0.015).placed(np.eye(3), (0, 0.72, 0.42))
    return (
        Bit("cup", merged([lathe(bowl, sides=44), handle, handle.mirrored(), plate]), GOLD),
        Bit("foot", lathe(foot, sides=32), gloss(WOOD)),
        Bit("cup_star", sign, gloss(dye.pick(0, (0.95, 0.2, 0.25)))),
    )


def _ear(high: float) -> Mesh:
    """A handle like an ear, curled in below."""
    path = np.array(
        [(0.4, high - 0.1), (0.52, high - 0.05), (0.64, high - 0.09), (0.68, high - 0.22),
         (0.62, high - 0.36), (0.5, high - 0.46), (0.39, high - 0.5), (0.34, high - 0.44)]
    )  # fmt: skip
    smooth = CubicSpline(np.arange(8), path)(np.linspace(0, 7, 30))
    return tube(np.column_stack([smooth, np.zeros(30)]), 0.045, sides=9)


def build_sword(dye: Dye) -> Sequence[Bit]:
    """A cutlass: broad and curved, with a guard about the hand."""
    grip = lathe(
        np.array([(0.0, -0.44), (0.06, -0.44), *_wound(), (0.06, 0.4), (0.0, 0.4)]), sides=16
    )
    pommel = superellipsoid((0.11, 0.1, 0.11), 2.4, sides=16).placed(np.eye(3), (0, -0.5, 0))
    guard = superellipsoid((0.27, 0.055, 0.17), 2.6, sides=22).placed(np.eye(3), (0.04, 0.43, 0))
    turn = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 18)
    x = 0.06 + 0.36 * np.cos(turn) ** 0.6
    bow = np.stack([x, 0.47 * np.sin(turn) - 0.03, 0 * turn], 1)
    knuckle = tube(
        bow, np.tile((0.03, 0.1), (18, 1)), normals=np.tile((1.0, 0, 0), (18, 1)), sides=9
    )
    stone = superellipsoid((0.055, 0.055, 0.04), sides=12).placed(np.eye(3), (0.04, 0.43, 0.16))
    return (
        Bit("blade", _blade(), BLADE),
        Bit("hilt", merged([pommel, guard, knuckle]), GOLD),
        Bit("grip", grip, leather((0.25, 0.1, 0.05))),
        Bit("stone", stone, gloss(dye.pick(0, GEM))),
    )


def _wound() -> list[tuple[float, float]]:
    """Leather wound about the grip."""
    y = np.linspace(-0.4, 0.36, 25)
    return [(0.068 + 0.009 * np.cos(48 * each), each) for each in y.tolist()]


def _blade() -> Mesh:
    """Ground to an edge outside, with a back inside and a fuller along it."""
    rings = []
    for share in np.linspace(0, 1, 26):
        half = (0.115 + 0.05 * np.sin(np.pi * share**1.4)) * np.sqrt(
            max(1 - max(share - 0.72, 0) / 0.28, 0.0008)
        )
        y, lean = 0.42 + LONG * share, 0.3 * share**2
        rings.append(
            _section(half) + np.array((lean - 0.9 * (0.165 - half) * (share > 0.72), y, 0))
        )
    return skin_of(np.stack(rings))


def _section(half: float) -> Floats:
    """Of the blade, from its edge around: thick at the back, hollow in the middle."""
    thick = 0.045 * min(1.0, half / 0.08)
    x = np.array((1.0, 0.45, 0.25, -0.25, -0.5, -1.0))
    z = np.array((0.06, 0.75, 0.55, 0.55, 1.0, 0.8))
    upper = np.stack([half * x, 0 * x, thick * z], 1)
    return np.concatenate([upper, upper[::-1] * (1, 1, -1)])


TROPHY_HELD = Held(fist(0.08), build_trophy, tilt_deg=10.0, aside=0.6)
SWORD_HELD = Held(fist(0.07), build_sword, tilt_deg=12.0)
