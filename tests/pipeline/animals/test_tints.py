"""Eyes and noses have the colours of their photo."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.animals.tints import with_tints
from pipeline.types import AnimalFace

FUR, BLACK, AMBER = (150, 120, 90), (14, 12, 12), (200, 140, 20)
DARK_FUR, GREY_BLUE, PINK = (70, 55, 45), (120, 128, 136), (225, 130, 140)
EYES = ((100, 84), (156, 84))
SEEN = np.ones((256, 256), np.float32)
Color = tuple[int, int, int]


def face() -> AnimalFace:
    marks = np.array([*EYES, (128, 106), (128, 122)], np.float32)
    return AnimalFace(marks[:2], marks[2], marks[3], np.full((2, 2), np.nan, np.float32), 0.9)


def photo(
    irises: tuple[Color, Color] = (BLACK, BLACK), *, fur: Color = FUR, nose: Color = BLACK
) -> NDArray[np.uint8]:
    pixels = np.full((256, 256, 3), fur, np.uint8)
    for at, iris in zip(EYES, irises, strict=True):
        cv2.circle(pixels, at, 9, BLACK, -1)
        cv2.circle(pixels, at, 7, iris, -1)
        cv2.circle(pixels, at, 4, BLACK, -1)
    cv2.ellipse(pixels, (128, 106), (10, 8), 0, 0, 360, nose, -1)
    return pixels


def test_amber_eyes_are_seen() -> None:
    iris = with_tints(face(), photo((AMBER, AMBER)), SEEN).iris
    assert iris is not None
    assert iris[2] > 30


def test_grey_eyes_lighter_than_fur_are_blue() -> None:
    iris = with_tints(face(), photo((GREY_BLUE, GREY_BLUE), fur=DARK_FUR), SEEN).iris
    assert iris is not None
    assert iris[2] < -10


@pytest.mark.parametrize("irises", [(BLACK, BLACK), (AMBER, BLACK), (AMBER, GREY_BLUE), (FUR, FUR)])
def test_eyes_that_are_dark_unlike_or_fur_have_no_iris(irises: tuple[Color, Color]) -> None:
    assert with_tints(face(), photo(irises), SEEN).iris is None


def test_a_pink_nose_is_bare_and_a_dark_one_is_not() -> None:
    pink = with_tints(face(), photo(nose=PINK), SEEN).bare_nose
    assert pink is not None
    assert pink[1] > 20
    assert with_tints(face(), photo(), SEEN).bare_nose is None


def test_what_is_not_the_subject_is_not_looked_at() -> None:
    hidden = with_tints(face(), photo((AMBER, AMBER), nose=PINK), 0 * SEEN)
    assert hidden.iris is None
    assert hidden.bare_nose is None


def test_colours_go_with_a_face_that_is_moved() -> None:
    seen = with_tints(face(), photo((AMBER, AMBER), nose=PINK), SEEN)
    moved = seen.seen_from(10, 20, scale=2.0)
    assert moved.iris == seen.iris
    assert moved.bare_nose == seen.bare_nose


def test_a_face_at_the_corner_is_looked_at_too() -> None:
    cornered = face().seen_from(90, 70)
    pixels = photo((AMBER, AMBER))[70:, 90:]
    assert with_tints(cornered, pixels, SEEN[70:, 90:]).iris is not None
