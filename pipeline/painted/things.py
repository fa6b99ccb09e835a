"""Things, animals, food and plants in the palette's colours: area by area, never in scraps.

What has a colour keeps it and leans toward the palette; fur, food and wood lean least. What has
none is dyed where it is a large area, in one clear colour of the palette.
"""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.color import Array, blur, smoothstep, to_lab
from pipeline.painted.recolor import turn_hues
from pipeline.painted.regions import Kind, Survey, is_warm, survey
from pipeline.types import Palette

WARM_PULL = 0.35  # of the usual pull on fur, food and wood
LEAF_PULL = 0.5  # on green
COOL_PULL = 1.25  # on what is blue or violet there: collars, cups
CLEAR = (38.0, 84.0)  # lightness of the palette's clear colours
COLORFUL = 24.0
TOWARD = 0.6  # how far an area's lightness moves to the dye's
TOWARD_WARM = 0.35  # black fur stays dark
BLACK = (14.0, 38.0)  # lightness of areas that stay black, and of those that are dyed whole
SHEEN = 0.5  # of the dye's colour on what is black
SHADE_CHROMA = 13.0  # of the shade on white things
FOLDS = 0.82  # of a dyed area's own light and shade stays
DETAIL = (40.0, 27.0)  # lightness below an area's from which something in it stays black
WHITE_CAST = 0.45  # share of a slight cast that whites lose


def color_thing(lab: Array, alpha: Array, palette: Palette, pull: float) -> Array:
    """lab (H, W, 3) of a subject without faces in the palette's colours; pull: 0 to about 1."""
    seen = survey(lab, alpha)
    out = lab.copy()
    out[..., 1:] = turn_hues(lab, palette, _pull(seen, pull), guide=seen.calm)
    out[..., 1:] *= 1 - _whiteness(seen.calm)[..., None] * WHITE_CAST
    out = _with_colored_shading(out, seen, palette, pull)
    used: list[Array] = []
    for kind in seen.kinds:
        color = _dye_for(kind, seen, palette, used)
        used.append(color)
        out = _dyed(out, kind, color, seen, amount=min(1.0, 1.6 * pull + 0.15))
    return out


def _pull(seen: Survey, pull: float) -> Array:
    """float32 (H, W): how far hues may turn, by the region that a pixel lies in."""
    chroma = np.hypot(seen.calm[..., 1], seen.calm[..., 2])
    warm = blur(is_warm(seen.calm).astype(np.float32), 3.0)
    cool = COOL_PULL if seen.warm else 1.0
    hue = np.arctan2(seen.calm[..., 2], seen.calm[..., 1])
    leafy = smoothstep(hue, 1.5, 1.75) * smoothstep(hue, 2.8, 2.5)
    factor = (cool + (WARM_PULL - cool) * warm) * (1 - (1 - LEAF_PULL) * leafy)
    dark = (22, 40) if seen.warm else (8, 28)  # blue in the shadows of food is no colour of its own
    told = smoothstep(chroma, 7, 20) * smoothstep(seen.calm[..., 0], *dark)
    return np.asarray(pull * factor * told, np.float32)


def _whiteness(calm: Array) -> Array:
    """float32 (H, W) in [0, 1]: where a thing is white, but for the light's colour."""
    chroma = np.hypot(calm[..., 1], calm[..., 2])
    return np.asarray(smoothstep(calm[..., 0], 68, 84) * smoothstep(chroma, 20, 9), np.float32)


def _with_colored_shading(lab: Array, seen: Survey, palette: Palette, pull: float) -> Array:
    """White things get a breath of the palette's clearest colour where they are in shade."""
    chroma = np.hypot(seen.calm[..., 1], seen.calm[..., 2])
    light = seen.calm[..., 0]
    least = (52, 66) if seen.warm else (34, 52)  # grey fur is no white thing in shade
    shade = smoothstep(light, 90, 62) * smoothstep(light, *least) * smoothstep(chroma, 15, 7)
    shade = blur(np.asarray(shade, np.float32), 9.0)  # no edges of its own
    color = clearest(palette)
    target = SHADE_CHROMA * color[1:] / max(float(np.hypot(*color[1:])), 1.0)
    out = lab.copy()
    share = min(1.0, 1.6 * pull) * shade * smoothstep(np.hypot(lab[..., 1], lab[..., 2]), 24, 12)
    out[..., 1:] += share[..., None] * (target - lab[..., 1:])
    return out


