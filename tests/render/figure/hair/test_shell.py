"""Lighter meshes."""

import numpy as np
import pytest
import trimesh

from render.figure.hair.shell import lightened
from render.modelling.meshes import superellipsoid


@pytest.mark.parametrize("most", [600, 900, 1_000, 5_000])
def test_lighter_meshes_stay_closed(most):
    ball = superellipsoid((1.0, 0.8, 0.6), sides=32)
    lighter, source = lightened(ball, 1.1 * ball.vertices, most)
    assert len(lighter.triangles) <= most
    assert trimesh.Trimesh(lighter.vertices, lighter.triangles, process=False).is_watertight
    assert len(source) == len(lighter.vertices)
    assert np.abs(1.1 * ball.vertices[source] - lighter.vertices).max() < 0.3
