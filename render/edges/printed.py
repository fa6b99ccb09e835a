"""Edges printed in several colours: slanted stripes, dots, bands that run along the outline."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from render.edges.along import Plane, trace_along
from render.edges.grow import beyond, border_alpha
from render.types import Border, Color

Paint = tuple[Plane, Plane, Plane]  # red, green, blue, 0 to 1

STRIPE = 1.25  # of the border's width, along the outline
SLANT = 0.8  # how far a stripe leans over the border's width, of that width
DEEP = 1.15  # of the border's width: what is farther inside, in closed notches, has one colour
DOT, DOT_APART = 0.36, 1.5  # a dot's radius and the way from one to the next, of the border's width
DOT_IN = 0.5  # of the border's width from its outer edge


def printed(border: Border, first: Plane) -> Stripes | Dots | Bands:
    """What paints an edge of one of these styles; first: float32 (S, S), see edging_of."""
    if border.style == "stripes":
        return Stripes(border, first)
    return Dots(border, first) if border.style == "dots" else Bands(border, first)


class Stripes:
    """Like a sugar cane's or an awning's, the colours in turn."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._colors = _colors(border)
        self._width = max(border.width * len(first), 1.0)
        self._period = STRIPE * self._width * len(self._colors)
        self._turn = _traced(border, first, self._period)

    def paint(self, area: Plane) -> Paint:
        """The colours float32 (S, S) of where there is no subject; area: float32 (S, S)."""
        count, inside = len(self._colors), _inside(area)
        lean = SLANT / STRIPE / count * inside / self._width
        place = (self._turn + lean) % 1 * count
        sharp = self._period / count  # px of one stripe
        edge = np.clip(DEEP * self._width - inside + 0.5, 0, 1)
        shares = [_near(place - k - 0.5, count, sharp) * edge for k in range(count)]
        return _mixed(self._colors, [shares[0] + 1 - edge, *shares[1:]])


class Dots:
    """Polka dots or confetti: the first colour with dots of the others in turn."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._colors = _colors(border)
        self._width = max(border.width * len(first), 1.0)
        self._period = DOT_APART * self._width * (len(self._colors) - 1)
        self._turn = _traced(border, first, self._period)

    def paint(self, area: Plane) -> Paint:
        """See Stripes."""
        count = len(self._colors) - 1
        off = _inside(area) - DOT_IN * self._width
        apart, shares = DOT_APART * self._width, []
        for number in range(count):
            along = (self._turn * count - number - 0.5 + count / 2) % count - count / 2
            away = np.hypot(along * apart, off)
            shares.append(np.clip(DOT * self._width + 0.5 - away, 0, 1).astype(np.float32))
        ground = np.asarray(1 - np.clip(np.sum(shares, axis=0), 0, 1), np.float32)
        return _mixed(self._colors, [ground, *shares])


class Bands:
    """Lines along the whole outline, the first colour outside."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._colors = _colors(border)
        self._width = max(border.width * len(first), 1.0)

    def paint(self, area: Plane) -> Paint:
        """See Stripes."""
        count = len(self._colors)
        place = np.clip(_inside(area) / self._width, 0, 1) * count
        sharp = self._width / count
        shares = []
        for number in range(count):
            begins = 1.0 if number == 0 else np.clip((place - number) * sharp + 0.5, 0, 1)
            ends = 0.0 if number == count - 1 else np.clip((place - number - 1) * sharp + 0.5, 0, 1)
            shares.append(np.asarray(begins - ends, np.float32))
        return _mixed(self._colors, shares)


def _colors(border: Border) -> tuple[Color, ...]:
    """At least two: white or ink beside a colour that stands alone."""
    pale = sum(border.color) / 3 > 0.7
    other: Color = (0.16, 0.16, 0.2) if pale else (1.0, 1.0, 1.0)
    return (border.color, *(border.accents or (other,)))


def _traced(border: Border, first: Plane, period_px: float) -> Plane:
    width_px = border.width * len(first)
    along = trace_along(np.maximum(border_alpha(first, width_px), first))
    return np.maximum(along.turn(period_px), 0)


def _inside(area: Plane) -> Plane:
    """How far each pixel is from the area's outer edge, px."""
    if area.max() < 0.5 or area.min() >= 0.5:
        return np.zeros_like(area)
    return np.maximum(beyond(1 - area), 0)


def _near(away: NDArray[np.float32], around: int, sharp_px: float) -> Plane:
    """1 within half a stripe of its middle; away: in stripes, of `around` in a circle."""
    off = np.abs((away + around / 2) % around - around / 2)
    return np.asarray(np.clip((0.5 - off) * sharp_px + 0.5, 0, 1), np.float32)


def _mixed(colors: Sequence[Color], shares: Sequence[Plane]) -> Paint:
    whole = np.maximum(np.sum(shares, axis=0), 1e-3)
    flat = np.asarray(colors, np.float32).T
    weights = np.stack([share / whole for share in shares], axis=-1).astype(np.float32)
    paint = np.asarray(weights @ flat.T, np.float32)
    return paint[..., 0], paint[..., 1], paint[..., 2]
