"""Who gets the props: the proportions, and how far what is built already reaches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from config.attire import Outfit
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats

Place = tuple[float, float]


class Bearer(Protocol):
    """What props need to know of a head, be it a person's or not: see Wearer."""

    @property
    def eye_height(self) -> float:
        """y of the eyes."""

    @property
    def crown(self) -> float:
        """y of the skull's top."""

    def front(self, place: Place, radius: float) -> float:
        """z of the foremost thing within `radius` of a place in the picture."""

    def top(self, place: Place, radius: float) -> float:
        """y of the highest thing within `radius` of x and z."""

    def side(self, low: float, high: float) -> float:
        """x of what reaches farthest to the picture's right between two heights."""


@dataclass(frozen=True, eq=False)
class Wearer:
    """head: float64 (N, 3), the vertices of all that moves with the head, canonical units."""

    sculpt: Sculpt
    head: Floats
    outfit: Outfit = field(default_factory=Outfit)

    @property
    def eye_height(self) -> float:
        """y of the eyes."""
        return self.sculpt.skull.eye_height

    @property
    def crown(self) -> float:
        """y of the skull's top."""
        skull = self.sculpt.skull
        return float(skull.centre[1] + skull.outline(np.pi / 2))

    def skin(self, place: Place) -> float:
        """z of the skin at a place in the picture."""
        return float(self.sculpt.skin_z(np.array(place[:1]), np.array(place[1:]))[0])

    def front(self, place: Place, radius: float) -> float:
        """z of the foremost thing within `radius` of a place in the picture."""
        near = self._within((0, 1), place, radius)
        return float(near[:, 2].max(initial=self.skin(place)))

    def top(self, place: Place, radius: float) -> float:
        """y of the highest thing within `radius` of x and z."""
        near = self._within((0, 2), place, radius)
        return float(near[:, 1].max(initial=self.crown))

    def side(self, low: float, high: float) -> float:
        """x of what reaches farthest to the picture's right between two heights."""
        y = self.head[:, 1]
        return float(self.head[(y > low) & (y < high), 0].max(initial=1.0))

    def _within(self, axes: tuple[int, int], place: Place, radius: float) -> Floats:
        apart = np.linalg.norm(self.head[:, axes] - place, axis=1)
        return np.asarray(self.head[apart < radius])
