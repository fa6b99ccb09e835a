import numpy as np
import pytest

from render.modelling.sheets import bent, eased, sheet, studs
from tests.render.modelling.test_meshes import closed


def test_a_sheet_is_as_thick_as_asked_and_closed() -> None:
    u, v = np.meshgrid(np.linspace(0, 1, 12), np.linspace(0, 1, 12))
    mesh = sheet(np.stack([u, v, 0 * u], -1), 0.1, away_from=(0, 0, -1))
    assert closed(mesh)
    assert np.ptp(mesh.vertices[:, 2]) == pytest.approx(0.1)


def test_a_bent_grid_joins_its_edges() -> None:
    first, last = np.zeros((5, 3)), np.ones((5, 3))
    grid = bent(first, (first + last) / 2, last, 7)
    assert np.allclose(grid[0], first)
    assert np.allclose(grid[-1], last)


def test_steps_are_smaller_toward_the_ends() -> None:
    steps = np.diff(eased(9))
    assert (steps > 0).all()
    assert steps[0] < steps[4]


def test_studs_stand_off_their_surface() -> None:
    mesh = studs(np.zeros((1, 3)), np.array([[0.0, 0.0, 1.0]]), 0.1, height=0.5)
    assert closed(mesh)
    assert mesh.vertices[:, 2].max() == pytest.approx(0.05, abs=0.01)
