import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import CURTAIN_ROWS, OUTLINE_ANGLES
from pipeline.measure.hair_frame import (
    crown_hidden,
    framed_curtains,
    framed_outline,
    goes_on_below,
)
from pipeline.measure.outline import NOWHERE, reach_within
from pipeline.measure.view import FrontView, grid
from pipeline.types import HEAD_CLASSES

X, Y = grid()
EVERYTHING = np.ones_like(X, bool)


def view(inside: NDArray[np.bool_]) -> FrontView:
    """A view of nothing but the photo's frame."""
    shares = np.zeros((len(HEAD_CLASSES), *X.shape), np.float32)
    return FrontView(np.zeros((*X.shape, 3), np.uint8), inside, shares, np.zeros((468, 3)))


def test_a_crown_above_the_frame_is_hidden() -> None:
    assert crown_hidden(reach_within(Y < 1.3))
    assert not crown_hidden(reach_within(Y < 2.2))


def test_the_other_side_tells_what_the_frame_hides_at_one() -> None:
    outline = np.full(OUTLINE_ANGLES, 1.4)
    outline[:24] = 1.0
    found = framed_outline(outline, reach_within(X < 1.0))
    assert found[12] == 1.4


def test_scraps_of_an_outline_tell_nothing() -> None:
    corner = (np.abs(X) < 1.0) & (Y < 1.2)
    assert not framed_outline(np.full(OUTLINE_ANGLES, 1.0), reach_within(corner)).any()


def test_where_the_frame_hides_both_sides_nothing_is_known() -> None:
    found = framed_outline(np.full(OUTLINE_ANGLES, 1.0), reach_within(np.abs(X) < 1.0))
    assert found[12] == found[36] == 0


def test_hair_beside_the_face_goes_on_below_the_frame() -> None:
    edge = np.where(np.arange(CURTAIN_ROWS) < 7, 0.9, NOWHERE)
    right, left = framed_curtains(view(Y > -0.5), (edge, edge))
    assert (right == 0.9).all()
    assert (left == 0.9).all()


def test_curtains_that_the_frame_hides_are_empty() -> None:
    edge = np.full(CURTAIN_ROWS, NOWHERE)
    right, left = framed_curtains(view(np.abs(X) < 0.9), (edge, edge))
    assert len(right) == len(left) == 0
    right, left = framed_curtains(view(X < 0.9), (edge, edge))
    assert len(right) == len(left) == CURTAIN_ROWS


def test_hair_at_one_side_of_a_cut_photo_is_taken_for_both() -> None:
    edge = np.full(CURTAIN_ROWS, 0.9)
    right, left = framed_curtains(view(EVERYTHING), (edge, np.full(CURTAIN_ROWS, NOWHERE)))
    assert (right == left).all()


def test_only_hair_at_the_frame_is_cut_off_by_it() -> None:
    hair = (np.abs(np.abs(X) - 1.1) < 0.2) & (Y > -0.8) & (Y < 1)
    assert goes_on_below(view(Y > -0.8), hair)
    assert not goes_on_below(view(EVERYTHING), hair)
