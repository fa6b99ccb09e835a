import numpy as np
import pytest

from tests.render.figure.solids import sculpted

SKULL = sculpted().skull


def test_rays_end_on_the_surface() -> None:
    directions = np.random.default_rng(1).normal(size=(50, 3))
    found = SKULL.cast(directions)
    assert SKULL.distance(*found.T) == pytest.approx(0, abs=1e-9)


def test_the_front_lies_on_the_surface() -> None:
    x, y = np.array([0.0, 0.4, -0.5]), np.array([0.3, 0.8, 0.0])
    assert SKULL.distance(x, y, SKULL.front(x, y)) == pytest.approx(0, abs=1e-9)


def test_the_outline_is_symmetric() -> None:
    angle = np.linspace(-1.2, 1.2, 9)
    mirrored = np.where(angle < 0, -np.pi, np.pi) - angle
    assert SKULL.outline(angle) == pytest.approx(SKULL.outline(mirrored), abs=0.02)
