"""Colours: the dominant ones of a picture, and few that go well together from many.

Distances and mixtures are in CIE Lab (D65): lightness 0 to 100, a and b about -100 to 100.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab, to_rgb
from pipeline.types import Palette

FEWEST, MOST = 4, 6
DISTINCT_DELTA_E = 16.0  # colours nearer than this read as one
DARK_LIGHTNESS, LIGHT_LIGHTNESS = 32.0, 86.0
COLORFUL_CHROMA = 22.0
_BIN = 12.0  # Lab units, side of a histogram bin
_SUPPRESSED_DELTA_E = 24.0
_FAINT = 0.12  # of the leading colour's support: what adds nothing but noise


def _rgb_of(lab: NDArray[np.float32]) -> NDArray[np.uint8]:
    rgb: NDArray[np.uint8] = np.round(to_rgb(lab) * 255).astype(np.uint8)
    return rgb


def chroma_of(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """Colourfulness: distance from grey, float32 (N,)."""
    chroma: NDArray[np.float32] = np.hypot(lab[..., 1], lab[..., 2])
    return chroma


def dominant_colors(pixels: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """The `count` main colours of uint8 (H, W, 4), strongest first; uint8 (count, 3).

    Peaks of a Lab histogram in which colourful pixels weigh more. Each colour is the most
    colourful half of its peak: the mean of a whole bin drifts to brown. Repeats the last colour
    where the picture has fewer.
    """
    opaque = pixels[pixels[..., 3] > 200][:, :3]
    if len(opaque) == 0:
        return np.full((count, 3), 128, np.uint8)
    lab = to_lab(opaque)
    weights = 8 + chroma_of(lab)
    keys = np.round(lab / _BIN).astype(np.int64) @ np.array([10_000, 100, 1])
    _, member = np.unique(keys, return_inverse=True)
    strength = np.bincount(member, weights)
    found: list[NDArray[np.float32]] = []
    for bin_index in np.argsort(-strength, kind="stable"):
        peak = lab[member == bin_index]
        chroma = chroma_of(peak)
        color = peak[chroma >= np.median(chroma)].mean(0)
        if all(np.linalg.norm(color - other) > _SUPPRESSED_DELTA_E for other in found):
            found.append(color)
        if len(found) == count:
            break
    found += [found[-1]] * (count - len(found))
    return _rgb_of(np.stack(found))


def blend_palette(colors: NDArray[np.uint8], weights: NDArray[np.float32]) -> Palette:
    """Few colours for many: uint8 (N, 3) with float32 (N,) weights become a harmonised Palette.

    4 to 6 colours, all distinct, most of them colourful, with a dark and a light one.
    """
    lab = to_lab(colors)
    chosen = _strongest(lab, weights * (0.35 + np.minimum(chroma_of(lab), 60) / 60))
    chosen = _enlivened(chosen)
    chosen = _with_contrast(chosen)
    while len(chosen) < FEWEST:
        chosen = np.concatenate([chosen, _companion(chosen)[None]])
    return Palette(_rgb_of(chosen))


def _strongest(lab: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Greedy choice: the colour with most support around it, then the next one that differs."""
    distance = np.linalg.norm(lab[:, None] - lab[None], axis=2)
    support = np.exp(-((distance / DISTINCT_DELTA_E) ** 2)) @ weights
    free = np.ones(len(lab), bool)
    chosen: list[int] = []
    while free.any() and len(chosen) < MOST - 1:
        best = int(np.argmax(np.where(free, support, -1)))
        if len(chosen) >= FEWEST - 1 and support[best] < _FAINT * support[chosen[0]]:
            break
        chosen.append(best)
        free &= distance[best] > 1.4 * DISTINCT_DELTA_E
    picked: NDArray[np.float32] = lab[chosen]
    return picked


def _enlivened(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """At least half of the colours colourful: the dullest of those that have a hue gain chroma."""
    lab = lab.copy()
    chroma = chroma_of(lab)
    missing = (len(lab) + 1) // 2 - int((chroma > COLORFUL_CHROMA).sum())
    tinted = [i for i in np.argsort(-chroma) if 6 < chroma[i] <= COLORFUL_CHROMA]
    for index in tinted[: max(missing, 0)]:
        lab[index, 1:] *= 1.25 * COLORFUL_CHROMA / chroma[index]
    return lab


def _with_contrast(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """A dark and a light colour: added in the leading hue, or in place of the weakest colour."""
    lead = lab[0]
    tint = lead[1:] / max(float(np.hypot(*lead[1:])), 1e-3)
    extras = [
        np.array([lightness, *(tint * chroma)], np.float32)
        for lacks, lightness, chroma in (
            (lab[:, 0].min() > DARK_LIGHTNESS, 20.0, 24.0),
            (lab[:, 0].max() < LIGHT_LIGHTNESS, 94.0, 8.0),
        )
        if lacks
    ]
    return np.stack([*lab[: MOST - len(extras)], *extras])


def _companion(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """A middle tone beside the leading hue, 40 degrees on, away from all other colours."""
    lead = lab[0]
    radius = max(float(np.hypot(*lead[1:])), 40.0)
    start = np.arctan2(lead[2], lead[1])
    offers = [
        np.array([light, radius * np.cos(angle), radius * np.sin(angle)], np.float32)
        for light in (60, 45, 75)
        for angle in start + np.radians([40, -40, 150])
    ]
    gaps = [float(np.linalg.norm(lab - offer, axis=1).min()) for offer in offers]
    return next(
        (o for o, g in zip(offers, gaps, strict=True) if g > 30), offers[int(np.argmax(gaps))]
    )
