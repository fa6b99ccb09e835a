import numpy as np
import pytest

from pipeline.animals.marks import face_size
from pipeline.train.animals.augment import FACE_PX, VIEW_PX, views
from tests.pipeline.train.animal_examples import POINTS, drawn_face, drawn_thing


def test_marks_move_with_what_they_mark() -> None:
    for pixels, points in views(drawn_face(), 12, np.random.default_rng(0)):
        assert pixels.shape == (VIEW_PX, VIEW_PX, 3)
        assert points is not None
        x, y = np.round(points[2]).astype(int)  # the nose is the darkest place around
        assert pixels[y, x].mean() < pixels[max(y - 25, 0) : y + 25].mean()


def test_faces_are_seen_in_all_sizes() -> None:
    seen = views(drawn_face(), 40, np.random.default_rng(0))
    sizes = [face_size(points) for _, points in seen[1:] if points is not None]
    assert FACE_PX[0] - 1 < min(sizes) < 25
    assert 55 < max(sizes) < FACE_PX[1] + 1


def test_the_left_eye_stays_left() -> None:
    for _, points in views(drawn_face(), 20, np.random.default_rng(1)):
        assert points is not None
        assert points[0, 0] < points[1, 0]
        assert points[4, 0] < points[5, 0]


def test_the_first_view_is_the_whole_subject_as_it_is() -> None:
    (_, points), *_ = views(drawn_face(), 1, np.random.default_rng(0))
    assert points is not None
    scale = VIEW_PX / (140 * 1.08)
    assert points == pytest.approx((POINTS - 70) * scale + VIEW_PX / 2, abs=0.1)


def test_views_of_a_thing_have_no_marks() -> None:
    assert all(points is None for _, points in views(drawn_thing(), 5, np.random.default_rng(0)))
