"""What is worn below the chin."""

from dataclasses import replace

import cv2
import numpy as np

from pipeline.likeness import Clothes
from pipeline.measure.measurer import Measurer
from pipeline.types import HEAD_CLASSES
from tests.pipeline.measure.heads import MIDDLE, SCALE, Head, head

WORN = HEAD_CLASSES.index("clothes")
BLACK, WHITE, RED = (20, 20, 22), (245, 245, 245), (150, 20, 30)


def clothes_of(person: Head) -> Clothes:
    return Measurer(person).measure(person.photo, person.cutout).likeness.clothes


def dressed(jacket: tuple[int, int, int], *, shirt: bool = False, tie: bool = False) -> Head:
    """A person in one colour, with a wedge of white and a strip of red if wanted."""
    person = head()
    pixels = person.pixels.copy()
    pixels[person.classes == WORN] = jacket
    x, chin = MIDDLE[0], MIDDLE[1] + 1.1 * SCALE
    if shirt:
        wedge = np.array([[x - 28, chin], [x + 28, chin], [x, chin + 1.3 * SCALE]])
        cv2.fillPoly(pixels, [wedge.astype(np.int32)], WHITE)
    if tie:
        corner = (round(x + 6), round(chin + 1.2 * SCALE))
        cv2.rectangle(pixels, (round(x - 6), round(chin + 0.3 * SCALE)), corner, RED, -1)
    return replace(person, pixels=pixels)


def test_a_white_wedge_between_dark_lapels_is_a_suit() -> None:
    suit = clothes_of(dressed(BLACK, shirt=True))
    assert suit.kind == "suit"
    assert int(suit.second[1:3], 16) > 180
    assert not suit.tie


def test_a_strip_down_the_wedge_is_a_tie() -> None:
    assert clothes_of(dressed(BLACK, shirt=True, tie=True)).tie


def test_one_colour_is_no_suit() -> None:
    assert clothes_of(dressed(BLACK)).kind != "suit"
    assert clothes_of(dressed((40, 90, 170), shirt=True)).kind != "suit"
