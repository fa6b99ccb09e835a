"""Hair: kind, texture, outlines, volume, length and parting."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import BROW_TOP
from pipeline.likeness import HAIR_CENTER, Hair
from pipeline.measure.cover import without_brim
from pipeline.measure.hair_color import Hints, hair_colors
from pipeline.measure.hair_frame import crown_hidden, framed_curtains, framed_outline, goes_on_below
from pipeline.measure.hair_kind import (
    BUN,
    SURELY_TIED,
    completed_kind,
    crown_share,
    likeliest_kind,
    tie_of,
)
from pipeline.measure.hair_traits import Glimpse, bare_scalp, strands_beside, worn_long
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

TEXTURES = ("straight", "wavy", "curly", "coily", "braids")
SURE_CURLS, CURLS_UNSEEN = 0.6, 0.3  # probability of curls, and the volume they have unseen
CROWN = ((-1.6, 1.6), (0.2, TOP))  # canonical: hair grows from there
SHOULDER, ON_SHOULDERS = 1.4, (-1.3, -0.6)  # canonical |x| and y where hanging hair ends
MAYBE_LONG = 0.45  # probability from which it is looked for there
LEAST_COVER = 0.15  # square canonical units of a cover
PRESSED = 0.3  # volume of hair below one
BALD_KINDS = ("bald", "shaved")
LIFT = (0.04, 0.8)  # of the silhouette above the skull: flat and huge
JAW = -0.4  # canonical y: hanging hair whose lowest that is seen lies higher goes on unseen
FOREHEAD = 0.1  # canonical, bare above the brows where there is no fringe
TEMPLES = 0.72  # canonical |x| up to which that holds
ALIKE = ("short", "bald_top", "shaved")  # kinds that are much the same on both sides
UNSEEN_VOLUME = {"short": 0.56, "bald_top": 0.2}  # of hair whose top the frame hides
LOWEST = {"short": -0.4, "bald_top": -0.4, "shaved": -0.2, "bald": 0.0, "medium": -1.6}

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class HairShape:
    """mask: bool (H, W) of hair alone. worn: of hair and cover. Lengths canonical.

    outline, hairline, curtains: as in likeness.Hair, empty where the photo's frame hides them.
    lowest: y of the lowest hair, None where the frame cuts it off. framed: so does it the crown.
    """

    mask: Mask
    worn: Mask
    outline: Floats
    hairline: Floats
    curtains: tuple[Floats, Floats]
    lowest: float | None
    framed: bool = False


def measure_hair(view: FrontView, light: Light, hints: Hints) -> tuple[Hair, HairShape]:
    """The hair of a head, and its outlines before they were rounded."""
    parts = hints.parts
    kind = _kind(view, light, parts)
    shape = find_shape(view, kind)
    color, tips = hair_colors(view, shape.mask, light, hints)
    upper = np.cos(angles()) > 0.55
    beyond = float((shape.outline - BUN * skull_radius())[upper].max(initial=0.0))
    guess = _guessed_tie(parts) if shape.framed else None
    tie, height = tie_of(kind, shape.mask, beyond, guess=guess)
    texture = _texture(parts, framed=shape.framed)
    curls = shape.framed and texture == "coily"
    bald = kind in BALD_KINDS
    fringe = not bald and parts.attributes.get("fringe", {}).get("1", 0.0) > 0.5
    hair = Hair(
        kind=kind,  # type: ignore[arg-type]
        texture=texture,  # type: ignore[arg-type]
        tie=tie,  # type: ignore[arg-type]
        color=color,
        tips=tips if kind == "long" else color,
        fringe=fringe,
        parting=None if bald or kind == "bald_top" else _parting(shape),
        volume=min(_volume(shape, kind), CURLS_UNSEEN) if curls else _volume(shape, kind),
        length=0 if shape.lowest is None else hundredths(shape.lowest),
        tie_height=hundredths(height),
        outline=all_hundredths(np.zeros(len(shape.outline)) if kind == "bald" else shape.outline),
        hairline=all_hundredths(shape.hairline if fringe else _off_the_brows(shape, view)),
        curtain_right=all_hundredths(shape.curtains[0]),
        curtain_left=all_hundredths(shape.curtains[1]),
    )
    return hair, shape


def _guessed_tie(parts: HeadParts) -> bool:
    """Whether tied hair has a bun that the frame hides: on the wrong head it looks odd."""
    said = parts.attributes.get("hair", {}).get("tied", 0.0)
    return said > SURELY_TIED or worn_long(parts) > 0


def _off_the_brows(shape: HairShape, view: FrontView) -> Floats:
    """The hairline of somebody without a fringe: strands and shadows at the brows are none."""
    least = float(view.points[list(BROW_TOP), 1].max()) + FOREHEAD
    middle = np.abs(np.linspace(-1, 1, len(shape.hairline))) < TEMPLES
    return np.where(middle, np.maximum(shape.hairline, least), shape.hairline)


def _texture(parts: HeadParts, *, framed: bool) -> str:
    """The likeliest texture; of hair that the frame hides curls must be sure."""
    said = {k: v for k, v in parts.attributes.get("texture", {}).items() if k in TEXTURES}
    if framed:
        said = {k: v for k, v in said.items() if v > SURE_CURLS or k in ("straight", "wavy")}
    return max(said, key=said.__getitem__, default="straight")


def _kind(view: FrontView, light: Light, parts: HeadParts) -> str:
    said = parts.attributes.get("hair", {})
    hanging = said.get("medium", 0.0) + said.get("long", 0.0) > MAYBE_LONG
    hair = _grown(view, BOTTOM, hanging=hanging)
    lowest = _lowest(hair)
    crown = crown_share(view, hair, light)
    if crown is not None and not crown_hidden(reach_within(view.inside)):
        return likeliest_kind(said, hair, lowest, crown)
    covered = float(view.mask("cover").sum()) / PX_PER_UNIT**2 > LEAST_COVER
    glimpse = Glimpse(
        lowest,
        beside=strands_beside(view, hair),
        bare=None if covered else bare_scalp(view, hair, light),
        face=worn_long(parts),
        below=goes_on_below(view, hair),
        covered=covered,
    )
    return completed_kind(said, glimpse)


def _grown(view: FrontView, lowest: float, *, hanging: bool) -> Mask:
    """The hair on a head, as far down as `lowest`.

    hanging: it may lie on the shoulders where light from behind hides how it comes there.
    """
    room = box((-9, 9), (lowest, TOP)) & view.inside
    roots = box(*CROWN) | (box((-SHOULDER, SHOULDER), ON_SHOULDERS) if hanging else False)
    hair = connected(_clean(view.mask("hair") & room), roots)
    return without_brim(view, hair)


def _lowest(hair: Mask) -> float:
    _, ys = grid()
    rows = ys[hair]
    return float(np.percentile(rows, 1)) if len(rows) else HAIR_CENTER[1]


def find_shape(view: FrontView, kind: str) -> HairShape:
    """The outlines of the hair in a view, and of the cover that hides it. kind: Hair.kind."""
    hair = _grown(view, LOWEST.get(kind, BOTTOM), hanging=kind in ("medium", "long"))
    cover = connected(_clean(view.mask("cover") & view.inside), box(*CROWN))
    worn = hair | cover
    seen, found = reach_within(view.inside), silhouette(worn)
    framed = crown_hidden(seen)
    if framed:
        found = framed_outline(found, seen)
    outline = even_outline(found, seen, alike=kind in ALIKE and not cover.any())
    lowest_edge = 0.0 if kind in ALIKE else BOTTOM
    curtains = inner_edge(hair, -1, lowest_edge), inner_edge(hair, 1, lowest_edge)
    lowest: float | None = _lowest(hair)
    if framed:
        curtains = framed_curtains(view, curtains)
        if kind == "medium" and all((edge == NOWHERE).all() for edge in curtains):
            curtains = np.zeros(0), np.zeros(0)  # behind the ears it would not be seen at all
        hangs_unseen = kind in ("medium", "long") and _lowest(hair) > JAW
        lowest = None if hangs_unseen or goes_on_below(view, hair) else lowest
    return HairShape(hair, worn, outline, _line(view, worn, framed), curtains, lowest, framed)


def _line(view: FrontView, worn: Mask, framed: bool) -> Floats:
    """The lower edge of what is worn; empty where the frame hides it."""
    line = lower_edge(worn)
    if (line < NOWHERE).any():
        return line
    return np.zeros(0) if framed else np.full(len(line), float(view.points[10, 1]) + 0.25)


def _clean(mask: Mask) -> Mask:
    """Without strands and holes too thin for a toy."""
    image = mask.astype(np.uint8)
    opened = cv2.morphologyEx(image, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), bool)


def _volume(shape: HairShape, kind: str) -> float:
    if kind in BALD_KINDS:
        return 0.0
    if float((shape.worn & ~shape.mask).sum()) / PX_PER_UNIT**2 > LEAST_COVER:
        return PRESSED
    top = (np.cos(angles()) > 0.4) & (shape.outline > 0)
    if shape.framed:
        return UNSEEN_VOLUME.get(kind, 0.35)
    if not top.any():
        return 0.2
    return ramp(float(np.median((shape.outline - skull_radius())[top])), *LIFT)


def _parting(shape: HairShape) -> int | None:
    """x where the hairline is highest, if it is markedly so."""
    columns = np.linspace(-1, 1, len(shape.hairline))
    middle = np.abs(columns) < 0.65
    line = shape.hairline[middle] if len(shape.hairline) else shape.hairline
    if not len(line) or float(line.max() - np.median(line)) < 0.07:
        return None
    return hundredths(float(columns[middle][int(line.argmax())]))
