"""The bust under the clothes: neck, sloping shoulders, hinted arms and a rounded base."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.likeness import Age
from render.figure.sculpt import Sculpt
from render.modelling.fields import capsule, cast, ellipsoid, smooth_max, smooth_min
from render.modelling.meshes import Floats

_SHOULDERS: dict[Age, tuple[float, float]] = {  # width, height of the bust
    "baby": (0.68, 0.7),
    "child": (0.77, 0.82),
    "teen": (0.9, 0.95),
    "adult": (1.0, 1.0),
    "old": (0.97, 1.0),
}
NECK = 0.42  # radius
JAW = 0.8  # half width of the average jaw: wide jaws stand on wide necks
DEEP = 2.0  # farther than any part of the bust from its axis
AXIS_Z = -0.13  # of neck and chest: the face lies before it


@dataclass(frozen=True)
class Torso:
    """chin: y of the skull's lowest point. wide, high: against an adult's. neck: its radius."""

    chin: float
    wide: float
    high: float
    neck: float

    def point(self, x: float, down: float, z: float) -> tuple[float, float, float]:
        """A place on an adult's bust, `down` below the chin, as this one has it."""
        return (x * self.wide, self.chin - down * self.high, AXIS_Z + z * self.wide)

    def distance(self, points: Floats) -> Floats:
        """Chest, shoulders and upper arms, without the neck: negative inside, (...)."""
        sided = np.abs(points) * (1, 0, 0) + points * (0, 1, 1)
        half, tall = self.wide, self.high
        chest = ellipsoid(
            points, self.point(0, 1.08, -0.02), (1.02 * half, 0.92 * tall, 0.62 * half), 2.5
        )
        slope = capsule(
            sided,
            self.point(0, 0.5, -0.05),
            self.point(1.0, 0.68, -0.08),
            (0.28 * half, 0.3 * half),
        )
        arm = capsule(
            sided,
            self.point(1.12, 0.7, -0.06),
            self.point(1.13, 1.8, 0.04),
            (0.3 * half, 0.28 * half),
        )
        trunk = smooth_min(chest, slope, 0.3 * half)
        return self._based(smooth_min(trunk, arm, 0.12 * half), points)

    def chest(self, points: Floats) -> Floats:
        """The chest alone, what a strapless dress covers."""
        wide, high = self.wide, self.high
        trunk = ellipsoid(
            points, self.point(0, 1.08, -0.02), (1.02 * wide, 0.92 * high, 0.62 * wide), 2.5
        )
        return self._based(trunk, points)

    def throat(self, points: Floats) -> Floats:
        """The neck, from inside the head down into the chest."""
        top, bottom = (0.0, self.chin + 0.45, AXIS_Z - 0.08), self.point(0, 0.5, 0.0)
        return capsule(points, top, bottom, (0.92 * self.neck, 1.02 * self.neck))

    def body(self, points: Floats, fillet: float = 0.28) -> Floats:
        """All of it, as skin is; fillet: how softly the neck grows out of the shoulders."""
        return smooth_min(self.throat(points), self.distance(points), fillet * self.wide)

    def front(self, x: ArrayLike, y: ArrayLike, lift: float = 0.0) -> Floats:
        """Points (..., 3) on the clothes' front at these places, `lift` before the bust."""
        across, up = np.broadcast_arrays(np.asarray(x, np.float64), np.asarray(y, np.float64))
        flat = np.stack([across.ravel(), up.ravel(), np.full(up.size, DEEP)], 1)
        hit = cast(
            lambda points: self.distance(points) - lift, flat, flat * (1, 1, 0) + (0, 0, -0.2)
        )
        return hit.reshape(*up.shape, 3)

    def _based(self, field: Floats, points: Floats) -> Floats:
        """Cut off below by a shallow bowl, as a chess piece's foot is round."""
        base = self.chin - 1.3 * self.high
        spread = (points[..., 0] / self.wide) ** 2 + (points[..., 2] - AXIS_Z) ** 2 / self.wide**2
        bowl = base + 0.02 * spread + 0.015 * spread * spread - points[..., 1]
        return smooth_max(field, bowl, 0.3 * self.high)


def build_torso(proportions: Sculpt) -> Torso:
    """The bust that fits a head."""
    skull = proportions.skull
    chin = skull.centre[1] - float(skull.outline(-np.pi / 2))
    wide, high = _SHOULDERS[proportions.likeness.age]
    jaw = skull.half_width(skull.centre[1] - 0.75 * (skull.centre[1] - chin))
    return Torso(chin, wide, high, NECK * wide**0.5 * np.clip(jaw / JAW, 0.88, 1.12))
