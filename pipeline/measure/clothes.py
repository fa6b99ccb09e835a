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
DARK, PALE = 36.0, 62.0  # lightness of jackets and of shirts
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
    second = two_colors(view, chest, light)[0] if int(chest.sum()) > 120 else accent
    if float(np.linalg.norm(second - main)) < PLAIN:
        second = accent
    kind = _kind(view, main, second)
    return Clothes(
        kind=kind,  # type: ignore[arg-type]
        pattern=_pattern(view, shoulders | chest),  # type: ignore[arg-type]
        color=hex_color(main),
        second=hex_color(second),
        tie=kind == "suit" and _has_tie(view, chest),
    )


def _worn(view: FrontView, light: Light) -> Mask:
    """Clothes without the bare shoulders that look like them."""
    place = view.mask("clothes")
    apart = (view.lab - light.seen) * np.array([0.6, 1, 1], np.float32)
    cloth = place & (np.linalg.norm(apart, axis=-1) > LIKE_SKIN)
    # Where all of it has the colour of skin it is a beige shirt.
    return cloth if float(cloth.sum()) > 0.25 * float(place.sum()) else place


def _kind(view: FrontView, main: Array, second: Array) -> str:
    """A jacket over a shirt, a shirt, or what closes at the neck."""
    chroma = float(np.hypot(second[1], second[2]))
    jacket = main[0] < DARK and float(np.hypot(main[1], main[2])) < COLORED
    if jacket and second[0] > PALE and chroma < COLORED:
        return "suit"
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


def _has_tie(view: FrontView, chest: Mask) -> bool:
    """A strip of another colour down the middle of a pale shirt."""
    chin = _chin(view)
    strip = chest & box((-0.1, 0.1), (chin - 1.2, chin - 0.55))
    pale = chest & (view.lab[..., 0] > PALE) & ~box((-0.12, 0.12), (-9, 9))
    if min(int(strip.sum()), int(pale.sum())) < 25:
        return False
    apart = np.median(view.lab[strip], 0) - np.median(view.lab[pale], 0)
    return bool(np.linalg.norm(apart) > 22)
