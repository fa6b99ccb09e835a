"""How a floater moves: it bobs, drifts in depth and turns, out of step with the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.geometry import turned
from render.types import Body, Pose, Vector

BOB = 0.13  # of its size, up and down
DRIFT = 0.2  # of its size, to and fro
TURN_DEG, NOD_DEG, ROLL_DEG = 15.0, 6.0, 5.0
MOST_BOB = 1 + BOB  # room that it needs, against its radius
_SWINGS = (1.9, 2.9)  # radians that a phase goes through in a quarter of the loop


@dataclass(frozen=True, eq=False)
class Floater:
    """A body about `middle`, of `size` units. tilt_deg: how it leans at rest. phases, rates: of
    bobbing, drifting, turning, nodding and rolling, float64 (5,) in radians.

    All moves are functions of the sine of the loop's angle, and so the same at an angle and at pi
    minus it; different phases make them look unrelated.
    """

    body: Body
    middle: Vector
    size: float
    tilt_deg: float
    phases: NDArray[np.float64]
    rates: NDArray[np.float64]

    def pose(self, angle: float) -> Pose:
        """See render.scene.Extra."""
        bob, drift, turn, nod, roll = np.sin(self.rates * np.sin(angle) + self.phases)
        matrix = np.eye(4)
        matrix[:3, :3] = (
            turned(2, self.tilt_deg + ROLL_DEG * roll)
            @ turned(1, TURN_DEG * turn)
            @ turned(0, NOD_DEG * nod)
        )
        middle = np.asarray(self.middle)
        moved = middle + self.size * np.array([0.0, BOB * bob, DRIFT * drift])
        matrix[:3, 3] = moved - matrix[:3, :3] @ middle
        return Pose(matrix[None].astype(np.float32), np.zeros(0, np.float32))


def phases_and_rates(
    rng: np.random.Generator, number: int, count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of one of so many floaters: phases spread evenly over the circle, but for some chance."""
    step = 2 * np.pi * (number + rng.uniform(-0.2, 0.2)) / max(count, 1)
    phases = step + np.pi * np.array([0.0, 0.6, 1.1, 1.7, 0.3]) + rng.uniform(-0.3, 0.3, 5)
    return phases, rng.uniform(*_SWINGS, 5) * rng.choice([-1.0, 1.0], 5)
