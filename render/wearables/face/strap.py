"""Straps around a head, over its hair."""

from __future__ import annotations

import numpy as np

from render.geometry import unit
from render.modelling.meshes import Floats, Mesh, ring_tube, tube
from render.wearables.head import Head

STEPS = 56
THICK = 0.03  # half, canonical units
MANE = 0.15  # thickness of hair that a strap no longer presses down


def strap(head: Head, *, height: float, wide: float, start: float, lift: float = 0.03) -> Mesh:
    """A flat band from the picture's right around the back to its left.

    height: y. wide: half its width. start: x of what it begins at.
    """
    reach = head.outside.around(np.linspace(0, np.pi, 33), height)
    sides = np.arctan2(reach[:, 0], reach[:, 2] - head.outside.middle[2])
    at = min(start - head.outside.middle[0], 0.97 * float(reach[:, 0].max()))
    begin = float(np.interp(at, np.maximum.accumulate(reach[:17, 0]), sides[:17]))
    angle = np.linspace(begin, 2 * np.pi - begin, STEPS)
    path = _laid(head, angle, np.full(STEPS, height), lift)
    for _ in range(6):  # bridges what curls dig between: a strap is taut
        path[1:-1] = (path[:-2] + 2 * path[1:-1] + path[2:]) / 4
    return tube(path, np.tile((THICK, wide), (STEPS, 1)), normals=_outward(head, path), sides=10)


def loop(head: Head, angle: Floats, y: Floats, *, wide: float, lift: float = 0.02) -> Mesh:
    """A flat band all around, at angles (N,) from the front and heights (N,)."""
    path = _laid(head, angle, y, lift)
    for _ in range(3):
        path = (np.roll(path, 1, axis=0) + 2 * path + np.roll(path, -1, axis=0)) / 4
    sizes = np.tile((THICK, wide), (len(path), 1))
    return ring_tube(path, sizes, normals=_outward(head, path), sides=10)


def _outward(head: Head, path: Floats) -> Floats:
    return unit((path - head.outside.middle) * (1, 0, 1))


def _laid(head: Head, angle: Floats, y: Floats, lift: float) -> Floats:
    """On short hair, but under a mane and under a scarf: no strap holds on to curls."""
    over, under = head.outside.around(angle, y, lift), head.skull.around(angle, y, 2 * lift)
    thick = float(np.median(np.linalg.norm(over - under, axis=1)))
    return under if head.covered or thick > MANE else over
