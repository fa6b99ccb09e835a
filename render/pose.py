"""Where a body's vertices are in one frame."""

import numpy as np
from numpy.typing import NDArray

from render.types import Body, Part, Pose


def posed_vertices(body: Body, part: Part, pose: Pose) -> NDArray[np.float32]:
    """float32 (V, 3): the part's vertices in the scene, blend shapes and joint applied."""
    vertices = bent_vertices(body, part, pose)
    matrix = pose.joints[joint_index(body, part)]
    placed: NDArray[np.float32] = vertices @ matrix[:3, :3].T + matrix[:3, 3]
    return placed


def bent_vertices(body: Body, part: Part, pose: Pose) -> NDArray[np.float32]:
    """float32 (V, 3): the part's vertices at rest, moved by its blend shapes only."""
    vertices = part.vertices
    for shape, weight in zip(body.blend_shapes, pose.weights, strict=True):
        if shape.part == part.name and weight:
            vertices = vertices + weight * shape.offsets
    return vertices


def joint_index(body: Body, part: Part) -> int:
    """Which of the body's joints, and so of Pose.joints, moves the part."""
    return next(i for i, joint in enumerate(body.joints) if joint.name == part.joint)
