"""What the painter learns of a subject before it draws."""

import numpy as np
import pytest

from pipeline.painted.easel import Fitted
from pipeline.painted.study import survey_subject
from tests.pipeline.parts.heads import face_at

SIDE = 96


def black_thing(*, grey: bool | None, face: bool = False) -> Fitted:
    ys, xs = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    alpha = (np.hypot(xs, ys) < 40).astype(np.float32)
    faces = (face_at(SIDE // 2, SIDE // 2, size=40),) if face else ()
    return Fitted(np.full((SIDE, SIDE, 3), 0.1, np.float32), alpha, faces, grey=grey)


@pytest.mark.parametrize(("photo", "subject"), [(True, True), (False, False), (None, True)])
def test_a_black_thing_is_grey_only_for_want_of_colours_in_its_photo(
    photo: bool | None, subject: bool
) -> None:
    assert survey_subject(black_thing(grey=photo)).grey == subject


def test_skin_without_a_colour_is_grey_before_any_wall() -> None:
    assert survey_subject(black_thing(grey=False, face=True)).grey
