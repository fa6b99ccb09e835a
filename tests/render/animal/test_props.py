"""Hearts for who is in love, nothing for anybody else."""

import numpy as np
import pytest

from render.animal.build import build_animal
from render.animal.props import with_animal_props
from render.relief.surface import is_closed
from render.types import Body
from tests.render.animal.drawings import animal, front_face


@pytest.fixture(scope="module")
def toy() -> Body:
    return build_animal(animal(), front_face(), cells=72)


def test_in_love_a_heart_beats_before_each_eye(toy: Body) -> None:
    hearts = with_animal_props(toy, "love").parts[len(toy.parts) :]
    assert [part.name for part in hearts] == ["heart_right", "heart_left"]
    for part, side in zip(hearts, ("right", "left"), strict=True):
        (eye,) = (other for other in toy.parts if other.name == f"socket_{side}")
        assert is_closed(part.triangles)
        assert np.abs(part.vertices.mean(0) - eye.vertices.mean(0))[:2].max() < 0.05
        assert part.vertices[:, 2].max() > eye.vertices[:, 2].max()
        assert part.joint == "head"


def test_other_feelings_add_nothing(toy: Body) -> None:
    assert with_animal_props(toy, "smile") is toy
    assert with_animal_props(toy, None) is toy
