"""Signs become solid: puffed letters on a plate of another colour that stands out around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from render.lettering.bevel import Row, polygons_of, puffed
from render.lettering.colors import BLACK, WHITE, mixed
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
SOFTNESS = 0.22  # of half a stroke: how round corners become
SMALLEST_HOLE = 0.012  # square em: smaller ones close in the plate
TOUCH = 0.003  # by which what touches in one point joins
TRIANGLES = 9_500  # of a whole caption, about

GRADIENT_PX = 32
LIGHTER, DARKER = 0.36, 0.07  # of white at the top of letters, of black at their feet
_PLATE_U, _LETTER_U = 0.25, 0.75

Insets = tuple[tuple[float, float], ...]  # inset and height of each row, of the whole bevel


@dataclass(frozen=True)
class Detail:
    """How finely letters are made. step: between corners of an outline, em. letter, plate: the
    rows of their bevels."""

    step: float
    letter: Insets
    plate: Insets


_FINE = ((0.1, 0.44), (0.36, 0.77), (0.74, 0.965)), ((0.3, 0.7), (1.0, 1.0))
_PLAIN = ((0.14, 0.52), (0.55, 0.93)), ((0.6, 1.0),)
_ROUGH = ((0.3, 0.8),), ((0.6, 1.0),)
# Triangles that a step of a letter's outline takes with its plate, and the coarsest step.
_DETAILS = ((14.5, 0.085, _FINE), (11.5, 0.13, _PLAIN), (9.5, 0.22, _ROUGH))
FINEST = 0.045


def build_solids(signs: Sequence[Sign], *, plated: bool) -> Mapping[int, Mesh]:
    """The meshes of all letters about their origins, em, by the number of their sign; like ones
    are the same. uv: on the texture of `paint`. plated: whether an outline stands around them."""
    shapes = {number: sign.shape for number, sign in enumerate(signs) if not sign.shape.is_empty}
    detail = detail_for(sum(float(shape.length) for shape in shapes.values()))
    made: dict[bytes, Mesh] = {}
    found = {}
    for number, shape in shapes.items():
        key = np.round(shapely.get_coordinates(shape.normalize()), 5).tobytes()
        if key not in made:
            made[key] = _solid(shape.buffer(TOUCH), detail, plated=plated)
        found[number] = made[key]
    return found


def detail_for(length: float) -> Detail:
    """What outlines that are so long in all, em, may have."""
    for per_step, coarsest, rows in _DETAILS:
        step = max(per_step * length / TRIANGLES, FINEST)
        if step <= coarsest:
            return Detail(step, *rows)
    return Detail(coarsest, *rows)


def paint(fill: Color, outline: Color) -> NDArray[np.uint8]:
    """The texture uint8 (H, W, 3) of letters: the plate's colour at the left, theirs at the right,
    lighter toward the top."""
    rows = []
    for height in np.linspace(1, 0, GRADIENT_PX):
        tint = mixed(fill, WHITE, LIGHTER * max(2 * height - 1, 0) ** 1.2)
        tint = mixed(tint, BLACK, DARKER * max(1 - 2 * height, 0) ** 1.2)
        rows.append([outline, outline, tint, tint])
    return np.asarray(np.rint(np.array(rows) * 255), np.uint8)


def _solid(shape: BaseGeometry, detail: Detail, *, plated: bool) -> Mesh:
    letter = _letter(shape, detail)
    return merged([_plate(shape, detail), letter]) if plated else letter


def _half_stroke(shape: BaseGeometry) -> float:
    """Half the width of its strokes: of a long strip that is its area by its outline."""
    return float(np.clip(shape.area / max(shape.length, 1e-6), 0.015, 0.12))


def _letter(shape: BaseGeometry, detail: Detail) -> Mesh:
    half = _half_stroke(shape)
    soft = SOFTNESS * half
    rounded = shape.buffer(-soft).buffer(2 * soft).buffer(-soft)
    if rounded.area < 0.9 * shape.area:
        rounded = shape
    bulge = min(BULGE * half, MOST_BULGE)
    rows = [Row(0.0, LETTER_SIDE)]
    rows += [Row(inset * half, LETTER_SIDE + height * bulge) for inset, height in detail.letter]
    mesh = puffed(rounded, rows, step=min(detail.step, 1.8 * half), back=LETTER_BACK)
    return _painted(mesh, _LETTER_U)


def _plate(shape: BaseGeometry, detail: Detail) -> Mesh:
    around = _without_small_holes(shape.buffer(RIM))
    rise = PLATE_FRONT - PLATE_SIDE
    rows = [Row(0.0, PLATE_SIDE)]
    rows += [Row(inset * PLATE_EDGE, PLATE_SIDE + part * rise) for inset, part in detail.plate]
    return _painted(puffed(around, rows, step=1.35 * detail.step, back=PLATE_BACK), _PLATE_U)


def _without_small_holes(shape: BaseGeometry) -> BaseGeometry:
    kept = [
        Polygon(
            each.exterior,
            [hole for hole in each.interiors if Polygon(hole).area > SMALLEST_HOLE],
        )
        for each in polygons_of(shape)
    ]
    return shapely.unary_union(kept)


def _painted(mesh: Mesh, u: float) -> Mesh:
    """With uv that finds its colour: v runs over a line's height."""
    v = np.clip((mesh.vertices[:, 1] + 0.1) / 0.9, 0.02, 0.98)
    return replace(mesh, uv=np.column_stack([np.full(len(v), u), v]))
