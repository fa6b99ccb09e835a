"""The best still of a video is sharp, well lit and not at a cut."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bot.front.sharpest import Still, choose_still, exposure, sharpness
from tests.bot.front.films import Picture, blurred, even, scene


def still(picture: Picture, seen: Picture | None = None) -> Still:
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    return Still(grey, None if seen is None else seen > 0, lambda: picture)


def chosen(pictures: list[Picture], *, consecutive: bool = True) -> int:
    stills = [still(picture) for picture in pictures]
    best = choose_still(stills, consecutive=consecutive)
    assert best is not None
    return stills.index(best)


def test_the_sharpest_is_chosen() -> None:
    picture = scene(1)
    assert chosen([blurred(picture), blurred(picture, 2), picture, blurred(picture, 3)]) == 2


@pytest.mark.parametrize("value", [0, 255])
def test_black_and_white_are_not_chosen(value: int) -> None:
    assert chosen([even(value), blurred(scene(1)), even(value)]) == 1


@pytest.mark.parametrize("change", [(0.15, 0), (0.3, 190)])
def test_what_is_hardly_lit_or_glaring_is_not_chosen(change: tuple[float, float]) -> None:
    scale, shift = change
    lost = np.clip(scene(1) * scale + shift, 0, 255).astype(np.uint8)
    assert chosen([lost, blurred(scene(1), 1), lost]) == 1


def test_a_picture_at_a_cut_is_not_chosen() -> None:
    calm, other = blurred(scene(1), 0.6), (scene(2) // 2).astype(np.uint8)
    assert chosen([calm, calm, calm, other, blurred(other), blurred(other)]) in (0, 1)


def test_of_pictures_far_apart_none_is_at_a_cut() -> None:
    pictures = [blurred(scene(1), 0.8), scene(2), blurred(scene(3), 0.8)]
    assert chosen(pictures, consecutive=False) == 1


def test_the_earliest_of_equals_is_chosen() -> None:
    assert chosen([scene(1)] * 3) == 0


def test_there_is_no_best_of_none() -> None:
    assert choose_still([]) is None


def test_what_is_transparent_does_not_count() -> None:
    hidden = np.zeros((128, 128), np.uint8)
    hidden[32:96, 32:96] = 1
    black = np.where(hidden[..., None] > 0, scene(1), 0).astype(np.uint8)
    assert exposure(still(black, hidden)) > 0.9 > exposure(still(black))
    plain = np.where(hidden[..., None] > 0, even(128), 0).astype(np.uint8)
    assert sharpness(still(plain, hidden)) == 0 < sharpness(still(plain))


def test_what_is_transparent_all_over_is_worth_nothing() -> None:
    nothing = still(scene(1), np.zeros((128, 128), np.uint8))
    assert (sharpness(nothing), exposure(nothing)) == (0, 0)
