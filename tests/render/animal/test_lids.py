"""Lids are made of the fur around them."""

import numpy as np
import pytest

from render.animal.build import build_animal
from render.types import Body
from tests.render.animal.drawings import FUR, animal, front_face


@pytest.fixture(scope="module")
def toy() -> Body:
    return build_animal(animal(), front_face(), cells=72)


def test_a_socket_shows_the_coat_behind_it(toy: Body) -> None:
    for side in ("right", "left"):
        (socket,) = (part for part in toy.parts if part.name == f"socket_{side}")
        assert socket.texture is not None
        middle = np.median(socket.texture.reshape(-1, 3), axis=0)
        assert np.abs(middle - FUR).max() < 45
        assert socket.uv.min() >= 0
        assert socket.uv.max() <= 1


def test_lids_shine_as_the_coat_does(toy: Body) -> None:
    (coat,) = (part for part in toy.parts if part.name == "relief")
    sockets = [part for part in toy.parts if part.name.startswith("socket_")]
    assert all(socket.material == coat.material for socket in sockets)
