"""What hats are sewn of: skins about their opening, bands, plush, and emblems on their surface."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import PchipInterpolator

from render.geometry import unit, vertex_normals
from render.modelling.meshes import Floats, Mesh, loft
from render.modelling.rings import torus_of
from render.types import Joint
from render.wearables.hats.seat import Seat

BEVEL = 0.3  # of a band's thickness
WAVES = 14  # of which the noise of plush is made
Surface = Callable[[Floats, ArrayLike], Floats]  # points (..., 2) of a plan, and lift: (..., 3)


def turns(sides: int) -> Floats:
    """Angles once around, from the front over the picture's right."""
    return 2 * np.pi * np.arange(sides) / sides


def curve(knots: ArrayLike, count: int) -> Floats:
    """A smooth line (count, D) through knots (K, D), which never swings beyond them."""
    points = np.asarray(knots, np.float64)
    along = np.concatenate([[0.0], np.linalg.norm(np.diff(points, axis=0), axis=1)]).cumsum()
    return np.asarray(PchipInterpolator(along, points)(np.linspace(0, along[-1], count)))


def turned(place: Seat, profile: Floats, *, sides: int = 56) -> Floats:
    """Rings (R, sides, 3) in the hat's frame that are like the opening.

    profile: (R, 2), each ring's scale against the opening, and its height.
    """
    angle = turns(sides)
    rings = np.stack([place.ring(angle, scale) for scale in profile[:, 0]])
    rings[..., 1] += profile[:, 1:]
    return rings


def swept(place: Seat, spine: Floats, scale: Floats, *, sides: int = 48) -> Floats:
    """Rings (R, sides, 3) like the opening about a bent axis (R, 3), at these scales (R,)."""
    tangent = unit(np.gradient(spine, axis=0))
    side = unit(np.cross(tangent, (0.0, 0.0, 1.0)))
    ahead = np.cross(side, tangent)
    angle = turns(sides)[None, :, None]
    wide = (place.radii[0] * scale)[:, None, None]
    deep = (place.radii[1] * scale)[:, None, None]
    return np.asarray(
        spine[:, None]
        + wide * np.sin(angle) * side[:, None]
        + deep * np.cos(angle) * ahead[:, None]
    )


def band(
    place: Seat,
    bottom: tuple[float, float],
    top: tuple[float, float],
    thick: float,
    sides: int = 48,
) -> Mesh:
    """A ribbon about the hat from one scale and height to another, its edges rounded."""
    (low_scale, low), (high_scale, high) = bottom, top
    size = float(np.mean(place.radii))
    share = np.array([0.0, 0.06, 0.94, 1.0])
    out = thick / size * np.array([BEVEL, 1.0, 1.0, BEVEL])
    scale, height = low_scale + share * (high_scale - low_scale), low + share * (high - low)
    outside = np.stack([scale + out, height], 1)
    inside = np.stack([scale - thick / size, height], 1)[[-1, 0]]
    return torus_of(turned(place, np.concatenate([outside, inside]), sides=sides))


def fluffy(mesh: Mesh, amount: float, *, pitch: float = 0.22, seed: int = 3) -> Mesh:
    """The mesh with tufts, `amount` high and about `pitch` apart."""
    rng = np.random.default_rng(seed)
    waves = unit(rng.normal(size=(WAVES, 3))) * 2 * np.pi / pitch
    phase = rng.uniform(0, 2 * np.pi, WAVES)
    height = np.cos(mesh.vertices @ waves.T + phase).sum(1) / np.sqrt(WAVES / 2)
    normals = vertex_normals(mesh.vertices.astype(np.float32), mesh.triangles)
    rise = amount * np.clip(height, -1.6, 1.6)[:, None]
    return mesh.at(mesh.vertices + rise * normals.astype(np.float64))


def emblem(outline: Floats, on: Surface, lift: float) -> Mesh:
    """A cushion with this outline (N, 2), about the plan's origin, sewn on a surface."""
    shares = np.array([1.0, 1.0, 0.9, 0.6, 0.02])
    lifts = lift * np.array([-1.0, 0.35, 0.85, 1.0, 1.05])
    plans = shares[:, None, None] * outline
    return loft(np.asarray(on(plans, np.broadcast_to(lifts[:, None], plans.shape[:2]))))


def star(size: float, *, points: int = 5, inner: float = 0.48, around: int = 30) -> Floats:
    """The outline (around, 2) of a star with blunt points, one of them above."""
    angle = turns(around)
    wave = np.abs((angle * points / np.pi) % 2 - 1)  # 1 at a point, 0 between two
    radius = size * (inner + (1 - inner) * wave**1.25)
    return np.stack([radius * np.sin(angle), radius * np.cos(angle)], 1)


def moved(mesh: Mesh, x: float, y: float, z: float) -> Mesh:
    """The mesh at another place."""
    return mesh.placed(np.eye(3), (x, y, z))


def joint_at(name: str, place: Floats, parent: str, swing: float) -> Joint:
    """A joint at a place (3,)."""
    x, y, z = (float(value) for value in place)
    return Joint(name, (x, y, z), parent, swing)


def upright(normal: ArrayLike) -> Floats:
    """A frame (3, 3) of columns right, up and this normal."""
    ahead = unit(np.asarray(normal, np.float64))
    right = unit(np.cross((0.0, 1.0, 0.0), ahead))
    return np.stack([right, np.cross(ahead, right), ahead], 1)
