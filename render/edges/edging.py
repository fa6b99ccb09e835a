"""The styles of a sticker's edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from render.edges.along import Along, Plane, trace_along
from render.edges.grow import beyond, border_alpha
from render.edges.printed import printed
from render.types import Border, Color, EdgeStyle

Paint = tuple[Plane | float, Plane | float, Plane | float]  # red, green, blue, 0 to 1

GLOW_REACH = 0.028  # of the picture's side: how far a glow reaches beyond the border
GLOW_ROOM = 0.018  # of it that is worth room: the rest is too faint
GLOW_CORE = 0.45  # of the border's width is a bright line
GLOW_PALE = 0.72  # of white in that line
GLOW_OPACITY, GLOW_FALL = 0.8, 1.9  # at the line; the power with which it fades out
THREAD_IN = 0.42  # of the border's width from its outer edge
THREAD_THICK = 0.2  # of the border's width
PERIOD, DASH = 1.9, 0.6  # of the border's width from stitch to stitch; share of it that is thread
HEM_PX = 1.6  # the cloth's darker rim
THREAD_CONTRAST = 0.5
PULP_FROM = 0.5  # of the border's width, from where on torn paper shows its inside
TORN_LEAST, TORN_MORE = 0.06, 0.78  # of the border's width, beyond that
TEARS = ((3.2, 0.5), (1.1, 0.32), (0.42, 0.18))  # lengths against the border's width, and shares
FIBRES_PX = 0.9


@dataclass(frozen=True, eq=False)
class Edge:
    """Of one frame. area: float32 (S, S), of the sticker with its subject. paint: colour of what is
    no subject. glow: float32 (S, S), light beyond, in the border's colour. haloed: whether a faint
    shadow shall show the edge on white."""

    area: Plane
    paint: Paint
    glow: Plane | float = 0.0
    haloed: bool = True


class Edging(Protocol):
    """What puts an edge around subjects, the same way in all frames of a scene."""

    def around(self, alpha: Plane) -> Edge:
        """alpha: float32 (S, S), the subjects'."""
        ...


def edging_of(border: Border, first: Plane) -> Edging:
    """The border's style for a scene whose first frame has this alpha, float32 (S, S)."""
    return _STYLES[border.style](border, first) if border.width > 0 else _Plain(border, first)


def edge_room(border: Border) -> float:
    """How far the edge reaches beyond the subjects, of the picture's side."""
    if border.style == "glow" and border.width > 0:
        return border.width + GLOW_ROOM
    torn = PULP_FROM + TORN_LEAST + TORN_MORE
    return border.width * (torn if border.style == "torn" else 1.0)


class _Plain:
    def __init__(self, border: Border, _: Plane) -> None:
        self._border = border

    def around(self, alpha: Plane) -> Edge:
        return Edge(_grown(alpha, self._border.width), self._border.color)


class _Glow:
    """A bright line around the subject, and its light beyond."""

    def __init__(self, border: Border, _: Plane) -> None:
        self._border = border

    def around(self, alpha: Plane) -> Edge:
        width = self._border.width
        area = _grown(alpha, GLOW_CORE * width)
        reach = (GLOW_REACH + (1 - GLOW_CORE) * width) * len(alpha)
        away = beyond(area) if area.max() >= 0.5 else np.full_like(area, reach)
        glow = GLOW_OPACITY * np.clip(1 - away / reach, 0, 1) ** GLOW_FALL
        return Edge(area, _mixed(self._border.color, 1.0, GLOW_PALE), _float(glow), haloed=False)


