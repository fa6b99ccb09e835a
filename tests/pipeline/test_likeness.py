"""A face as numbers, exaggerated."""

import numpy as np

from pipeline.canonical import KEYS, KeyFace
from pipeline.likeness import FaceShape


def test_a_face_without_points_is_the_average() -> None:
    np.testing.assert_array_equal(FaceShape().key_face(2.0).half, KeyFace.mean().half)


def test_a_face_is_exaggerated_away_from_the_average() -> None:
    shape = FaceShape(points=(100, 0, 0) * len(KEYS))
    apart = shape.key_face(1.5).half - KeyFace.mean().half
    np.testing.assert_allclose(apart[:, 0], 0.15)
    np.testing.assert_allclose(apart[:, 1:], 0)
