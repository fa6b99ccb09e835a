"""Signs become solid: puffed letters on a plate of another colour that stands out around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from render.lettering.bevel import Row, polygons_of, puffed
from render.lettering.colors import WHITE, mixed
from render.lettering.signs import Sign
from render.modelling.meshes import Mesh, merged
from render.types import Color

# All in em.
RIM = 0.085  # of the outline around letters
PLATE_BACK, PLATE_SIDE, PLATE_FRONT = -0.13, -0.015, 0.035
PLATE_EDGE = 0.05  # inset at which the plate is flat
LETTER_BACK, LETTER_SIDE = -0.02, 0.075
BULGE = 1.05  # height of a letter's front against half its stroke
MOST_BULGE = 0.11
BEVEL = ((0.1, 0.44), (0.36, 0.77), (0.74, 0.965))  # insets and heights, of half a stroke's width
SOFTNESS = 0.22  # of half a stroke: how round corners become
SMALLEST_HOLE = 0.012  # square em: smaller ones close in the plate
STEPS = (0.045, 0.11)  # between corners of outlines: finest and coarsest
TRIANGLES = 11_000  # of a whole caption, about
TRIANGLES_A_STEP = 8.5  # what a step of a letter's outline takes, plate and all

GRADIENT_PX = 32
LIGHTER, DARKER = 0.3, 0.16  # of white at the top of letters, of black at their feet
_PLATE_U, _LETTER_U = 0.25, 0.75


@dataclass(frozen=True, eq=False)
class Solid:
    """A sign's mesh about its origin, em; uv: on the texture of `paint`."""

    mesh: Mesh


def build_solids(signs: Sequence[Sign]) -> dict[int, Solid]:
    """The meshes of all letters by the number of their sign; like ones share theirs."""
    shapes = {number: sign.shape for number, sign in enumerate(signs) if not sign.shape.is_empty}
    step = _step(sum(float(shape.length) for shape in shapes.values()))
    made: dict[bytes, Solid] = {}
    found = {}
    for number, shape in shapes.items():
        key = bytes(shape.normalize().wkb)
        if key not in made:
            made[key] = _solid(shape, step)
        found[number] = made[key]
    return found


def paint(fill: Color, outline: Color) -> NDArray[np.uint8]:
    """The texture uint8 (H, W, 3) of letters: the plate's colour at the left, theirs at the right,
    lighter toward the top."""
    up = np.linspace(1, 0, GRADIENT_PX)
    rows = []
    for height in up:
        tint = mixed(fill, WHITE, LIGHTER * max(2 * height - 1, 0) ** 1.2)
        tint = mixed(tint, (0.0, 0.0, 0.0), DARKER * max(1 - 2 * height, 0) ** 1.2)
        rows.append([outline, outline, tint, tint])
    return np.asarray(np.rint(np.array(rows) * 255), np.uint8)


def _step(length: float) -> float:
    """Between the corners of outlines that are so long in all, em."""
    return float(np.clip(TRIANGLES_A_STEP * length / TRIANGLES, *STEPS))


def _solid(shape: BaseGeometry, step: float) -> Solid:
    half = _half_stroke(shape)
    return Solid(merged([_plate(shape, step), _letter(shape, half, step)]))


def _half_stroke(shape: BaseGeometry) -> float:
    """Half the width of its strokes: of a long strip that is its area by its outline."""
    return float(np.clip(shape.area / max(shape.length, 1e-6), 0.015, 0.12))


def _letter(shape: BaseGeometry, half: float, step: float) -> Mesh:
    soft = SOFTNESS * half
    rounded = shape.buffer(-soft).buffer(2 * soft).buffer(-soft)
    if rounded.area < 0.9 * shape.area:
        rounded = shape
    bulge = min(BULGE * half, MOST_BULGE)
    rows = [Row(0.0, LETTER_SIDE)]
    rows += [Row(inset * half, LETTER_SIDE + height * bulge) for inset, height in BEVEL]
    mesh = puffed(rounded, rows, step=min(step, 1.2 * half), back=LETTER_BACK)
    return _painted(mesh, _LETTER_U)


def _plate(shape: BaseGeometry, step: float) -> Mesh:
    around = _without_small_holes(shape.buffer(RIM))
    rise = PLATE_FRONT - PLATE_SIDE
    rows = [
        Row(0.0, PLATE_SIDE),
        Row(0.3 * PLATE_EDGE, PLATE_SIDE + 0.7 * rise),
        Row(PLATE_EDGE, PLATE_FRONT),
    ]
    return _painted(puffed(around, rows, step=1.35 * step, back=PLATE_BACK), _PLATE_U)


def _without_small_holes(shape: BaseGeometry) -> BaseGeometry:
    kept = [
        Polygon(
            each.exterior,
            [hole for hole in each.interiors if Polygon(hole).area > SMALLEST_HOLE],
        )
        for each in polygons_of(shape)
    ]
    whole: BaseGeometry = kept[0]
    for each in kept[1:]:
        whole = whole.union(each)
    return whole


def _painted(mesh: Mesh, u: float) -> Mesh:
    """With uv that finds its colour: v runs over a line's height."""
    v = np.clip((mesh.vertices[:, 1] + 0.1) / 0.9, 0.02, 0.98)
    return replace(mesh, uv=np.column_stack([np.full(len(v), u), v]))
