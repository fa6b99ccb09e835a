"""Where a body's vertices are in one frame."""

import numpy as np
from numpy.typing import NDArray

from render.types import Body, Part, Pose


def posed_vertices(body: Body, part: Part, pose: Pose) -> NDArray[np.float32]:
    """float32 (V, 3): the part's vertices in the scene, blend shapes and joints applied.

    Where the part shares its joint with the parent, both transforms are blended by its weights.
    """
    vertices = bent_vertices(body, part, pose)
    placed = _moved(vertices, pose.joints[joint_index(body, part)])
    if part.skin_weights is not None:
        share = part.skin_weights[:, None]
        parent = _moved(vertices, pose.joints[parent_index(body, part)])
        placed = share * placed + (1 - share) * parent
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


def parent_index(body: Body, part: Part) -> int:
    """Which joint moves the part where its own one does not: the parent, or its own one."""
    index = joint_index(body, part)
    parent = body.joints[index].parent
    if part.skin_weights is None or parent is None:
        return index
    return next(i for i, joint in enumerate(body.joints) if joint.name == parent)


def _moved(vertices: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    moved: NDArray[np.float32] = vertices @ matrix[:3, :3].T + matrix[:3, 3]
    return moved
