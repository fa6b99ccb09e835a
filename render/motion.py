"""How bodies move: a theme's moves and what each body plays become the poses of one loop.

A loop is a walk there and back: frame i equals frame N/2 - i. So a renderer draws about half the
frames, nothing jumps from the last frame to the first, and frame 0 looks at the viewer. Only what
goes one way, as tears do, makes both ways differ (render.expression.pace).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from config.theme import MotionLook
from render.expression.pace import goes_onward
from render.expression.perform import Moment, Player, perform
from render.expression.role import Role
from render.layout import vertices_of
from render.moves import Beat, Channels, channels
from render.types import Body, Joint, Pose, Vector

MAX_FRAMES = 90
HEAD = "head"
_HEAD_SHARE = 0.75  # of a nod; the rest of the body follows with what remains
_HEAD_LEAD = 0.2  # of the yaw: a head turns further than its body
_BODY_SHARE = 0.6  # of what a head would do, where a body has none of its own
_DANGLE_DEG = 5.0  # how far ears and the like swing about their joint
_DANGLE_LAG = 0.25  # of a head's nod and roll, by which what dangles stays behind
_NOD_LAG = 0.3  # of a nod
_GOLDEN = 0.618  # of a walk: how far apart the blinks of neighbours are

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Stance:
    """The points a body turns and squashes about: its middle, and the ground below it."""

    middle: Vector
    ground: Vector

    @classmethod
    def of(cls, body: Body) -> Stance:
        """The stance of a body at rest."""
        vertices = vertices_of(body)
        low, high = vertices.min(0), vertices.max(0)
        x, y, z = (float(value) for value in (low + high) / 2)
        return cls(middle=(x, y, z), ground=(x, float(low[1]), body.joints[0].position[2]))


def frame_count(look: MotionLook, fps: int) -> int:
    """Frames of one loop: even, so that it reads the same both ways, and at most MAX_FRAMES."""
    return min(2 * round(look.period_s * fps / 2), MAX_FRAMES)


def build_poses(
    bodies: tuple[Body, ...],
    look: MotionLook,
    *,
    seed: int,
    fps: int,
    roles: Sequence[Role | None] = (),
) -> tuple[tuple[Pose, ...], ...]:
    """One tuple per frame with one pose per body.

    Equal frames share their poses. The seed says which way the loop turns first and varies each
    body's moves by a tenth; neighbours mirror each other. roles: what each body plays; one with
    None, or beyond the last role, only moves as the theme does.
    """
    count = frame_count(look, fps)
    rng = np.random.default_rng(seed % (1 << 64))
    side = 1.0 if rng.random() < 0.5 else -1.0
    vigours = rng.uniform(0.9, 1.0, len(bodies)).tolist()
    stances = [Stance.of(body) for body in bodies]
    players = _cast(roles, vigours)
    poses: dict[int, tuple[Pose, ...]] = {}
    firsts = [
        index if goes_onward(roles) else min(index, (count // 2 - index) % count)
        for index in range(count)
    ]
    for first in firsts:
        if first not in poses:
            angle = 2 * np.pi * first / count
            poses[first] = tuple(
                pose(body, stances[i], _moment(look, Beat(angle, side * (-1) ** i), player))
                for i, (body, player) in enumerate(zip(bodies, players, strict=True))
            )
    return tuple(poses[first] for first in firsts)


def _cast(roles: Sequence[Role | None], vigours: Sequence[float]) -> list[Player | float]:
    """For each body who plays a role, or only the vigour of its moves."""
    given = [*roles, *[None] * len(vigours)][: len(vigours)]
    return [
        vigour if role is None else Player(role, vigour, number * _GOLDEN)
        for number, (role, vigour) in enumerate(zip(given, vigours, strict=True))
    ]


def _moment(look: MotionLook, beat: Beat, player: Player | float) -> Moment:
    if isinstance(player, Player):
        return perform(player, look, beat)
    return Moment(channels(look, beat, player), {})


def pose(body: Body, stance: Stance, moment: Moment) -> Pose:
    """The matrices of a body's joints at one moment; parents come before their children."""
    has_head = any(joint.name == HEAD for joint in body.joints)
    moves = moment.channels
    matrices: dict[str, Matrix] = {}
    for joint in body.joints:
        own = (
            _root_matrix(stance, moves, has_head)
            if joint.parent is None
            else (matrices[joint.parent] @ _about(joint.position, _joint_turn(joint, moves)))
        )
        matrices[joint.name] = own
    weights = [moment.weights.get(shape.name, 0.0) for shape in body.blend_shapes]
    return Pose(
        joints=np.stack([matrices[joint.name] for joint in body.joints]).astype(np.float32),
        weights=np.array(weights, np.float32),
    )


def _root_matrix(stance: Stance, moment: Channels, has_head: bool) -> Matrix:
    """Turn about the middle, then squash and lean about the ground point, then travel."""
    if not has_head:
        moment = moment.plus(
            Channels(yaw=moment.head_yaw, nod=moment.head_nod, roll=moment.head_roll), _BODY_SHARE
        )
    nod = moment.nod * (1 - _HEAD_SHARE if has_head else 1.0)
    turn = _yaw(moment.yaw) @ _pitch(moment.pitch + nod)
    stand = _roll(moment.roll) @ _squash(moment.squash)
    travel = np.eye(4)
    travel[:3, 3] = moment.x, moment.y, moment.z
    return travel @ _about(stance.ground, stand) @ _about(stance.middle, turn)


def _joint_turn(joint: Joint, moment: Channels) -> Matrix:
    if joint.name == HEAD:
        yaw = _yaw(_HEAD_LEAD * moment.yaw + moment.head_yaw)
        return yaw @ _pitch(_HEAD_SHARE * moment.nod + moment.head_nod) @ _roll(moment.head_roll)
    lag = joint.swing * _DANGLE_LAG
    behind = _roll(-lag * moment.head_roll) @ _pitch(-lag * moment.head_nod)
    roll, nod = joint.swing * _DANGLE_DEG * moment.dangle, -joint.swing * _NOD_LAG * moment.nod
    return behind @ _roll(roll) @ _pitch(nod)


def _about(point: Vector, matrix: Matrix) -> Matrix:
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
