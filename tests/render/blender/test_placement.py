"""Lamps and cameras that look at their target."""

import numpy as np
import pytest

from render.blender.placement import facing
from render.types import Vector


@pytest.mark.parametrize("position", [(0, 0, 6), (-2, 3, 4), (1, -2, -3), (0, 5, 0), (0, -5, 0)])
def test_minus_z_points_at_the_target(position: Vector) -> None:
    target = (0.0, 0.0, 0.0)
    matrix = facing(position, target)
    ahead = matrix @ [0, 0, -np.linalg.norm(position), 1]
    assert ahead[:3] == pytest.approx(target, abs=1e-9)
    assert np.linalg.det(matrix) == pytest.approx(1)


def test_someone_in_front_stands_upright() -> None:
    assert facing((0.0, 0.0, 6.0), (0.0, 0.0, 0.0))[:3, :3] == pytest.approx(np.eye(3))
