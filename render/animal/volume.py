"""The toy's solid: the body's relief, a rounder head that stands before it, and a muzzle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates

from render.animal.face import Features, Floats, ear_forms, ears_distance, oval_distance
from render.animal.muzzle import Muzzle, plan_muzzle
from render.relief.build import Plan
from render.relief.canvas import HALF
from render.relief.raster import Image, blur, shrink
from render.relief.silhouette import Silhouette
from render.relief.surface import body_field
from render.relief.volume import inflate

HEAD_THICKEST = 0.72
FORWARD = 0.3  # of the head's height: how far it stands before the body
SUPPORT = (0.35, 0.08)  # of the face's size: how far the body goes on under head and ears
AWAY = 0.04  # squared thickness of what is no body, units^2
CREASE = (0.06, 0.25)  # radius of the crease at the neck, and above a head that goes on, units
CREASED = 0.2  # distance to the outline over which the latter sets in, units
TALLER = 1.5  # a head that goes on above its oval fades into the body there
CALM = 0.6  # share of the tiles' forms that a head keeps
DEEPEST = 1.15  # of all, before and behind the plane, units

Grid = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Solid:
    """Fields float32 (G, G, D) over y (down), x and z, negative inside; z of the first layer.

    whole: of all. head: of the head with its muzzle alone. body: of the rest. forward: z of the
    head's middle plane.
    """

    whole: Grid
    head: Grid
    body: Grid
    lowest: float
    forward: float

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


def build_solid(plan: Plan, face: Features) -> tuple[Solid, Muzzle | None]:
    """All fields of a drawing with this animal's face, and its muzzle; None in profile."""
    cells = len(plan.squared)
    size = 2 * HALF / cells
    layers = int(np.ceil(DEEPEST / size))
    axis = (np.arange(cells) + 0.5) * size - HALF
    points = np.stack(np.meshgrid(axis, -axis), axis=-1)
    distance, offsets = shrink(plan.outline.distance, cells), shrink(plan.offsets, cells)
    oval, ears = oval_distance(face, points, taller=TALLER), ears_distance(face, points)
    outline = blur(np.minimum(np.maximum(oval, ears), distance), 1.5)
    thick = inflate(Silhouette(outline > 0, outline), cells, thickest=HEAD_THICKEST)
    forward = FORWARD * float(np.sqrt(max(thick.max(), 0)))
    forms = (CALM * offsets + ear_forms(face, points)).astype(np.float32)
    head, _ = body_field(thick, forms, outline, layers=layers, forward=forward)
    share = _without_body(face, oval, ears)
    sunk = plan.squared * (1 - share) - AWAY * share
    body, lowest = body_field(sunk.astype(np.float32), offsets, distance, layers=layers)
    solid = Solid(_united(body, head, _crease(face, points, distance)), head, body, lowest, forward)
    if face.profile:  # its snout is in the outline
        return solid, None
    muzzle = muzzle_of(solid, face)
    _add(solid, muzzle, points)
    return solid, muzzle


def _without_body(face: Features, oval: Floats, ears: Floats) -> Image:
    """1 where the head stands alone, float32 (G, G): no body behind ears, some under the chin."""
    under, beside = SUPPORT
    share = np.maximum(oval / (under * face.size), ears / (beside * face.size)).clip(0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


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


def muzzle_of(solid: Solid, face: Features) -> Muzzle:
    """The muzzle for the head as it is before it has one."""
    heights = front(solid, solid.head)
    base, brow = (float(v) for v in height_at(solid, heights, np.stack([face.nose, face.middle])))
    return plan_muzzle(face, base, max(brow, base))


def height_at(solid: Solid, heights: Image, points: Floats) -> Floats:
    """A map of `front` at points (..., 2)."""
    x, y = np.moveaxis(np.asarray(points, np.float64), -1, 0)
    places = np.stack([(HALF - y) / solid.cell - 0.5, (x + HALF) / solid.cell - 0.5])
    found = map_coordinates(heights, np.atleast_2d(places.T).T, order=1, mode="nearest")
    return np.asarray(found.reshape(x.shape), np.float64)


def _crease(face: Features, points: Floats, distance: Image) -> Grid:
    """The radius with which head and body unite, float32 (G, G, 1): sharp at the neck alone."""
    low, high = CREASE
    above = np.clip((points - face.centre) @ face.up / face.half[1] + 0.2, 0, 1)
    above = above * np.clip(distance / CREASED, 0, 1)
    return np.asarray(low + (high - low) * above * above, np.float32)[..., None]


def _united(first: Grid, second: Grid, radius: Grid | float) -> Grid:
    """`smooth_min` in float32, and only where the two are close."""
    result = np.minimum(first, second)
    wide = np.broadcast_to(np.asarray(radius, np.float32), result.shape)
    close = np.abs(first - second) < wide
    overlap = 1 - np.abs(first[close] - second[close]) / wide[close]
    result[close] -= overlap * overlap * wide[close] / 4
    return result


def _add(solid: Solid, muzzle: Muzzle, points: Floats) -> None:
    """Unite the fields with a muzzle, around which alone they change."""
    reach, lowest = muzzle.reach
    near = np.abs(points - muzzle.face.nose).max(-1) < reach
    rows, columns = np.flatnonzero(near.any(1)), np.flatnonzero(near.any(0))
    first = max(int((lowest - solid.lowest) / solid.cell), 0)
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1, first:]
    z = solid.lowest + np.arange(first, solid.whole.shape[2]) * solid.cell
    added = muzzle.field(points[window[:2]], z).astype(np.float32)
    for grid in (solid.whole, solid.head):
        grid[window] = _united(grid[window], added, muzzle.blend)
