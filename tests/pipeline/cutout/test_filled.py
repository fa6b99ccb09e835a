"""An animal that fills its photo becomes a card; one with an outline does not."""

from dataclasses import replace

import numpy as np

from pipeline.cutout.filled import fills_photo
from pipeline.types import Cutout
from tests.pipeline.cutout.test_pets import animal_at

SIDE = 200


def cutout_of(alpha: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Cutout:
    pixels = np.zeros((SIDE, SIDE, 3), np.uint8)
    return Cutout(pixels, alpha, (0, 0, SIDE, SIDE), animals=(animal_at(100, 80),))


def block(top: int, bottom: int, left: int, right: int) -> Cutout:
    alpha = np.zeros((SIDE, SIDE), np.float32)
    alpha[top:bottom, left:right] = 1
    return cutout_of(alpha)


def test_a_matte_that_left_nothing_out_is_filled() -> None:
    assert fills_photo(block(5, 195, 5, 195))


def test_a_head_cut_off_at_its_crown_and_two_more_sides_is_filled() -> None:
    assert fills_photo(block(0, SIDE, 0, 150))


def test_a_sitting_animal_with_its_head_in_the_photo_is_not() -> None:
    assert not fills_photo(block(20, SIDE, 40, 160))
    assert not fills_photo(block(20, SIDE, 0, SIDE - 30))


def test_without_an_animal_nothing_is_filled() -> None:
    assert not fills_photo(replace(block(5, 195, 5, 195), animals=()))
