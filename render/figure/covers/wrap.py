"""The head as what covers lie on: their lower edge, and rings and domes around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.canonical import mean_face
from render.figure.sculpt import UPPER_FACE, Sculpt
from render.modelling.fields import Field, cast
from render.modelling.meshes import Floats, Mesh, loft

AROUND = 80
CLEAR_OF_BROWS = 0.09
LEAST_CROWN = 0.5  # of the head's height that a cover covers
MIDDLE_UP = 0.05  # of the rays' origin above the eyes
FAR = 3.0
UPPER_LID = 159


@dataclass(frozen=True, eq=False)
class Wrap:
    """A head and the lower edge of its cover: y before, beside and behind.

    hair: what lies on the skin where a cover is worn over the hair, which it presses down to
    `pressed` above the skin.
    """

    proportions: Sculpt
    front: float
    side: float
    back: float
    hair: Field | None = None
    pressed: float = np.inf

    @property
    def middle(self) -> Floats:
        """Where the rays to the surface start, float64 (3,)."""
        return np.array((0.0, self.proportions.skull.eye_height + MIDDLE_UP, -0.05))

    @property
    def crown(self) -> float:
        """y of the skull's top."""
        skull = self.proportions.skull
        return skull.centre[1] + float(skull.outline(np.pi / 2))

    def distance(self, points: Floats) -> Floats:
        """About the distance to the head's skin, brow ridge included, (...)."""
        x, y, z = np.moveaxis(points, -1, 0)
        relief = np.clip(self.proportions.relief.calm_height(x, y), 0, 0.2)
        skin = self.proportions.skull.distance(x, y, z) - np.where(z > 0, relief, 0)
        if self.hair is None:
            return np.asarray(skin)
        return np.asarray(np.minimum(skin, np.maximum(self.hair(points), skin - self.pressed)))

    def edge(self, angle: ArrayLike) -> Floats:
        """y of the lower edge at angles (radians) from the front over the picture's right."""
        cosine = np.cos(angle)
        rear = self.side + (self.back - self.side) * cosine**2
        fore = self.side + (self.front - self.side) * cosine**2
        return np.asarray(np.where(cosine > 0, fore, rear))

    def around(self, angle: Floats, y: ArrayLike, lift: ArrayLike) -> Floats:
        """Points (..., 3) about the head at these angles and heights, `lift` over the skin."""
        turn, height, above = np.broadcast_arrays(angle, y, lift)
        flat = np.stack([np.sin(turn), 0 * turn, np.cos(turn)], -1).reshape(-1, 3)
        start = self.middle * (1, 0, 1) + height.reshape(-1, 1) * (0.0, 1.0, 0.0)
        found = self._met(start, flat, above.ravel())
        return found.reshape(*turn.shape, 3)

    def dome(self, angle: Floats, share: ArrayLike, lift: ArrayLike, *, up: float = 0.0) -> Floats:
        """Points (..., 3) between the edge (share 0), moved up by `up`, and the crown (share 1)."""
        turn, part, above = np.broadcast_arrays(angle, share, lift)
        low = self.around(angle, self.edge(angle) + up, 0.0) - self.middle
        least = np.arctan2(low[..., 1], np.hypot(low[..., 0], low[..., 2]))
        rise = least + part * (np.pi / 2 - 1e-3 - least)
        ray = np.stack(
            [np.sin(turn) * np.cos(rise), np.sin(rise), np.cos(turn) * np.cos(rise)], -1
        ).reshape(-1, 3)
        start = np.broadcast_to(self.middle, ray.shape)
        return self._met(start, ray, above.ravel()).reshape(*turn.shape, 3)

    def _met(self, start: Floats, ray: Floats, lift: Floats) -> Floats:
        return cast(lambda points: self.distance(points) - lift, start + FAR * ray, start)


def wrapped(proportions: Sculpt, *, side: float = 0.0, back: float = 0.0) -> Wrap:
    """With the edge as measured before; side, back: how much higher it runs there."""
    front = front_edge(proportions)
    return Wrap(proportions, front, front + side, front + back)


def front_edge(proportions: Sculpt) -> float:
    """y of the lower edge of the cover over the forehead: as measured, clear of the brows."""
    eyes = float(mean_face().points[[33, 133], 1].mean())
    skull = proportions.skull
    measured = proportions.likeness.cover.low / 100
    placed = skull.eye_height + UPPER_FACE * (measured - eyes)
    brows = float(proportions.face.right("brow_top")[:, 1].max())
    crown = skull.centre[1] + float(skull.outline(np.pi / 2))
    return float(np.clip(placed, brows + CLEAR_OF_BROWS, max(crown - LEAST_CROWN, brows + 0.1)))


def turns(count: int = AROUND) -> Floats:
    """Angles once around the head, from the front over the picture's right."""
    return 2 * np.pi * np.arange(count) / count


def shell(wrap: Wrap, share: Floats, lift: Floats, *, up: float = 0.0) -> Mesh:
    """A closed cap: rings at shares (R,) of the way to the crown, lifted by (R,) or (R, N)."""
    angle = turns()[None]
    rise = lift if lift.ndim == 2 else lift[:, None]
    return loft(
        wrap.dome(np.broadcast_to(angle, (len(share), AROUND)), share[:, None], rise, up=up)
    )


def band(wrap: Wrap, heights: Floats, lift: Floats, *, up: float = 0.0) -> Mesh:
    """A closed ring about the head: heights (R,) above the edge, lifted by (R,) or (R, N)."""
    angle = np.broadcast_to(turns(), (len(heights), AROUND))
    rise = lift if lift.ndim == 2 else lift[:, None]
    return loft(wrap.around(angle, wrap.edge(angle) + up + heights[:, None], rise))
