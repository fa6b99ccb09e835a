"""Lays a render over a photo so that no seam tells: the photo's light, blur and noise."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from assets.figures.light import PhotoLight
from pipeline.color import Array, blur, smoothstep
from render.color import to_linear

Mask = NDArray[np.bool_]
ANGLES = 180  # in which it is looked what sticks out behind a cover
STEADY = 5  # of them: narrower tips and gaps of a cover's outline do not count
# Ratio of fine to coarse detail in a face that was blurred by so many px.
DETAIL = (0.3, 0.41, 0.515, 0.6, 0.7, 0.85)
SOFTNESS = (2.2, 1.4, 1.0, 0.75, 0.55, 0.35)
DARKEST = 0.25  # of what a shadow leaves
EPSILON = 0.02
PALE = (0.3, 0.75)  # linear light over which a photo loses its colours
FILL_PX = (2.0, 5.0, 12.0)  # how far colours flow into a gap


@dataclass(frozen=True)
class Grain:
    """softness: px, of a Gaussian. noise: standard deviation in [0, 1]."""

    softness: float
    noise: float


def find_grain(pixels: NDArray[np.uint8], where: Mask) -> Grain:
    """How soft and how noisy the photo is there."""
    light = pixels.astype(np.float32).mean(2) / 255
    if not where.any():
        return Grain(0.8, 0.0)
    fine = light - blur(light, 0.7)
    middle = blur(light, 0.7) - blur(light, 1.4)
    coarse = blur(light, 1.4) - blur(light, 2.8)
    spread = [float(np.percentile(np.abs(band[where]), 92)) for band in (fine, middle, coarse)]
    ratio = (spread[0] + 0.5 * spread[1]) / max(spread[2], 1e-4)
    softness = float(np.interp(ratio, DETAIL, SOFTNESS))
    noise = 1.48 * float(np.median(np.abs(fine[where])))
    return Grain(softness, min(noise, 0.05))


def shadow_of(covered: Array, bare: Array, head: Array) -> Array:
    """float32 (S, S) in (0, 1]: what a cover leaves of the light on the head.

    covered, bare: float32 (S, S, 4), renders with and without it. head: float32 (S, S), where the
    head is seen in the first.
    """
    with_it, without = (to_linear(picture[..., :3]).mean(2) for picture in (covered, bare))
    ratio = ((with_it + EPSILON) / (without + EPSILON)).clip(DARKEST, 1)
    sure = (head > 0.99).astype(np.float32)
    spread = blur(sure, 1.5)
    smooth = np.where(spread > 0.01, blur(ratio * sure, 1.5) / np.maximum(spread, 0.01), 1)
    near = blur((head > 0.5).astype(np.float32), 2.0)
    return np.asarray(1 + (smooth - 1) * near, np.float32)


def shaded(pixels: Array, shadow: Array, skin: Mask) -> Array:
    """The photo (S, S, 3) with a shadow (S, S) on it.

    What was too light for the camera to show its colour is given that of the skin: bool (S, S).
    """
    linear = to_linear(pixels)
    level = linear.mean(2, keepdims=True)
    color = np.median(linear[skin], 0) if skin.any() else np.ones(3, np.float32)
    tint = level * color / max(float(color.mean()), 1e-3)
    pale = (1 - shadow[..., None]) * smoothstep(level, *PALE)
    return encoded((linear + pale * (tint - linear)) * shadow[..., None])


def bled(colors: Array, share: Array) -> Array:
    """Colours (S, S, 3) that are sure where share is 1, carried on over its edge."""
    sure = (share > 0.99).astype(np.float32)
    found = colors * sure[..., None]
    for sigma in (1.0, 3.0):
        weight = blur(sure, sigma)
        near = blur(colors * sure[..., None], sigma) / np.maximum(weight, 1e-3)[..., None]
        gap = (found.sum(2) == 0) & (weight > 1e-3)
        found[gap] = near[gap]
    return np.asarray(np.where(sure[..., None] > 0, colors, found), np.float32)


def unmixed(picture: Array) -> Array:
    """The own colours (S, S, 3) of a render (S, S, 4), at its edges and on thin wires too."""
    colors, share = picture[..., :3], picture[..., 3]
    near = blur(colors, 1.0) / np.maximum(blur(share, 1.0), 1e-3)[..., None]
    own = colors / np.maximum(share, 1e-3)[..., None]
    return np.asarray(np.where(share[..., None] > 0.1, own, near).clip(0, 1), np.float32)


def in_light(colors: Array, light: PhotoLight) -> Array:
    """sRGB (..., 3) lit by 1, as the photo's light and exposure show them."""
    linear = to_linear(colors) * light.white
    if light.grey:
        linear = np.repeat(linear.mean(-1, keepdims=True), 3, -1)
    return encoded(linear)


