"""The toy's solid: the body's relief, rounder heads that stand before it, and muzzles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from render.animal.face import Features, Floats, ear_forms, ears_distance, oval_distance
from render.animal.muzzle import Muzzle, plan_muzzle
from render.animal.solid import Grid, Solid, front, height_at
from render.geometry import smoothstep
from render.relief.build import Plan
from render.relief.canvas import HALF
from render.relief.raster import Image, blur, shrink
from render.relief.silhouette import Silhouette
from render.relief.surface import body_field
from render.relief.volume import inflate

HEAD_THICKEST = 0.72
FORWARD = 0.3  # of the head's height: how far it stands before the body
SUPPORT = (0.35, 0.16)  # of the face's size: how far the body goes on under head and ears
AWAY = 0.04  # squared thickness of what is no body, units^2
CREASE = (0.06, 0.25)  # radius of the crease at the neck, and above a head that goes on, units
CREASED = 0.2  # distance to the outline over which the latter sets in, units
TALLER = 1.5  # a head that goes on above its oval fades into the body there
CALM = 0.6  # share of the tiles' forms that a head keeps
DEEPEST = 1.15  # of all, before and behind the plane, units


@dataclass(frozen=True, eq=False)
class _Ground:
    """A plan on the voxels' grid.

    points: float64 (G, G, 2), scene units. distance to the outline and the relief's offsets,
    float32 (G, G), units. layers: voxels before and behind the plane.
    """

    points: Floats
    distance: Image
    offsets: Image
    layers: int


@dataclass(frozen=True, eq=False)
class _Bust:
    """A head without its muzzle.

    field: float32 (G, G, D). forward: z of its middle plane. alone: float32 (G, G), 1 where no
    body is behind it. crease: float32 (G, G, 1), radius of its seam with the body.
    """

    field: Grid
    forward: float
    alone: Image
    crease: Grid


def build_solid(plan: Plan, faces: tuple[Features, ...]) -> tuple[Solid, tuple[Muzzle | None, ...]]:
    """All fields of a drawing with these animals' faces, and their muzzles; None in profile."""
    ground = _ground(plan)
    busts = [_model_bust(ground, face) for face in faces]
    squared = plan.squared
    for bust in busts:
        squared = (squared * (1 - bust.alone) - AWAY * bust.alone).astype(np.float32)
    body, lowest = body_field(squared, ground.offsets, ground.distance, layers=ground.layers)
    whole = body
    for bust in busts:
        whole = _united(whole, bust.field, bust.crease)
    heads, forwards = tuple(bust.field for bust in busts), tuple(bust.forward for bust in busts)
    solid = Solid(whole, heads, body, lowest, forwards)
    muzzles = [
        # The snout of a profile is in its outline.
        None if face.profile else _add_muzzle(solid, number, face, ground)
        for number, face in enumerate(faces)
    ]
    return solid, tuple(muzzles)


def _ground(plan: Plan) -> _Ground:
    cells = len(plan.squared)
    size = 2 * HALF / cells
    axis = (np.arange(cells) + 0.5) * size - HALF
    return _Ground(
        points=np.stack(np.meshgrid(axis, -axis), axis=-1),
        distance=shrink(plan.outline.distance, cells),
        offsets=shrink(plan.offsets, cells),
        layers=int(np.ceil(DEEPEST / size)),
    )


def _model_bust(ground: _Ground, face: Features) -> _Bust:
    points, distance = ground.points, ground.distance
    oval, ears = oval_distance(face, points, taller=TALLER), ears_distance(face, points)
    outline = blur(np.minimum(np.maximum(oval, ears), distance), 1.5)
    thick = inflate(Silhouette(outline > 0, outline), len(outline), thickest=HEAD_THICKEST)
    forward = FORWARD * float(np.sqrt(max(thick.max(), 0)))
    forms = (CALM * ground.offsets + ear_forms(face, points)).astype(np.float32)
    field, _ = body_field(thick, forms, outline, layers=ground.layers, forward=forward)
    alone = _without_body(face, oval, ears)
    return _Bust(field, forward, alone, _crease(face, points, distance))


def _without_body(face: Features, oval: Floats, ears: Floats) -> Image:
    """1 where the head stands alone, float32 (G, G): no body behind ears, some under the chin."""
    under, beside = SUPPORT
    share = np.maximum(oval / (under * face.size), ears / (beside * face.size)).clip(0, 1)
    return np.asarray(smoothstep(share), np.float32)


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


def _add_muzzle(solid: Solid, number: int, face: Features, ground: _Ground) -> Muzzle:
    """Unite the fields with the muzzle of a head, around which alone they change."""
    heights = front(solid, solid.heads[number])
    base, brow = (float(v) for v in height_at(solid, heights, np.stack([face.nose, face.middle])))
    points = ground.points
    room = partial(height_at, solid, ground.distance)
    muzzle = plan_muzzle(face, base, max(brow, base), room)
    reach, lowest = muzzle.reach
    near = np.abs(points - muzzle.face.nose).max(-1) < reach
    rows, columns = np.flatnonzero(near.any(1)), np.flatnonzero(near.any(0))
    first = max(int((lowest - solid.lowest) / solid.cell), 0)
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1, first:]
    z = solid.lowest + np.arange(first, solid.whole.shape[2]) * solid.cell
    added = muzzle.field(points[window[:2]], z).astype(np.float32)
    for grid in (solid.whole, solid.heads[number]):
        grid[window] = _united(grid[window], added, muzzle.blend)
    return muzzle
