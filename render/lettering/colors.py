"""The colours of letters: of the theme's palette, and readable against each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np

from config.caption import Caption
from config.theme import Theme
from render.color import color_of
from render.types import Color

READABLE = 5.0  # contrast (WCAG 2) beyond which more does not help
DARK = 0.16  # luminance: letters that are darker hide how solid they are
DARKENED = 0.32  # of a palette's colour, as an outline
WHITE: Color = (1.0, 1.0, 1.0)


def caption_colors(caption: Caption, theme: Theme) -> tuple[Color, Color]:
    """Of the letters and of their outline."""
    palette = [color_of(each) for each in theme.palette]
    fills = [color_of(caption.color)] if caption.color else [*palette, WHITE]
    dark = [_darkened(each) for each in palette]
    usual = [*dark, color_of(theme.drawing.ink), WHITE]
    outlines = [color_of(caption.outline)] if caption.outline else usual
    return max(product(fills, outlines), key=_appeal)


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
    fill, outline = pair
    shade = min(luminance(fill) - DARK, 0.0) * 6
    return (
        2 * min(contrast(fill, outline), READABLE) / READABLE
        + _vividness(fill)
        + 0.3 * _vividness(outline)
        + shade
    )


def _vividness(color: Iterable[float]) -> float:
    channels = tuple(color)
    return max(channels) - min(channels)


def _darkened(color: Color) -> Color:
    red, green, blue = (DARKENED * each for each in color)
    return red, green, blue
