"""A theme's pattern, printed on clothes: halftone dots, hatching, stripes, stars. Never on skin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from config.theme import PatternName
from render.types import Body, Color, Part

Floats = NDArray[np.float32]

PRINTED = ("cloth", "held_sleeve")  # of people's own clothes, where these are plain
SIDE_PX = 384
SPAN = 2.0  # units that a print is wide and high
PERIOD: Mapping[PatternName, float] = MappingProxyType(
    {"dots": 0.085, "hatch": 0.062, "stripes": 0.17, "stars": 0.2}
)
SHADED, STRIPED, STARRED = 0.62, 0.88, 0.9  # how much of a mark's colour shows
GROWING = 0.66  # of a print's height, from where on a halftone's dots grow; clothes are lower
DARKER = 0.5  # a halftone's or a hatch's ink against the cloth
LEAST_APART = 0.35  # of lightness, of cloth and what is printed on it


def printed(body: Body, pattern: PatternName, palette: Sequence[Color]) -> Body:
    """The body with the pattern on its plain clothes; palette: strongest colour first."""
    if pattern == "none":
        return body
    return replace(
        body,
        parts=tuple(
            _printed(part, pattern, palette)
            if part.name in PRINTED and part.texture is None
            else part
            for part in body.parts
        ),
    )


def _printed(part: Part, pattern: PatternName, palette: Sequence[Color]) -> Part:
    cloth = np.array(part.material.color, np.float32)
    ink, opacity = _ink(cloth, pattern, palette)
    share = opacity * _screen(pattern)[..., None]
    colors = cloth + share * (ink - cloth)
    low = part.vertices[:, :2].min(0)
    placed = (part.vertices[:, :2] - low) / np.float32(SPAN)
    return replace(
        part,
        uv=np.clip(placed, 0, 1).astype(np.float32),
        texture=np.asarray(np.rint(colors * 255), np.uint8),
        blend=None,
    )


def _ink(cloth: Floats, pattern: PatternName, palette: Sequence[Color]) -> tuple[Floats, float]:
    """The colour of marks on a cloth, and how much of it shows."""
    if pattern in ("dots", "hatch"):
        dark = cloth.mean() < LEAST_APART
        shade = cloth + DARKER * (1 - cloth) if dark else DARKER * cloth
        return np.asarray(shade, np.float32), SHADED
    colors = np.asarray(palette, np.float32)
    if pattern == "stars":
        bright = colors[colors.mean(1).argmax()]
        pale = cloth.mean() > bright.mean() - LEAST_APART
        return (np.asarray(DARKER * cloth) if pale else bright), STARRED
    apart = np.abs(colors.mean(1) - cloth.mean())
    clear = np.flatnonzero(apart > LEAST_APART)
    return colors[clear[0] if len(clear) else apart.argmax()], STRIPED


@lru_cache(maxsize=8)
def _screen(pattern: PatternName) -> Floats:
    """float32 (SIDE_PX, SIDE_PX) in [0, 1]: where marks are; its first row is the top."""
    step = SPAN / SIDE_PX
    y, x = (np.mgrid[:SIDE_PX, :SIDE_PX].astype(np.float32) + 0.5) * np.float32(step)
    period = PERIOD[pattern]
    edge = step / period  # one pixel
    return np.asarray(_SCREENS[pattern](x / period, y / period, edge), np.float32)


def _dots(x: Floats, y: Floats, edge: float) -> Floats:
    """A halftone whose dots grow toward the bottom, in rows that are shifted by half."""
    row = np.floor(y)
    away = np.hypot((x + 0.5 * (row % 2)) % 1 - 0.5, y % 1 - 0.5)
    low = np.clip((row * PERIOD["dots"] / SPAN - GROWING) / (1 - GROWING), 0, 1)
    radius = 0.14 + 0.26 * low
    return _sharp((radius - away) / edge)


def _hatch(x: Floats, y: Floats, edge: float) -> Floats:
    return _slanted(x, y, 0.34, edge)


def _stripes(x: Floats, y: Floats, edge: float) -> Floats:
    return _slanted(x, y, 0.5, edge)


def _slanted(x: Floats, y: Floats, share: float, edge: float) -> Floats:
    away = np.abs((x + y) / np.sqrt(2) % 1 - 0.5)
    return _sharp((share / 2 - away) / edge)


def _stars(x: Floats, y: Floats, edge: float) -> Floats:
    """Four-pointed stars of two sizes by turns."""
    row = np.floor(y)
    x = x + 0.5 * (row % 2)
    size = np.where((np.floor(x) + row) % 2, 0.42, 0.27)
    across, along = np.abs(x % 1 - 0.5) / size, np.abs(y % 1 - 0.5) / size
    reach = (across**0.6 + along**0.6) ** (1 / 0.6)
    return _sharp((1 - reach) * size / edge)


def _sharp(inside_px: NDArray[np.floating[Any]]) -> Floats:
    """1 inside, 0 outside, over one pixel."""
    return np.asarray(np.clip(inside_px + 0.5, 0, 1), np.float32)


_SCREENS: Mapping[PatternName, Callable[[Floats, Floats, float], Floats]] = MappingProxyType(
    {"dots": _dots, "hatch": _hatch, "stripes": _stripes, "stars": _stars}
)
