"""The forms of props: hearts, drops, letters; about the origin, facing us, one unit high."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from render.modelling.meshes import Floats, Mesh, lathe, loft, merged, tube

AROUND = 56
GONE = 0.004  # of its size: what is so small cannot be seen
_PILLOW = np.sin(np.linspace(0.06, 1, 8) * np.pi / 2)  # share of the outline, ring by ring


def heart() -> Mesh:
    """A puffy heart, 1.1 wide and 0.5 thick."""
    angle = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)
    x = 16 * np.sin(angle) ** 3
    y = 13 * np.cos(angle) - 5 * np.cos(2 * angle) - 2 * np.cos(3 * angle) - np.cos(4 * angle)
    return pillow(np.stack([x, y + 1.5], 1) / 29, 0.25)


def pillow(outline: Floats, height: float) -> Mesh:
    """An outline (N, 2) about the origin, bulging to both sides."""
    shares = np.concatenate([_PILLOW, _PILLOW[-2::-1]])
    z = height * np.sqrt(np.clip(1 - shares**2, 0, 1))
    z[len(_PILLOW) :] *= -1
    rings = shares[:, None, None] * outline
    return loft(
        np.concatenate([rings, np.broadcast_to(z[:, None, None], (*rings.shape[:2], 1))], 2)
    )


def drop() -> Mesh:
    """A falling drop, its point above."""
    turn = np.linspace(0, np.pi, 15)
    radius = 0.34 * np.sin(turn) * np.sin(turn / 2) ** 1.4 / 0.82
    return lathe(np.stack([radius, 0.5 * np.cos(turn)], 1), sides=24, depth=0.7)


def letter_z() -> Mesh:
    """A Z of round strokes."""
    corners = np.array([(-0.34, 0.38, 0), (0.34, 0.38, 0), (-0.34, -0.38, 0), (0.34, -0.38, 0)])
    strokes = [np.linspace(corners[n], corners[n + 1], 6) for n in range(3)]
    return merged(tube(stroke, 0.115, sides=12) for stroke in strokes)


def puffs(places: ArrayLike, radii: ArrayLike, *, sides: int = 22) -> Mesh:
    """Balls at places (N, 3): a cloud."""
    turn = np.linspace(0.02, np.pi - 0.02, sides // 2 + 2)
    ball = lathe(np.stack([np.sin(turn), np.cos(turn)], 1), sides=sides)
    spots = zip(np.asarray(places, np.float64), np.asarray(radii, np.float64), strict=True)
    return merged(ball.at(ball.vertices * radius + place) for place, radius in spots)


def facing(normal: ArrayLike, roll_deg: float = 0.0) -> Floats:
    """A frame (3, 3) of columns right, up and this normal, turned counter-clockwise about it."""
    ahead = np.asarray(normal, np.float64) / np.linalg.norm(normal)
    right = np.cross((0.0, 1.0, 0.0), ahead)
    right /= np.linalg.norm(right)
    up = np.cross(ahead, right)
    cos, sin = np.cos(np.radians(roll_deg)), np.sin(np.radians(roll_deg))
    return np.stack([cos * right + sin * up, cos * up - sin * right, ahead], 1)


def scaled(mesh: Mesh, factor: float, about: ArrayLike) -> Floats:
    """The mesh's vertices, larger or smaller about a point."""
    point = np.asarray(about, np.float64)
    return np.asarray(point + factor * (mesh.vertices - point))
