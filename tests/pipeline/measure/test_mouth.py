from dataclasses import replace

import numpy as np
import pytest

from pipeline.canonical import mean_face
from pipeline.likeness import Mouth
from pipeline.measure.measurer import Measurer
from pipeline.types import FaceMesh
from tests.pipeline.measure.heads import CERTAIN, SCALE, head, mesh


def parted(gap: float) -> FaceMesh:
    """The average face with its lower lip and jaw lowered by a canonical length."""
    face = mesh()
    lower = mean_face().points[:, 1] < -0.45
    face.landmarks[lower, 1] += np.float32(gap * SCALE)
    return face


def mouth_of(gap: float, **said: float) -> Mouth:
    person = replace(head(face=parted(gap)), attributes=dict(CERTAIN, mouth=said))
    return Measurer(person).measure(person.photo, person.cutout).likeness.mouth


@pytest.mark.parametrize("gap", [-0.04, -0.02, 0.0])
def test_lips_that_merely_part_show_no_sliver_of_teeth(gap: float) -> None:
    mouth = mouth_of(gap, closed=0.8, teeth=0.2)
    assert mouth.openness == mouth.teeth == 0


def test_teeth_that_are_surely_seen_stay() -> None:
    mouth = mouth_of(0.05, teeth=1.0)
    assert mouth.teeth > 0.35
    assert mouth.openness > 0


def test_a_wide_open_mouth_without_teeth_is_open() -> None:
    mouth = mouth_of(0.3, open=0.9, teeth=0.1)
    assert mouth.openness > 0.3
