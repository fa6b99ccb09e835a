"""How bodies move: each theme's moves, summed into channels and turned into poses.

A loop is a walk there and back: everything is a sum of sin(a), sin(3a), cos(2a), cos(4a) of the
angle a = 2 pi i / N, which all read the same forwards and backwards about a quarter turn. So
frame i equals frame N/2 - i, a renderer draws about half the frames, nothing jumps from the
last frame to the first, and frame 0 looks at the viewer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from config.theme import MotionLook, MoveName
from render.layout import vertices_of
from render.types import Body, Joint, Pose

MAX_FRAMES = 90
BASE_YAW_DEG = 14.0  # under every motion: what shows that the sticker is solid
MAX_YAW_DEG = 27.0
BASE_PITCH_DEG = 3.0  # the camera seems to look down a little, so that tops show
ROOT, HEAD = "root", "head"
_HEAD_SHARE = 0.75  # of a nod; the rest of the body follows with what remains
_HEAD_LEAD = 0.2  # of the yaw: a head turns further than its body
_DANGLE_DEG = 5.0  # how far ears and the like swing about their joint

Matrix = NDArray[np.float64]


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
    """What moves a body, in degrees and scene units; squash is the relative change in height."""

    yaw: float = 0.0
    pitch: float = 0.0
    nod: float = 0.0
    roll: float = 0.0
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    squash: float = 0.0
    dangle: float = 0.0

    def plus(self, other: Channels, amount: float) -> Channels:
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
    ground, height, crouch, stretch = 0.25, 0.11, 0.09, 0.05
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


def frame_count(look: MotionLook, fps: int) -> int:
    """Frames of one loop: even, so that it reads the same both ways, and at most MAX_FRAMES."""
    return min(2 * round(look.period_s * fps / 2), MAX_FRAMES)


def build_poses(
    bodies: tuple[Body, ...], look: MotionLook, *, seed: int, fps: int
) -> tuple[tuple[Pose, ...], ...]:
    """One tuple per frame with one pose per body.

    Equal frames share their poses. The seed says which way the loop turns first and varies each
    body's moves by a tenth; neighbours mirror each other.
    """
    count = frame_count(look, fps)
    rng = np.random.default_rng(seed)
    side = 1.0 if rng.random() < 0.5 else -1.0
    vigours = rng.uniform(0.9, 1.0, len(bodies))
    poses: dict[int, tuple[Pose, ...]] = {}
    for index in range(count):
        first = min(index, (count // 2 - index) % count)
        if first not in poses:
            angle = 2 * np.pi * first / count
            poses[first] = tuple(
                pose(body, channels(look, Beat(angle, side * (-1) ** place), float(vigour)))
                for place, (body, vigour) in enumerate(zip(bodies, vigours, strict=True))
            )
    return tuple(poses[min(index, (count // 2 - index) % count)] for index in range(count))


def channels(look: MotionLook, beat: Beat, vigour: float = 1.0) -> Channels:
    """All moves of a look at one moment, on top of the turn that every motion has."""
    total = Channels(yaw=BASE_YAW_DEG * beat.held(), pitch=BASE_PITCH_DEG)
    for move in look.moves:
        total = total.plus(_MOVES[move.name](beat), move.amount * vigour)
    yaw = float(np.clip(total.yaw, -MAX_YAW_DEG, MAX_YAW_DEG))
    return total.plus(Channels(yaw=yaw - total.yaw), 1.0)


def pose(body: Body, moment: Channels) -> Pose:
    """The matrices of a body's joints at one moment; parents come before their children."""
    has_head = any(joint.name == HEAD for joint in body.joints)
    matrices: dict[str, Matrix] = {}
    for joint in body.joints:
        own = (
            _root_matrix(body, joint, moment, has_head)
            if joint.parent is None
            else (matrices[joint.parent] @ _about(joint.position, _joint_turn(joint, moment)))
        )
        matrices[joint.name] = own
    return Pose(
        joints=np.stack([matrices[joint.name] for joint in body.joints]).astype(np.float32),
        weights=np.zeros(len(body.blend_shapes), np.float32),
    )


def _root_matrix(body: Body, joint: Joint, moment: Channels, has_head: bool) -> Matrix:
    """Turn about the middle, then squash and lean about the ground point, then travel."""
    vertices = vertices_of(body)
    middle = (vertices.min(0) + vertices.max(0)) / 2
    nod = moment.nod * (1 - _HEAD_SHARE if has_head else 1.0)
    turn = _yaw(moment.yaw) @ _pitch(moment.pitch + nod)
    ground = (float(middle[0]), float(vertices[:, 1].min()), float(joint.position[2]))
    stand = _roll(moment.roll) @ _squash(moment.squash)
    travel = np.eye(4)
    travel[:3, 3] = moment.x, moment.y, moment.z
    return travel @ _about(ground, stand) @ _about(tuple(map(float, middle)), turn)


def _joint_turn(joint: Joint, moment: Channels) -> Matrix:
    if joint.name == HEAD:
        return _yaw(_HEAD_LEAD * moment.yaw) @ _pitch(_HEAD_SHARE * moment.nod)
    return _roll(_DANGLE_DEG * moment.dangle) @ _pitch(-0.3 * moment.nod)


def _about(point: tuple[float, ...], matrix: Matrix) -> Matrix:
    """The same transform with this point as its origin."""
    result = matrix.copy()
    result[:3, 3] += np.asarray(point) - matrix[:3, :3] @ np.asarray(point)
    return result


def _squash(change: float) -> Matrix:
    """Taller or flatter by `change`, wider or narrower so that the volume stays."""
    height = 1 + float(np.clip(change, -0.3, 0.3))
    return np.diag([height**-0.5, height, height**-0.5, 1.0])


def _rotation(axis: int, degrees: float) -> Matrix:
    """Counter-clockwise about an axis (0 x, 1 y, 2 z) that points at the viewer."""
    first, second = (axis + 1) % 3, (axis + 2) % 3
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    matrix = np.eye(4)
    matrix[first, first] = matrix[second, second] = cos
    matrix[first, second], matrix[second, first] = -sin, sin
    return matrix


def _yaw(degrees: float) -> Matrix:
    """Positive: the front turns to the picture's right."""
    return _rotation(1, degrees)


def _pitch(degrees: float) -> Matrix:
    """Positive: the top comes toward the viewer."""
    return _rotation(0, degrees)


def _roll(degrees: float) -> Matrix:
    """Positive: the top goes to the picture's left."""
    return _rotation(2, degrees)
