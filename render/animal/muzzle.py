"""The muzzle: a snout toward the viewer, two soft puffs and a chin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.animal.face import Features, Floats
from render.figure.fields import capsule, smooth_min

LENGTH = (0.1, 0.3)  # of the face's size: of a flat face, and more for each size of eyes to nose
LONGEST = 0.5
PUFF = (0.36, 0.3, 0.36)  # radii of a puff
APART = 0.25  # of a puff from the middle
CHIN = (0.27, 0.17, 0.26)
BLEND = 0.1
USUAL_JAW = 0.34


@dataclass(frozen=True, eq=False)
class Muzzle:
    """A muzzle that stands on a head.

    base: z of the head's front at the nose, units. length: how far the nose stands before it.
    """

    face: Features
    base: float
    brow: float
    length: float

    @property
    def blend(self) -> float:
        """Radius with which it grows out of the head, units."""
        return BLEND * self.face.size

    @property
    def nose(self) -> Floats:
        """Where the nose sits, (3,)."""
        return np.array([*self.face.point(0.0, 0.02, self.face.nose), self.base + self.length])

    @property
    def scale(self) -> float:
        """Of puffs and chin: long jaws have large ones; seen aside they are narrower."""
        jaw = np.clip(self.face.jaw / self.face.size / USUAL_JAW, 0.85, 1.2)
        return float(jaw * (1 - 0.22 * abs(self.face.turned)))

    def puff(self, side: int) -> tuple[Floats, Floats]:
        """Middle across and up of the nose, and radii of a puff, multiples of the face's size."""
        scale, narrow = self.scale, self.face.foreshortening(side)
        middle = np.array([side * APART * scale * narrow, -0.55 * self.face.jaw / self.face.size])
        return middle, np.array(PUFF) * scale * np.array([narrow, 1, 1])

    def field(self, points: Floats) -> Floats:
        """About the distance to it at points (..., 3), negative inside."""
        face, size = self.face, self.face.size
        found = self._bridge(points)
        depth = self.base + self.length - PUFF[2] * size * 0.85
        for side in (-1, 1):
            middle, radii = self.puff(side)
            centre = np.array([*face.point(middle[0], middle[1], face.nose), depth])
            puff = _turned_ellipsoid(points, centre, radii * size, face)
            found = smooth_min(found, puff, 0.05 * size)
        below = -1.15 * face.jaw / size - 0.05
        centre = np.array([*face.point(0.0, below, face.nose), depth - 0.06 * size])
        chin = _turned_ellipsoid(points, centre, np.array(CHIN) * size * self.scale, face)
        return np.asarray(smooth_min(found, chin, 0.04 * size))

    def _bridge(self, points: Floats) -> Floats:
        face, size = self.face, self.face.size
        start = np.array([*face.point(0.0, -0.1, face.middle), self.brow - 0.22 * size])
        end = self.nose - (0, 0, 0.24 * size)
        return capsule(points, start, end, (0.18 * size, 0.22 * size))


def _turned_ellipsoid(points: Floats, centre: Floats, radii: Floats, face: Features) -> Floats:
    offset = points - centre
    flat = offset[..., :2]
    share = np.sqrt(
        (flat @ face.across / radii[0]) ** 2
        + (flat @ face.up / radii[1]) ** 2
        + (offset[..., 2] / radii[2]) ** 2
    )
    return np.asarray((share - 1) * radii.min())


def plan_muzzle(face: Features, base: float, brow: float) -> Muzzle:
    """base, brow: z of the head's front at the nose and between the eyes."""
    least, more = LENGTH
    down = float((face.middle - face.nose) @ face.up) / face.size
    length = float(np.clip(least + more * down, least, LONGEST)) * face.size
    return Muzzle(face, base, brow, length)
