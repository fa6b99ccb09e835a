"""The moves a theme can ask for: what each adds to a body's place and shape at one moment.

All are sums of sin(a), sin(3a), cos(2a), cos(4a) of the loop's angle a, or functions of them, and
so read the same forwards and backwards about a quarter of the loop (see render.motion). Squash and
stretch, easing and overlapping action are principles of Disney's (Thomas and Johnston 1981).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

import numpy as np

from config.theme import MotionLook, MoveName

BASE_YAW_DEG = 14.0  # under every motion: what shows that the sticker is solid
MAX_YAW_DEG = 27.0
BASE_PITCH_DEG = 3.0  # the camera seems to look down a little, so that tops show


@dataclass(frozen=True)
class Beat:
    """One moment of one body's loop. side: -1 for a body that mirrors its neighbour, else 1."""

    angle: float
    side: float = 1.0

    def odd(self, harmonic: int) -> float:
        """From -1 to 1 and back; a mirrored body leans the other way."""
        return float(self.side * np.sin(harmonic * self.angle))

    def even(self, harmonic: int) -> float:
        """1 while facing the viewer, for harmonic 2 also in the middle of the loop."""
        return float(np.cos(harmonic * self.angle))

    def held(self) -> float:
        """Like odd(1), but it eases longer at both ends: the third harmonic flattens them."""
        return (self.odd(1) + self.odd(3) / 9) * 9 / 8

    def pulse(self) -> float:
        """Two short swells a loop, at the moments that face the viewer: 0 to 1."""
        return float(np.exp(1.6 * (self.even(2) - 1)))

    def hop(self) -> float:
        """Progress of the hop, 0 to 1 twice a loop; it stands on the ground around 0 and 1."""
        return float(self.angle / np.pi % 1.0)


@dataclass(frozen=True)
class Channels:
    """What moves a body, in degrees and scene units; squash is the relative change in height.

    head_yaw, head_nod and head_roll move a head against its body.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    nod: float = 0.0
    roll: float = 0.0
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    squash: float = 0.0
    dangle: float = 0.0
    head_yaw: float = 0.0
    head_nod: float = 0.0
    head_roll: float = 0.0

    def plus(self, other: Channels, amount: float) -> Channels:
        """This and so many times the other."""
        return Channels(
            *(
                getattr(self, field.name) + amount * getattr(other, field.name)
                for field in fields(self)
            )
        )


def _sway(beat: Beat) -> Channels:
    return Channels(roll=-4.5 * beat.held(), x=0.035 * beat.odd(1), dangle=0.8 * beat.odd(3))


def _bounce(beat: Beat) -> Channels:
    """Crouch, hop, land: on the ground for the first and last `ground` of each hop's time."""
    ground, height, crouch, stretch = 0.25, 0.10, 0.09, 0.04
    time = min(beat.hop(), 1 - beat.hop())
    if time < ground:
        return Channels(squash=-crouch * float(np.cos(np.pi / 2 * time / ground)))
    rise = (time - ground) / (0.5 - ground)  # 0 leaving the ground, 1 at the top
    lift = rise * (2 - rise)
    # Stretched while fast, round again at the top; both ends meet the crouch without a jump.
    squash = stretch * float(np.sin(np.pi * rise**0.75))
    return Channels(y=height * lift, squash=squash, dangle=0.6 * (lift - 0.5))


def _wobble(beat: Beat) -> Channels:
    return Channels(roll=2.6 * beat.odd(3), squash=-0.04 * beat.even(4), dangle=beat.odd(3))


def _float(beat: Beat) -> Channels:
    rise = 0.5 - 0.5 * beat.even(2)
    return Channels(y=0.1 * rise, pitch=2.2 * beat.even(2), roll=-1.8 * beat.odd(1))


def _pulse(beat: Beat) -> Channels:
    """Toward the viewer and taller: it grows in the picture but keeps its volume."""
    return Channels(z=0.32 * beat.pulse(), squash=0.035 * beat.pulse())


def _nod(beat: Beat) -> Channels:
    return Channels(nod=9.0 * (beat.pulse() - 0.35), squash=-0.012 * beat.pulse())


def _turn(beat: Beat) -> Channels:
    return Channels(yaw=9.0 * beat.held(), dangle=0.4 * beat.odd(1))


_MOVES: Mapping[MoveName, Callable[[Beat], Channels]] = {
    "sway": _sway,
    "bounce": _bounce,
    "wobble": _wobble,
    "float": _float,
    "pulse": _pulse,
    "nod": _nod,
    "turn": _turn,
}


def channels(look: MotionLook, beat: Beat, vigour: float = 1.0) -> Channels:
    """All moves of a look at one moment, on top of the turn that every motion has."""
    total = Channels(yaw=BASE_YAW_DEG * beat.held(), pitch=BASE_PITCH_DEG)
    for move in look.moves:
        total = total.plus(_MOVES[move.name](beat), move.amount * vigour)
    yaw = float(np.clip(total.yaw, -MAX_YAW_DEG, MAX_YAW_DEG))
    return total.plus(Channels(yaw=yaw - total.yaw), 1.0)
