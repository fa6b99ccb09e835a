"""Cloth: its materials, its folds, and its patterns as small textures."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.likeness import Clothes
from render.color import color_of
from render.figure.torso import AXIS_Z, Torso
from render.modelling.fields import Field, cast, solid
from render.modelling.meshes import Floats, Mesh, merged, tube
from render.types import Color, Material

DEEPEST, PALEST = 0.07, 0.02  # of black and white that cloth keeps apart from
ALIKE, PALE = 0.12, 0.45  # of colours' channels
LIFT = 0.05  # of cloth over the skin
STEP = 0.098
SLEEVE = 0.98  # x of its seam on the shoulder
FOLD = 0.014
SPAN = 4.4  # units that a texture covers, both ways
SIDE_PX = 512
PERIOD = 0.22  # of stripes and checks, units
BLOOM = 2.2  # periods between the flowers of a print


def fabric(color: Color) -> Material:
    """Soft cloth; black keeps some light, or its folds and seams vanish."""
    dyed = shade(shade(color, DEEPEST), -PALEST)
    return Material(dyed, roughness=0.7, coat=0.0, sheen=0.35)


def shade(color: Color, amount: float) -> Color:
    """Darker for negative amounts to -1, lighter for positive ones to 1."""
    end = 0.0 if amount < 0 else 1.0
    red, green, blue = (channel + (end - channel) * abs(amount) for channel in color)
    return red, green, blue


def contrasting(color: Color, second: Color) -> Color:
    """The second colour, or a shade of the first one where they are hard to tell apart."""
    if max(abs(a - b) for a, b in zip(color, second, strict=True)) > ALIKE:
        return second
    return shade(color, -0.4 if min(color) > PALE else 0.5)


def cloth(torso: Torso, field: Field, *, step: float = STEP) -> Mesh:
    """A garment over the bust, with uv for its pattern."""
    low = torso.point(-1.7, 1.5, -1.0)
    high = torso.point(1.7, -0.1, 1.1)
    mesh = solid(field, low, high, step * torso.wide)
    return Mesh(mesh.vertices, mesh.triangles, pattern_uv(mesh.vertices, torso))


def folds(points: Floats, torso: Torso) -> Floats:
    """Soft creases from the armpits toward the middle, added to a cloth's field."""
    across = np.abs(points[..., 0]) / torso.wide
    down = (torso.chin - points[..., 1]) / torso.high
    near = np.exp(-(((across - 0.86) / 0.34) ** 2) - ((down - 0.8) / 0.36) ** 2)
    waves = np.sin(13 * (down + 0.75 * across)) * near
    return np.asarray(FOLD * waves * torso.wide)


def armholes(torso: Torso, lift: float = LIFT) -> Mesh:
    """The seams of both sleeves, from behind the shoulders over them to the chest."""
    turn = np.linspace(-0.6, 1.75, 20)  # radians from straight up toward the viewer
    x = (SLEEVE - 0.1 * np.clip(turn, 0, 2) ** 1.5 / 2) * torso.wide
    middle = np.stack([x, *np.broadcast_arrays(*torso.point(0, 0.86, -0.05)[1:], x)[:2]], 1)
    ray = np.stack([0 * turn, np.cos(turn), np.sin(turn)], 1)
    path = cast(
        lambda points: torso.distance(points) + folds(points, torso) - lift * torso.wide,
        middle + 2 * ray,
        middle,
    )
    seam = tube(path, 0.013 * torso.wide, sides=5)
    return merged([seam, seam.mirrored()])


def pattern_uv(vertices: Floats, torso: Torso) -> Floats:
    """(V, 2): x and y as a tailor measures them, around the sides instead of through them."""
    x, y, z = vertices.T
    beside = np.maximum(0.4 * torso.wide - (z - AXIS_Z), 0)
    around = x + np.tanh(5 * x) * beside
    down = y - torso.chin
    return np.asarray(np.clip(0.5 + np.stack([around, down], 1) / SPAN, 0, 1))


def pattern_texture(clothes: Clothes) -> NDArray[np.uint8] | None:
    """uint8 (SIDE_PX, SIDE_PX, 3) for `pattern_uv`, None for plain cloth."""
    if clothes.pattern == "plain":
        return None
    place = (np.arange(SIDE_PX) + 0.5) / SIDE_PX * SPAN / PERIOD
    across, down = np.meshgrid(place, place)
    share = _SHARES[clothes.pattern](across, down)[..., None]
    first, second = (np.array(color_of(each)) for each in (clothes.color, clothes.second))
    return np.asarray(np.round(255 * (first + share * (second - first))), np.uint8)


def _stripes(_: Floats, down: Floats) -> Floats:
    return _wave(down, 0.44)


def _checks(across: Floats, down: Floats) -> Floats:
    return 0.5 * (_wave(across * 0.8, 0.5) + _wave(down * 0.8, 0.5))


def _dots(across: Floats, down: Floats) -> Floats:
    shifted = across + 0.5 * (np.floor(down) % 2)
    distance = np.hypot(shifted % 1 - 0.5, down % 1 - 0.5)
    return np.asarray(np.clip((0.27 - distance) * 14 + 0.5, 0, 1))


def _print(across: Floats, down: Floats) -> Floats:
    """Flowers of five petals, scattered and of different sizes, alike on every figure."""
    rng = np.random.default_rng(5)
    cell = BLOOM * np.array([np.floor(across / BLOOM), np.floor(down / BLOOM)])
    nearest = np.full(across.shape, np.inf)
    for x, y in np.unique(cell.reshape(2, -1), axis=1).T:
        middle = np.array([x, y]) + BLOOM * rng.uniform(0.25, 0.75, 2)
        size, turn = BLOOM * rng.uniform(0.2, 0.34), rng.uniform(0, 2 * np.pi)
        away = np.hypot(across - middle[0], down - middle[1])
        angle = np.arctan2(down - middle[1], across - middle[0])
        petals = 0.55 + 0.45 * np.abs(np.cos(2.5 * angle + turn))
        nearest = np.minimum(nearest, away - size * petals)
    return np.asarray(np.clip(0.5 - nearest * 10, 0, 1))


_SHARES = {"stripes": _stripes, "checks": _checks, "dots": _dots, "print": _print}


def _wave(place: Floats, share: ArrayLike) -> Floats:
    """1 in this share of each unit, else 0, with soft edges."""
    return np.asarray(np.clip((np.asarray(share) / 2 - np.abs(place % 1 - 0.5)) * 12 + 0.5, 0, 1))
