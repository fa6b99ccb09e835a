"""What a wearable is: what builds it, on whom, and what it presses down or takes the place of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from config.attire import Slot
from render.geometry import smoothstep
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.head import Head, HeadKind

EVERYBODY: frozenset[HeadKind] = frozenset({"figure", "animal", "relief", "thing"})
FACES: frozenset[HeadKind] = frozenset({"figure", "animal", "relief"})
Room = Slot | Literal["ears"]  # what a thing takes up: its slot, or the place over the ears
WALL = 0.03  # of a hat, inward from the opening it was given; canonical units
BULGE, UNDER = 2.2, 0.3  # how fast hair comes out under a rim, and down to where it is held back


@dataclass(frozen=True)
class Dye:
    """The colours that were asked for, strongest first; a builder takes them where its thing may
    have any colour. () for the usual ones. seed: what else may vary."""

    colors: tuple[Color, ...] = ()
    seed: int = 0

    def pick(self, number: int, usual: Color) -> Color:
        """A colour that was asked for, or the usual one."""
        return self.colors[number % len(self.colors)] if self.colors else usual


@dataclass(frozen=True, eq=False)
class Hollow:
    """The room inside a hat: hair is pressed into it.

    axes: float64 (3, 3), columns across, up and ahead of the hat, unit. origin: float64 (3,), the
    middle of its opening. radii: half width and half depth there. height: up to which there is
    room. roundness: exponent of its dome; 2 an ellipsoid, more for a cylinder. closed: below the
    opening there is as much room as above it, and no hair comes out. small: hair beside it stands
    free.
    """

    axes: Floats
    origin: Floats
    radii: tuple[float, float]
    height: float
    roundness: float = 2.5
    closed: bool = False
    small: bool = False

    def pressed(self, vertices: Floats) -> Floats:
        """Vertices (V, 3), those above the opening moved inside.

        Under the rim hair bulges out step by step, as it does.
        """
        local = (vertices - self.origin) @ self.axes
        down = -local[:, 1]
        size = np.array([self.radii[0], self.height, self.radii[1]]) - WALL
        level = np.abs(local[:, 1]) if self.closed else np.maximum(local[:, 1], 0)
        room = np.ones(len(local)) if self.closed else 1 + BULGE * np.maximum(down, 0) / size[0]
        wide = np.hypot(local[:, 0] / size[0], local[:, 2] / size[2])
        power = self.roundness
        share = (wide**power + (level / size[1]) ** power) ** (1 / power)
        inside = np.minimum(1.0, room / np.maximum(share, 1e-9))
        if not self.closed:
            inside = np.where(down < UNDER, inside, 1.0)
        moved = local * inside[:, None]
        if not self.closed:
            moved[:, 1] = np.where(down > 0, local[:, 1], moved[:, 1])
        return np.asarray(moved @ self.axes.T + self.origin)

    def within(self, vertices: Floats, beside: tuple[float, float]) -> Floats:
        """How far vertices (V, 3) are under the hat, (V,): 1 there to 0 well beside it.

        beside: widths of the opening up to which it is 1, and from which on it is 0.
        """
        local = (vertices - self.origin) @ self.axes
        wide = np.hypot(local[:, 0] / self.radii[0], local[:, 2] / self.radii[1])
        share = np.clip((beside[1] - wide) / (beside[1] - beside[0]), 0, 1)
        if self.closed:  # the neck goes on out of it
            share = share * np.clip(0.5 + 2 * local[:, 1] / self.height, 0, 1)
        return np.asarray(smoothstep(share))


@dataclass(frozen=True, eq=False)
class Worn:
    """A thing as one head wears it, in canonical units; its parts hang on the head's joint, on the
    root, or on joints of its own. hollow: of hats that hair fits under."""

    piece: Piece
    hollow: Hollow | None = None


@dataclass(frozen=True)
class Wearable:
    """build: for one head. kinds: of heads that can wear it. hides: parts whose names begin so,
    of which it takes the place. also: what besides its own slot it leaves no room in. least_eyes:
    that are seen of a head: a profile shows one."""

    build: Callable[[Head, Dye], Worn]
    kinds: frozenset[HeadKind] = FACES
    hides: tuple[str, ...] = ()
    also: tuple[Room, ...] = ()
    least_eyes: int = 0
