"""Where each cut's locks run: over the forehead or up from it, back, about, down to the ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from render.figure.hair.cuts import CROPPED, SPIKES, Cut
from render.figure.hair.rim import X, hairline
from render.figure.hair.style import Style
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.modelling.meshes import Mesh

ROPES, KNOT = 7, 0.3  # braids of one side, and the length of a knot
UP = 0.2  # of the rays' middle over the skull's
HEM = -0.01  # of the strands' points over the hair's end
AWAY, REARMOST = 0.14, 2.5  # of such strands from the hair's front edge, and the last one
FLAT = 0.7
CROWN = (0.0, 1.6, -0.45)
_RIBBON = ((0.0, 0.12, 0.45, 0.8, 1.0), (0.55, 0.85, 1.0, 0.62, 0.05))  # width along a lock
_ROPE = ((0.0, 0.06, 0.9, 1.0), (0.6, 1.0, 0.9, 0.5))
_BLUNT = ((0.0, 0.12, 0.5, 0.86, 1.0), (0.55, 0.85, 1.0, 0.86, 0.42))
_SPIKE = ((0.0, 0.3, 1.0), (0.8, 1.0, 0.04))


@dataclass(frozen=True, eq=False)
class Bundle:
    """Locks of one kind: Bezier corners float64 (N, 3, 3) about the head, widths (N,).

    thick: against the width. rise: over the hair beneath at the root, the middle and the tip.
    knots: of a twisted rope, from its root to its tip.
    """

    corners: Floats
    widths: Floats
    thick: float
    rise: tuple[float, float, float]
    taper: tuple[tuple[float, ...], tuple[float, ...]] = _RIBBON
    knots: int = 0


def _front(sculpt: Sculpt, style: Style, x: Floats, drop: Floats | float = 0.0) -> Floats:
    """Places (N, 3) on the hairline at x, `drop` lower."""
    y = np.interp(x, X, hairline(sculpt, style)) - drop
    return np.stack([x, y, np.maximum(sculpt.skull.front(x, y), 0.3)], 1)


def _points(x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Floats:
    return np.stack(np.broadcast_arrays(*(np.asarray(a, np.float64) for a in (x, y, z))), -1)


def _bundle(
    corners: tuple[Floats, Floats, Floats],
    widths: ArrayLike,
    thick: float,
    rise: tuple[float, float, float],
) -> Bundle:
    count = len(corners[0])
    stacked = np.stack([np.broadcast_to(c, (count, 3)) for c in corners], 1)
    return Bundle(stacked, np.broadcast_to(np.asarray(widths, np.float64), count), thick, rise)


def _side(style: Style) -> int:
    """Where the parting is: 1 at the picture's right; other hair leans the same way for a face."""
    if style.hair.parting:
        return 1 if style.hair.parting > 0 else -1
    return 1 if sum(style.hair.outline) % 2 else -1


