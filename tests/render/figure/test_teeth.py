import numpy as np
import pytest

from render.figure.head import ANGLES, lip_rings
from render.figure.teeth import build_teeth
from render.types import Part
from tests.render.figure.solids import is_closed, moved, part_of, sculpted, volume

SCULPT = sculpted()
PIECE = build_teeth(SCULPT, None)


@pytest.mark.parametrize("part", PIECE.parts, ids=lambda part: part.name)
def test_parts_are_closed_solids(part: Part) -> None:
    assert is_closed(part)
    assert volume(part) > 0


@pytest.mark.parametrize("part", PIECE.parts, ids=lambda part: part.name)
def test_all_hides_behind_closed_lips(part: Part) -> None:
    gap = lip_rings(SCULPT)[0][np.sin(ANGLES) >= 0]
    lips = np.interp(part.vertices[:, 0], gap[::-1, 0], gap[::-1, 2])
    assert (part.vertices[:, 2] < lips - 0.05).all()


def test_showing_teeth_brings_them_down() -> None:
    assert moved(PIECE, "teeth", "teeth")[:, 1].mean() < -0.05


def test_the_tongue_comes_out_over_the_lower_lip() -> None:
    tongue = part_of(PIECE, "tongue").vertices + moved(PIECE, "tongue", "tongue")
    lips = lip_rings(SCULPT)[..., 2].max()
    assert tongue[:, 2].max() > lips
    assert tongue[:, 1].min() < SCULPT.mouth.middle - 0.15
