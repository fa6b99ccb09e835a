import numpy as np
import pytest

from render.figure.eyeballs import GAZE, build_eyes, iris_middle, iris_radius
from render.figure.eyes import LEFT, find_eye
from render.types import Part
from tests.render.figure.solids import is_closed, moved, part_of, sculpted, volume

PIECE = build_eyes(sculpted(), None)


@pytest.mark.parametrize("part", PIECE.parts, ids=lambda part: part.name)
def test_parts_are_closed_solids(part: Part) -> None:
    assert is_closed(part)
    assert volume(part) > 0


@pytest.mark.parametrize("openness", [0.0, 0.5, 1.0])
def test_the_upper_lid_covers_some_of_the_iris_and_not_the_pupil(openness: float) -> None:
    eye = find_eye(sculpted(f"eyes.openness={openness}"), LEFT)
    x, y = iris_middle(eye)
    radius, lid = iris_radius(eye), float(eye.lid(0.0, upper=True))
    assert y + 0.5 * radius < lid < y + radius
    assert abs(x) < abs(eye.middle[0])


def test_the_iris_lies_on_the_white_and_glints_on_the_iris() -> None:
    eye = find_eye(sculpted(), LEFT)
    for name, least in (("iris_left", 0.004), ("glint_left_0", 0.008)):
        vertices = part_of(PIECE, name).vertices.astype(np.float64)
        over = vertices[:, 2] - eye.ball_z(vertices[:, 0], vertices[:, 1])
        assert over.max() > least


@pytest.mark.parametrize("name", GAZE)
def test_both_irises_look_the_same_way(name: str) -> None:
    right, left = (moved(PIECE, f"iris_{side}", name)[:, :2].mean(0) for side in ("right", "left"))
    assert right == pytest.approx(left, abs=1e-6)
    assert np.abs(left).max() > 0.04


def test_looking_right_is_toward_the_persons_right() -> None:
    assert moved(PIECE, "iris_left", "look_right")[:, 0].mean() < 0
