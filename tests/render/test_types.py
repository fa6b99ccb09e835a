"""Scenes know which of their frames look alike, and refuse what no renderer could draw."""

from dataclasses import replace

import numpy as np
import pytest

from render.types import BlendShape, Body, Camera, Joint, Pose, Scene
from tests.render.bodies import make_ball, make_part

CAMERA = Camera((0, 0, 5), (0, 0, 0), 18)


def shifted(x: float, weight: float = 0.0) -> tuple[Pose, ...]:
    """A frame of one body with one joint and one blend shape."""
    joints = np.eye(4, dtype=np.float32)[None]
    joints[0, 0, 3] = x
    return (Pose(joints, np.float32([weight])),)


def scene_of(*frames: tuple[Pose, ...]) -> Scene:
    return Scene((make_ball(),), frames, (), CAMERA)


def test_a_frame_that_looks_like_an_earlier_one_points_to_it() -> None:
    there_and_back = scene_of(shifted(0), shifted(0.1), shifted(0.2), shifted(0.1))
    assert there_and_back.distinct_frames() == (0, 1, 2, 1)


def test_blend_shapes_tell_frames_apart_too() -> None:
    assert scene_of(shifted(0), shifted(0, weight=1)).distinct_frames() == (0, 1)


def test_what_only_rounding_tells_apart_looks_alike() -> None:
    assert scene_of(shifted(0.1), shifted(0.1 + 1e-7)).distinct_frames() == (0, 0)


def test_every_frame_has_a_pose_for_every_body() -> None:
    with pytest.raises(AssertionError, match="one pose per body"):
        scene_of(shifted(0) + shifted(0))
    with pytest.raises(AssertionError, match="at least one frame"):
        scene_of()


def test_a_part_hangs_on_a_joint_of_its_body() -> None:
    with pytest.raises(AssertionError, match="hangs on no joint: head"):
        Body((make_part(joint="head"),))


def test_parents_come_before_their_children() -> None:
    root, head = Joint("root", (0, 0, 0)), Joint("head", (0, 1, 0), "root")
    Body((make_part(),), (root, head))
    with pytest.raises(AssertionError, match="head before its parent"):
        Body((make_part(),), (head, root))


def test_each_vertex_has_its_place_in_the_texture_and_its_blend() -> None:
    part = make_part()
    with pytest.raises(AssertionError, match="uv"):
        replace(part, uv=part.uv[1:])
    with pytest.raises(AssertionError, match="blend"):
        replace(part, blend=np.ones(len(part.vertices) - 1, np.float32))


def test_a_blend_shape_moves_points_in_space() -> None:
    with pytest.raises(AssertionError, match="offsets"):
        BlendShape("smile", "skin", np.zeros((5, 2), np.float32))


def test_the_camera_s_tangent_is_half_the_width_it_sees_at_distance_one() -> None:
    assert replace(CAMERA, half_angle_deg=45).tangent == pytest.approx(1)
