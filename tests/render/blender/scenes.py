"""Small scenes for the renderers' tests."""

import numpy as np
from numpy.typing import NDArray

from render.types import (
    BlendShape,
    Body,
    Border,
    Camera,
    Light,
    Material,
    Part,
    Pose,
    Scene,
    Shadow,
)

CORNERS = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float32)
SIDES = np.array(
    [
        [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
        [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
    ],
    np.int32,
)  # fmt: skip
CAMERA = Camera(position=(0.0, 0.0, 6.0), target=(0.0, 0.0, 0.0), half_angle_deg=12.0)
LIGHTS = (Light((-2.0, 3.0, 4.0), (0.0, 0.0, 0.0), 150.0, 2.0),)
RED = Material((0.9, 0.1, 0.1))


def cube(half: float = 0.5, *, name: str = "cube", material: Material = RED) -> Part:
    """A cube about the origin with an edge of 2 x `half`."""
    return Part(name, half * CORNERS, SIDES, CORNERS[:, :2] / 2 + np.float32(0.5), material)


def moved(x: float = 0.0, y: float = 0.0) -> NDArray[np.float32]:
    """A joint's matrix (4, 4) that shifts."""
    matrix = np.eye(4, dtype=np.float32)
    matrix[:2, 3] = x, y
    return matrix


def turned(degrees: float) -> NDArray[np.float32]:
    """A joint's matrix (4, 4) that turns about the viewing axis."""
    angle = np.radians(degrees)
    matrix = np.eye(4, dtype=np.float32)
    matrix[:2, :2] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    return matrix


def scene_of(part: Part, *joints: NDArray[np.float32]) -> Scene:
    """One body of one part; a frame for each of `joints`. No border, no shadow."""
    poses = tuple((Pose(joint[None], np.zeros(0, np.float32)),) for joint in joints)
    nothing = Shadow(opacity=0)
    return Scene((Body((part,)),), poses, LIGHTS, CAMERA, border=Border(width=0), shadow=nothing)


def smiling(part: Part, *, offset: float) -> Scene:
    """Two frames: the part at rest, and moved up by its only blend shape."""
    shape = BlendShape("up", part.name, np.full_like(part.vertices, [0, offset, 0]))
    poses = tuple((Pose(np.eye(4, dtype=np.float32)[None], np.float32([w])),) for w in (0, 1))
    return Scene((Body((part,), blend_shapes=(shape,)),), poses, LIGHTS, CAMERA)


def bending(body: Body) -> Scene:
    """Three frames: at rest, bent with the second joint leaning, and at rest again but moved."""
    rest = np.stack([moved()] * 2)
    leaning = np.stack([moved(), turned(40)])
    poses = tuple(
        (Pose(joints, np.float32([weight, 0])),)
        for joints, weight in ((rest, 0), (leaning, 1), (np.stack([moved(0.2)] * 2), 0))
    )
    return Scene((body,), poses, LIGHTS, CAMERA)
