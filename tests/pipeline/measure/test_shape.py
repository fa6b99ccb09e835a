import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.canonical import KEYS, mean_face
from pipeline.measure.align import align_face
from pipeline.measure.shape import measure_shape, mouth_gap
from pipeline.types import FaceMesh
from tests.pipeline.measure.heads import SCALE, mesh


def changed(**moves: tuple[tuple[int, ...], tuple[float, float, float]]) -> FaceMesh:
    """The average face with some landmarks moved by canonical lengths."""
    face = mesh()
    for indices, (x, y, z) in moves.values():
        face.landmarks[list(indices)] += np.array([x, -y, z], np.float32) * SCALE
    return face


def key_points(face: FaceMesh) -> NDArray[np.float64]:
    return measure_shape(align_face(face)).key_face().half


def test_the_average_face_differs_from_itself_by_its_expression_alone() -> None:
    numbers = np.abs(np.array(measure_shape(align_face(mesh())).points).reshape(-1, 3))
    upper = mean_face().points[list(KEYS), 1] > 0.6
    assert numbers[upper].max() <= 5
    assert numbers.max() < 120


def test_an_open_mouth_is_closed() -> None:
    lower = tuple(np.flatnonzero(mean_face().points[:, 1] < -0.45))
    face = changed(jaw=(lower, (0, -0.3, 0)))
    points = key_points(face)
    gap = points[KEYS.index(13), 1] - points[KEYS.index(14), 1]
    assert mouth_gap(align_face(face).points) > 0.3
    assert gap < 0.12


def test_a_wide_jaw_stays_wide() -> None:
    jaw = (58, 172, 136)
    twins = tuple(int(mean_face().mirror[index]) for index in jaw)
    face = changed(right=(jaw, (-0.1, 0, 0)), left=(twins, (0.1, 0, 0)))
    wider = key_points(mesh())[KEYS.index(172), 0] - key_points(face)[KEYS.index(172), 0]
    assert wider == pytest.approx(0.1, abs=0.03)


@pytest.mark.parametrize("seed", range(4))
def test_random_landmarks_give_numbers_within_the_limits(seed: int) -> None:
    rng = np.random.default_rng(seed)
    face = mesh()
    face.landmarks[:] = rng.normal(50, 10.0**seed, face.landmarks.shape)
    numbers = np.array(measure_shape(align_face(face)).points)
    assert np.isfinite(numbers).all()
    assert np.abs(numbers).max() <= 900


def test_one_single_place_for_all_landmarks_is_no_error() -> None:
    face = mesh()
    face.landmarks[:] = 7.0
    assert len(measure_shape(align_face(face)).points) == 3 * len(KEYS)
