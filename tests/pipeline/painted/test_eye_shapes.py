"""Eyes of different looks differ in their pupils and lights."""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest

from config.theme import EyeName, load_themes
from pipeline.painted.eye_shapes import pupil, shine

SHAPE, GAZE, RADIUS = (80, 80), np.array([40.0, 40.0]), 24.0
NAMES: tuple[EyeName, ...] = get_args(EyeName)


@pytest.mark.parametrize("name", NAMES)
def test_pupils_and_lights_lie_within_the_iris(name: EyeName) -> None:
    ys, xs = np.mgrid[:80, :80]
    outside = np.hypot(xs - 40, ys - 40) > RADIUS + 1
    for layer in (pupil(name, SHAPE, GAZE, RADIUS), shine(name, SHAPE, GAZE, RADIUS)):
        assert layer.shape == SHAPE
        assert layer.dtype == np.float32
        assert layer[outside].max() < 0.02
    assert pupil(name, SHAPE, GAZE, RADIUS).max() == 1


def test_no_two_looks_have_the_same_eyes() -> None:
    drawn = [np.stack([f(n, SHAPE, GAZE, RADIUS) for f in (pupil, shine)]) for n in NAMES]
    for one, other in combinations(drawn, 2):
        assert np.abs(one - other).sum() > 40


def test_themes_use_most_of_them() -> None:
    assert len({theme.drawing.eyes for theme in load_themes().values()}) >= 5
