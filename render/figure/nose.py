"""The nose as a height over the face: bridge, tip and wings, from the key points about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.canonical import KeyFace
from render.figure.skull import Floats

# Of the measured width and depth: a toy's nose is a little smaller and much rounder.
WIDTH, DEPTH = 0.84, 0.86
LEAST_DEPTH, MOST_DEPTH = 0.17, 0.36
SEAM = 0.09  # radius with which the volumes flow into each other
INDEX_TIP, INDEX_BASE, INDEX_ROOT, INDEX_WING = 1, 2, 168, 129


@dataclass(frozen=True)
class Nose:
    """Canonical units. tip: y of it; half_width: at the wings; depth: of the tip over the cheeks;
    root: y between the eyes where the bridge begins; base: y where it meets the upper lip."""

    tip: float
    base: float
    root: float
    half_width: float
    depth: float

    def height(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """Above the face without a nose, 0 away from it."""
        across, up = np.abs(np.asarray(x, np.float64)), np.asarray(y, np.float64)
        volumes = (self._bridge(across, up), self._tip(across, up), self._wing(across, up))
        total = np.zeros(np.broadcast(across, up).shape)
        for volume in volumes:
            total = _smooth_max(total, volume, SEAM)
        return total - _smooth_max(np.zeros(1), np.full(1, -0.2), SEAM)[0]

    def _bridge(self, x: Floats, y: Floats) -> Floats:
        along = np.clip((self.root - y) / (self.root - self.tip), 0, 1)
        ridge = self.depth * (0.16 + 0.7 * along**1.3) * _smooth((self.root + 0.16 - y) / 0.3)
        width = self.half_width * (0.44 + 0.2 * along)
        below = np.clip((y - self.tip + 0.06) / 0.06, 0, 1)
        return np.asarray(ridge * np.exp(-((x / width) ** 2)) * below - 0.02)

    def _tip(self, x: Floats, y: Floats) -> Floats:
        tall = 0.4 * self.half_width + 0.4 * abs(self.tip - self.base)
        share = (x / (0.7 * self.half_width)) ** 2 + ((y - self.tip - 0.02) / tall) ** 2
        return _dome(share, self.depth)

    def _wing(self, x: Floats, y: Floats) -> Floats:
        middle = 0.8 * self.tip + 0.2 * self.base
        share = ((x - 0.64 * self.half_width) / (0.42 * self.half_width)) ** 2
        share = share + ((y - middle) / (0.38 * self.half_width)) ** 2
        return _dome(share, 0.4 * self.depth)


def find_nose(face: KeyFace) -> Nose:
    """The nose of a (caricatured) face."""
    tip, base, root = face.at(INDEX_TIP), face.at(INDEX_BASE), face.at(INDEX_ROOT)
    wing = face.at(INDEX_WING)
    mean = KeyFace.mean()
    usual = mean.at(INDEX_TIP)[2] - mean.at(INDEX_WING)[2]
    depth = 0.27 * DEPTH / 0.86 * (tip[2] - wing[2]) / usual
    base_y = min(float(base[1]), float(tip[1]) - 0.05)
    return Nose(
        tip=float(tip[1]),
        base=base_y,
        root=float(root[1]),
        half_width=WIDTH * float(abs(wing[0])),
        depth=float(np.clip(depth, LEAST_DEPTH, MOST_DEPTH)),
    )


def _smooth(values: Floats) -> Floats:
    t = np.clip(values, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _dome(share: Floats, height: float) -> Floats:
    """A hemisphere's height where share < 1, ever deeper outside."""
    inside = np.sqrt(np.clip(1 - share, 0, 1))
    return np.asarray(np.where(share < 1, height * inside, -0.2 * (share - 1)))


def _smooth_max(first: Floats, second: Floats, radius: float) -> Floats:
    overlap = np.maximum(radius - np.abs(first - second), 0) / radius
    return np.asarray(np.maximum(first, second) + overlap * overlap * radius / 4)
