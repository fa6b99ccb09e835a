"""How words move: each sign a little after its neighbour, as the theme's motion is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from config.theme import MotionLook
from render.geometry import turned
from render.types import Body, Pose, Vector

Gait = Literal["wave", "pop", "wobble"]

RISE = 0.07  # em up and down
TURN_DEG, ROLL_DEG, NOD_DEG = 11.0, 5.0, 5.0
GROWTH = 0.13  # of the size of a sign when its turn comes
SPREAD = 0.34  # of a caption's width: how much of it pops at once
SWING_DEG, BREATH = 1.6, 0.012  # of a whole that hangs somewhere
WAVE = 2.2  # radians that a wave goes in a quarter of the loop
LENGTH = 1.3  # radians of a wave per unit of a caption's width

_GAITS: dict[str, Gait] = {
    "bounce": "pop", "pulse": "pop", "wobble": "wobble", "nod": "wobble",
}  # fmt: skip


def gait_of(look: MotionLook) -> Gait:
    """How words move beside bodies that move so: after the theme's strongest move."""
    strongest = max(look.moves, key=lambda move: move.amount)
    return _GAITS.get(strongest.name, "wave")


def joint_name(number: int) -> str:
    """Of the joint of a sign, numbered from 1; 0: of the whole."""
    return f"caption_joint_{number}"


@dataclass(frozen=True, eq=False)
class Words:
    """A caption as something beside the subjects; see render.scene.Extra.

    body: its first joint is the whole, each other one a sign. middles: float64 (S, 3), of the
    signs. across: float64 (S,), where in the caption each is, 0 to 1. em: units. held: the point
    about which the whole of it swings; None where it does not.
    """

    body: Body
    middles: NDArray[np.float64]
    across: NDArray[np.float64]
    em: float
    gait: Gait
    held: Vector | None = None

    def pose(self, angle: float) -> Pose:
        """See render.scene.Extra. All is a function of the sine of the loop's angle."""
        swing = float(np.sin(angle))
        matrices = np.tile(np.eye(4), (len(self.middles) + 1, 1, 1))
        for number, (middle, across) in enumerate(zip(self.middles, self.across, strict=True), 1):
            linear, step = self._moved(swing, float(across), number)
            matrices[number, :3, :3] = linear
            matrices[number, :3, 3] = middle + step * self.em - linear @ middle
        if self.held is not None:
            matrices = self._swung(swing) @ matrices
        return Pose(matrices.astype(np.float32), np.zeros(0, np.float32))

    def _swung(self, swing: float) -> NDArray[np.float64]:
        """How the whole moves about where it is held."""
        matrix, point = np.eye(4), np.asarray(self.held)
        matrix[:3, :3] = turned(2, SWING_DEG * swing) * (1 + BREATH * np.cos(2 * swing))
        matrix[:3, 3] = point - matrix[:3, :3] @ point
        return matrix

    def _moved(
        self, swing: float, across: float, number: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How a sign is turned and scaled, and how far it has gone, em."""
        phase = WAVE * swing - 2 * np.pi * LENGTH * across
        still = np.zeros(3)
        if self.gait == "pop":
            turn = (swing + 1) / 2 * (1 + 2 * SPREAD) - SPREAD
            near = max(1 - abs(turn - across) / SPREAD, 0.0)
            grown = near * near * (3 - 2 * near)
            size = (1 + GROWTH * grown) * turned(1, 0.7 * TURN_DEG * np.sin(phase))
            return size, np.array([0.0, 0.6 * RISE * grown, GROWTH * grown * 0.5])
        if self.gait == "wobble":
            side = 1 if number % 2 else -1
            roll = turned(2, side * ROLL_DEG * np.sin(1.6 * swing + 0.4))
            return roll @ turned(1, TURN_DEG * np.sin(phase)), still
        rise = np.array([0.0, RISE * np.sin(phase), 0.0])
        nod = turned(0, NOD_DEG * np.cos(phase))
        return turned(1, TURN_DEG * np.sin(phase + 0.8)) @ nod, rise
