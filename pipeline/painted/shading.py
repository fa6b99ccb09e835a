"""Flat toy colours: two or three soft-edged bands of light on each colour."""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, blur, smoothstep, to_lab
from pipeline.painted.skin import healthy
from pipeline.types import FaceMesh, Palette

# Lightness of clean toy colours: blacks lifted off zero, mid tones brighter, whites kept.
TOY_CURVE = ((0, 12, 30, 50, 70, 88, 100), (7, 14, 33, 54.5, 75, 91.5, 97))
# How much less dark skin is lifted: the same step shows there as a greater difference (CIEDE2000).
SKIN_HELD = ((0, 30, 60, 76), (0, 3.5, 3.5, 0))
BAND_RANGE = 56.0  # lightness shared among the bands of one colour
EDGE = 0.16  # softness of a band's edge, as a share of the band
MAX_CHROMA = 88.0
CHEEKS = (50, 280)  # landmarks
CALM_PX = 6.5  # blur of the light on skin
SHADOW_DEPTH = 0.6
SKIN_LIFT = 3.5  # lightness that a body's own shading takes away again
GREY_CHROMA = 6.0  # what is greyer is meant to be grey and gets no chroma


def quantise(lightness: Array, step: float, centre: float) -> Array:
    """Lightness (H, W) in soft steps; `centre` lies in the middle of a step.

    After Winnemöller, Olsen, Gooch: Real-Time Video Abstraction, 2006.
    """
    scaled = (lightness - centre) / step
    floor = np.floor(scaled)
    rest = scaled - floor - 0.5
    edge = 0.5 + 0.5 * np.tanh(rest / EDGE) / np.tanh(0.5 / EDGE)
    return np.asarray((floor + edge) * step + centre, np.float32)


def band(lab: Array, bands: int, anchor: float | None) -> Array:
    """lab (H, W, 3) with its lightness in bands. anchor: lightness kept unsplit (skin)."""
    step = BAND_RANGE / bands
    centre = 50.0 if anchor is None else anchor
    out = lab.copy()
    stepped = quantise(lab[..., 0], step, centre)
    out[..., 0] = 0.25 * lab[..., 0] + 0.75 * stepped
    return out


def toy_colors(lab: Array, chroma: float) -> Array:
    """lab (H, W, 3) with the toy's lightness curve and its chroma times a factor."""
    own = np.hypot(lab[..., 1], lab[..., 2])
    factor = 1 + (chroma - 1) * smoothstep(own, GREY_CHROMA, 16)
    wanted = own * factor
    # Rich colours approach the limit instead of being cut at it.
    wanted = np.where(wanted > 60, 60 + 28 * np.tanh((wanted - 60) / 28), wanted)
    out = lab.copy()
    out[..., 0] = np.interp(lab[..., 0], *TOY_CURVE)
    out[..., 1:] *= (np.minimum(wanted, MAX_CHROMA) / np.maximum(own, 1e-3))[..., None]
    return out


def toy_skin(lab: Array, chroma: float, skin: Array) -> Array:
    """As `toy_colors`, with skin (its share, (H, W) in [0, 1]) nearer to its own lightness."""
    out = toy_colors(lab, chroma)
    out[..., 0] -= skin * np.interp(lab[..., 0], *SKIN_HELD).astype(np.float32)
    return out


def skin_ramp(lightness: Array, skin: Array) -> Array:
    """float32 (..., 2): a and b of a skin at other lightnesses: richer in shadow."""
    away = ((lightness - skin[0]) / 30).clip(-1, 1)
    richness = 1 - 0.22 * away.clip(0, 1) - 0.10 * away.clip(-1, 0)
    chroma = np.hypot(skin[1], skin[2]) * richness
    hue = np.arctan2(skin[2], skin[1]) + np.radians(8) * away  # shadows redder
    return np.asarray(np.stack([chroma * np.cos(hue), chroma * np.sin(hue)], -1), np.float32)


def shade_skin(lab: Array, mask: Array, skin: Array, bands: int) -> Array:
    """Skin (mask (H, W)) in its own two or three tones; skin: lab (3,) of the lit side."""
    tone = healthy(skin)
    solid = np.maximum(mask, 1e-3)
    # Blurred within the skin alone: neighbours in other colours would leave a dirty rim.
    calm = blur(lab[..., 0] * mask, CALM_PX) / np.maximum(blur(solid, CALM_PX), 1e-3)
    step = 13.0 if bands <= 2 else 11.0
    centre = float(tone[0])
    # Half of a shadow's depth is enough to model a face; all of it looks dirty.
    calm = np.where(calm < centre, centre + SHADOW_DEPTH * (calm - centre), calm)
    lit = 0.88 * calm + 0.12 * lab[..., 0]
    # Bands alone would show as contour lines on a smooth body.
    lightness = 0.45 * quantise(lit, step, centre) + 0.55 * lit
    lightness = (lightness + SKIN_LIFT).clip(centre - 1.4 * step, min(centre + step, 93))
    flat = np.concatenate([lightness[..., None], skin_ramp(lightness, tone)], -1)
    keep = (0.9 * mask)[..., None]
    return np.asarray(lab + keep * (flat - lab), np.float32)


def blush(lab: Array, face: FaceMesh, mask: Array) -> Array:
    """A little red on a face's cheeks, where there is skin."""
    glow = cheeks(mask.shape, face) * mask
    out = lab.copy()
    out[..., 1] += 3.5 * glow
    out[..., 0] -= 1.0 * glow
    return out


def cheeks(shape: tuple[int, ...], face: FaceMesh) -> Array:
    """float32 (H, W) in [0, 2]: 1 on the middle of each of a face's cheeks, fading around it."""
    height, width = shape
    eyes = face.eyes[:, :2]
    spread = 2 * (0.27 * float(np.linalg.norm(eyes[1] - eyes[0]))) ** 2 + 1e-6
    xs, ys = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    found = np.zeros((height, width), np.float32)
    for x, y in face.landmarks[list(CHEEKS), :2]:
        found += np.exp(-((ys - y) ** 2) / spread)[:, None] * np.exp(-((xs - x) ** 2) / spread)
    return found


def tint_shadows(lab: Array, palette: Palette, amount: Array) -> Array:
    """Shadows lean toward the palette's deepest colour. amount: float32 (H, W) in [0, 1]."""
    entries = to_lab(palette.colors)
    rich = np.hypot(entries[:, 1], entries[:, 2])
    deep = entries[int(np.argmax(rich - 0.6 * entries[:, 0]))]
    dark = smoothstep(lab[..., 0], 50, 18)
    out = lab.copy()
    out[..., 1:] += (amount * dark)[..., None] * (0.7 * deep[1:] - lab[..., 1:])
    return out
