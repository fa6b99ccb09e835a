"""Mitten hands as fields of the grip's frame: x away from the head, y up, z toward the viewer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from render.modelling.fields import capsule, ellipsoid, smooth_min
from render.modelling.meshes import Floats

THICK = 0.108  # radius of a finger
APART = 0.178  # between fingers
CREASE, SOFT = 0.03, 0.1  # how softly fingers, and the palm, are joined
HandField = Callable[[Floats], Floats]


def fist(radius: float) -> HandField:
    """Four fingers and a thumb around an upright handle of this radius."""
    reach = radius + 0.85 * THICK
    heights = APART * (np.arange(4) - 1.7)

    def field(points: Floats) -> Floats:
        palm = ellipsoid(points, (reach - 0.02, -0.04, -0.1), (0.19, 0.36, 0.2 + 0.3 * radius), 2.4)
        for height in heights[::-1]:
            finger = _arc(points, reach, float(height), (-30, 172), THICK)
            palm = smooth_min(palm, finger, CREASE)
        thumb = _arc(points, reach + 0.02, float(heights[-1]) + APART, (235, 75), THICK)
        root = capsule(
            points, (reach * 0.7, 0.05, -0.2), (-0.4 * reach, 0.27, -reach), (0.13, THICK)
        )
        return smooth_min(palm, smooth_min(thumb, root, SOFT), CREASE)

    return field


def tray(depth: float, half: float) -> HandField:
    """Under a thing whose foot is at y = 0, fingers up before it; depth and half: half its depth
    and width."""

    def field(points: Floats) -> Floats:
        hand = ellipsoid(points, (0.0, -0.14, 0.05), (0.33, 0.14, 0.28), 2.4)
        front = depth + 0.8 * THICK
        for place in (-0.27, -0.09, 0.09, 0.27):
            under = capsule(points, (place, -0.11, 0.1), (place, -0.1, front - 0.02), THICK)
            before = capsule(points, (place, -0.08, front), (place, 0.16, front + 0.01), THICK)
            hand = smooth_min(hand, smooth_min(under, before, 0.06), CREASE)
        thumb = smooth_min(
            capsule(points, (0.2, -0.13, 0.0), (half + 0.04, -0.06, 0.02), THICK),
            capsule(points, (half + 0.07, -0.04, 0.02), (half + 0.08, 0.2, 0.06), THICK),
            0.06,
        )
        return smooth_min(hand, thumb, SOFT)

    return field


def clasp(half: float, depth: float) -> HandField:
    """Behind a flat thing: fingertips around its far edge, the thumb before its near one."""

    def field(points: Floats) -> Floats:
        back = -depth - 0.13
        hand = ellipsoid(points, (0.03, -0.06, back), (half + 0.05, 0.33, 0.14), 2.6)
        for height in APART * (np.arange(4) - 1.7):
            ends = (half - 0.02, height, back), (half + 0.09, height, 0.0)
            tip = (half - 0.05, height, depth + 0.06)
            finger = smooth_min(
                capsule(points, *ends, 0.9 * THICK),
                capsule(points, ends[1], tip, 0.9 * THICK),
                0.04,
            )
            hand = smooth_min(hand, finger, CREASE)
        thumb = smooth_min(
            capsule(points, (-half + 0.1, -0.3, back), (-half - 0.07, -0.16, 0.02), 1.1 * THICK),
            capsule(points, (-half - 0.07, -0.15, 0.02), (-half + 0.13, 0.04, depth + 0.08), THICK),
            0.06,
        )
        return smooth_min(hand, thumb, SOFT)

    return field


def _arc(
    points: Floats, reach: float, height: float, turns: tuple[float, float], thick: float
) -> Floats:
    """A finger bent about the y axis; turns: degrees from x over z."""
    angles = np.radians(np.linspace(*turns, 7))
    knots = np.stack([reach * np.cos(angles), np.full(7, height), reach * np.sin(angles)], 1)
    pieces = [capsule(points, first, second, thick) for first, second in pairwise(knots)]
    return np.asarray(np.minimum.reduce(pieces))
