"""Fields of a toy on one grid, and the heights of their fronts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates

from render.animal.face import Floats
from render.relief.canvas import HALF
from render.relief.raster import Image

Grid = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Solid:
    """Fields float32 (G, G, D) over y (down), x and z, negative inside; z of the first layer.

    whole: of all. heads: of each head with its muzzle alone. body: of what is no head. forwards: z
    of the heads' middle planes.
    """

    whole: Grid
    heads: tuple[Grid, ...]
    body: Grid
    lowest: float
    forwards: tuple[float, ...]

    @property
    def cell(self) -> float:
        """Units a voxel."""
        return 2 * HALF / len(self.whole)

    def sample(self, grid: Grid, points: NDArray[np.generic]) -> Floats:
        """A field at points (..., 3)."""
        x, y, z = np.moveaxis(np.asarray(points, np.float64), -1, 0)
        places = np.stack(
            [
                (HALF - y) / self.cell - 0.5,
                (x + HALF) / self.cell - 0.5,
                (z - self.lowest) / self.cell,
            ]
        )
        return np.asarray(map_coordinates(grid, places, order=1, mode="nearest"), np.float64)


def front(solid: Solid, grid: Grid) -> Image:
    """float32 (G, G): z of a field's front surface; the lowest where there is none."""
    inside = grid < 0
    last = grid.shape[2] - 1 - np.argmax(inside[..., ::-1], axis=2)
    row, column = np.indices(last.shape)
    here = grid[row, column, last]
    beyond = grid[row, column, np.minimum(last + 1, grid.shape[2] - 1)]
    step = here / np.minimum(here - beyond, -1e-6)
    z = solid.lowest + (last + np.clip(step, 0, 1)) * solid.cell
    return np.where(inside.any(2), z, solid.lowest).astype(np.float32)


def height_at(solid: Solid, heights: Image, points: Floats) -> Floats:
    """A map of `front` at points (..., 2)."""
    x, y = np.moveaxis(np.asarray(points, np.float64), -1, 0)
    places = np.stack([(HALF - y) / solid.cell - 0.5, (x + HALF) / solid.cell - 0.5])
    found = map_coordinates(heights, np.atleast_2d(places.T).T, order=1, mode="nearest")
    return np.asarray(found.reshape(x.shape), np.float64)
