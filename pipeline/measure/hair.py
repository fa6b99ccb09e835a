"""Hair: kind, texture, outlines, volume, length and parting."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import HAIR_CENTER, Hair
from pipeline.measure.hair_color import hair_colors
from pipeline.measure.light import Light
from pipeline.measure.outline import (
    NOWHERE,
    angles,
    connected,
    even_outline,
    inner_edge,
    lower_edge,
    reach_within,
    silhouette,
    skull_radius,
)
from pipeline.measure.places import box
from pipeline.measure.view import BOTTOM, PX_PER_UNIT, TOP, FrontView, Mask, grid
from pipeline.measure.words import all_hundredths, hundredths, ramp
from pipeline.types import HeadParts

LEAST_AREA = 0.12  # square canonical units below which there is no hair to speak of
BALD_KINDS = ("bald", "shaved")
LIFT = (0.04, 0.8)  # of the silhouette above the skull: flat and huge
ALIKE = ("short", "bald_top", "shaved")  # kinds that are much the same on both sides
LOWEST = {"short": -0.4, "bald_top": -0.4, "shaved": -0.2, "bald": 0.0, "medium": -1.6}

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class HairShape:
    """mask: bool (H, W) of hair alone. worn: of hair and cover. Lengths canonical."""

    mask: Mask
    worn: Mask
    outline: Floats
    hairline: Floats
    curtains: tuple[Floats, Floats]
    lowest: float


def measure_hair(view: FrontView, light: Light, parts: HeadParts) -> tuple[Hair, HairShape]:
    """The hair of a head, and its outlines before they were rounded."""
    said = parts.likeliest("hair") if "hair" in parts.attributes else "short"
    shape = find_shape(view, said)
    kind = _kind(said, shape)
    texture = parts.likeliest("texture") if "texture" in parts.attributes else "straight"
    color, tips = hair_colors(view, shape.mask, light, parts)
    tie, height = _tie(kind, shape)
    bald = kind in BALD_KINDS
    hair = Hair(
        kind=kind,  # type: ignore[arg-type]
        texture=texture if texture != "unclear" else "straight",  # type: ignore[arg-type]
        tie=tie,  # type: ignore[arg-type]
        color=color,
        tips=tips if kind == "long" else color,
        fringe=not bald and parts.attributes.get("fringe", {}).get("1", 0.0) > 0.5,
        parting=None if bald or kind == "bald_top" else _parting(shape),
        volume=_volume(shape, kind),
        length=hundredths(shape.lowest),
        tie_height=hundredths(height),
        outline=all_hundredths(np.zeros(len(shape.outline)) if kind == "bald" else shape.outline),
        hairline=all_hundredths(shape.hairline),
        curtain_right=all_hundredths(shape.curtains[0]),
        curtain_left=all_hundredths(shape.curtains[1]),
    )
    return hair, shape


def find_shape(view: FrontView, kind: str) -> HairShape:
    """The outlines of the hair in a view, and of the cover that hides it. kind: Hair.kind."""
    lowest_y = LOWEST.get(kind, BOTTOM)
    room = box((-9, 9), (lowest_y, TOP)) & view.inside
    crown = box((-1.6, 1.6), (0.2, TOP))
    hair = connected(_clean(view.mask("hair") & room), crown)
    cover = connected(_clean(view.mask("cover") & view.inside), crown)
    _, ys = grid()
    rows = ys[hair]
    lowest = float(np.percentile(rows, 1)) if len(rows) else HAIR_CENTER[1]
    worn = hair | cover
    alike = kind in ALIKE
    outline = even_outline(silhouette(worn), reach_within(view.inside), alike=alike)
    curtains = inner_edge(hair, -1), inner_edge(hair, 1)
    line = lower_edge(worn)
    if (line >= NOWHERE).all():
        line = np.full(len(line), float(view.points[10, 1]) + 0.25)
    return HairShape(hair, worn, outline, line, curtains, lowest)


def _clean(mask: Mask) -> Mask:
    """Without strands and holes too thin for a toy."""
    image = mask.astype(np.uint8)
    opened = cv2.morphologyEx(image, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), bool)


def _kind(said: str, shape: HairShape) -> str:
    """The hair's length; of covered or cut hair it is judged by what shows."""
    if said in ("cut", "covered"):
        if float(shape.mask.sum()) / PX_PER_UNIT**2 < LEAST_AREA:
            return "short"
        return "long" if shape.lowest < -1.3 else "medium" if shape.lowest < -0.5 else "short"
    return said


def _volume(shape: HairShape, kind: str) -> float:
    if kind in BALD_KINDS:
        return 0.0
    top = (np.cos(angles()) > 0.4) & (shape.outline > 0)
    if not top.any():
        return 0.2
    return ramp(float(np.median((shape.outline - skull_radius())[top])), *LIFT)


def _parting(shape: HairShape) -> int | None:
    """x where the hairline is highest, if it is markedly so."""
    columns = np.linspace(-1, 1, len(shape.hairline))
    middle = np.abs(columns) < 0.65
    line = shape.hairline[middle]
    if not len(line) or float(line.max() - np.median(line)) < 0.07:
        return None
    return hundredths(float(columns[middle][int(line.argmax())]))


def _tie(kind: str, shape: HairShape) -> tuple[str, float]:
    """What tied hair is tied to, and at what height."""
    if kind != "tied":
        return "none", 1.0
    excess = shape.outline - 1.12 * skull_radius()
    upper = np.cos(angles()) > 0.55
    if float(excess[upper].max(initial=0.0)) > 0.32:
        return "bun", 1.5
    xs, ys = grid()
    low = shape.mask & (ys < 0.2)
    beside = [int((low & (xs * side > 1.0)).sum()) / PX_PER_UNIT**2 for side in (-1, 1)]
    if min(beside) > 0.2:
        return "pigtails", 0.4
    if max(beside) > 0.15:
        return "ponytail", 0.4
    return "bun", 0.6
