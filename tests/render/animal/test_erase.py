"""The drawn features disappear under fur; the drawing stays the same elsewhere."""

from dataclasses import replace

import cv2
import numpy as np

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


def test_a_pink_nose_is_read_as_pink_and_a_dark_one_as_black() -> None:
    pink = read_colors(animal(nose=PINK), front_face()).nose
    dark = read_colors(animal(), front_face()).nose
    assert pink[0] > 50
    assert pink[1] > 15
    assert dark[0] < 15


def test_an_open_mouth_below_the_muzzle_goes_too() -> None:
    panting = animal()
    pixels = panting.pixels.copy()
    cv2.ellipse(pixels, (128, 134), (14, 12), 0, 0, 360, (*BLACK, 255), -1)
    cv2.ellipse(pixels, (128, 142), (8, 9), 0, 0, 360, (*PINK, 255), -1)
    below = bare(replace(panting, pixels=pixels)).pixels[126:152, 116:140, :3].astype(int)
    assert below.sum(2).min() > 0.6 * sum(FUR)
    assert (below[..., 0] - below[..., 2]).min() > 10
