"""Colours of a subject moved toward a palette, pixel by pixel, so that it stays what it is.

Hue moves more than lightness; neutral mid tones take a tint; whites stay white, blacks black.
"""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, smoothstep, to_lab
from pipeline.types import Palette

COLORFUL = 12.0  # chroma from which a palette entry has a hue
HUE_SHARPNESS = 2.2  # how much nearer hues count more
MAX_TURN = 0.85  # radians at full pull: beyond, a strawberry is no strawberry
TINT_SPREAD = 22.0  # lightness distance at which palette entries lose their say in tints


def _colorful(palette: Palette) -> tuple[Array, Array]:
    """Lab (K, 3) of the palette's entries with a hue (all, if none has), and weights (K,)."""
    lab = to_lab(palette.colors)
    rank = 0.82 ** np.arange(len(lab), dtype=np.float32)
    rich = np.hypot(lab[:, 1], lab[:, 2]) > COLORFUL
    keep = rich if rich.any() else np.ones(len(lab), bool)
    return lab[keep], rank[keep]


def tint_for(lightness: Array, palette: Palette) -> Array:
    """float32 (..., 2): the palette's a and b for greys of a lightness, smooth in lightness."""
    lab, rank = _colorful(palette)
    away = (lightness[..., None] - lab[:, 0]) / np.float32(TINT_SPREAD)
    say = rank * np.exp(-np.minimum(away**2, 40)) + 1e-6
    say = say**2 / (say**2).sum(-1, keepdims=True)
    return np.asarray(say @ lab[:, 1:], np.float32)


def _turned(lab: Array, palette: Palette, pull: Array) -> Array:
    """a and b (H, W, 2) with hues turned toward the palette's and chroma drawn along."""
    entries, rank = _colorful(palette)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    hue = np.arctan2(lab[..., 2], lab[..., 1])
    hues = np.arctan2(entries[:, 2], entries[:, 1])
    turns = np.angle(np.exp(1j * (hues - hue[..., None]))).astype(np.float32)
    say = rank * np.exp(HUE_SHARPNESS * np.cos(turns))
    say /= say.sum(-1, keepdims=True)
    turn = (say * turns).sum(-1)
    wanted = (say * np.hypot(entries[:, 1], entries[:, 2])).sum(-1)
    hue = hue + (turn * pull).clip(-MAX_TURN, MAX_TURN)
    chroma = chroma + 0.5 * pull * (wanted - chroma)
    return np.stack([chroma * np.cos(hue), chroma * np.sin(hue)], -1)


def recolor(lab: Array, palette: Palette, pull: Array) -> Array:
    """The picture drawn toward a palette.

    lab: float32 (H, W, 3). pull: float32 (H, W), 0 keeps the pixel, 1 is the most.
    """
    lightness = lab[..., 0]
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    neutral = smoothstep(chroma, 20, 7)
    middle = smoothstep(lightness, 8, 30) * smoothstep(lightness, 97, 84)
    turned = _turned(lab, palette, pull * (1 - neutral) * (0.4 + 0.6 * middle))
    tint = tint_for(lightness, palette)
    amount = (1.5 * pull).clip(0, 0.9) * neutral * middle
    out = lab.copy()
    out[..., 1:] = turned + amount[..., None] * (tint - turned)
    return out


def color_grey(lab: Array, palette: Palette, amount: Array) -> Array:
    """A black and white picture in the palette's colours. amount: float32 (H, W) in [0, 1]."""
    lightness = lab[..., 0]
    middle = smoothstep(lightness, 2, 22) * smoothstep(lightness, 99, 80)
    out = lab.copy()
    out[..., 1:] = (amount * middle)[..., None] * tint_for(lightness, palette)
    return out