def encoded(linear: Array) -> Array:
    """sRGB in [0, 1] of linear light."""
    clipped = linear.clip(0, 1)
    low, high = 12.92 * clipped, 1.055 * clipped ** (1 / 2.4) - 0.055
    return np.asarray(np.where(clipped <= 0.0031308, low, high), np.float32)


def beyond(cover: Array, things: Mask, middle: tuple[float, float]) -> Mask:
    """What of `things` sticks out behind a cover, seen from the head's middle (x, y px)."""
    rows, columns = np.indices(cover.shape)
    across, down = columns - middle[0], rows - middle[1]
    turn = ((np.arctan2(down, across) / (2 * np.pi) % 1) * ANGLES).astype(int) % ANGLES
    away = np.hypot(across, down)
    reach = np.zeros(ANGLES)
    place = cover > 0.5
    np.maximum.at(reach, turn[place], away[place])
    reach = ndimage.grey_opening(
        ndimage.grey_closing(reach, STEADY, mode="wrap"), STEADY, mode="wrap"
    )
    out = things & ~place & (reach[turn] > 0) & (away > reach[turn] - 2)
    return np.asarray(ndimage.binary_opening(out, np.ones((3, 3))))


def filled(pixels: Array, gap: Mask, known: Mask, rng: np.random.Generator) -> Array:
    """The picture (S, S, 3) with a gap filled from what is known around it."""
    grain = find_grain((pixels * 255).astype(np.uint8), known)
    found, left = pixels.copy(), gap.copy()
    source = known.astype(np.float32)
    for sigma in FILL_PX:
        weight = blur(source, sigma)
        near = blur(pixels * source[..., None], sigma) / np.maximum(weight, 1e-4)[..., None]
        ready = left & (weight > 0.05)
        found[ready] = near[ready]
        left &= ~ready
    found[left] = pixels[known].mean(0) if known.any() else 0.5
    soft = blur(found, 2.0)
    inner = blur(gap.astype(np.float32), 1.0)[..., None]
    noise = rng.normal(0, max(grain.noise, 0.004), pixels.shape[:2]).astype(np.float32)
    mixed = np.where(gap[..., None], soft + noise[..., None], pixels)
    return np.asarray(pixels + inner * (mixed - pixels), np.float32)


def laid_over(
    pixels: Array, colors: Array, share: Array, grain: Grain, rng: np.random.Generator
) -> Array:
    """The photo (S, S, 3) with colours (S, S, 3) on it, as soft and noisy as it is."""
    soft = blur(share, grain.softness)
    drawn = blur(colors * share[..., None], grain.softness) / np.maximum(soft, 1e-3)[..., None]
    noise = rng.normal(0, 1, share.shape).astype(np.float32)
    noise = blur(noise, max(0.3, 0.6 * grain.softness))
    noise *= grain.noise / max(float(noise.std()), 1e-6)
    mixed = pixels + soft[..., None] * (drawn + noise[..., None] - pixels)
    return np.asarray(mixed.clip(0, 1), np.float32)


def squeezed(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """At times through JPEG, photo and render alike."""
    if rng.random() < 0.4:
        return pixels
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(60, 96))]
    _, code = cv2.imencode(".jpg", pixels, quality)
    return np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), np.uint8)
