import numpy as np
import pytest

from pipeline.canonical import KeyFace
from render.figure.nose import find_nose

NOSE = find_nose(KeyFace.mean())


def test_the_tip_stands_out_most() -> None:
    y = np.linspace(-0.4, 0.8, 121)
    heights = NOSE.height(np.zeros_like(y), y)
    assert y[heights.argmax()] == pytest.approx(NOSE.tip, abs=0.02)
    assert heights.max() == pytest.approx(NOSE.depth, rel=0.02)


def test_there_is_no_nose_away_from_it() -> None:
    assert NOSE.height(1.1 * NOSE.half_width, NOSE.tip) == 0
    assert NOSE.height(0.0, NOSE.root + 0.4) == pytest.approx(0, abs=1e-6)
    assert NOSE.height(0.0, NOSE.base - 0.1) == pytest.approx(0, abs=1e-6)


def test_the_nose_is_symmetric() -> None:
    x, y = np.meshgrid(np.linspace(0, 0.4, 9), np.linspace(-0.2, 0.6, 9))
    assert NOSE.height(x, y) == pytest.approx(NOSE.height(-x, y))


def test_a_broad_nose_is_drawn_broad() -> None:
    mean = KeyFace.mean()
    half = mean.half.copy()
    half[np.isclose(half, mean.at(129)).all(1), 0] *= 1.3
    assert 1.15 * NOSE.half_width < find_nose(KeyFace(half)).half_width < 0.4
