import numpy as np
import pytest

from render.figure.mouth import MOUTH_POSES
from render.figure.shapes import BROW_SHAPES
from render.figure.stretch import jaw_share, skin_offsets
from tests.render.figure.solids import sculpted

SCULPT = sculpted()
CHIN = SCULPT.on_skin(SCULPT.face.right("chin")[:1])
FOREHEAD = SCULPT.on_skin(SCULPT.face.right("forehead")[:1])


@pytest.mark.parametrize("name", MOUTH_POSES)
def test_the_mouth_leaves_the_forehead_alone(name: str) -> None:
    assert np.abs(skin_offsets(SCULPT, name, FOREHEAD)).max() < 0.01


def test_the_chin_goes_with_the_jaw() -> None:
    assert jaw_share(SCULPT.mouth, CHIN)[0] > 0.8
    assert skin_offsets(SCULPT, "open", CHIN)[0, 1] < -0.1


def test_a_smile_swells_both_cheeks_alike() -> None:
    cheek = SCULPT.on_skin(SCULPT.face.left("cheek")[1:2])
    left = skin_offsets(SCULPT, "smile", cheek)[0]
    right = skin_offsets(SCULPT, "smile", cheek * (-1.0, 1.0, 1.0))[0]
    assert left[2] > 0.02
    assert right == pytest.approx(left * (-1.0, 1.0, 1.0), abs=1e-6)


@pytest.mark.parametrize("name", BROW_SHAPES)
def test_brows_do_not_move_the_skin(name: str) -> None:
    assert np.abs(skin_offsets(SCULPT, name, CHIN)).max() == 0
