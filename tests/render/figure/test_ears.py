import numpy as np
import pytest

from render.figure.ears import build_ears, ear_frame
from render.figure.eyes import LEFT, RIGHT, SIDES
from tests.render.figure.solids import is_closed, part_of, sculpted, volume

SCULPT = sculpted()
PIECE = build_ears(SCULPT, None)


@pytest.mark.parametrize("side", [RIGHT, LEFT])
def test_an_ear_is_a_closed_solid_that_sits_in_the_head(side: int) -> None:
    ear = part_of(PIECE, f"ear_{SIDES[side]}")
    assert is_closed(ear)
    assert volume(ear) > 0
    distance = SCULPT.skull.distance(*ear.vertices.T)
    assert distance.min() < -0.02
    assert distance.max() > 0.1


def test_ears_are_mirrored_and_grow_with_their_size() -> None:
    right, left = (part_of(PIECE, f"ear_{side}").vertices for side in ("right", "left"))
    assert right[:, 0].min() == pytest.approx(-left[:, 0].max(), abs=1e-5)
    large = part_of(build_ears(sculpted("ears.size=1.4"), None), "ear_left").vertices
    assert np.ptp(large[:, 1]) == pytest.approx(1.4 * np.ptp(left[:, 1]), rel=0.05)


def test_the_frame_points_away_from_the_head() -> None:
    _, axes = ear_frame(SCULPT, LEFT)
    assert axes[0, 0] > 0.5
    assert axes[2, 2] > 0
