import numpy as np
import pytest

from render.figure.eyes import LEFT, RIGHT, find_eye
from tests.render.figure.solids import sculpted


def test_left_and_right_are_mirrored() -> None:
    right, left = find_eye(sculpted(), RIGHT), find_eye(sculpted(), LEFT)
    assert right.middle[0] == pytest.approx(-left.middle[0])
    place = np.linspace(-1, 1, 9)
    assert right.lid(place, upper=True) == pytest.approx(left.lid(place, upper=True))
    assert right.x(-1.0) < right.x(1.0) < 0


def test_children_have_rounder_eyes_than_the_old() -> None:
    young, old = (find_eye(sculpted(f"age={age}"), LEFT) for age in ("child", "old"))
    assert young.height / young.half_width > 1.1 * old.height / old.half_width


def test_narrow_eyes_stay_narrower_than_wide_ones() -> None:
    narrow, wide = (find_eye(sculpted(f"eyes.openness={value}"), LEFT) for value in (0.1, 0.9))
    assert wide.height > 1.15 * narrow.height


def test_the_dome_meets_the_lids_edges_just_over_the_skin() -> None:
    eye = find_eye(sculpted(), LEFT)
    x, y = eye.middle[0], float(eye.lid(0.0, upper=True))
    plane = eye.plane[0] + eye.plane[2] * (y - eye.middle[1])
    assert 0.005 < float(eye.ball_z(x, y)) - plane < 0.03


def test_narrow_eyes_in_the_photo_stay_narrow_on_the_toy() -> None:
    narrow, usual, wide = (
        find_eye(sculpted(f"eyes.openness={openness}"), LEFT) for openness in (0.25, 0.5, 0.9)
    )
    assert narrow.height < 0.85 * usual.height
    assert wide.height > 1.05 * usual.height
