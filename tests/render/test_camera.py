"""Where the camera puts points, and how things look at their target."""

import numpy as np
import pytest

from render.camera import look_at, project
from render.types import Camera, Vector

FRONT = Camera(position=(0.0, 0.2, 6.0), target=(0.0, 0.2, 0.0), half_angle_deg=12.0)


def test_the_target_lands_in_the_middle() -> None:
    camera = Camera(position=(0.2, -0.1, 5.0), target=(0.2, -0.1, 0.3), half_angle_deg=14.0)
    middle = project(np.array([camera.target], np.float32), camera, 512)
    assert middle == pytest.approx(np.full((1, 2), 256.0), abs=1e-3)


def test_right_is_right_and_up_is_up() -> None:
    points = np.array([[1, 0.2, 0], [0, 1.2, 0]], np.float32)
    right, up = project(points, FRONT, 100)
    assert right[0] > 50
    assert right[1] == pytest.approx(50, abs=1e-4)
    assert up[1] < 50


def test_half_angle_reaches_the_picture_s_edge() -> None:
    edge = np.array([[6 * FRONT.tangent, 0.2, 0]], np.float32)
    assert project(edge, FRONT, 512)[0, 0] == pytest.approx(512, abs=1e-3)


def test_nearer_things_are_larger() -> None:
    near, far = project(np.array([[0.5, 0.2, 1], [0.5, 0.2, -1]], np.float32), FRONT, 512)
    assert near[0] > far[0]


@pytest.mark.parametrize("position", [(0, 0, 6), (-2, 3, 4), (1, -2, -3), (0, 5, 0), (0, -5, 0)])
def test_minus_z_points_at_the_target(position: Vector) -> None:
    target = (0.0, 0.0, 0.0)
    matrix = look_at(position, target)
    ahead = matrix @ [0, 0, -np.linalg.norm(position), 1]
    assert ahead[:3] == pytest.approx(target, abs=1e-9)
    assert np.linalg.det(matrix) == pytest.approx(1)


def test_someone_in_front_stands_upright() -> None:
    assert look_at((0.0, 0.0, 6.0), (0.0, 0.0, 0.0))[:3, :3] == pytest.approx(np.eye(3))
