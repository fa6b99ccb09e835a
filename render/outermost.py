"""The few vertices of a body that can be outermost in some frame: what a camera has to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.geometry import sphere_directions
from render.pose import posed_vertices
from render.types import Body, Part, Pose

DIRECTIONS = 800  # in which the outline is measured


@dataclass(frozen=True, eq=False)
class Outermost:
    """A body of its outermost vertices only, without triangles.

    kept: which of the whole body's blend shapes it still has.
    """

    body: Body
    kept: tuple[int, ...]

    def posed(self, pose: Pose) -> NDArray[np.float32]:
        """Where they are in one frame, float32 (N, 3)."""
        shown = Pose(pose.joints, pose.weights[list(self.kept)])
        return np.concatenate([posed_vertices(self.body, part, shown) for part in self.body.parts])


def outermost_of(body: Body, poses: Sequence[Pose]) -> Outermost:
    """What is outermost at rest, or bent by one of the shapes as far as these poses bend it."""
    weights = np.abs(np.stack([pose.weights for pose in poses])).max(0)
    kept = tuple(np.flatnonzero(weights).tolist())
    shapes = [(body.blend_shapes[number], float(weights[number])) for number in kept]
    rows = {
        part.name: _outermost(
            [part.vertices]
            + [part.vertices + weight * s.offsets for s, weight in shapes if s.part == part.name]
        )
        for part in body.parts
    }
    few = Body(
        parts=tuple(_only(part, rows[part.name]) for part in body.parts),
        joints=body.joints,
        blend_shapes=tuple(
            replace(shape, offsets=shape.offsets[rows[shape.part]]) for shape, _ in shapes
        ),
    )
    return Outermost(few, kept)


def _outermost(states: Sequence[NDArray[np.float32]]) -> NDArray[np.int64]:
    """The vertices that are the farthest in one of many directions, in one of the states (V, 3).

    Directions 4 degrees apart miss the true outline of something round by 0.1 % of its radius,
    which the margins cover; the exact hull takes ten times as long.
    """
    directions = sphere_directions(DIRECTIONS)
    farthest = [(directions @ vertices.T).argmax(1) for vertices in states]
    rows: NDArray[np.int64] = np.unique(farthest)
    return rows


def _only(part: Part, rows: NDArray[np.int64]) -> Part:
    shares = part.skin_weights
    return Part(
        name=part.name,
        vertices=part.vertices[rows],
        triangles=np.zeros((0, 3), np.int32),
        uv=part.uv[rows],
        material=part.material,
        joint=part.joint,
        skin_weights=None if shares is None else shares[rows],
    )