def clearest(palette: Palette) -> Array:
    """lab (3,): the palette's strongest colour that is neither pale nor dark."""
    entries = to_lab(palette.colors)
    chroma = np.hypot(entries[:, 1], entries[:, 2])
    say = 0.86 ** np.arange(len(entries)) * (chroma / 55).clip(0.05, 1)
    return np.asarray(entries[int(say.argmax())], np.float32)


def _dye_for(kind: Kind, seen: Survey, palette: Palette, used: list[Array]) -> Array:
    """lab (3,): a clear colour of the palette, unlike the thing's own and those used already."""
    entries = to_lab(palette.colors)
    chroma = np.hypot(entries[:, 1], entries[:, 2])
    lightness = entries[:, 0]
    say = 0.76 ** np.arange(len(entries)) * (chroma / 55).clip(0.05, 1)
    say = say * np.where((lightness > CLEAR[0]) & (lightness < CLEAR[1]), 1, 0.45)
    # Light areas take light colours: pastel stays pastel.
    say = say * np.exp(-(((lightness - max(kind.lightness, 45)) / 45) ** 2))
    if seen.colored > 0.15:
        say = say * (1 - 0.5 * _alike(entries, seen.main))
    for color in used:
        say = say * (1 - 0.8 * _alike(entries, color))
    return np.asarray(entries[int(say.argmax())], np.float32)


def _alike(entries: Array, color: Array) -> Array:
    """float32 (K,) in [0, 1]: 1 for the same hue."""
    hues = np.arctan2(entries[:, 2], entries[:, 1])
    turn = np.cos(hues - np.arctan2(color[2], color[1]))
    return np.asarray(turn.clip(0, 1) ** 2, np.float32)


def _dyed(lab: Array, kind: Kind, color: Array, seen: Survey, *, amount: float) -> Array:
    """The area in one colour: its middle moves to the dye's lightness, its folds stay.

    What is black only shimmers in the dye's colour.
    """
    height, width = lab.shape[:2]
    area = cv2.resize(kind.mask.astype(np.float32), (width, height))
    area = smoothstep(blur(np.asarray(area, np.float32), 2.0), 0.3, 0.7)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    take = amount * area * smoothstep(chroma, 34, 20) * _dyeable(lab[..., 0], kind)
    toward = TOWARD_WARM if seen.warm else TOWARD
    whole = float(smoothstep(np.array(kind.lightness, np.float32), *BLACK))
    depth = 1.0 if kind.pattern else FOLDS
    lightness = kind.lightness + depth * (lab[..., 0] - kind.lightness)
    lightness = (lightness + whole * toward * (color[0] - kind.lightness)).clip(6, 96)
    rich = smoothstep(lightness, 3, 30) * smoothstep(lightness, 99, 84)
    rich = rich * (SHEEN + (1 - SHEEN) * whole)
    target = np.stack([lightness, rich * color[1], rich * color[2]], -1)
    return np.asarray(lab + take[..., None] * (target - lab), np.float32)


def _dyeable(lightness: Array, kind: Kind) -> Array:
    """float32 (H, W): none of what is white, or much darker than its area: pupils and noses."""
    middle = kind.lightness
    light = (middle + 22, middle) if kind.pattern else (max(93, middle + 40), max(76, middle + 22))
    dark = smoothstep(lightness, middle - DETAIL[0], middle - DETAIL[1])
    return np.asarray(smoothstep(lightness, *light) * (1 if kind.pattern else dark), np.float32)
