import numpy as np
import pytest

from pipeline.canonical import KEYS, OUTLINES, KeyFace, mean_face
from pipeline.types import LANDMARK_COUNT


def test_every_landmark_has_a_twin_that_has_it_as_twin() -> None:
    mirror = mean_face().mirror
    np.testing.assert_array_equal(mirror[mirror], np.arange(LANDMARK_COUNT))


def test_the_mean_face_is_symmetric() -> None:
    mean = mean_face()
    np.testing.assert_allclose(mean.points[mean.mirror] * (-1, 1, 1), mean.points, atol=1e-3)


def test_the_mean_oval_is_two_units_wide() -> None:
    ring = KeyFace.mean().ring()
    assert np.ptp(ring[:, 0]) == pytest.approx(2.0, abs=0.02)


def test_keys_are_the_right_half_each_once() -> None:
    assert len(set(KEYS)) == len(KEYS)
    assert (KeyFace.mean().half[:, 0] < 1e-3).all()


@pytest.mark.parametrize("outline", [*OUTLINES])
def test_the_left_side_mirrors_the_right(outline: str) -> None:
    face = KeyFace.mean()
    np.testing.assert_array_equal(face.side(outline, 1), face.side(outline, -1) * (-1, 1, 1))


def test_a_ring_is_closed_without_repeats() -> None:
    ring = KeyFace.mean().ring()
    assert len(np.unique(ring.round(6), axis=0)) == len(ring) == 36


def test_the_whole_face_has_each_place_once() -> None:
    whole = KeyFace.mean().whole()
    assert len(np.unique(whole.round(6), axis=0)) == len(whole)


def test_deviations_move_the_key_points() -> None:
    face = KeyFace.mean().deviating(np.full((len(KEYS), 3), 0.1))
    np.testing.assert_allclose(face.at(152), KeyFace.mean().at(152) + 0.1)
