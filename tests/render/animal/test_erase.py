"""The drawn features disappear under fur; the drawing stays the same elsewhere."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.types import Cartoon
from render.animal.colors import read_colors
from render.animal.erase import without_features
from tests.render.animal.drawings import (
    BLACK,
    EYES,
    FUR,
    MOUTH,
    NOSE,
    PINK,
    SNOUT,
    animal,
    front_face,
    side_face,
    walker,
)


def bare(cartoon: Cartoon) -> Cartoon:
    return without_features(cartoon, front_face(), read_colors(cartoon, front_face()))


def color_at(
    cartoon: Cartoon, at: tuple[int, int]
) -> np.ndarray[tuple[int, ...], np.dtype[np.int_]]:
    return cartoon.pixels[at[1], at[0], :3].astype(int)


def test_eyes_become_fur() -> None:
    for eye in EYES:
        assert np.abs(color_at(bare(animal()), eye) - FUR).max() < 12


def test_nose_and_mouth_become_the_snouts_fur() -> None:
    for mark in (NOSE, MOUTH):
        assert np.abs(color_at(bare(animal()), mark) - SNOUT).max() < 50


def test_alpha_and_what_is_far_from_the_face_stay() -> None:
    before, after = animal(), bare(animal())
    assert np.array_equal(before.pixels[..., 3], after.pixels[..., 3])
    body = np.s_[190:240, 80:180]
    assert np.abs(before.pixels[body].astype(int) - after.pixels[body]).max() <= 2


def test_a_nose_is_black_unless_the_photo_shows_it_bare() -> None:
    pink = (70.0, 30.0, 10.0)
    assert read_colors(animal(), replace(front_face(), bare_nose=pink)).nose == pytest.approx(pink)
    assert read_colors(animal(), front_face()).nose[0] < 15


def test_a_profiles_nose_is_not_the_furs_brown() -> None:
    brown, pink = (50.0, 14.0, 30.0), (60.0, 30.0, 12.0)
    assert read_colors(walker(), replace(side_face(), bare_nose=brown)).nose[0] < 15
    assert read_colors(walker(), replace(side_face(), bare_nose=pink)).nose[0] > 50


def test_an_open_mouth_below_the_muzzle_goes_too() -> None:
    panting = animal()
    pixels = panting.pixels.copy()
    cv2.ellipse(pixels, (128, 134), (14, 12), 0, 0, 360, (*BLACK, 255), -1)
    cv2.ellipse(pixels, (128, 142), (8, 9), 0, 0, 360, (*PINK, 255), -1)
    below = bare(replace(panting, pixels=pixels)).pixels[126:152, 116:140, :3].astype(int)
    assert below.sum(2).min() > 0.6 * sum(FUR)
    assert (below[..., 0] - below[..., 2]).min() > 10
