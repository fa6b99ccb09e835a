import numpy as np
import pytest

from pipeline.canonical import KeyFace
from render.figure.mouth import MOUTH_POSES, MouthPose, find_mouth
from render.figure.shapes import CHEEK_SHAPES, MOUTH_SHAPES

MOUTH = find_mouth(KeyFace.mean())
ANGLES = np.linspace(0, 2 * np.pi, 48, endpoint=False)


def test_every_shape_of_mouth_and_cheeks_has_a_pose() -> None:
    assert set(MOUTH_POSES) == set(MOUTH_SHAPES + CHEEK_SHAPES)


def test_lips_lie_between_gap_and_border() -> None:
    gap, border = MOUTH.points(ANGLES, 0.0), MOUTH.points(ANGLES, 1.0)
    upper = np.sin(ANGLES) > 0.1
    assert (border[upper, 1] > gap[upper, 1]).all()
    assert (border[np.sin(ANGLES) < -0.1, 1] < gap[np.sin(ANGLES) < -0.1, 1]).all()


def test_places_on_an_ellipse_about_the_lips_are_equally_far() -> None:
    x = (MOUTH.half_width + 0.2) * np.cos(ANGLES)
    y = MOUTH.middle + (MOUTH.height / 2 + 0.2) * np.sin(ANGLES)
    angle, distance = MOUTH.around(x, y)
    assert distance == pytest.approx(0.2, abs=1e-4)
    assert np.cos(angle - ANGLES) == pytest.approx(1, abs=1e-6)


def test_the_neutral_pose_moves_nothing() -> None:
    assert np.abs(MOUTH.moved(MouthPose(), ANGLES, 0.5)).max() == 0


def test_cheer_lifts_the_corners_over_the_middle() -> None:
    glad = find_mouth(KeyFace.mean(), cheer=0.05)
    assert glad.gap[0] - glad.gap[32] > MOUTH.gap[0] - MOUTH.gap[32] + 0.04


def test_a_mouth_without_lips_still_gets_some() -> None:
    mean = KeyFace.mean()
    flat = mean.half.copy()
    flat[np.abs(flat[:, 1] + 0.42) < 0.2, 1] = -0.42
    assert find_mouth(KeyFace(flat)).height > 0.08


def test_a_pondering_mouth_goes_aside_as_a_whole() -> None:
    moved = MOUTH.moved(MOUTH_POSES["aside"], ANGLES, 0.5)
    corners = moved[[0, len(ANGLES) // 2], 0]
    assert corners.mean() > 0.1
    assert corners[0] < corners[1]  # and is narrower


def test_a_surprised_mouth_is_round() -> None:
    opening = MOUTH.points(ANGLES, 0.0)
    for name in ("open", "round"):
        opening = opening + MOUTH.moved(MOUTH_POSES[name], ANGLES, 0.0)
    wide, high = np.ptp(opening, axis=0)
    assert 0.7 < wide / high < 1.3
    middle = (opening[:, 1].max() + opening[:, 1].min()) / 2
    assert abs(opening[0, 1] - middle) < 0.25 * high  # corners at half the height
