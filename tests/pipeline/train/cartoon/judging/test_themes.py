import numpy as np
import pytest

from pipeline.train.cartoon.judging.themes import COLOR_NUMBERS, how_far_apart, look_at, recognised
from tests.pipeline.train.cartoon.judging.drawn import sketch


def test_themes_that_always_differ_alike_are_recognised() -> None:
    random = np.random.default_rng(0)
    photos, themes = random.normal(0, 5, (6, 1, 7)), random.normal(0, 1, (1, 4, 7))
    assert recognised(photos + themes + random.normal(0, 0.05, (6, 4, 7))) == 1


def test_themes_that_do_not_differ_are_guessed_by_chance() -> None:
    drawings = np.random.default_rng(0).normal(0, 1, (40, 4, 7))
    assert recognised(drawings) == pytest.approx(0.25, abs=0.15)


def test_one_photo_tells_nothing() -> None:
    assert np.isnan(recognised(np.ones((1, 4, 7))))


def test_tinted_photos_differ_in_color_alone() -> None:
    photos = []
    for number in range(3):
        shown = sketch(number)
        tints = {"plain": (1, 1, 1), "blue": (0.5, 0.6, 1)}
        photos.append(
            {n: look_at(shown.colors * np.float32(t), shown.alpha) for n, t in tints.items()}
        )
    found = how_far_apart(photos)
    assert found.mean > 5
    assert found.palette > 5
    assert found.chance == 0.5
    assert found.recognised == 1


def test_statistics_begin_with_those_of_color() -> None:
    shown = sketch()
    grey = np.repeat(shown.colors.mean(-1, keepdims=True), 3, -1).astype(np.float32)
    turned = look_at(grey, shown.alpha).statistics[:COLOR_NUMBERS]
    assert np.abs(turned[1:5]).max() < 1
