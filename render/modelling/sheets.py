"""Sheets of cloth with thickness, and round studs: what garments are sewn of."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from render.modelling.meshes import Floats, Mesh, lathe, merged, slab

RIM = 0.25  # of the thickness that is left at a sheet's rim: rounded, but not sharp


def sheet(grid: Floats, thickness: float, *, away_from: ArrayLike) -> Mesh:
    """A grid of points (R, C, 3) made thick both ways, with a rounded rim.

    away_from: a point behind the sheet, which tells its outer side.
    """
    normals = grid_normals(grid, away_from=away_from)
    rows, columns = (np.minimum(np.arange(n), np.arange(n)[::-1]) for n in grid.shape[:2])
    inner = np.minimum(rows[:, None], columns)
    share = np.where(inner == 0, RIM, np.where(inner == 1, 0.85, 1.0))
    offset = normals * share[..., None] * thickness / 2
    return slab(grid + offset, grid - offset)


def grid_normals(grid: Floats, *, away_from: ArrayLike) -> Floats:
    """Unit normals (R, C, 3) of a grid of points, away from a point."""
    normals = np.cross(np.gradient(grid, axis=1), np.gradient(grid, axis=0))
    normals /= np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-9)
    facing = (normals * (grid - np.asarray(away_from))).sum()
    return np.asarray(normals if facing > 0 else -normals)


def bent(first: Floats, control: Floats, last: Floats, rows: int) -> Floats:
    """A grid (rows, C, 3) that arches from one edge (C, 3) to another (quadratic Bezier)."""
    t = eased(rows)[:, None, None]
    return np.asarray((1 - t) ** 2 * first + 2 * t * (1 - t) * control + t * t * last)


def eased(count: int) -> Floats:
    """0 to 1 in `count` steps, smaller toward the ends: rims need them to look round."""
    t = np.linspace(0, 1, count)
    return np.asarray(t - 0.11 * np.sin(2 * np.pi * t))


def studs(centres: Floats, normals: Floats, radius: float, *, height: float = 0.5) -> Mesh:
    """Round buttons on a surface; height: against the radius."""
    angle = np.linspace(0.15, np.pi / 2 + 0.5, 6)
    profile = radius * np.stack([np.sin(angle), height * np.cos(angle)], 1)
    button = lathe(profile, sides=14)
    return merged(
        button.placed(_upright(normal), centre)
        for centre, normal in zip(centres, normals, strict=True)
    )


def _upright(normal: Floats) -> Floats:
    """A rotation (3, 3) that takes y to a unit normal."""
    side = np.cross(normal, (0.0, 0.0, 1.0) if abs(normal[2]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    return np.stack([side, normal, np.cross(side, normal)], axis=1)
