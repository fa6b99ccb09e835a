"""The colour of hair: one, with its sheen as a soft light in it."""

from __future__ import annotations

import numpy as np

from pipeline.color import Array, blur

MIN_PIXELS = 30
SHEEN_PX = 5.0  # how soft the light on hair is, on the canvas
SHEEN = 16.0  # lightness that it adds at most
DARK = 30.0  # lightness up to which hair is dark and its sheen has no colour of its own
SKY_B, SKY_CHROMA = -5.0, 24.0  # faintly blue: nobody's hair is
SKY = np.array([0.55, 0.3, 0.3], np.float32)
VIVID = 25.0  # chroma from which hair is dyed, or a hat
HUES = (0.6, 1.7)  # radians, of brown to fair hair
DARKEST = 13.0  # lightness of black hair
# Black, brown, and from there to grey and white: a and b of hair in black and white photos.
NATURAL_LIGHTNESS = (10.0, 24.0, 36.0, 48.0, 75.0)
NATURAL_A, NATURAL_B = (2.0, 7.0, 6.0, 1.5, 0.5), (2.0, 10.0, 9.0, 4.0, 3.0)


def calm_hair(lab: Array, hair: Array) -> Array:
    """lab (H, W, 3) with hair (H, W) in one colour and its sheen as a soft light in it."""
    inside = hair > 0.6
    if int(inside.sum()) < MIN_PIXELS:
        return lab
    color = _own_color(lab[inside])
    weight = np.maximum(blur(hair, SHEEN_PX), 1e-3)
    soft = blur(lab[..., 0] * hair, SHEEN_PX) / weight
    strands = (lab[..., 0] - soft).clip(-14, 14)
    over = 0.45 * soft + 0.25 * strands + 0.55 * color[0] - color[0]
    lightness = color[0] + np.where(over > 0, SHEEN * np.tanh(over / SHEEN), over.clip(-12, 0))
    # In the light the hair's colour is a little richer, as sheen of its own hue would be.
    tint = color[1:] * (1 + 0.012 * over.clip(-12, 20))[..., None]
    calm = np.concatenate([lightness[..., None], tint], -1)
    return np.asarray(lab + hair[..., None] * (calm - lab), np.float32)


def _own_color(pixels: Array) -> Array:
    """lab (3,) of hair pixels (P, 3): of their darker part where they are dark."""
    lightness = pixels[:, 0]
    high = 50 if np.percentile(lightness, 40) < DARK else 75
    low, high = np.percentile(lightness, [15, high])
    color = np.median(pixels[(lightness >= low) & (lightness <= high)], 0)
    if color[2] < SKY_B and np.hypot(color[1], color[2]) < SKY_CHROMA:
        color = color * SKY  # black hair that mirrors the sky
    return _natural(np.array([max(color[0], DARKEST), *color[1:]], np.float32))


def _natural(color: Array) -> Array:
    """A pale colour lab (3,) in a hue that hair has: photos tint grey hair with what is around."""
    chroma, hue = float(np.hypot(color[1], color[2])), float(np.arctan2(color[2], color[1]))
    if chroma > VIVID or HUES[0] < hue < HUES[1]:
        return color
    middle = sum(HUES) / 2
    tint = 0.5 * chroma * np.array([np.cos(middle), np.sin(middle)])
    return np.array([color[0], *tint], np.float32)


def natural_hair(lab: Array, hair: Array) -> Array:
    """lab (H, W, 3) of a black and white photo with hair (H, W) in a colour that it may have."""
    lightness = lab[..., 0]
    out = lab.copy()
    for channel, tints in ((1, NATURAL_A), (2, NATURAL_B)):
        tint = np.interp(lightness, NATURAL_LIGHTNESS, tints).astype(np.float32)
        out[..., channel] += hair * (tint - out[..., channel])
    return out
