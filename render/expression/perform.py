"""One moment of a body that plays a role: where it moves and how its face is bent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from config.theme import MotionLook
from render.expression.catalog import EXPRESSIONS
from render.expression.curves import pulse
from render.expression.expression import Expression
from render.expression.role import Role
from render.moves import BASE_PITCH_DEG, Beat, Channels, channels

BLINK = 0.1  # half of a blink's time, as a share of half a loop
# A head turns further than its body, and goes first: this much of the theme's turn is its own.
HEAD_LEAD = 0.45
_UNEVEN = 0.6  # how far apart bodies are in time, in powers of two
EYES_REACH_DEG = 26.0  # the turn that eyes at the end of their way undo


@dataclass(frozen=True)
class Moment:
    """What moves a body, and the weights of its blend shapes by name."""

    channels: Channels
    weights: Mapping[str, float]


@dataclass(frozen=True)
class Player:
    """A body's role, and what sets it apart from others who play the same.

    vigour: of its moves. phase: of a walk, by which its blinks are shifted; 0 for the first.
    """

    role: Role
    vigour: float = 1.0
    phase: float = 0.0

    def pace(self, time: float) -> float:
        """Where in the expression it is: earlier or later than others, but not at the ends."""
        return float(time ** (2 ** (_UNEVEN * np.sin(2 * np.pi * self.phase))))


def perform(player: Player, look: MotionLook, beat: Beat) -> Moment:
    """The theme's motion, calmed, and the expression on top of it."""
    expression = EXPRESSIONS[player.role.expression]
    time = player.pace(walked(beat))
    underneath = Channels(pitch=(1 - expression.calm) * BASE_PITCH_DEG).plus(
        channels(look, beat, player.vigour), expression.calm
    )
    acted = {
        name: player.vigour * curve(time)
        for curves in (expression.head, expression.body)
        for name, curve in curves.items()
    }
    moved = underneath.plus(Channels(head_yaw=HEAD_LEAD * underneath.yaw), 1.0)
    moved = moved.plus(Channels(**acted), 1.0)
    weights = _weights(player, expression, moved, time)
    loop = passed(beat, player.phase)
    weights |= {name: curve(loop) for name, curve in expression.onward.items()}
    return Moment(moved, {name: float(np.clip(weight, 0, 1)) for name, weight in weights.items()})


def walked(beat: Beat) -> float:
    """How far the walk there and back has come: 0 turned to the picture's left, 1 to its right."""
    return float(np.arcsin(np.clip(beat.odd(1), -1, 1)) / np.pi + 0.5)


def passed(beat: Beat, phase: float = 0.0) -> float:
    """How much of the whole loop has passed since the walk was at 0; phase: of a later body."""
    return float((beat.side * 0.25 + beat.angle / (2 * np.pi) + phase) % 1.0)


def _weights(
    player: Player, expression: Expression, moved: Channels, time: float
) -> dict[str, float]:
    weights = {name: curve(time) for name, curve in expression.shapes.items()}
    for name, weight in player.role.base.items():
        weights[name] = weights.get(name, 0.0) + expression.keep * weight
    if expression.blinks:
        closed = max(_blink(at + player.phase, time) for at in expression.blinks)
        for name in ("blink_right", "blink_left"):
            weights[name] = max(weights.get(name, 0.0), closed)
    return weights | _gaze(expression, moved, time)


def _blink(at: float, time: float) -> float:
    """Moments beyond an end of the walk lie on the way back: folded into 0 to 1."""
    folded = at % 2
    return pulse(min(folded, 2 - folded), BLINK)(time)


def _gaze(expression: Expression, moved: Channels, time: float) -> dict[str, float]:
    """Where the eyes look: with the viewer as far as they can, or where the expression says."""
    turn, nod = moved.yaw + moved.head_yaw, moved.pitch + moved.nod + moved.head_nod
    across = expression.look(time) - expression.gaze * turn / EYES_REACH_DEG
    up = expression.rise(time) + expression.gaze * nod / (2 * EYES_REACH_DEG)
    return {
        "look_left": max(across, 0.0),
        "look_right": max(-across, 0.0),
        "look_up": max(up, 0.0),
        "look_down": max(-up, 0.0),
    }
