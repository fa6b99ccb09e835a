"""The colours of hair, without its sheen and without the light."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab
from pipeline.measure.light import Light
from pipeline.measure.places import narrowed
from pipeline.measure.view import PX_PER_UNIT, FrontView, Mask, grid
from pipeline.measure.words import hex_color, ramp
from pipeline.types import HeadParts

MIN_PIXELS = 60
USUAL = {  # sRGB of toys' hair by the name of its colour
    "black": (0x22, 0x1D, 0x1C),
    "dark_brown": (0x3A, 0x27, 0x1E),
    "brown": (0x63, 0x43, 0x2D),
    "blond": (0xC9, 0xA0, 0x66),
    "red": (0x94, 0x45, 0x24),
    "grey": (0x8D, 0x8A, 0x86),
    "white": (0xD9, 0xD6, 0xD0),
}
NAMED = 0.45  # share of the usual colour of a name that is sure
SURE = (0.4, 0.9)  # probability of a colour's name
LIKE_SKIN = 14.0  # colour distance from the skin up to which it is skin that was seen
TWO_FROM, TWO_APART = 0.2, 34.0  # share and colour distance from which pixels are two things
PALE = (66.0, 16.0)  # lightness and chroma of what may be a wall
CONTRARY = 24.0  # colour distance from which name and picture disagree
SHEEN = (42.0, 0.82)  # lightness up to which hair without colour is dark hair's sheen; what stays
RIM = (0.25, 1.3)  # square canonical units of hair from which its colour is believed, and wholly
DOUBTED = 0.3  # what is left of that where it has the skin's colour
THICKER = (0.6, 0.8, 0.8)  # Lab of brows, through which skin shows, to hair
LIGHTER = (8.0, 32.0)  # lightness by which tips differ; beyond it they are no hair
HUE_DEG = (28.0, 82.0)  # of natural hair


@dataclass(frozen=True, eq=False)
class Hints:
    """What tells of hair's colour where little of it is seen. brow: Lab float32 (3,)."""

    parts: HeadParts
    brow: Array


def hair_colors(view: FrontView, mask: Mask, light: Light, hints: Hints) -> tuple[str, str]:
    """The colour of hair at the head and at its lower ends."""
    inner = narrowed(mask, 0.05) & view.inside
    named = _named(hints.parts)
    _, ys = grid()
    near = inner & (ys > -0.9)
    guessed = _guessed(named, hints.brow)
    if int(near.sum()) < MIN_PIXELS:
        return hex_color(guessed), hex_color(guessed)
    seen = light.corrected(_without_sheen(_likelier(view.lab[near], light, guessed)))
    # A thin rim of hair shows more skin and light than hair.
    trust = ramp(float(near.sum()) / PX_PER_UNIT**2, *RIM)
    if float(np.linalg.norm(seen - light.skin)) < LIKE_SKIN:
        trust *= DOUBTED
    color = _settled(seen, named, grey=view.grey)
    color = np.asarray(color + (1 - trust) * (guessed - color), np.float32)
    ends = inner & (ys < np.percentile(ys[inner], 22))
    tips = color
    if int(ends.sum()) >= MIN_PIXELS and float(ys[inner].min()) < -1.0:
        seen = light.corrected(_without_sheen(view.lab[ends]))
        lighter = float(seen[0] - color[0])
        if LIGHTER[0] < lighter < LIGHTER[1]:  # darker ends lie in shadow
            tips = _settled(seen, None, grey=view.grey)
    return hex_color(color), hex_color(tips)


def _likelier(pixels: Array, light: Light, guessed: Array) -> Array:
    """Of pixels (N, 3) that are hair and skin or a pale wall, those nearer to a guessed colour."""
    middle = float(np.percentile(pixels[:, 0], (15, 85)).mean())
    dark: Array = pixels[pixels[:, 0] <= middle]
    pale: Array = pixels[pixels[:, 0] > middle]
    if min(len(dark), len(pale)) < TWO_FROM * len(pixels):
        return pixels
    colors = [light.corrected(np.median(part, 0).astype(np.float32)) for part in (dark, pale)]
    wall = colors[1][0] > PALE[0] and float(np.hypot(*colors[1][1:])) < PALE[1]
    skin = float(np.linalg.norm(colors[1] - light.skin)) < 1.5 * LIKE_SKIN
    if not (wall or skin) or float(np.linalg.norm(colors[0] - colors[1])) < TWO_APART:
        return pixels
    apart = [float(np.linalg.norm(color - guessed)) for color in colors]
    return dark if apart[0] < apart[1] else pale


def _guessed(named: tuple[Array, float] | None, brow: Array) -> Array:
    """A colour for hair that is hardly seen: between its likeliest name's and the brows'."""
    natural = _settled(np.asarray(brow * np.array(THICKER), np.float32), None, grey=False)
    if named is None:
        return natural
    usual, part = named
    part /= NAMED
    return np.asarray(natural + (0.1 + 0.6 * part) * (usual - natural), np.float32)


def _rgb(name: str) -> NDArray[np.uint8]:
    return np.array(USUAL[name], np.uint8)


def _named(parts: HeadParts) -> tuple[Array, float] | None:
    """The mean of the usual colours by their probability, and the share it deserves."""
    said = {k: v for k, v in parts.attributes.get("colour", {}).items() if k in USUAL}
    total = sum(said.values())
    if total < 0.3:
        return None
    mixed = sum((v * to_lab(_rgb(k)) for k, v in said.items()), np.zeros(3, np.float32))
    return np.asarray(mixed / total, np.float32), NAMED * ramp(max(said.values()), *SURE)


def _without_sheen(pixels: Array) -> Array:
    low, high = np.percentile(pixels[:, 0], [30, 75])
    middle = pixels[(pixels[:, 0] >= low) & (pixels[:, 0] <= high)]
    return np.asarray(np.median(middle, 0), np.float32)


def _settled(color: Array, named: tuple[Array, float] | None, *, grey: bool) -> Array:
    """A measured colour Lab (3,) as hair has it; strong other hues are dye and stay."""
    lightness, a, b = (float(v) for v in color)
    chroma, hue = float(np.hypot(a, b)), float(np.degrees(np.arctan2(b, a)))
    if grey and named is not None:
        return np.array([0.5 * lightness + 0.5 * named[0][0], *named[0][1:]], np.float32)
    if chroma > 24 and not -10 < hue < 100:
        return color
    hue = float(np.clip(hue, *HUE_DEG)) if -90 < hue < 170 else 60.0
    if lightness < SHEEN[0] and chroma < 10:
        lightness *= SHEEN[1]
    turn = np.radians(hue)
    own = np.array([max(lightness, 9.0), chroma * np.cos(turn), chroma * np.sin(turn)], np.float32)
    if named is None:
        return own
    usual, part = named
    part *= 0.4 if float(np.linalg.norm(usual - own)) > CONTRARY else 1.0
    return np.asarray(own + part * (usual - own), np.float32)
