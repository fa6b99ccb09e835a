"""Colours of a subject moved toward a palette, pixel by pixel, so that it stays what it is.

Hue moves more than lightness; neutral mid tones take a tint; whites stay white, blacks black.
"""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, smoothstep, to_lab
from pipeline.types import Palette

COLORFUL = 12.0  # chroma from which a palette entry has a hue
HUE_SHARPNESS = 2.2  # how much nearer hues count more
MAX_TURN = (0.62, 0.34)  # radians, for pale and for rich colours: a strawberry stays red
RICH = (22.0, 50.0)  # chroma of both
PALE, FAINT = 81.0, 32.0  # lightness from which, chroma up to which cloth is not dyed in a colour
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
    say = rank**2 * np.exp(-np.minimum(away**2, 40)) + 1e-8
    say = say**2 / (say**2).sum(-1, keepdims=True)
    mixed = say @ lab[:, 1:]
    # Opposite hues mix to grey: the mixture keeps the chroma of what it was mixed from.
    chroma = say @ np.hypot(lab[:, 1], lab[:, 2])
    length = np.maximum(np.hypot(mixed[..., 0], mixed[..., 1]), 2.0)
    return np.asarray(mixed * (chroma / length).clip(0, 3)[..., None], np.float32)


def _reachable(tint: Array, lightness: Array) -> Array:
    """A tint (..., 2) no richer than sRGB shows at that lightness, roughly."""
    limit = 8 + 62 * smoothstep(lightness, 2, 45) * smoothstep(lightness, 97, 55)
    chroma = np.maximum(np.hypot(tint[..., 0], tint[..., 1]), 1e-3)
    return np.asarray(tint * np.minimum(1, limit / chroma)[..., None], np.float32)


def turn_hues(lab: Array, palette: Palette, pull: Array, *, guide: Array | None = None) -> Array:
    """a and b (H, W, 2) with hues turned toward the palette's and chroma drawn along.

    guide: float32 (H, W, 3), what decides instead of the pixel itself, such as its region.
    """
    entries, rank = _colorful(palette)
    guide = lab if guide is None else guide
    chroma = np.hypot(guide[..., 1], guide[..., 2])
    hue = np.arctan2(guide[..., 2], guide[..., 1])
    hues = np.arctan2(entries[:, 2], entries[:, 1])
    rank = rank * (np.hypot(entries[:, 1], entries[:, 2]) / 60).clip(0.1, 1)  # pale ones call less
    turns = (hues - hue[..., None] + np.float32(np.pi)) % np.float32(2 * np.pi) - np.float32(np.pi)
    say = rank * np.exp(HUE_SHARPNESS * np.cos(turns))
    say /= say.sum(-1, keepdims=True)
    wanted = (say * np.hypot(entries[:, 1], entries[:, 2])).sum(-1)
    most = np.interp(chroma, RICH, MAX_TURN).astype(np.float32)
    turn = ((say * turns).sum(-1) * pull).clip(-most, most)
    # Poor colours gain chroma; rich ones keep theirs.
    gain = 1 + 0.5 * pull * np.maximum(wanted - chroma, -4) / np.maximum(chroma, 4)
    a, b = lab[..., 1] * gain, lab[..., 2] * gain
    turned = [a * np.cos(turn) - b * np.sin(turn), a * np.sin(turn) + b * np.cos(turn)]
    return np.asarray(np.stack(turned, -1), np.float32)


def recolor(lab: Array, palette: Palette, pull: Array) -> Array:
    """The picture drawn toward a palette.

    lab: float32 (H, W, 3). pull: float32 (H, W), 0 keeps the pixel, 1 is the most.
    """
    lightness = lab[..., 0]
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    neutral = smoothstep(chroma, 16, 5)
    middle = smoothstep(lightness, 8, 30) * smoothstep(lightness, 92, 58)
    turned = turn_hues(lab, palette, pull * (1 - neutral) * (0.4 + 0.6 * middle))
    tint = tint_for(lightness, palette)
    amount = (1.5 * pull).clip(0, 0.9) * neutral * middle
    out = lab.copy()
    out[..., 1:] = turned + amount[..., None] * (_reachable(tint, lightness) - turned)
    return out


def color_grey(lab: Array, palette: Palette, amount: Array) -> Array:
    """A black and white picture in the palette's colours. amount: float32 (H, W) in [0, 1]."""
    lightness = lab[..., 0]
    middle = smoothstep(lightness, 2, 22) * smoothstep(lightness, 99, 80)
    out = lab.copy()
    tint = _reachable(tint_for(lightness, palette), lightness)
    out[..., 1:] = (amount * middle)[..., None] * tint
    return out


def dye(lab: Array, color: Array, amount: Array) -> Array:
    """Greys and blacks dyed in one colour lab (3,), as clothes are. amount: float32 (H, W)."""
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    take = amount * smoothstep(chroma, 24, 9) * smoothstep(lab[..., 0], 94, 76)
    # Dark cloth becomes lighter, as far as the colour needs it to be seen; folds stay.
    lifted = lab[..., 0] + 0.55 * (color[0] - lab[..., 0])
    target = np.stack([lifted, np.full_like(lifted, color[1]), np.full_like(lifted, color[2])], -1)
    return np.asarray(lab + take[..., None] * (target - lab), np.float32)


def cloth_color(palette: Palette, seed: int) -> Array:
    """lab (3,): one of the palette's two strongest colours with a hue.

    Pale ones only where there are no others: on dark cloth cream and yellow become olive.
    """
    entries, _ = _colorful(palette)
    deep = (entries[:, 0] < PALE) & (np.hypot(entries[:, 1], entries[:, 2]) > FAINT)
    entries = entries[deep] if deep.any() else entries
    return np.asarray(entries[seed % min(2, len(entries))], np.float32)
