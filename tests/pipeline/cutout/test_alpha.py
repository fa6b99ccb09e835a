"""How an alpha is judged: what is found must be decided, large enough, and hold the faces."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.cutout.alpha import face_area, face_cover, judge, looks, major_faces
from pipeline.types import LANDMARK_COUNT, FaceMesh

SHAPE = (120, 160)


def ball(level: float = 1.0) -> NDArray[np.float32]:
    """A disc of 40 px in the middle."""
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]]
    inside = np.hypot(x - 80, y - 60) < 40
    return (inside * level).astype(np.float32)


def face(x: float, y: float, width: float) -> FaceMesh:
    """An oval of landmarks around x, y px."""
    angle = np.linspace(0, 2 * np.pi, LANDMARK_COUNT, endpoint=False)
    oval = [x + width / 2 * np.cos(angle), y + width * 0.65 * np.sin(angle), 0 * angle]
    return FaceMesh(np.stack(oval, 1).astype(np.float32), 1.0)


def test_a_clear_subject_convinces() -> None:
    verdict = judge(ball())
    assert verdict.convincing
    assert verdict.usable


@pytest.mark.parametrize("alpha", [np.zeros(SHAPE, np.float32), ball(0.3)], ids=["none", "faint"])
def test_nothing_and_faint_veils_are_not_usable(alpha: NDArray[np.float32]) -> None:
    assert not judge(alpha).usable


def test_a_subject_without_the_face_is_not_usable_and_scores_less() -> None:
    inside, outside = judge(ball(), [face(80, 62, 30)]), judge(ball(), [face(20, 60, 30)])
    assert inside.convincing
    assert not outside.usable
    assert outside.score < inside.score


def test_a_cut_off_forehead_lowers_the_cover() -> None:
    alpha = ball()
    alpha[:44] = 0
    whole, cut = face_cover(ball(), face(80, 62, 28)), face_cover(alpha, face(80, 62, 28))
    assert whole == 1
    assert cut < 0.95


def test_passers_by_do_not_count() -> None:
    large, small = face(80, 60, 40), face(20, 20, 10)
    assert major_faces([large, small]) == (large,)


def test_a_group_is_usable_without_the_people_behind_it() -> None:
    verdict = judge(ball(), [face(80, 62, 34), face(20, 30, 22)])
    assert verdict.usable
    assert not verdict.convincing


def test_a_face_that_fills_the_photo_is_looked_at_with_a_border_too() -> None:
    tight = looks(SHAPE, [face(80, 60, 110)])
    assert any(look.border for look in tight)
    assert not any(look.border for look in looks(SHAPE, []))


def test_a_face_s_area_lies_inside_its_box() -> None:
    near = face(80, 60, 40)
    rows, columns = np.nonzero(face_area(SHAPE, near))
    x0, y0, x1, y1 = near.box
    assert x0 - 1 <= columns.min() <= columns.max() <= x1 + 1
    assert y0 - 1 <= rows.min() <= rows.max() <= y1 + 1
