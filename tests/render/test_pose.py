"""Vertices follow their joints, shared ones both, and bend under their shapes."""

from dataclasses import replace

import numpy as np
import pytest

from render.pose import bent_vertices, joint_index, parent_index, posed_vertices
from render.types import Pose
from tests.render.bodies import make_bust

BODY = make_bust()
TORSO, NECK, HEAD = BODY.parts


def lifted(weights: tuple[float, float] = (0, 0)) -> Pose:
    """The head one unit above its place."""
    joints = np.stack([np.eye(4), np.eye(4)]).astype(np.float32)
    joints[1, 1, 3] = 1
    return Pose(joints, np.array(weights, np.float32))


def test_a_shared_part_stretches_between_both_joints() -> None:
    assert NECK.skin_weights is not None
    lift = posed_vertices(BODY, NECK, lifted())[:, 1] - NECK.vertices[:, 1]
    assert lift == pytest.approx(NECK.skin_weights, abs=1e-6)
    assert lift.min() == 0
    assert lift.max() == 1


def test_other_parts_follow_one_joint() -> None:
    assert np.array_equal(posed_vertices(BODY, TORSO, lifted()), TORSO.vertices)
    lift = posed_vertices(BODY, HEAD, lifted()) - HEAD.vertices
    assert lift == pytest.approx(np.tile([0, 1, 0], (len(lift), 1)), abs=1e-6)


def test_shapes_bend_only_their_part_and_add_up() -> None:
    half = bent_vertices(BODY, HEAD, lifted((0.5, 0)))
    assert np.ptp(half[:, 1]) == pytest.approx(np.ptp(HEAD.vertices[:, 1]) + 0.1, abs=1e-5)
    assert bent_vertices(BODY, HEAD, lifted((1, 1))) == pytest.approx(HEAD.vertices, abs=1e-6)
    assert bent_vertices(BODY, NECK, lifted((1, 1))) is NECK.vertices


def test_the_other_joint_is_the_parent_where_there_is_sharing() -> None:
    assert (joint_index(BODY, NECK), parent_index(BODY, NECK)) == (1, 0)
    assert parent_index(BODY, HEAD) == 1
    assert parent_index(BODY, replace(TORSO)) == 0
