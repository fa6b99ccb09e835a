"""Edges printed in several colours: slanted stripes, dots, bands that run along the outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.edges.along import Plane, trace_along
from render.edges.grow import beyond, border_alpha
from render.types import Border, Color

Floats = NDArray[np.floating[Any]]
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
        rim = _Rim(area, DEEP * self._width, self._colors[0])
        count = len(self._colors)
        lean = SLANT / STRIPE / count * rim.inside / self._width
        place = (self._turn.ravel()[rim.rows] + lean) % 1 * count
        sharp = self._period / count  # px of one stripe
        return rim.painted(
            self._colors, [_near(place - k - 0.5, count, sharp) for k in range(count)]
        )


class Dots:
    """Polka dots or confetti: the first colour with dots of the others in turn."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._colors = _colors(border)
        self._width = max(border.width * len(first), 1.0)
        self._period = DOT_APART * self._width * (len(self._colors) - 1)
        self._turn = _traced(border, first, self._period)

    def paint(self, area: Plane) -> Paint:
        """See Stripes."""
        rim = _Rim(area, self._width, self._colors[0])
        count = len(self._colors) - 1
        place = self._turn.ravel()[rim.rows] * count
        along = (place % 1 - 0.5) * DOT_APART * self._width
        away = np.hypot(along, rim.inside - DOT_IN * self._width)
        dot = np.asarray(np.clip(DOT * self._width + 0.5 - away, 0, 1), np.float32)
        number = np.minimum(place.astype(np.int64), count - 1)
        shares = [np.where(number == k, dot, 0) for k in range(count)]
        return rim.painted(self._colors, [1 - dot, *shares])


class Bands:
    """Lines along the whole outline, the first colour outside, the last wherever it is deep."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._colors = _colors(border)
        self._width = max(border.width * len(first), 1.0)

    def paint(self, area: Plane) -> Paint:
        """See Stripes."""
        rim = _Rim(area, DEEP * self._width, self._colors[-1])
        count = len(self._colors)
        place = np.clip(rim.inside / self._width, 0, 1) * count
        sharp = self._width / count
        steps = [np.ones_like(place), np.zeros_like(place)]
        for number in range(1, count):
            steps.insert(number, np.clip((place - number) * sharp + 0.5, 0, 1))
        return rim.painted(self._colors, [steps[n] - steps[n + 1] for n in range(count)])


class _Rim:
    """The pixels of an area that are near its outer edge: all that is printed, and little to paint.

    rows: (N,), of the flattened picture. inside: float32 (N,), how far each is from the edge, px.
    """

    def __init__(self, area: Plane, deep_px: float, ground: Color) -> None:
        whole = np.zeros_like(area)
        if area.max() >= 0.5 > area.min():
            whole = np.maximum(beyond(1 - area), 0)
        self._shape, self._ground = area.shape, ground
        self.rows = np.flatnonzero((area > 0) & (whole < deep_px))
        self.inside = whole.ravel()[self.rows]

    def painted(self, colors: Sequence[Color], shares: Sequence[Floats]) -> Paint:
        """Colours mixed by their shares (N,) each, and the ground's wherever it is deeper."""
        red, green, blue = (
            np.full(self._shape, channel, np.float32).ravel() for channel in self._ground
        )
        whole = np.maximum(np.sum(shares, axis=0), 1e-3)
        for number, plane in enumerate((red, green, blue)):
            mixed = np.sum(
                [color[number] * share for color, share in zip(colors, shares, strict=True)], axis=0
            )
            plane[self.rows] = mixed / whole
        return red.reshape(self._shape), green.reshape(self._shape), blue.reshape(self._shape)


def _colors(border: Border) -> tuple[Color, ...]:
    """At least two: white or ink beside a colour that stands alone."""
    pale = sum(border.color) / 3 > 0.7
    other: Color = (0.16, 0.16, 0.2) if pale else (1.0, 1.0, 1.0)
    return (border.color, *(border.accents or (other,)))


def _traced(border: Border, first: Plane, period_px: float) -> Plane:
    width_px = border.width * len(first)
    along = trace_along(np.maximum(border_alpha(first, width_px), first))
    return np.maximum(along.turn(period_px), 0)


def _near(away: Floats, around: int, sharp_px: float) -> Floats:
    """1 within half a stripe of its middle; away: in stripes, of `around` in a circle."""
    off = np.abs((away + around / 2) % around - around / 2)
    return np.asarray(np.clip((0.5 - off) * sharp_px + 0.5, 0, 1))
