"""What a camera has to see is a small part of a body, and no frame reaches beyond it."""

import numpy as np
import pytest

from render.outermost import outermost_of
from render.pose import posed_vertices
from render.types import Pose
from tests.render.bodies import make_bust

BODY = make_bust()


def nodding(degrees: float, weight: float) -> Pose:
    joints = np.stack([np.eye(4), np.eye(4)]).astype(np.float32)
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    joints[1, 1:3, 1:3] = [[cos, -sin], [sin, cos]]
    return Pose(joints, np.array([weight, 0], np.float32))


@pytest.mark.parametrize(("degrees", "weight"), [(0, 0), (40, 0), (-30, 1.0), (0, 0.6)])
def test_it_reaches_as_far_as_the_whole_body(degrees: float, weight: float) -> None:
    pose = nodding(degrees, weight)
    outermost = outermost_of(BODY, [nodding(0, 1.0)])
    whole = np.concatenate([posed_vertices(BODY, part, pose) for part in BODY.parts])
    few = outermost.posed(pose)
    assert few.min(0) == pytest.approx(whole.min(0), abs=0.01)
    assert few.max(0) == pytest.approx(whole.max(0), abs=0.01)


def test_shapes_that_no_pose_asks_for_are_left_out() -> None:
    assert outermost_of(BODY, [nodding(0, 0.3)]).kept == (0,)
    assert outermost_of(BODY, [nodding(0, 0)]).kept == ()
