"""What runs along an outline and stays where it is while the outline moves a little."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
SHORTEST = 3  # periods on an outline: a shorter one has none
EVENED_OVER = 3  # pixels to both sides
EVEN_PX = 1.6  # over which turns are evened: which place is nearest changes by whole pixels


@dataclass(frozen=True, eq=False)
class Along:
    """For every pixel its nearest place on the outlines of one area.

    way: float32 (S, S), how far along its outline that is, px. length: float32 (S, S), of that
    outline, px. A pixel of another frame's outline finds the same place as one before it: what is
    painted by `way` moves out and in with the outline, but not along it.
    """

    way: Plane
    length: Plane

    def phase(self, period_px: float) -> Plane:
        """float32 (S, S), rising by 1 every `period_px` or so: a whole number of times around each
        outline; -1 where an outline is too short."""
        periods = np.round(self.length / period_px)
        turns = self.way / np.maximum(self.length, 1) * periods
        return np.where(periods >= SHORTEST, turns, -1).astype(np.float32)

    def turn(self, period_px: float) -> Plane:
        """float32 (S, S), the phase's share of a period, 0 to 1, evened; -1 as in `phase`."""
        phase = self.phase(period_px)
        angle = 2 * np.pi * phase
        sine, cosine = (cv2.GaussianBlur(each(angle), (0, 0), EVEN_PX) for each in (np.sin, np.cos))
        turns = np.arctan2(sine, cosine) / (2 * np.pi) % 1
        return np.where(phase < 0, -1, turns).astype(np.float32)

    def noise(self, length_px: float, seed: int) -> Plane:
        """float32 (S, S) in [-1, 1]: smooth noise with about a hill every `length_px`."""
        nodes = np.maximum(np.round(self.length / length_px), 1).astype(np.int64)
        place = self.way / np.maximum(self.length, 1) * nodes
        first = np.floor(place).astype(np.int64)
        values = np.random.default_rng(seed).uniform(-1, 1, 4096)
        here, there = (values[(first + step) % nodes % len(values)] for step in (0, 1))
        share = place - first
        share = share * share * (3 - 2 * share)
        return np.asarray(here + share * (there - here), np.float32)


def trace_along(area: Plane) -> Along:
    """The outlines of where an area float32 (S, S) covers more than half."""
    mask = (area >= 0.5).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    background = np.ones(mask.shape, np.uint8)
    ways, lengths = np.zeros(mask.shape, np.float32), np.zeros(mask.shape, np.float32)
    for contour in contours:
        x, y = contour[:, 0].T
        even_x, even_y = _evened(x), _evened(y)  # or each step of the pixels would count
        steps = np.hypot(np.diff(even_x, append=even_x[:1]), np.diff(even_y, append=even_y[:1]))
        background[y, x] = 0
        ways[y, x], lengths[y, x] = np.r_[0, np.cumsum(steps)[:-1]], steps.sum()
    if not contours:
        return Along(ways, lengths)
    _, labels = cv2.distanceTransformWithLabels(
        background, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    on = background == 0
    tables = [np.zeros(labels.max() + 1, np.float32) for _ in range(2)]
    for table, plane in zip(tables, (ways, lengths), strict=True):
        table[labels[on]] = plane[on]
    return Along(tables[0][labels], tables[1][labels])


def _evened(values: NDArray[np.int32]) -> NDArray[np.float64]:
    """A closed line's coordinate, averaged over a few neighbours."""
    around = np.arange(-EVENED_OVER, len(values) + EVENED_OVER)
    kernel = np.ones(2 * EVENED_OVER + 1) / (2 * EVENED_OVER + 1)
    return np.convolve(values.take(around, mode="wrap"), kernel, "valid")
