"""Outlines of emblems and pockets: closed, (N, 2), x to the right and y up, about the origin."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from render.modelling.meshes import Floats


def disc(radius: float, *, count: int = 28) -> Floats:
    """A circle."""
    turn = 2 * np.pi * np.arange(count) / count
    return np.asarray(radius * np.stack([np.sin(turn), np.cos(turn)], 1))


def star(radius: float, *, points: int = 5, inner: float = 0.5, each: int = 4) -> Floats:
    """With straight flanks and its first point up."""
    turn = np.pi * np.arange(2 * points) / points
    reach = radius * np.where(np.arange(2 * points) % 2 == 0, 1.0, inner)
    return polygon(np.stack([reach * np.sin(turn), reach * np.cos(turn)], 1), each=each)


def polygon(corners: ArrayLike, *, each: int = 6) -> Floats:
    """Straight between its corners, with `each` points for every side."""
    first = np.asarray(corners, np.float64)
    second = np.roll(first, -1, axis=0)
    share = np.arange(each)[:, None, None] / each
    return (first + share * (second - first)).swapaxes(0, 1).reshape(-1, 2)


def shield(width: float, height: float) -> Floats:
    """A coat of arms: straight above, pointed below."""
    side = np.linspace(0, 1, 12)
    x = width * (1 - side**2.6)
    y = height * (0.75 - 1.75 * side)
    right = np.stack([x, y], 1)
    top = np.stack([np.linspace(-width, width, 9)[1:-1], np.full(7, 0.75 * height)], 1)
    top[:, 1] -= 0.06 * height * np.cos(np.linspace(-np.pi, np.pi, 9)[1:-1])
    return np.concatenate([right, (right * (-1, 1))[::-1][1:], top])


def box(width: float, height: float, *, exponent: float = 6.0, count: int = 32) -> Floats:
    """A rectangle with round corners, of these half sizes."""
    turn = 2 * np.pi * np.arange(count) / count
    cos, sin = np.cos(turn), np.sin(turn)
    bulge = (np.abs(cos) ** exponent + np.abs(sin) ** exponent) ** (-1 / exponent)
    return np.stack([width * bulge * sin, height * bulge * cos], 1)


def heart(size: float, *, count: int = 40) -> Floats:
    """Its point down."""
    turn = 2 * np.pi * np.arange(count) / count
    x = 16 * np.sin(turn) ** 3
    y = 13 * np.cos(turn) - 5 * np.cos(2 * turn) - 2 * np.cos(3 * turn) - np.cos(4 * turn)
    return np.asarray(size / 16 * np.stack([x, y + 2.5], 1))


def cross(size: float, thick: float) -> Floats:
    """Four equal arms."""
    s, t = size, thick
    corners = [
        (t, s), (t, t), (s, t), (s, -t), (t, -t), (t, -s),
        (-t, -s), (-t, -t), (-s, -t), (-s, t), (-t, t), (-t, s),
    ]  # fmt: skip
    return polygon(corners, each=3)


def flower(radius: float, *, petals: int = 5, count: int = 50) -> Floats:
    """Round petals with notches between them."""
    turn = 2 * np.pi * np.arange(count) / count
    reach = radius * (0.62 + 0.38 * np.abs(np.cos(0.5 * petals * turn)))
    return np.stack([reach * np.sin(turn), reach * np.cos(turn)], 1)
