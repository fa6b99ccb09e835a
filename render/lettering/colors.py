"""The colours of letters: of the theme's palette, and readable against each other."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from config.caption import Caption
from config.theme import Theme
from render.color import color_of
from render.types import Color

LEGIBLE = 2.6  # contrast of a colour that was asked for
READABLE = 6.0  # contrast (WCAG 2) beyond which more does not help
DARK = 0.16  # luminance: letters that are darker hide how solid they are
DARKENED = 0.38  # of a palette's colour, as an outline
WHITE: Color = (1.0, 1.0, 1.0)
BLACK: Color = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Inks:
    """The colours of letters, of their outline or the bubble's, and of the bubble."""

    fill: Color
    outline: Color
    paper: Color = WHITE


def caption_inks(caption: Caption, theme: Theme) -> Inks:
    """Readable ones of a caption: those that it asks for, else of the theme's palette."""
    palette = [color_of(each) for each in theme.palette]
    dark = [_darkened(each) for each in palette]
    if caption.position == "bubble":
        return _on_paper(caption, [*palette, *dark, color_of(theme.drawing.ink)])
    fills = [color_of(caption.color)] if caption.color else [*palette, WHITE]
    usual = [*dark, color_of(theme.drawing.ink), WHITE]
    outlines = [color_of(caption.outline)] if caption.outline else usual
    return Inks(*max(product(fills, outlines), key=_appeal))


def _on_paper(caption: Caption, usual: Sequence[Color]) -> Inks:
    """Of words in a bubble, which is white, or dark where they were asked for in a light colour."""
    if caption.color is None:
        fill = max(usual, key=lambda each: _appeal_on(each, WHITE))
    else:
        fill = color_of(caption.color)
    light = contrast(fill, WHITE) < LEGIBLE
    paper = _darkened(fill) if light else WHITE
    if caption.outline:
        return Inks(fill, color_of(caption.outline), paper)
    return Inks(fill, fill if light else mixed(fill, BLACK, 0.35), paper)


def contrast(first: Color, second: Color) -> float:
    """1 (none) to 21, as the Web Content Accessibility Guidelines define it."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: Color) -> float:
    """Relative, of sRGB: 0 black, 1 white."""
    share = np.asarray(color)
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def mixed(color: Color, other: Color, share: float) -> Color:
    """The colour with this share of another."""
    red, green, blue = (a + share * (b - a) for a, b in zip(color, other, strict=True))
    return red, green, blue


def _appeal(pair: tuple[Color, Color]) -> float:
    """Of letters and their outline: readable, vivid, bright, and of two hues."""
    fill, outline = pair
    shade = min(luminance(fill) - DARK, 0.0) * 6
    return (
        2 * min(contrast(fill, outline), READABLE) / READABLE
        + _vividness(fill)
        + 0.3 * _vividness(outline)
        + 0.8 * _apart(fill, outline)
        + 0.7 * luminance(fill)
        + shade
    )


def _apart(first: Color, second: Color) -> float:
    """How far apart two hues are, 0 to 1; greys have none."""
    (hue, paleness, _), (other, other_paleness, _) = (
        colorsys.rgb_to_hsv(*color) for color in (first, second)
    )
    away = 2 * min(abs(hue - other), 1 - abs(hue - other))
    return away * min(paleness, other_paleness)


def _appeal_on(fill: Color, paper: Color) -> float:
    return 2 * min(contrast(fill, paper), READABLE) / READABLE + _vividness(fill)


def _vividness(color: Iterable[float]) -> float:
    channels = tuple(color)
    return max(channels) - min(channels)


def _darkened(color: Color) -> Color:
    red, green, blue = (DARKENED * each for each in color)
    return red, green, blue
