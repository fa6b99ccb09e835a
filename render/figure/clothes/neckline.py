"""Necklines: the opening of a garment about the neck, cut along a tilted axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from render.figure.torso import AXIS_Z, Torso
from render.modelling.fields import Field, cast
from render.modelling.meshes import Floats

DROP = 0.4  # of the opening's middle below the chin
REACH = 1.6  # of the rays along the axis
NEARER, MISS = 6, 0.01  # rays beside the bust are moved inward so often; the field at a miss


@dataclass(frozen=True)
class Opening:
    """Half width at the sides, depth before and behind the neck, units of an adult's bust.

    point: exponent of the front's curve, 1 a V, 2 a round neck, 4 a square one. tilt: degrees that
    the axis leans forward.
    """

    side: float
    front: float
    back: float
    point: float = 2.0
    tilt: float = 30.0


OPENINGS: Mapping[str, Opening] = MappingProxyType(
    {
        "tee": Opening(0.56, 0.58, 0.36),
        "vneck": Opening(0.56, 0.66, 0.36, point=1.15, tilt=38.0),
        "shirt": Opening(0.5, 0.62, 0.34, point=1.3),
        "suit": Opening(0.48, 0.5, 0.34),
        "jacket": Opening(0.62, 0.93, 0.4, point=1.06, tilt=45.0),
        "turtleneck": Opening(0.5, 0.5, 0.36, tilt=16.0),
        "hoodie": Opening(0.58, 0.6, 0.38, point=1.5),
    }
)


@dataclass(frozen=True)
class Neckline:
    """An opening in the clothes of this bust."""

    torso: Torso
    opening: Opening

    @property
    def origin(self) -> Floats:
        """The opening's middle, float64 (3,)."""
        return np.array((0.0, self.torso.chin - DROP * self.torso.high, AXIS_Z))

    @property
    def axis(self) -> Floats:
        """Unit, out of the opening, float64 (3,)."""
        tilt = np.radians(self.opening.tilt)
        return np.array((0.0, np.cos(tilt), np.sin(tilt)))

    @property
    def forward(self) -> Floats:
        """Unit, across the opening toward its front, float64 (3,)."""
        return np.array((0.0, -self.axis[2], self.axis[1]))

    def radius(self, angle: ArrayLike) -> Floats:
        """Of the opening at angles (radians) from the front over the picture's right."""
        sine, cosine = np.abs(np.sin(angle)), np.cos(angle)
        opening = self.opening
        front = _corner(sine / opening.side, np.maximum(cosine, 0) / opening.front, opening.point)
        back = _corner(sine / opening.side, np.maximum(-cosine, 0) / opening.back, 2.0)
        return np.asarray(np.where(cosine > 0, front, back) * self.torso.wide)

    def angle_at(self, turn: ArrayLike) -> Floats:
        """Angles that even turns (0 to 2 pi) stand for, closer where the opening is pointed."""
        side, front = self.opening.side, self.opening.front
        sine, cosine = np.sin(turn), np.cos(turn)
        return np.arctan2(side * sine, np.where(cosine > 0, front, self.opening.back) * cosine)

    def angles(self, count: int) -> Floats:
        """`count` angles once around."""
        return self.angle_at(2 * np.pi * np.arange(count) / count)

    def inside(self, points: Floats) -> Floats:
        """How far points (..., 3) lie within the opening; negative outside."""
        offset = points - self.origin
        ahead = offset @ self.forward
        angle = np.arctan2(points[..., 0], ahead)
        return np.asarray(self.radius(angle) - np.hypot(points[..., 0], ahead))

    def edge(self, angle: ArrayLike, *, wider: ArrayLike = 0.0, lift: ArrayLike = 0.0) -> Floats:
        """Points (N, 3) of the opening's edge at these angles, `wider` outside, on the bust."""
        turn = np.asarray(angle, np.float64)
        reach = self.radius(turn) + np.asarray(wider)
        above = np.asarray(lift, np.float64)
        flat = np.sin(turn)[:, None] * (1.0, 0.0, 0.0) + np.cos(turn)[:, None] * self.forward

        def outside(points: Floats) -> Floats:
            return self.torso.distance(points) - above

        found = self._met(outside, reach, flat)
        for _ in range(NEARER):
            missed = outside(found) > MISS
            if not missed.any():
                break
            reach = np.where(missed, 0.9 * reach, reach)
            found = self._met(outside, reach, flat)
        return found

    def _met(self, field: Field, reach: Floats, flat: Floats) -> Floats:
        """Where the rays along the axis at these places across it meet a field, (N, 3)."""
        middle = self.origin + reach[:, None] * flat
        return cast(field, middle + REACH * self.axis, middle - REACH * self.axis)


def neckline(torso: Torso, kind: str) -> Neckline:
    """Of one of Clothes.kind."""
    return Neckline(torso, OPENINGS[kind])


def _corner(across: Floats, along: Floats, exponent: float) -> Floats:
    return np.asarray((across**exponent + along**exponent + 1e-9) ** (-1 / exponent))
