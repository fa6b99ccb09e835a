"""Clothes: colours, kind and pattern."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.color import Array
from pipeline.likeness import Clothes
from pipeline.measure.cover import cloth_color, largest_colors, two_colors
from pipeline.measure.light import Light
from pipeline.measure.pattern import name_pattern
from pipeline.measure.places import box
from pipeline.measure.torso import PX_PER_UNIT as TORSO_PX
from pipeline.measure.torso import Torso, cloth_of, is_colorless, without_skin
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.measure.words import hex_color

LEAST_AREA = 0.12  # square canonical units below which no clothes are seen
WHOLE_AREA = 0.6  # from which a torso says more than what is next to the neck
PLAIN = 12.0  # colour distance up to which two colours are one
JACKET, SHIRT = 46.0, 58.0  # lightness up to which it is a jacket, from which it is its shirt
LIGHTER = 22.0  # the shirt than the jacket
PALER = 5.0  # a shirt's lightness than skin's
WEDGE = (0.08, 0.9)  # share of the chest that a shirt between lapels fills
TIE, LEAST_TIE = 20.0, 25  # colour distance to the shirt; pixels
TIE_LONG = 0.15  # canonical, of it that is seen between both sides of the shirt
ASIDE = ((-0.6, -0.04), (0.04, 0.6))  # canonical x of those sides
SHORT, TALL = 0.12, 0.4  # canonical height of a shirt: at least, and what no other collar has
LONG, NARROWER = 0.3, 1.6  # canonical height of a shirt between lapels; its top's width to its end
PIECE, MOST_PIECES = 0.2, 3  # size of pale pieces to the largest; more of them are a print
COLORED = 22.0  # chroma from which it is no jacket or no shirt
TIE_BESIDE, TIE_DOWN = ((-0.5, -0.3), (0.3, 0.5)), (0.6, 1.1)  # what is next to a tie
INNER, INNER_DOWN = (-0.22, 0.22), (0.5, 1.0)  # what an open jacket shows
OUTER, OUTER_DOWN = ((-1.5, -0.6), (0.6, 1.5)), (0.7, 1.6)  # of the jacket itself
BESIDE, ALL_DOWN = ((-9.0, -0.3), (0.3, 9.0)), (0.5, 9.0)
OPEN, SIDES, LEAST_SIDE = 24.0, 16.0, 60  # colour distances; pixels of a torso


def measure_clothes(view: FrontView, torso: Torso, light: Light) -> Clothes:
    """What is worn below the chin."""
    torso = without_skin(torso, light)
    place = cloth_of(view.lab, view.mask("clothes"), light)
    if float(place.sum()) / PX_PER_UNIT**2 < LEAST_AREA:
        return Clothes()
    shoulders, chest = _shoulders(place, view), _chest(place, view)
    main, accent = _main(view, torso, shoulders if int(shoulders.sum()) > 200 else place, light)
    shirt = _shirt(view, shoulders if shoulders.any() else place, chest, light)
    if shirt is not None and _is_jacket(main):
        return _over_shirt(view, place, shirt, main=main, light=light)
    inner = _in_the_middle(torso)
    if inner is not None and _is_narrow(torso, inner):
        return Clothes(
            kind="shirt",
            color=hex_color(main),
            second=hex_color(main),
            tie=True,
            tie_color=_hex_cloth(np.median(inner, 0), light),
        )
    if inner is not None:
        return Clothes(
            kind="jacket", color=hex_color(main), second=_hex_cloth(np.median(inner, 0), light)
        )
    return Clothes(
        kind=_kind(view, main),  # type: ignore[arg-type]
        pattern=name_pattern(view, torso, shoulders | chest),  # type: ignore[arg-type]
        color=hex_color(main),
        second=hex_color(_second(view, chest, main, accent, light)),
    )


def _main(view: FrontView, torso: Torso, place: Mask, light: Light) -> tuple[Array, Array]:
    """The two largest colours, of the whole torso where enough of it is to be seen."""
    beside = np.concatenate(
        [torso.pixels(across, ALL_DOWN) for across in ((-9.0, -0.3), (0.3, 9.0))]
    )
    if len(beside) > WHOLE_AREA * TORSO_PX**2:
        return largest_colors(beside, light)
    return two_colors(view, place, light)


def _second(view: FrontView, chest: Mask, main: Array, accent: Array, light: Light) -> Array:
    found = two_colors(view, chest, light)[0] if int(chest.sum()) > 120 else accent
    return accent if float(np.linalg.norm(found - main)) < PLAIN else found


def _over_shirt(view: FrontView, place: Mask, shirt: Mask, *, main: Array, light: Light) -> Clothes:
    """A suit of this colour where lapels or a tie are sure, else a jacket over what is pale."""
    strip = _tie(view, place, shirt)
    worn = {} if strip is None else {"tie": True, "tie_color": _hex_cloth(strip, light)}
    second = hex_color(two_colors(view, shirt, light)[0])
    sure = strip is not None or _height(shirt) > TALL or _narrows(shirt)
    return Clothes(kind="suit" if sure else "jacket", color=hex_color(main), second=second, **worn)  # type: ignore[arg-type]


def _height(shirt: Mask) -> float:
    """Canonical."""
    rows = np.flatnonzero(shirt.any(1))
    return float(np.ptp(rows)) / PX_PER_UNIT if len(rows) else 0.0


def _narrows(shirt: Mask) -> bool:
    """Whether a shirt becomes narrower farther down, as between lapels; what is under a jacket
    that is closed ends at once."""
    rows = np.flatnonzero(shirt.any(1))
    if _height(shirt) < LONG:
        return False
    widths = shirt.sum(1)[rows[0] : rows[-1] + 1].astype(float)
    third = max(len(widths) // 3, 1)
    return bool(widths[:third].mean() > NARROWER * widths[-third:].mean())


def _hex_cloth(seen: Array, light: Light) -> str:
    return hex_color(cloth_color(light.corrected(np.asarray(seen, np.float32))))


def _is_narrow(torso: Torso, inner: Array) -> bool:
    """Whether what is in the middle is no wider than a tie: next to it is what the sides are."""
    beside = np.concatenate([torso.pixels(across, TIE_DOWN) for across in TIE_BESIDE])
    outer = np.concatenate([torso.pixels(across, OUTER_DOWN) for across in OUTER])
    if len(beside) < LEAST_SIDE:
        return False
    here, middle, sides = (np.median(part, 0) for part in (beside, inner, outer))
    return float(np.linalg.norm(here - sides)) < 0.5 * float(np.linalg.norm(here - middle))


def _in_the_middle(torso: Torso) -> Array | None:
    """float32 (N, 3): what cloth that is alike on both sides shows in the middle."""
    sides = [torso.pixels(across, OUTER_DOWN) for across in OUTER]
    inner = torso.pixels(INNER, INNER_DOWN)
    if min(len(inner), *map(len, sides)) < LEAST_SIDE:
        return None
    one, other, middle = (np.median(part, 0) for part in (*sides, inner))
    alike = float(np.linalg.norm(one - other)) < SIDES
    apart = min(float(np.linalg.norm(middle - side)) for side in (one, other))
    return inner if alike and apart > OPEN else None


def _shirt(view: FrontView, jacket: Mask, chest: Mask, light: Light) -> Mask | None:
    """The pale wedge of a shirt between darker lapels; None where there is none.

    In grey photos it must be paler than skin, or it may be a bare neck.
    """
    lightness = view.lab[..., 0]
    chroma = np.hypot(view.lab[..., 1], view.lab[..., 2])
    least = max(SHIRT, float(np.median(lightness[jacket])) + LIGHTER)
    if is_colorless(light):
        least = max(least, float(light.seen[0]) + PALER)
    pale = chest & (lightness > least) & (chroma < COLORED)
    share = float(pale.sum()) / max(int(chest.sum()), 1)
    if not WEDGE[0] < share < WEDGE[1] or _height(pale) < SHORT or _is_printed(pale):
        return None
    return pale


def _is_printed(pale: Mask) -> bool:
    """Whether pale places are many of like size, as printed on cloth: a tie leaves a shirt two."""
    sizes = cv2.connectedComponentsWithStats(pale.astype(np.uint8))[2][1:, cv2.CC_STAT_AREA]
    return bool(len(sizes)) and int((sizes > PIECE * sizes.max()).sum()) > MOST_PIECES


def _is_jacket(main: Array) -> bool:
    return bool(main[0] < JACKET and np.hypot(main[1], main[2]) < COLORED)


def _kind(view: FrontView, main: Array) -> str:
    """A shirt, or what closes at the neck."""
    if _neck_bare(view) < 0.12:
        return "turtleneck"
    if main[0] > 70 and float(np.hypot(main[1], main[2])) < COLORED:
        return "shirt"
    return "vneck" if _neck_bare(view) > 0.62 else "tee"


def _neck_bare(view: FrontView) -> float:
    """How far down the skin below the chin reaches, 1: a canonical unit; 0.3 where unseen."""
    chin = _chin(view)
    middle = box((-0.14, 0.14), (chin - 1.1, chin - 0.08)) & view.inside
    rows = middle.any(1)
    if int(rows.sum()) < 0.5 * PX_PER_UNIT:
        return 0.3
    cloth = (view.mask("clothes") & middle).sum(1) > 0.5 * middle.sum(1).clip(1)
    covered = np.flatnonzero(cloth & rows)
    first = int(np.flatnonzero(rows)[0])
    return float((covered[0] - first) / PX_PER_UNIT) if len(covered) else 0.5


def _chin(view: FrontView) -> float:
    return float(view.points[152, 1])


def _shoulders(place: Mask, view: FrontView) -> Mask:
    xs, _ = grid()
    return np.asarray(place & (np.abs(xs) > 0.75) & box((-9, 9), (-9, _chin(view) - 0.35)))


def _chest(place: Mask, view: FrontView) -> Mask:
    chin = _chin(view)
    return place & box((-0.4, 0.4), (chin - 1.1, chin - 0.3))


def _tie(view: FrontView, place: Mask, shirt: Mask) -> Array | None:
    """The Lab (3,) of a strip of another colour down the middle of a pale shirt.

    Where it has the jacket's colour, only rows with shirt at both its sides count: a jacket that
    is closed below a pale collar is no tie.
    """
    chin = _chin(view)
    right, left = ((shirt & box(side, (-9, 9))).any(1) for side in ASIDE)
    middle = place & ~shirt & box((-0.1, 0.1), (chin - 1.2, chin - 0.5))
    beside = shirt & ~box((-0.1, 0.1), (-9, 9))
    outer = _shoulders(place, view)
    for rows, others in ((right & left, (beside,)), (right | left, (beside, outer))):
        strip = middle & rows[:, None]
        least = min(int(strip.sum()), *(int(other.sum()) for other in others))
        if least < LEAST_TIE or int(strip.any(1).sum()) < TIE_LONG * PX_PER_UNIT:
            continue
        color: Array = np.median(view.lab[strip], 0)
        if min(np.linalg.norm(color - np.median(view.lab[other], 0)) for other in others) > TIE:
            return color
    return None
