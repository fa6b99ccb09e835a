import numpy as np
import pytest

from pipeline.canonical import BROW_BOTTOM, BROW_TOP, KEYS, KeyFace
from pipeline.likeness import FaceShape, Likeness
from render.figure.sculpt import sculpt
from tests.render.figure.solids import sculpted


def test_strength_drives_a_face_away_from_the_average() -> None:
    count = KeyFace.mean().half.size
    wide = Likeness(face=FaceShape(points=tuple(-100 if i % 3 == 0 else 0 for i in range(count))))
    calm, strong = (sculpt(wide, strength=strength) for strength in (0.0, 1.0))
    assert strong.skull.half_width(0.3) > calm.skull.half_width(0.3) + 0.02


def test_children_have_higher_skulls_and_shorter_faces() -> None:
    child, adult = sculpted("age=child"), sculpted()
    assert child.skull.outline(np.pi / 2) > adult.skull.outline(np.pi / 2)
    assert child.face.at(152)[1] > adult.face.at(152)[1]


def test_points_on_the_skin_follow_nose_and_skull() -> None:
    adult = sculpted()
    (tip,) = adult.on_skin(np.array([[0.0, adult.relief.nose.tip]]), lift=0.01)
    front = float(adult.skull.front(0.0, adult.relief.nose.tip))
    assert tip[2] > front + 0.15


def test_inner_brows_stay_off_the_nose_and_do_not_sag_further_than_a_calm_face_s() -> None:
    points = np.zeros((len(KEYS), 3), np.int64)
    points[[KEYS.index(index) for index in (BROW_TOP[-1], BROW_BOTTOM[-1])], 1] = -90
    low = Likeness(face=FaceShape(points=tuple(int(value) for value in points.ravel())))
    usual, frowning = sculpted().face, sculpt(low, strength=0.7).face
    for outline in ("brow_top", "brow_bottom"):
        calm, brow = usual.right(outline), frowning.right(outline)
        assert brow[-1, 0] <= -0.19
        sag, usual_sag = (line[:, 1].max() - line[-1, 1] for line in (brow, calm))
        assert sag < usual_sag + 0.09


def test_strength_has_limits() -> None:
    with pytest.raises(AssertionError):
        sculpt(Likeness(), strength=1.5)
