import numpy as np
import pytest

from pipeline.canonical import mean_face
from pipeline.measure.align import align_face, oval_ring
from tests.pipeline.measure.heads import SCALE, mesh


def test_the_average_face_is_laid_on_itself() -> None:
    found = align_face(mesh())
    np.testing.assert_allclose(found.points, mean_face().points, atol=1e-4)
    assert found.units_per_px == pytest.approx(1 / SCALE, rel=1e-4)
    assert found.residual < 1e-3


@pytest.mark.parametrize("yaw", [-25.0, 10.0, 30.0])
def test_a_turn_is_measured_and_undone(yaw: float) -> None:
    found = align_face(mesh(yaw))
    assert found.yaw == pytest.approx(yaw, abs=0.1)
    np.testing.assert_allclose(found.points, mean_face().points, atol=1e-3)


def test_a_roll_is_positive_where_the_top_leans_to_the_left() -> None:
    assert align_face(mesh(roll=20.0)).roll == pytest.approx(20.0, abs=0.1)


def test_a_face_that_is_no_face_is_far_from_the_average() -> None:
    rng = np.random.default_rng(1)
    face = mesh()
    face.landmarks[:] = rng.normal(100, 40, face.landmarks.shape)
    assert align_face(face).residual > 0.5


def test_the_symmetric_face_is_symmetric() -> None:
    rng = np.random.default_rng(2)
    face = mesh(12.0)
    face.landmarks[:] += rng.normal(0, 2, face.landmarks.shape)
    points = align_face(face).symmetric
    np.testing.assert_allclose(points[mean_face().mirror] * (-1, 1, 1), points, atol=1e-9)


def test_the_oval_is_a_ring_of_different_landmarks() -> None:
    assert len(set(oval_ring())) == len(oval_ring()) == 36
