"""How bodies move: a theme's moves become the poses of one loop.

A loop is a walk there and back: frame i equals frame N/2 - i. So a renderer draws about half the
frames, nothing jumps from the last frame to the first, and frame 0 looks at the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from config.theme import MotionLook
from render.layout import vertices_of
from render.moves import Beat, Channels, channels
from render.types import Body, Joint, Pose, Vector

MAX_FRAMES = 90
HEAD = "head"
_HEAD_SHARE = 0.75  # of a nod; the rest of the body follows with what remains
_HEAD_LEAD = 0.2  # of the yaw: a head turns further than its body
_DANGLE_DEG = 5.0  # how far ears and the like swing about their joint

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
    bodies: tuple[Body, ...], look: MotionLook, *, seed: int, fps: int
) -> tuple[tuple[Pose, ...], ...]:
    """One tuple per frame with one pose per body.

    Equal frames share their poses. The seed says which way the loop turns first and varies each
    body's moves by a tenth; neighbours mirror each other.
    """
    count = frame_count(look, fps)
    rng = np.random.default_rng(seed)
    side = 1.0 if rng.random() < 0.5 else -1.0
    vigours = rng.uniform(0.9, 1.0, len(bodies)).tolist()
    stances = [Stance.of(body) for body in bodies]
    poses: dict[int, tuple[Pose, ...]] = {}
    for index in range(count):
        first = min(index, (count // 2 - index) % count)
        if first not in poses:
            angle = 2 * np.pi * first / count
            poses[first] = tuple(
                pose(body, stances[i], channels(look, Beat(angle, side * (-1) ** i), vigours[i]))
                for i, body in enumerate(bodies)
            )
    return tuple(poses[min(index, (count // 2 - index) % count)] for index in range(count))


def pose(body: Body, stance: Stance, moment: Channels) -> Pose:
    """The matrices of a body's joints at one moment; parents come before their children."""
    has_head = any(joint.name == HEAD for joint in body.joints)
    matrices: dict[str, Matrix] = {}
    for joint in body.joints:
        own = (
            _root_matrix(stance, moment, has_head)
            if joint.parent is None
            else (matrices[joint.parent] @ _about(joint.position, _joint_turn(joint, moment)))
        )
        matrices[joint.name] = own
    return Pose(
        joints=np.stack([matrices[joint.name] for joint in body.joints]).astype(np.float32),
        weights=np.zeros(len(body.blend_shapes), np.float32),
    )


def _root_matrix(stance: Stance, moment: Channels, has_head: bool) -> Matrix:
    """Turn about the middle, then squash and lean about the ground point, then travel."""
    nod = moment.nod * (1 - _HEAD_SHARE if has_head else 1.0)
    turn = _yaw(moment.yaw) @ _pitch(moment.pitch + nod)
    stand = _roll(moment.roll) @ _squash(moment.squash)
    travel = np.eye(4)
    travel[:3, 3] = moment.x, moment.y, moment.z
    return travel @ _about(stance.ground, stand) @ _about(stance.middle, turn)


def _joint_turn(joint: Joint, moment: Channels) -> Matrix:
    if joint.name == HEAD:
        return _yaw(_HEAD_LEAD * moment.yaw) @ _pitch(_HEAD_SHARE * moment.nod)
    return _roll(_DANGLE_DEG * moment.dangle) @ _pitch(-0.3 * moment.nod)


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