def _crop(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """A fringe of overlapping clumps, swept a little to one side; of longer hair they end blunt."""
    sway = -0.16 * _side(style)
    tips = np.array([-0.66, -0.42, -0.19, 0.03, 0.26, 0.48, 0.7])
    drop = np.array([0.0, 0.05, -0.03, 0.05, -0.02, 0.04, 0.0])
    ends = _front(sculpt, style, tips, drop)
    corners = (
        _points(0.5 * tips - sway, 1.75, 0.05),
        _points(0.95 * tips - 0.7 * sway, 1.6, 0.85),
        ends,
    )
    widths = np.array([0.16, 0.19, 0.16, 0.2, 0.16, 0.19, 0.16])
    fringe = _bundle(corners, widths, 0.4, (-0.03, 0.04, 0.0))
    return [fringe if style.hair.kind == "short" else replace(fringe, taper=_BLUNT)]


def _quiff(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """Clumps that rise from the hairline and roll back, higher at one side."""
    side = _side(style)
    x = np.array([-0.6, -0.37, -0.14, 0.1, 0.34, 0.58])
    lift = 0.07 + 0.08 * style.hair.volume
    corners = (
        _front(sculpt, style, x, 0.0),
        _points(0.95 * x + 0.1 * side, 1.85, 0.9),
        _points(0.75 * x + 0.4 * side, 1.7, np.linspace(-0.2, -0.45, 6)),
    )
    widths = 0.16 + 0.03 * side * x
    return [_bundle(corners, widths, 0.5, (0.02, lift, -0.02))]


def _slick(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """Narrow strands combed from the hairline straight back."""
    x = np.linspace(-0.62, 0.62, 8)
    corners = (
        _front(sculpt, style, x, -0.02),
        _points(0.95 * x, 1.8, 0.7),
        _points(0.7 * x, 1.25, -1.0),
    )
    return [_bundle(corners, 0.115, 0.4, (0.0, 0.025, 0.0))]


def _swept(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """From a side parting over the forehead to the other temple, and down on the near side."""
    side = _side(style)
    part = _parting(style)
    depth = np.array([0.12, 0.38, 0.6, 0.76])
    share = np.array([0.97, 0.9, 0.72, 0.42])
    tips = _front(sculpt, style, -1.0 * side * share, 0.0) + (0, 0.1, 0) * (share[:, None] > 0.8)
    tips[:, 2] -= np.array([0.35, 0.12, 0.0, 0.0])
    far = (
        _points(part, 1.7, depth),
        _points(part - side * (0.35 + 0.1 * share), 1.75, depth),
        tips,
    )
    near = (
        _points(part, 1.65, np.array([0.25, 0.6])),
        _points(part + 0.3 * side, 1.55, np.array([0.25, 0.6])),
        _points(side * np.array([0.98, 0.92]), np.array([1.0, 1.1]), np.array([0.1, 0.42])),
    )
    return [
        _bundle(far, np.array([0.2, 0.2, 0.19, 0.16]), 0.36, (0.0, 0.045, 0.0)),
        _bundle(near, 0.15, 0.3, (0.0, 0.015, -0.01)),
    ]


def _parting(style: Style) -> float:
    measured = (style.hair.parting or 0) / 100
    return float(np.clip(measured, -0.55, 0.55)) if measured else 0.42 * _side(style)


def _spiky(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """Short pointed clumps all over the top, away from the crown and a little up."""
    volume = style.hair.volume
    tip = 0.02 + (0.1 if style.hair.texture == "wavy" else 0.05) * volume
    clumps = _clumps(sculpt, style, count=SPIKES, reach=0.4 + 0.1 * volume)
    return [Bundle(clumps, np.full(len(clumps), 0.17), 0.4, (-0.05, 0.03, tip), _SPIKE)]


def _crew(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """Many small clumps of cropped hair, which only their tips tell apart."""
    clumps = _clumps(sculpt, style, count=CROPPED, reach=0.2 + 0.25 * style.hair.volume)
    tip = 0.01 + 0.06 * style.hair.volume
    return [Bundle(clumps, np.full(len(clumps), 0.1), 0.45, (-0.035, 0.018, tip), _SPIKE)]


def _clumps(sculpt: Sculpt, style: Style, *, count: int, reach: float) -> Floats:
    """Corners (N, 3, 3) of clumps of one length spread over the top of the head."""
    number = np.arange(2 * count)
    turn, high = number * 2.39996, 1 - 0.62 * (number + 0.5) / count
    flat = np.sqrt(np.clip(1 - high**2, 0, 1))
    x, z = flat * np.sin(turn), flat * np.cos(turn)
    line = np.interp(x, X, hairline(sculpt, style))
    root = _points(x, sculpt.skull.centre[1] + UP + 1.15 * high, z)
    kept = (root[:, 1] > line + 0.1) & (high > 0.36) & (z > -0.75)
    root, turn = root[kept], turn[kept]
    apart = np.linalg.norm(root - (0, root[:, 1].min(initial=9.0), 0), axis=1, keepdims=True)
    out = root / np.maximum(apart, 0.3)
    away = root - np.array(CROWN)
    away = away / np.linalg.norm(away, axis=1, keepdims=True)
    away = away - FLAT * (away * out).sum(1, keepdims=True) * out  # they lie rather than stand
    step = reach * (away + 0.3 * _points(np.sin(5 * turn), 0.0, np.cos(3 * turn)))
    corners = np.stack([root - 0.3 * step, root + 0.4 * step, root + step], 1)
    low = np.minimum(np.interp(corners[:, 2, 0], X, hairline(sculpt, style)), root[:, 1])
    ahead = corners[:, 2, 2] > 0.3
    corners[:, 2, 1] = np.where(ahead, np.maximum(corners[:, 2, 1], low - 0.02), corners[:, 2, 1])
    return np.asarray(corners)


def _bangs(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """Hair that parts and frames the face: overlapping strands down both sides of the forehead, or
    back behind an ear."""
    part = float(np.clip((style.hair.parting or 12) / 100, -0.5, 0.5))
    bundles = []
    for side in (-1, 1):
        wide = abs(side - part)
        share = np.array([0.95, 0.8, 0.62])[:, None]
        depth = np.array([0.35, 0.58, 0.76])
        mid = _front(sculpt, style, part + side * wide * share[:, 0] * 0.62, -0.06)
        ends = _points(side * np.array([1.08, 1.02, 0.97]), np.array([0.1, 0.42, 0.68]), 0.45)
        if style.tucked[side > 0]:  # back over the ear, not down before it
            ends = _points(1.08 * side, np.array([0.74, 0.86, 0.98]), np.array([0.0, 0.1, 0.2]))
        corners = (_points(part + 0.03 * side, 1.7, depth), mid * (1, 1.06, 1), ends)
        bundles.append(_bundle(corners, np.array([0.17, 0.16, 0.14]), 0.34, (0.0, 0.03, 0.0)))
    return bundles


def _wisps(sculpt: Sculpt, style: Style) -> list[Bundle]:
    """A slender strand at each temple that the tie does not hold, before the ear to the jaw; and
    the fringe."""
    long = np.array([0.0, 0.16]) * _side(style)
    sides = np.array([-1.0, 1.0])
    half = sculpt.skull.half_width(sculpt.skull.eye_height)
    corners = (
        _front(sculpt, style, 0.66 * sides, -0.05),
        _points(1.06 * half * sides, 0.7, 0.5),
        _points(0.97 * half * sides, -0.2 - long, 0.4),
    )
    wisps = _bundle(corners, 0.11, 0.5, (0.0, 0.05, 0.05))
    if not style.hair.fringe:
        return [wisps]
    fringe = _swept(sculpt, style)[0] if style.hair.parting else _crop(sculpt, style)[0]
    return [wisps, fringe]


def twisted_ropes(style: Style, shell: Mesh) -> list[Bundle]:
    """Braids or dreadlocks: knotted ropes from the parting down all around, no two as long."""
    bundles = []
    for side in (-1, 1):
        first = min(_foremost(style, shell, side) - 0.05, 1.6)
        turn = first + (2.9 - first) * np.linspace(0, 1, ROPES) ** 1.3
        x, z = side * np.sin(turn), np.cos(turn)
        root = _points(0.12 * side, 1.75, np.linspace(0.6, -0.7, ROPES))
        low = style.end + 0.08 * np.cos(5 * turn + side)
        corners = np.stack([root, _points(1.1 * x, 1.25, 1.1 * z), _points(x, low, z)], 1)
        knots = round((root[0, 1] - style.end) / KNOT)
        rise = (0.02, 0.07, 0.07)
        bundles.append(Bundle(corners, np.full(ROPES, 0.115), 0.85, rise, _ROPE, knots))
    return bundles


def _foremost(style: Style, shell: Mesh, side: int) -> float:
    """How far around from the front, in radians, hair at one side begins all the way down."""
    x, y, z = shell.vertices.T
    edges = []
    for low in style.end + np.array([0.15, 0.35, 0.55]):
        there = (side * x > 0) & (np.abs(y - low) < 0.1)
        edges.append(float(np.arctan2(side * x[there], z[there]).min(initial=np.pi)))
    return max(edges)


def hanging_ends(style: Style, shell: Mesh) -> list[Bundle]:
    """Hanging strands whose points reach lower than the volume, no two alike."""
    if style.hair.kind == "medium":  # below a jaw-long cut they look like dirt
        return []
    long = np.array([0.02, 0.12, 0.0, 0.1])
    bundles = []
    for side in (-1, 1):
        first = _foremost(style, shell, side) + AWAY
        if first > REARMOST - 1:
            continue
        turn = np.linspace(first, REARMOST, 4)
        x, z = side * np.sin(turn), np.cos(turn)
        start = 0.35 - 0.5 * (style.end < -1.1) + 0.15 * np.cos(7 * turn)
        low = style.end + HEM - np.roll(long, side)
        a, b, c = (_points(x, y, z) for y in (start, (start + low) / 2, low))
        strands = _bundle((a, b, c), 0.15 + 0.3 * long, 0.3, (-0.03, 0.02, -0.01))
        bundles.append(replace(strands, taper=_BLUNT))
    return bundles


ARRANGED: dict[Cut, Callable[[Sculpt, Style], list[Bundle]]] = {
    "crew": _crew,
    "crop": _crop,
    "quiff": _quiff,
    "slick": _slick,
    "swept": _swept,
    "spiky": _spiky,
    "bangs": _bangs,
    "wisps": _wisps,
}
