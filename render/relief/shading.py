"""The second merge: regions that differ by light only belong to one part of the thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from render.relief.graph import border_pairs
from render.relief.raster import Image, Labels

SAME_COLOR = 11.0  # difference in a, b up to which two regions may be one colour
SAME_LIGHTNESS = 30.0
SOFT_BORDER = 16.0  # lightness step across a border that still reads as shading
ONE_PAINT = 7.0  # colour distance, with lightness halved, below which paint is the same
SAME_HUE = 0.3  # radians


@dataclass(frozen=True)
class _Region:
    lightness: float
    a: float
    b: float
    share: float  # of the subject's area

    @property
    def chroma(self) -> float:
        return float(np.hypot(self.a, self.b))

    def hue_distance(self, other: "_Region") -> float:
        turn = np.arctan2(self.b, self.a) - np.arctan2(other.b, other.a)
        return float(abs((turn + np.pi) % (2 * np.pi) - np.pi))


@dataclass(frozen=True)
class _Border:
    small: int
    big: int
    step: float  # mean lightness step across it
    share: float  # of the small region's whole border


def merge_shading(labels: Labels, lab: Image, *, fewest: int = 1) -> Labels:
    """Remove same-hue shading, highlights and own shadows from a segmentation.

    labels: int32 (H, W), 0 outside. lab: float32 (H, W, 3), smoothed. Merges the most certain
    pair first, until none is left or `fewest` regions are.
    """
    labels = labels.copy()
    while True:
        regions = _measure(labels, lab)
        if len(regions) <= fewest:
            return labels
        rated = [
            (cost, border)
            for border in _borders(labels, lab, regions)
            if (cost := _cost(regions[border.small], regions[border.big], border)) is not None
        ]
        if not rated:
            return labels
        _, best = min(rated, key=lambda pair: pair[0])
        labels[labels == best.small] = best.big


def unite_colors(labels: Labels, lab: Image) -> Labels:
    """Give regions of (almost) one colour one label, adjacent or not: a pair of ears, a saucer
    that a cup divides."""
    labels = labels.copy()
    while True:
        regions = _measure(labels, lab)
        pairs = [
            (distance, small, big)
            for small, big in combinations(sorted(regions, key=lambda name: regions[name].share), 2)
            if (distance := _distance(regions[small], regions[big])) < ONE_PAINT
        ]
        if not pairs:
            return labels
        _, small, big = min(pairs)
        labels[labels == small] = big


def _distance(first: _Region, second: _Region) -> float:
    light = 0.5 * (first.lightness - second.lightness)
    return float(np.linalg.norm([light, first.a - second.a, first.b - second.b]))


def _measure(labels: Labels, lab: Image) -> dict[int, _Region]:
    inside = labels > 0
    flat, colors = labels[inside], lab[inside]
    order = np.argsort(flat, kind="stable")
    names, starts = np.unique(flat[order], return_index=True)
    groups = np.split(colors[order], starts[1:])
    regions = {}
    for name, group in zip(names, groups, strict=True):
        lightness, a, b = (float(v) for v in np.median(group, axis=0))
        regions[int(name)] = _Region(lightness, a, b, len(group) / len(flat))
    return regions


def _borders(labels: Labels, lab: Image, regions: dict[int, _Region]) -> Iterator[_Border]:
    first, second = border_pairs(labels, step=2)
    a, b = labels.ravel()[first], labels.ravel()[second]
    light = lab[..., 0].ravel()
    size = int(labels.max()) + 1
    keys, inverse, lengths = np.unique(
        np.minimum(a, b).astype(np.int64) * size + np.maximum(a, b),
        return_inverse=True,
        return_counts=True,
    )
    steps = np.bincount(inverse, np.abs(light[first] - light[second]), len(keys)) / lengths
    around = np.bincount(a, minlength=size) + np.bincount(b, minlength=size)
    for key, length, step in zip(keys, lengths, steps, strict=True):
        i, j = int(key // size), int(key % size)
        small, big = (i, j) if regions[i].share < regions[j].share else (j, i)
        yield _Border(small, big, float(step), float(length / max(around[small], 1)))


def _cost(small: _Region, big: _Region, border: _Border) -> float | None:
    """How doubtful the merge is; None where the two are different parts."""
    color = float(np.hypot(small.a - big.a, small.b - big.b))
    light = abs(small.lightness - big.lightness)
    if color < SAME_COLOR and light < SAME_LIGHTNESS and border.step < SOFT_BORDER:
        return color / SAME_COLOR + light / SAME_LIGHTNESS + border.step / SOFT_BORDER
    if _is_same_hue(small, big) and border.step < 14 and light < _shading_range(small, border):
        return 1.5 + border.step / 14 + light / SAME_LIGHTNESS
    if border.share > 0.9 and _is_blotch(small, big):
        return 1.3
    if border.share > 0.5 and _is_highlight(small, big):
        return 1.0
    if border.share > 0.5 and _is_own_shadow(small, big):
        return 1.2
    return None


def _is_same_hue(small: _Region, big: _Region) -> bool:
    return small.hue_distance(big) < SAME_HUE and min(small.chroma, big.chroma) > 20


def _shading_range(small: _Region, border: _Border) -> float:
    """Lightness that shading spans: less where a large region ends at a marked border."""
    return 40 if small.share < 0.03 or border.step < 8 else 28


def _is_blotch(small: _Region, big: _Region) -> bool:
    return small.share < 0.06 and _distance(small, big) < 24


def _is_highlight(small: _Region, big: _Region) -> bool:
    brighter = small.lightness > big.lightness + 8
    paler = small.chroma < 0.6 * big.chroma
    alike = small.chroma < big.chroma and small.hue_distance(big) < 0.5
    return small.share < 0.05 and brighter and big.chroma > 25 and (paler or alike)


def _is_own_shadow(small: _Region, big: _Region) -> bool:
    darker = small.lightness < big.lightness
    same = small.hue_distance(big) < 0.5 and min(small.chroma, big.chroma) > 12
    return small.share < 0.04 and darker and same
