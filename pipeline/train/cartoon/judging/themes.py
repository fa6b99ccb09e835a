"""Whether themes can be told apart: by colour, and by how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur, to_lab
from pipeline.prompt.palette import dominant_colors
from pipeline.train.cartoon.judging.metrics import (
    CANVAS_PX,
    SOLID,
    color_distance,
    lines,
    palette_distance,
)

COLORS = 5
SCALES_PX = (0.7, 1.5, 3.0, 6.0)  # of the bands of detail that patterns live in
Statistics = NDArray[np.float64]


@dataclass(frozen=True)
class Apart:
    """mean, palette: CIEDE2000 between themes' mean and dominant colours, averaged over pairs.

    recognised: share of drawings whose theme is guessed from statistics of the drawing; colorless:
    the same from all but colours. chance: what guessing blindly would get.
    """

    mean: float
    palette: float
    recognised: float
    colorless: float
    chance: float


def statistics(picture: Array, alpha: Array) -> Statistics:
    """float64 (20,): 9 of colour, then lines, bands of detail, levels of light, contrast."""
    lab = to_lab(picture)
    inside = alpha > SOLID
    pixels = lab[inside]
    chroma = np.hypot(pixels[:, 1], pixels[:, 2])
    shades, lights = pixels[:, 0] < 40, pixels[:, 0] > 70
    color = [
        *pixels.mean(0),
        float(chroma.mean()),
        float(chroma.std()),
        *_hue_of(pixels, shades),
        *_hue_of(pixels, lights),
    ]
    drawn = lines(picture, alpha)
    return np.array(
        [*color, drawn.ink, drawn.continuity, *_detail(lab[..., 0], inside), *_levels(pixels[:, 0])]
    )


def _hue_of(pixels: Array, chosen: NDArray[np.bool_]) -> tuple[float, float]:
    """Mean a and b of some pixels lab (N, 3)."""
    if not chosen.any():
        return 0.0, 0.0
    a, b = pixels[chosen, 1:].mean(0)
    return float(a), float(b)


def _detail(light: Array, inside: NDArray[np.bool_]) -> list[float]:
    """How strong each band of detail is, and how alike across and down the finest one is."""
    scale = light.shape[0] / CANVAS_PX
    smooth = [np.ascontiguousarray(light)] + [
        blur(np.ascontiguousarray(light), max(0.3, px * scale)) for px in SCALES_PX
    ]
    bands = [float((a - b)[inside].std()) for a, b in pairwise(smooth)]
    down, across = (float(np.abs(np.diff(smooth[1], axis=axis)).mean()) for axis in (0, 1))
    return [float(np.log(band + 0.1)) for band in bands] + [
        float(np.log((down + 1) / (across + 1)))
    ]


def _levels(light: Array) -> list[float]:
    """How few levels of light there are, its spread, and the share of the darkest."""
    shares = np.histogram(light, bins=25, range=(0, 100))[0] / max(1, len(light))
    entropy = -float((shares[shares > 0] * np.log(shares[shares > 0])).sum())
    return [entropy, float(light.std()), float((light < 20).mean()), float((light > 85).mean())]


COLOR_NUMBERS = 9


def colors_of(picture: Array, alpha: Array) -> tuple[Array, Array]:
    """lab (3,) mean, and lab (K, 3) dominant colours of the subject."""
    rgba = np.concatenate([picture, alpha[..., None]], -1)
    pixels = np.round(rgba * 255).clip(0, 255).astype(np.uint8)
    mean = to_lab(picture)[alpha > SOLID].mean(0).astype(np.float32)
    return mean, to_lab(dominant_colors(pixels, COLORS))


@dataclass(frozen=True, eq=False)
class Drawn:
    """What is kept of a photo's drawing in one theme."""

    statistics: Statistics
    mean: Array
    dominant: Array


def look_at(picture: Array, alpha: Array) -> Drawn:
    """All that telling themes apart needs of a drawing."""
    mean, dominant = colors_of(picture, alpha)
    return Drawn(statistics(picture, alpha), mean, dominant)


def how_far_apart(photos: Sequence[Mapping[str, Drawn]]) -> Apart:
    """photos: of each, its drawings by theme; the same themes for all."""
    pairs = [
        (photo[one], photo[other]) for photo in photos for one, other in combinations(photo, 2)
    ]
    whole = np.array([[photo[t].statistics for t in sorted(photo)] for photo in photos])
    return Apart(
        mean=float(np.mean([color_distance(a.mean, b.mean) for a, b in pairs])),
        palette=float(np.mean([palette_distance(a.dominant, b.dominant) for a, b in pairs])),
        recognised=recognised(whole),
        colorless=recognised(whole[..., COLOR_NUMBERS:]),
        chance=1 / whole.shape[1],
    )


def recognised(statistics: Statistics) -> float:
    """Share of drawings nearest to their theme's centroid, which the other photos tell.

    statistics: float64 (photos, themes, numbers). What all drawings of a photo share is taken off
    first. Each photo is left out in turn; with fewer than two there is nothing to learn from.
    """
    photos, themes, _ = statistics.shape
    if photos < 2:
        return float("nan")
    own = statistics - statistics.mean(1, keepdims=True)
    right = 0
    for left_out in range(photos):
        known = np.delete(own, left_out, axis=0)
        spread = (known - known.mean(0)).std((0, 1)) + 1e-6
        away = (own[left_out][:, None] - known.mean(0)) / spread
        right += int(((away**2).sum(-1).argmin(1) == np.arange(themes)).sum())
    return right / (photos * themes)
