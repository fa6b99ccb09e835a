"""What points near a hem say to the vertices about them."""

import numpy as np
from numpy.typing import NDArray

from render.geometry import sphere_directions
from render.quick.bake import bake
from render.quick.rig import Rig
from render.quick.trace import Surface

CELL = 0.03
STEP = 0.02


def grid(
    columns: NDArray[np.float64], rows: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """A flat sheet's places (V, 2) and triangles (F, 3)."""
    across, up = np.meshgrid(columns, rows)
    number = np.arange(across.size).reshape(across.shape)
    a, b, c, d = (
        part.ravel()
        for part in (number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1])
    )
    triangles = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    return np.stack([across.ravel(), up.ravel()], 1), triangles.astype(np.int32)


def cloth_and_hem() -> Surface:
    """A floor at z = 0 of part 0, and beyond x = 0 an upright band of part 1, 0.06 high."""
    flat, floor = grid(np.arange(-0.3, 0.3, STEP), np.arange(-0.3, 0.3, STEP))
    upright, band = grid(np.arange(-0.3, 0.3, STEP), np.arange(0.0, 0.061, 0.01))
    cloth = np.c_[flat, np.zeros(len(flat))]
    hem = np.c_[np.full(len(upright), 0.002), upright]
    parts = np.repeat(np.array([0, 1], np.int32), [len(cloth), len(hem)])
    count = len(parts)
    flags = np.ones(count, bool)
    joints = np.zeros(count, np.int32)
    return Surface(
        positions=np.concatenate([cloth, hem]).astype(np.float32),
        normals=np.eye(3, dtype=np.float32)[np.where(parts == 0, 2, 0)],
        triangles=np.concatenate([floor, band + np.int32(len(cloth))]),
        parts=parts,
        rig=Rig(joints, joints, np.ones(count, np.float32)),
        albedo=np.full((count, 3), 0.5, np.float32),
        groups=joints,
        seen=flags,
        casts=flags,
        bodies=joints,
    )


def test_cloth_beside_a_hem_has_no_stains() -> None:
    surface = cloth_and_hem()
    baked = bake(surface, sphere_directions(256), CELL)
    ambient = baked.spread @ baked.ambient
    x, y, _ = surface.positions.T
    beside = (surface.parts == 0) & (np.abs(x) < 0.06) & (np.abs(y) < 0.2)
    far = (surface.parts == 0) & (np.abs(x) > 0.2) & (np.abs(y) < 0.2)
    assert ambient[beside].min() > 0.62 * ambient[far].mean()
