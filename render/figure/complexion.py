"""The colours of a person's skin: what all parts that show skin have in common."""

from __future__ import annotations

import colorsys

import numpy as np

from pipeline.color import to_lab, to_rgb
from pipeline.likeness import Likeness
from render.color import color_of
from render.types import Color, Material

ROUGHNESS, COAT = 0.42, 0.2
# Scattered light shows in thin flesh; on the face it changes colours by less than 1 of 255 and
# takes a fifth of Cycles' time for a frame.
THIN_SUBSURFACE = 0.2
RICH_HUE, RICHER = 21 / 360, 2.4  # dark skin of a cool hue looks grey
DARKEST = 0.14  # lightness: darker skin loses its form in a small picture
EAR_BLUSH = 0.22
UNSHADED = 42.0  # CIE lightness from which a toy's own shading shows
SHADE = 0.15  # of what is beyond: by so much a lit face looks darker than its colour


def skin_color(likeness: Likeness) -> Color:
    """As measured, a little richer: dark skin never grey, pale skin never chalk.

    And lighter by what a toy's form takes away: gloss makes up for it on dark skin, not on pale.
    """
    lab = to_lab(np.array(color_of(likeness.skin.color), np.float32))
    lab[0] += SHADE * max(0.0, float(lab[0]) - UNSHADED)
    red, green, blue = (float(part) for part in to_rgb(lab))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    least = 0.4 if light > 0.75 else 0.3 if light > 0.4 else 0.42
    hue += RICHER * max(0.0, 0.45 - light) * (RICH_HUE - hue)
    light = min(max(light, DARKEST + 0.5 * light), 0.86)
    return colorsys.hls_to_rgb(hue, light, min(max(full * 1.08, least), 0.85))


def skin_material(color: Color, *, thin: bool = False) -> Material:
    """Skin of this colour: soft, and where it is thin with light scattered inside."""
    scattered = THIN_SUBSURFACE if thin else 0.0
    return Material(color, roughness=ROUGHNESS, coat=COAT, subsurface=scattered)


def blush_color(skin: Color) -> Color:
    """What cheeks, nose and ears tend to: redder, and never lighter than the skin."""
    red, green, blue = skin
    light = 0.3 * red + 0.6 * green + 0.1 * blue
    fade = 0.62 if light > 0.45 else 0.7
    return min(1.0, red * (1.0 if light > 0.45 else 1.06)), green * fade, blue * (fade + 0.06)


def mixed(first: Color, second: Color, share: float) -> Color:
    """`share` of the second colour in the first."""
    red, green, blue = (a + share * (b - a) for a, b in zip(first, second, strict=True))
    return red, green, blue


def ear_color(likeness: Likeness) -> Color:
    """Of the ears: blood shines through them."""
    skin = skin_color(likeness)
    return mixed(skin, blush_color(skin), EAR_BLUSH)
