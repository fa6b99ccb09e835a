"""Normals and directions."""

import numpy as np
import pytest

from render.geometry import sphere_directions, vertex_normals
from tests.render.blender.scenes import CORNERS, SIDES
from tests.render.bodies import make_part


def test_directions_are_unit_and_leave_no_side_out() -> None:
    directions = sphere_directions(500)
    assert directions.dtype == np.float32
    assert np.linalg.norm(directions, axis=1) == pytest.approx(np.ones(500), abs=1e-5)
    nearest = (directions @ sphere_directions(77).T).max(0)
    assert np.degrees(np.arccos(nearest)).max() < 6


def test_a_ball_s_normals_point_away_from_its_middle() -> None:
    ball = make_part(size=(1.0, 1.0, 1.0))
    normals = vertex_normals(ball.vertices, ball.triangles)
    assert normals.dtype == np.float32
    assert (normals * ball.vertices).sum(1).min() > 0.999


def test_a_cube_s_corners_are_its_diagonals_however_its_sides_are_split() -> None:
    normals = vertex_normals(CORNERS, SIDES)
    assert normals == pytest.approx(CORNERS / np.sqrt(3), abs=1e-5)


def test_points_without_a_triangle_face_the_viewer() -> None:
    vertices = np.float32([[0, 0, 0], [1, 0, 0], [2, 0, 0], [5, 5, 5]])
    flat = np.int32([[0, 1, 2]])
    assert (vertex_normals(vertices, flat) == [0, 0, 1]).all()
