"""The muzzle: a snout toward the viewer, two soft puffs and a chin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from render.animal.face import Features, Floats
from render.modelling.fields import smooth_min

LENGTH = (0.1, 0.3)  # of the face's size: of a flat face, and more for each size of eyes to nose
LONGEST = 0.5
PUFF = (0.36, 0.3, 0.36)  # radii of a puff
APART = 0.25  # of a puff from the middle
CHIN = (0.27, 0.17, 0.26)
BRIDGE = (0.18, 0.22)  # radii between the eyes and at the nose
BLEND = 0.1
USUAL_JAW = 0.34
BACK = 0.2  # by which the puffs of a head seen from its side lie behind the nose's tip
BEYOND = 0.04  # of the face's size: how far a puff may reach beyond the outline
SHRUNK = np.linspace(1.0, 0.6, 9)  # what a muzzle without room is scaled by, until it fits


@dataclass(frozen=True, eq=False)
class Muzzle:
    """A muzzle that stands on a head.

    base: z of the head's front at the nose, units. length: how far the nose stands before it.
    shrunk: what its puffs and chin are scaled by to lie within the outline.
    """

    face: Features
    base: float
    brow: float
    length: float
    shrunk: float = 1.0

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
        return float(jaw * (1 - 0.22 * abs(self.face.turned)) * self.shrunk)

    @property
    def aside(self) -> float:
        """Where the middle of puffs and chin is, multiples of the face's size across the nose."""
        return -BACK * self.face.turned

    def puff(self, side: int) -> tuple[Floats, Floats]:
        """A puff's middle from `aside` and up of the nose, and radii, of the face's size."""
        scale, narrow = self.scale, self.face.foreshortening(side)
        middle = np.array([side * APART * scale * narrow, -0.55 * self.face.jaw / self.face.size])
        return middle, np.array(PUFF) * scale * np.array([narrow, 1, 1])

    @property
    def lip(self) -> float:
        """Where the puffs meet over the chin, multiples of the face's size above the nose."""
        middle, radii = self.puff(1)
        return float(middle[1] - radii[1] * np.sqrt(max(1 - (middle[0] / radii[0]) ** 2, 0)))

    @property
    def reach(self) -> tuple[float, float]:
        """How far it goes from the nose on the plane, and its lowest z, units."""
        size = self.face.size
        eyes = float(np.linalg.norm(self.face.middle - self.face.nose))
        return max(1.1 * size, eyes + 0.3 * size), min(self.brow, self.base) - 0.6 * size

    def field(self, flat: Floats, z: Floats) -> Floats:
        """About the distance to it over the plane (R, C, 2) and z (D,): (R, C, D), - inside."""
        face, size = self.face, self.face.size
        found = self._bridge(flat, z)
        depth = self.base + self.length - PUFF[2] * size * 0.85
        for side in (-1, 1):
            middle, radii = self.puff(side)
            centre = np.array([*face.point(self.aside + middle[0], middle[1], face.nose), depth])
            found = smooth_min(found, _ball(flat, z, centre, radii * size, face), 0.05 * size)
        below = -1.15 * face.jaw / size - 0.05
        centre = np.array([*face.point(self.aside, below, face.nose), depth - 0.06 * size])
        chin = _ball(flat, z, centre, np.array(CHIN) * size * self.scale, face)
        return np.asarray(smooth_min(found, chin, 0.04 * size))

    def _bridge(self, flat: Floats, z: Floats) -> Floats:
        """A rod from between the eyes to the nose."""
        face, size = self.face, self.face.size
        start = np.array([*face.point(0.0, -0.1, face.middle), self.brow - 0.22 * size])
        line = self.nose - (0, 0, 0.24 * size) - start
        offset = flat - start[:2]
        high = z - start[2]
        along = (offset @ line[:2])[..., None] + line[2] * high
        squared = (offset**2).sum(-1)[..., None] + high**2
        length = max(float(line @ line), 1e-9)
        share = np.clip(along / length, 0, 1)
        away = np.sqrt(np.maximum(squared - share * (2 * along - share * length), 0))
        thin, thick = BRIDGE
        return np.asarray(away - size * (thin + share * (thick - thin)))


def _ball(flat: Floats, z: Floats, centre: Floats, radii: Floats, face: Features) -> Floats:
    """About the distance to an ellipsoid whose axes are the face's."""
    offset = flat - centre[:2]
    plane = (offset @ face.across / radii[0]) ** 2 + (offset @ face.up / radii[1]) ** 2
    share = np.sqrt(plane[..., None] + ((z - centre[2]) / radii[2]) ** 2)
    return np.asarray((share - 1) * radii.min())


def plan_muzzle(
    face: Features, base: float, brow: float, room: Callable[[Floats], Floats]
) -> Muzzle:
    """A muzzle whose puffs lie within the outline.

    base, brow: z of the head's front at the nose and between the eyes. room: the distances of
    points (..., 2) to the outline, units.
    """
    least, more = LENGTH
    down = float((face.middle - face.nose) @ face.up) / face.size
    length = float(np.clip(least + more * down, least, LONGEST)) * face.size
    tried = [Muzzle(face, base, brow, length, float(shrunk)) for shrunk in SHRUNK]
    return next((muzzle for muzzle in tried if _fits(muzzle, room)), tried[-1])


def _fits(muzzle: Muzzle, room: Callable[[Floats], Floats]) -> bool:
    face = muzzle.face
    puffs = [muzzle.puff(side) for side in (-1, 1)]
    middles = np.stack(
        [face.point(muzzle.aside + middle[0], middle[1], face.nose) for middle, _ in puffs]
    )
    radii = np.array([radii[0] for _, radii in puffs])
    return bool((room(middles) + BEYOND * face.size > radii * face.size).all())
