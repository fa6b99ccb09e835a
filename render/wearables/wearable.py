"""What a wearable is: what builds it, on whom, and what it presses down or takes the place of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from config.attire import Slot
from render.modelling.meshes import Floats
from render.modelling.piece import Piece
from render.types import Color
from render.wearables.head import Head, HeadKind

EVERYBODY: frozenset[HeadKind] = frozenset({"figure", "animal", "relief", "thing"})
FACES: frozenset[HeadKind] = frozenset({"figure", "animal", "relief"})


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
    room. roundness: exponent of its dome; 2 an ellipsoid, more for a cylinder.
    """

    axes: Floats
    origin: Floats
    radii: tuple[float, float]
    height: float
    roundness: float = 2.5

    def pressed(self, vertices: Floats) -> Floats:
        """Vertices (V, 3), those above the opening moved inside."""
        local = (vertices - self.origin) @ self.axes
        above = np.clip(local[:, 1], 0, None)
        size = np.array([self.radii[0], self.height, self.radii[1]])
        scaled = local * (1, 0, 1) + above[:, None] * (0, 1, 0)
        power = self.roundness
        share = (np.abs(scaled / size) ** power).sum(1) ** (1 / power)
        # The rim of the opening is met slowly: hair bulges out under it, as it does.
        inside = np.minimum(1.0, 1 / np.maximum(share, 1e-9))
        moved = local * (1, 0, 1) * inside[:, None]
        moved[:, 1] = np.where(local[:, 1] > 0, above * inside, local[:, 1])
        pressed = np.where(local[:, 1:2] > 0, moved, local)
        return np.asarray(pressed @ self.axes.T + self.origin)


@dataclass(frozen=True, eq=False)
class Worn:
    """A thing as one head wears it, in canonical units; its parts hang on the head's joint, on the
    root, or on joints of its own. hollow: of hats that hair fits under."""

    piece: Piece
    hollow: Hollow | None = None


@dataclass(frozen=True)
class Wearable:
    """build: for one head. kinds: of heads that can wear it. hides: parts whose names begin so,
    of which it takes the place. also: slots besides its own that it leaves no room in."""

    build: Callable[[Head, Dye], Worn]
    kinds: frozenset[HeadKind] = FACES
    hides: tuple[str, ...] = ()
    also: tuple[Slot, ...] = ()
