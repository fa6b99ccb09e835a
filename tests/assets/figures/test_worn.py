"""Heads of photos that wear something of ours."""

import numpy as np
import pytest

from assets.figures.covered import with_cover
from assets.figures.drawing import Easel
from assets.figures.spectacled import with_glasses
from pipeline.train.parts.heads import Head
from pipeline.types import HEAD_CLASSES

HAIR, COVER, GLASSES = (HEAD_CLASSES.index(name) for name in ("hair", "cover", "glasses"))
CROWN, CHIN_ROW = 75, 165  # px: the hairline, and below the mouth


@pytest.fixture(scope="module")
def capped(head: Head, easel: Easel) -> Head:
    made = with_cover(head, "cap", easel, np.random.default_rng(5))
    assert made is not None
    return made


def test_a_cap_covers_the_crown_and_not_the_mouth(capped: Head) -> None:
    assert (capped.classes[50, 100:156] == COVER).all()
    assert not (capped.classes[CHIN_ROW:] == COVER).any()


def test_no_hair_is_left_above_a_cap(capped: Head) -> None:
    rows = np.flatnonzero((capped.classes == COVER).any(1))
    assert not (capped.classes[: rows[0] + 1] == HAIR).any()


def test_a_cap_changes_what_is_read(capped: Head, head: Head) -> None:
    assert capped.read["cover"] == "cap"
    assert capped.read["age"] == head.read["age"]
    assert head.read["cover"] == "none"


def test_the_photo_stays_where_nothing_is_worn(capped: Head, head: Head) -> None:
    before, after = (h.pixels[200:].astype(int) for h in (head, capped))
    assert np.abs(before - after).mean() < 4  # JPEG at most


def test_a_scarf_hides_the_hair(head: Head, easel: Easel) -> None:
    made = with_cover(head, "headscarf", easel, np.random.default_rng(6))
    assert made is not None
    assert made.read["hair"] == "covered"
    assert (made.classes == HAIR).sum() < 0.1 * (head.classes == HAIR).sum()


@pytest.mark.parametrize(("sun", "word"), [(True, "sun"), (False, "clear")])
def test_glasses_lie_over_the_eyes(head: Head, easel: Easel, sun: bool, word: str) -> None:
    made = with_glasses(head, easel, np.random.default_rng(7), sun=sun)
    assert made is not None
    assert made.read["glasses"] == word
    for corner in (33, 133, 263, 362):
        x, y = np.round(head.landmarks[corner, :2]).astype(int)
        assert made.classes[y, x] == GLASSES


def test_dark_lenses_are_darker_than_clear_ones(head: Head, easel: Easel) -> None:
    levels = []
    for sun in (True, False):
        made = with_glasses(head, easel, np.random.default_rng(8), sun=sun)
        assert made is not None
        levels.append(float(made.pixels[made.classes == GLASSES].mean()))
    assert levels[0] < levels[1] - 20


def test_the_same_seed_makes_the_same_head(head: Head, easel: Easel) -> None:
    first, second = (with_cover(head, "beanie", easel, np.random.default_rng(9)) for _ in "ab")
    assert first is not None
    assert second is not None
    assert np.array_equal(first.classes, second.classes)
    assert np.abs(first.pixels.astype(int) - second.pixels).max() <= 2
