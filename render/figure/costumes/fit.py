"""Whom a costume is made for: the bust, the colours, and what else lies about the neck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from render.figure.clothes.neckline import Neckline, Opening
from render.figure.torso import Torso
from render.modelling.fields import cast, outward
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Color, Material
from render.wearables.wearable import Dye


@dataclass(frozen=True, eq=False)
class Fit:
    """covered: a scarf lies over neck and collar. caped: a cape is worn beside it."""

    torso: Torso
    dye: Dye = field(default_factory=Dye)
    covered: bool = False
    caped: bool = False

    @property
    def wide(self) -> float:
        """Of the bust, against an adult's."""
        return self.torso.wide

    def neck(self, opening: Opening) -> Neckline:
        """An opening on this bust."""
        return Neckline(self.torso, opening)

    def at(self, x: ArrayLike, down: ArrayLike, lift: ArrayLike = 0.0) -> Floats:
        """Points (..., 3) on the bust's front: x and below the chin as an adult's bust has them,
        `lift` over the skin."""
        torso = self.torso
        points = torso.front(
            np.asarray(x, np.float64) * torso.wide,
            torso.chin - np.asarray(down, np.float64) * torso.high,
        )
        above = np.broadcast_to(np.asarray(lift, np.float64) * torso.wide, points.shape[:-1])
        return np.asarray(points + above[..., None] * self.normals(points))

    def above(self, x: float, z: float, lift: float) -> Floats:
        """The point (3,) so far over a shoulder."""
        torso = self.torso
        ends = np.array([torso.point(x, -0.5, z)]), np.array([torso.point(x, 0.9, z)])
        found = cast(lambda points: torso.distance(points) - lift * torso.wide, *ends)
        return np.asarray(found[0])

    def normals(self, points: Floats) -> Floats:
        """Unit (..., 3), out of the bust near its surface."""
        flat = outward(self.torso.distance, points.reshape(-1, 3))
        return flat.reshape(points.shape)

    def size(self, *radii: float) -> Floats:
        """Lengths of an adult's costume, for this bust."""
        return self.torso.wide * np.array(radii)


@dataclass(frozen=True)
class Sleeve:
    """What covers a raised arm: cloth and cuff, or None for a bare one."""

    cloth: Material
    cuff: Material


@dataclass(frozen=True)
class Costume:
    """opening: about the neck; None where the shoulders are bare. build: all that is worn, on the
    root. sleeve: of a raised arm, from the colours; None for bare arms."""

    build: Callable[[Fit], Piece]
    opening: Opening | None
    sleeve: Callable[[Dye], Sleeve | None]


def tinted(color: Color, amount: float) -> Color:
    """A shade for seams and folds: darker for negative amounts, lighter for positive ones."""
    end = 0.0 if amount < 0 else 1.0
    red, green, blue = (channel + (end - channel) * abs(amount) for channel in color)
    return red, green, blue
