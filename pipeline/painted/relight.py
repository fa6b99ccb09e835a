"""Shadows that fall on a thing lifted toward its lit side, before anything judges its colours.

Light scales X, Y and Z alike, so a / (L + 16) and b / (L + 16) stay about the same from light to
shadow. Pixels that agree in both are one paint; the dark ones of a paint approach its lit ones.
Greys agree whatever they are (a penguin's back, its belly) and are left alone.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from pipeline.color import Array, smoothstep
from pipeline.painted.easel import bleed

OFFSET = 16.0  # of CIE L*: makes a and b proportional to L + 16
REACH = 1.6  # largest paint coordinate told apart
BINS, LIGHT_BINS = 40, 26
ALIKE = 1.6  # bins over which paints mix
LIT = 0.72  # quantile of a paint's lightness that counts as lit
LIFT = 0.62  # share of a shadow's depth that is taken away
FUR_LIFT = 0.3  # the same of fur, whose dark patches are its own as often as they are shadows
PAINTED = (0.16, 0.42)  # paint coordinates: below grey, above a paint
SHRINK = 4
RADIUS_PX, EDGE = 7, 30.0  # of the guided filter, at a quarter of the size; lightness variance
UNTOLD = (12.0, 24.0)  # lightness below which a shadow's own colour is not to be trusted
SAME_HUE = 0.7  # radians


def _guided(values: Array, guide: Array) -> Array:
    """Values (H, W) smoothed, with the guide's edges (He, Sun, Tang 2010)."""
    size = (2 * RADIUS_PX + 1,) * 2
    mean_g, mean_v = cv2.blur(guide, size), cv2.blur(values, size)
    spread = cv2.blur(guide * guide, size) - mean_g * mean_g
    slope = (cv2.blur(guide * values, size) - mean_g * mean_v) / (spread + EDGE)
    rest = mean_v - slope * mean_g
    return np.asarray(cv2.blur(slope, size) * guide + cv2.blur(rest, size), np.float32)


def _paints(lab: Array) -> tuple[Array, Array]:
    """Paint coordinates float32 (2, ...) and how much of a paint it is, in [0, 1]."""
    paint = np.moveaxis(lab[..., 1:], -1, 0) / (lab[..., 0] + OFFSET)
    return paint, smoothstep(np.hypot(*paint), *PAINTED)


def _lit_lightness(lab: Array, inside: NDArray[np.bool_]) -> Array:
    """float32 (H, W): the lightness that each pixel's paint has in the light."""
    paint, _ = _paints(lab)
    place = (paint + REACH) / (2 * REACH) * (BINS - 1)
    level = (lab[..., 0] / 100 * LIGHT_BINS).clip(0, LIGHT_BINS - 1)
    points = np.concatenate([place, level[None]]).reshape(3, -1)[:, inside.ravel()]
    limits = [(-0.5, BINS - 0.5), (-0.5, BINS - 0.5), (0, LIGHT_BINS)]
    count, _ = np.histogramdd(points.T, (BINS, BINS, LIGHT_BINS), limits)
    count = cv2.GaussianBlur(count, (0, 0), ALIKE, borderType=cv2.BORDER_REFLECT)
    rising = count.cumsum(2)
    reached = rising >= LIT * np.maximum(rising[..., -1:], 1e-9)
    lit = (reached.argmax(2) + 0.5) / LIGHT_BINS * 100
    seen = ndimage.map_coordinates(lit, place, order=1, mode="nearest")
    return np.asarray(seen, np.float32)


def even_light(lab: Array, inside: NDArray[np.bool_], *, fur: bool = False) -> Array:
    """lab (H, W, 3) with shallower shadows inside the mask (H, W); fine detail stays.

    fur: an animal's.
    """
    amount = FUR_LIFT if fur else LIFT
    height, width = inside.shape
    size = max(1, width // SHRINK), max(1, height // SHRINK)
    small = np.asarray(cv2.resize(lab, size, interpolation=cv2.INTER_AREA), np.float32)
    mask = cv2.resize(inside.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    if not mask.any():
        return lab
    _, painted = _paints(small)
    wanted = small.copy()
    depth = np.maximum(_lit_lightness(small, mask) - small[..., 0], 0)
    wanted[..., 0] += amount * depth * painted
    # A paint in the light is as much richer as it is lighter.
    wanted[..., 1:] *= ((wanted[..., 0] + OFFSET) / (small[..., 0] + OFFSET))[..., None]
    change = _out_of_the_dark(wanted, small, mask, amount) - small
    for channel in range(3):
        change[..., channel] = _guided(change[..., channel], small[..., 0])
    lifted = lab + np.asarray(cv2.resize(change, (width, height)), np.float32)
    lifted[..., 0] = lifted[..., 0].clip(0, 98)
    return np.asarray(lifted, np.float32)


def _out_of_the_dark(wanted: Array, small: Array, mask: NDArray[np.bool_], amount: float) -> Array:
    """Deep shadows, too dark to tell their paint, toward that of what they fall on."""
    _, painted = _paints(small)
    hue = np.arctan2(small[..., 2], small[..., 1])
    rich = np.hypot(*np.moveaxis(small[..., 1:], -1, 0)) / (small[..., 0] + OFFSET)
    told = mask & (small[..., 0] > UNTOLD[1]) & (painted > 0.5)
    if not told.any():
        return wanted
    near = bleed(wanted, told)
    turn = np.abs((np.arctan2(near[..., 2], near[..., 1]) - hue + np.pi) % (2 * np.pi) - np.pi)
    share = smoothstep(small[..., 0], UNTOLD[1], UNTOLD[0]) * smoothstep(rich, 0.4, 0.7)
    share = share * (turn < SAME_HUE)
    light = small[..., 0] + amount * np.maximum(near[..., 0] - small[..., 0], 0)
    light = np.maximum(light, wanted[..., 0])
    scale = (light + OFFSET) / (near[..., 0] + OFFSET)
    target = np.concatenate([light[..., None], near[..., 1:] * scale[..., None]], -1)
    return np.asarray(wanted + share[..., None] * (target - wanted), np.float32)
