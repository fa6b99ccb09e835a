"""A hero's cape: from the collarbones over the shoulders, falling in waves behind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.geometry import smoothstep, unit
from render.modelling.meshes import Floats, Mesh, lathe, merged, ring_tube, slab, superellipsoid
from render.modelling.piece import Piece
from render.modelling.sheets import grid_normals
from render.types import Color, Joint, Material
from render.wearables.head import Head
from render.wearables.neck.collar import Collar, collar
from render.wearables.wearable import Dye, Worn

RED: Color = (0.88, 0.06, 0.12)
LINING: Color = (0.98, 0.72, 0.12)
GOLD: Color = (0.99, 0.76, 0.24)
ROWS, COLUMNS = 24, 53
OPEN_DEG = 38.0  # from the front to where the cloth begins
THICK = 0.05
HEM = 0.36  # below the chest
SPREAD = 1.62  # half its width at the hem
WAVES, DEEP = 5.5, 0.13  # folds across, and how deep they are at the hem


def build_cape(head: Head, dye: Dye) -> Worn:
    """Two brooches and a chain hold it; only who has shoulders can wear it."""
    place = collar(head)
    if place.neck is None:
        return Worn(Piece())
    size = place.wide
    color, lining = dye.pick(0, RED), dye.pick(1, LINING)
    grid = _grid(place, place.neck.chest)
    cloth, share = _cloth(place, grid)
    satin = Material(color, roughness=0.45, coat=0.05, sheen=0.4)
    gold = Material(GOLD, roughness=0.22, coat=0.4, metallic=0.6)
    x, y, z = (float(value) for value in grid[0, COLUMNS // 2])
    joint = Joint("cape", (x, y, z), place.joint, swing=1.6)
    parts = (
        cloth.part(
            "cloth", satin, joint="cape", texture=_lined(color, lining), weights=0.8 * share**1.3
        ),
        _clasp(place, grid, size).part("clasp", gold, joint=place.joint),
    )
    return Worn(Piece(parts, joints=(joint,)))


def _grid(place: Collar, chest: Floats) -> Floats:
    """The cloth (ROWS, COLUMNS, 3), from the collar to the hem, from the right around the back."""
    size = place.wide
    turn = np.radians(np.linspace(OPEN_DEG, 360 - OPEN_DEG, COLUMNS))
    behind = (1 - np.cos(turn)) / 2
    radius = place.radius + 0.14 * size
    neck = place.laid(
        1.1 * radius * np.sin(turn), radius * np.cos(turn), tilt_deg=24.0, lift=0.06 * size
    )
    neck[:, 1] = np.clip(neck[:, 1], None, place.middle[1] + 0.2 * size)
    # Over the shoulder, outside of it, then down to the hem.
    wide = (0.92 - 0.12 * np.abs(np.cos(turn))) * size
    shoulder = place.laid(
        1.16 * wide * np.sin(turn), 0.62 * wide * np.cos(turn) - 0.1, tilt_deg=8.0, lift=0.1 * size
    )
    edge = np.abs(np.sin(turn))
    hem_x = SPREAD * size * np.sin(turn) ** 1 * (0.88 + 0.12 * edge)
    front = np.clip(np.cos(turn), 0, 1)
    hem = np.stack(
        [
            np.where(
                front > 0, np.sign(np.sin(turn)) * SPREAD * size * (0.93 + 0.07 * edge), hem_x
            ),
            np.full(COLUMNS, chest[1] - HEM * size),
            place.middle[2] - size * (0.28 + 0.55 * behind - 0.3 * front),
        ],
        1,
    )
    share = np.linspace(0, 1, ROWS)
    return _falling(neck, shoulder, hem, share, place, size)


def _falling(
    neck: Floats, shoulder: Floats, hem: Floats, share: Floats, place: Collar, size: float
) -> Floats:
    """Rows from the neck over the shoulders (the first third) to the hem, with waves."""
    over = np.clip(share / 0.36, 0, 1)[:, None, None]
    fall = np.clip((share - 0.36) / 0.64, 0, 1)[:, None, None]
    first = neck + (shoulder - neck) * over
    knee = shoulder + (shoulder - neck) * 0.42
    drop = (1 - fall) ** 2 * shoulder + 2 * fall * (1 - fall) * knee + fall**2 * hem
    grid = np.where(fall > 0, drop, first)
    for _ in range(4):  # the bend over the shoulder is soft
        grid[1:-1] = (grid[:-2] + 2 * grid[1:-1] + grid[2:]) / 4
    neck_of = place.neck
    assert neck_of is not None
    flat = grid.reshape(-1, 3)
    inside = np.clip(0.07 * size - neck_of.bust.distance(flat), 0, 0.5)
    away = unit(flat - neck_of.bust.middle)
    grid = (flat + inside[:, None] * away).reshape(grid.shape)
    out = grid_normals(grid, away_from=place.middle)
    phase = np.linspace(-np.pi, np.pi, COLUMNS) * WAVES
    wave = DEEP * size * np.cos(phase) * smoothstep(np.clip((share - 0.25) / 0.75, 0, 1))[:, None]
    return np.asarray(grid + wave[..., None] * out * (1, 0.2, 1))


def _cloth(place: Collar, grid: Floats) -> tuple[Mesh, Floats]:
    """With thickness; u up to a half outside, beyond it the lining. And the share down the cape."""
    normals = grid_normals(grid, away_from=place.middle)
    half = THICK / 2 * place.wide * normals
    mesh = slab(grid + half, grid - half)
    count = ROWS * COLUMNS
    share = np.repeat(np.linspace(0, 1, ROWS), COLUMNS)
    outer = np.where(np.arange(2 * count) < count, 0.25, 0.75)
    uv = np.stack([outer, 1 - np.tile(share, 2)], 1)
    return Mesh(mesh.vertices, mesh.triangles, uv), np.tile(share, 2)


def _clasp(place: Collar, grid: Floats, size: float) -> Mesh:
    """A brooch on either side and a chain between them."""
    parts = []
    ends = [grid[1, 0], grid[1, -1]]
    profile = np.array([(0.0, 0.06), (0.05, 0.056), (0.09, 0.03), (0.12, 0.04), (0.14, 0.0)])
    closed = np.concatenate([profile[::-1][:1] * (1, -1) - (0, 0.02), profile[::-1]])
    for end in ends:
        out = place.out(end[None])[0]
        side = unit(np.cross(out, (0.0, 1.0, 0.0)))
        axes = np.stack([side, out, np.cross(side, out)], 1)
        middle = end + 0.04 * size * out
        parts.append(lathe(closed, sides=28).placed(axes * size, middle).outward())
        knob = superellipsoid((0.05 * size,) * 3, sides=12)
        parts.append(knob.placed(np.eye(3), middle + 0.05 * size * out))
    share = np.linspace(0.1, 0.9, 9)
    x = ends[0][0] + share * (ends[1][0] - ends[0][0])
    y = ends[0][1] + share * (ends[1][1] - ends[0][1]) - 0.16 * size * np.sin(np.pi * share)
    path = place.front(x, y, 0.07 * size)
    turn = 2 * np.pi * np.arange(10) / 10
    for number, middle in enumerate(path):
        wide = 0.075 * size * np.cos(turn)[:, None] * np.array((1.0, 0.0, 0.0))
        tilt = (0.0, 1.0, 0.3) if number % 2 else (0.0, 0.3, 1.0)
        tall = 0.045 * size * np.sin(turn)[:, None] * np.array(tilt)
        parts.append(ring_tube(middle + wide + tall, 0.018 * size, sides=5))
    return merged(parts)


def _lined(color: Color, lining: Color) -> NDArray[np.uint8]:
    """Outside (u below a half), with a border at the hem, and the lining."""
    shaded = np.empty((64, 4, 3))
    shaded[:, :2], shaded[:, 2:] = color, np.array(lining)
    shaded[59:62, :2] = np.array(lining)
    return np.asarray(np.round(255 * shaded), np.uint8)