class _Stitches:
    """Cloth with a dashed thread; the stitches stay where they are on the outline."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._border = border
        self._width = border.width * len(first)
        along = trace_along(_grown(first, border.width))
        period = PERIOD * self._width
        turn = along.turn(period)
        into = (DASH / 2 - np.abs(turn - 0.5)) * period
        self._dashes = np.where(turn < 0, 0, np.clip(into + 0.5, 0, 1)).astype(np.float32)

    def around(self, alpha: Plane) -> Edge:
        area = _grown(alpha, self._border.width)
        if area.max() < 0.5:
            return Edge(area, self._border.color)
        inside = np.maximum(beyond(1 - area), 0) + 0.5
        half = max(THREAD_THICK * self._width / 2, 0.8)
        off = np.abs(inside - THREAD_IN * self._width - 0.5)
        thread = self._dashes * np.clip(half + 0.5 - off, 0, 1)
        hem = 0.16 * np.clip(1 - (inside - 1) / HEM_PX, 0, 1)
        cloth, yarn = np.array(self._border.color), np.array(_contrasting(self._border.color))
        red, green, blue = (
            _float(color * (1 - hem) * (1 - thread) + other * thread)
            for color, other in zip(cloth, yarn, strict=True)
        )
        return Edge(area, (red, green, blue))


class _Torn:
    """Paper with its torn inside showing along an irregular edge that goes with the outline."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._border = border
        self._width = border.width * len(first)
        along = trace_along(_grown(first, PULP_FROM * border.width))
        self._reach = self._width * (TORN_LEAST + TORN_MORE * _ragged(along, self._width))
        fibres = np.random.default_rng(8).normal(0, 1, first.shape).astype(np.float32)
        self._reach = _float(self._reach + FIBRES_PX * cv2.GaussianBlur(fibres, (0, 0), 0.8))

    def around(self, alpha: Plane) -> Edge:
        sheet = _grown(alpha, PULP_FROM * self._border.width)
        if sheet.max() < 0.5:
            return Edge(sheet, self._border.color)
        away = beyond(sheet)
        area = np.maximum(np.clip(self._reach - away + 0.5, 0, 1), sheet)
        pulp = np.clip((away + 0.5) / 1.5, 0, 1)
        inner, outer = self._border.color, _pulp(self._border.color)
        red, green, blue = (
            _float(color + pulp * (other - color))
            for color, other in zip(inner, outer, strict=True)
        )
        return Edge(_float(area), (red, green, blue))


class _Printed:
    """In several colours; see render.edges.printed."""

    def __init__(self, border: Border, first: Plane) -> None:
        self._border, self._print = border, printed(border, first)

    def around(self, alpha: Plane) -> Edge:
        area = _grown(alpha, self._border.width)
        return Edge(area, self._print.paint(area))


_STYLES: Mapping[EdgeStyle, Callable[[Border, Plane], Edging]] = MappingProxyType(
    {
        "plain": _Plain,
        "glow": _Glow,
        "stitches": _Stitches,
        "torn": _Torn,
        "stripes": _Printed,
        "dots": _Printed,
        "bands": _Printed,
    }
)


def _grown(alpha: Plane, width: float) -> Plane:
    """width: of the picture's side."""
    return _float(np.maximum(border_alpha(alpha, width * len(alpha)), alpha))


def _ragged(along: Along, width_px: float) -> Plane:
    """float32 (S, S) in [0, 1]: how far out the paper is torn."""
    total = sum(
        share * along.noise(max(length * width_px, 1.5), seed)
        for seed, (length, share) in enumerate(TEARS)
    )
    return _float(np.clip(0.5 + 0.5 * np.asarray(total), 0, 1))


def _mixed(color: Color, other: float, share: float) -> Color:
    """A colour with a share of a grey."""
    red, green, blue = (value + share * (other - value) for value in color)
    return red, green, blue


def _contrasting(color: Color) -> Color:
    """Yarn that is seen on cloth of a colour."""
    light = sum(color) / 3 > 0.5
    red, green, blue = color
    if light and max(color) - min(color) < 0.12:
        return _mixed(color, 0.0, THREAD_CONTRAST)
    return (red * 0.55, green * 0.55, blue * 0.55) if light else _mixed(color, 1.0, 0.7)


def _pulp(color: Color) -> Color:
    """The inside of coloured paper is pale; that of white paper a little grey."""
    return _mixed(color, 1.0, 0.65) if min(color) < 0.9 else _mixed(color, 0.6, 0.4)


def _float(plane: NDArray[np.floating[Any]]) -> Plane:
    return np.asarray(plane, np.float32)
