import numpy as np
import pytest

from render.modelling.meshes import superellipsoid
from render.modelling.morphs import bent, morphed
from render.types import Material

BALL = superellipsoid((1, 1, 1), sides=8).part("ball", Material((1, 1, 1)))


def test_a_shape_is_the_way_from_rest() -> None:
    (shape,) = morphed(BALL, {"up": BALL.vertices + np.array([0.0, 2.0, 0.0])}).shapes
    assert (shape.name, shape.part) == ("up", "ball")
    assert shape.offsets[:, 1] == pytest.approx(2)


def test_shapes_that_move_nothing_are_left_out() -> None:
    assert not bent(BALL, {"still": np.zeros((len(BALL.vertices), 3))}).shapes
