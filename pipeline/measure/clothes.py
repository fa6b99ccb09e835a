"""Clothes: colours, kind and pattern."""

from __future__ import annotations

import numpy as np

from pipeline.color import Array
from pipeline.likeness import Clothes
from pipeline.measure.cover import two_colors
from pipeline.measure.light import Light
from pipeline.measure.places import box, widened
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.measure.words import hex_color

LEAST_AREA = 0.12  # square canonical units below which no clothes are seen
LIKE_SKIN = 13.0  # colour distance up to which it may be a bare shoulder
PLAIN = 12.0  # colour distance up to which two colours are one
JACKET, SHIRT = 46.0, 58.0  # lightness up to which it is a jacket, from which it is its shirt
LIGHTER = 22.0  # the shirt than the jacket
WEDGE = (0.08, 0.75)  # share of the chest that a shirt between lapels fills
TIE, LEAST_TIE = 20.0, 25  # colour distance to the shirt; pixels
COLORED = 22.0  # chroma from which it is no jacket or no shirt
STRIPES = 3.2  # variation of lightness down a chest against across it
BUSY = 7.0  # variation of lightness from which cloth has a pattern


def measure_clothes(view: FrontView, light: Light) -> Clothes:
    """What is worn below the chin."""
    place = _worn(view, light)
    if float(place.sum()) / PX_PER_UNIT**2 < LEAST_AREA:
        return Clothes()
    shoulders, chest = _shoulders(place, view), _chest(place, view)
    main, accent = two_colors(view, shoulders if int(shoulders.sum()) > 200 else place, light)
    shirt = _shirt(view, shoulders if shoulders.any() else place, chest)
    suited = shirt is not None and _is_jacket(main)
    if shirt is not None and suited:
        chest = shirt
    second = two_colors(view, chest, light)[0] if int(chest.sum()) > 120 else accent
    if float(np.linalg.norm(second - main)) < PLAIN:
        second = accent
    kind = "suit" if suited else _kind(view, main)
    return Clothes(
        kind=kind,  # type: ignore[arg-type]
        pattern=_pattern(view, shoulders | chest),  # type: ignore[arg-type]
        color=hex_color(main),
        second=hex_color(second),
        tie=suited and _has_tie(view, place, chest),
    )


def _worn(view: FrontView, light: Light) -> Mask:
    """Clothes without the bare shoulders that look like them."""
    place = view.mask("clothes")
    apart = (view.lab - light.seen) * np.array([0.6, 1, 1], np.float32)
    cloth = place & (np.linalg.norm(apart, axis=-1) > LIKE_SKIN)
    # Where all of it has the colour of skin it is a beige shirt.
    return cloth if float(cloth.sum()) > 0.25 * float(place.sum()) else place


def _shirt(view: FrontView, jacket: Mask, chest: Mask) -> Mask | None:
    """The pale wedge of a shirt between darker lapels; None where there is none."""
    lightness = view.lab[..., 0]
    chroma = np.hypot(view.lab[..., 1], view.lab[..., 2])
    least = max(SHIRT, float(np.median(lightness[jacket])) + LIGHTER)
    pale = chest & (lightness > least) & (chroma < COLORED)
    share = float(pale.sum()) / max(int(chest.sum()), 1)
    return pale if WEDGE[0] < share < WEDGE[1] else None


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


def _pattern(view: FrontView, place: Mask) -> str:
    """Stripes or checks, where cloth is busy enough."""
    inner = place & ~widened(~place, 0.06)
    if int(inner.sum()) < 900:
        return "plain"
    light = view.lab[..., 0]
    down = float(np.abs(np.diff(light, axis=0))[inner[1:]].mean())
    across = float(np.abs(np.diff(light, axis=1))[inner[:, 1:]].mean())
    if max(down, across) < BUSY:
        return "plain"
    return "stripes" if max(down, across) > STRIPES * min(down, across) else "checks"


def _has_tie(view: FrontView, place: Mask, shirt: Mask) -> bool:
    """A strip of another colour down the middle, below a pale shirt's collar."""
    chin = _chin(view)
    strip = place & box((-0.1, 0.1), (chin - 1.2, chin - 0.5))
    beside = shirt & ~box((-0.1, 0.1), (-9, 9))
    if int(strip.sum()) < LEAST_TIE or int(beside.sum()) < LEAST_TIE:
        return False
    apart = np.median(view.lab[strip], 0) - np.median(view.lab[beside], 0)
    return bool(np.linalg.norm(apart) > TIE)
