"""Areas of one colour have round outlines, no gaps, and their median's colour."""

import numpy as np
import pytest

from pipeline.color import Array
from pipeline.train.cartoon.teacher.cels import area_colors, find_areas, flatten

ONE, OTHER = (60.0, 30.0, 10.0), (40.0, -20.0, -30.0)


@pytest.fixture
def halves() -> Array:
    """Lab (64, 64, 3): two colours side by side."""
    lab = np.full((64, 64, 3), ONE, np.float32)
    lab[:, 32:] = OTHER
    return lab


def test_two_colours_are_two_areas_and_the_outside_is_none(halves: Array) -> None:
    alpha = np.ones((64, 64), np.float32)
    alpha[:8] = 0
    areas = find_areas(halves, alpha)
    assert set(np.unique(areas)) == {0, 1, 2}
    assert (areas[:5] == 0).all()
    assert len({areas[40, 10], areas[40, 54]}) == 2
    assert areas[30, 12] == areas[55, 12]


def test_areas_have_the_colour_of_their_median(halves: Array) -> None:
    areas = (np.arange(64) >= 32).astype(np.int64)[None].repeat(64, 0)
    halves[3, 3] = 90
    np.testing.assert_allclose(area_colors(halves, areas)[3, 3], ONE)
    np.testing.assert_allclose(area_colors(halves, areas)[3, 50], OTHER)


def test_flattening_takes_grain_but_no_edge(halves: Array) -> None:
    noise = np.random.default_rng(0).normal(0, 2, halves.shape).astype(np.float32)
    flat = flatten(halves + noise)
    assert flat[8:56, 8:24].std(axis=(0, 1)).max() < 1.0
    assert np.linalg.norm(flat[32, 10] - flat[32, 54]) > 40
