"""What is worn below the chin."""

from dataclasses import replace

import cv2
import numpy as np

from pipeline.likeness import Clothes
from pipeline.measure.measurer import Measurer
from pipeline.types import HEAD_CLASSES
from tests.pipeline.measure.heads import MIDDLE, SCALE, SIDE_PX, Head, head

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


def test_a_shirt_under_a_closed_jacket_is_no_suit_with_a_tie() -> None:
    person = dressed(BLACK)
    pixels = person.pixels.copy()
    x, top = round(MIDDLE[0]), round(MIDDLE[1] + 1.25 * SCALE)
    cv2.rectangle(pixels, (x - 28, top), (x + 28, top + 22), WHITE, -1)
    jacket = clothes_of(replace(person, pixels=pixels))
    assert (jacket.kind, jacket.tie) == ("jacket", False)
    assert int(jacket.second[1:3], 16) > 180


def test_a_print_on_a_dark_hood_is_no_shirt() -> None:
    person = dressed(BLACK)
    pixels = person.pixels.copy()
    for row in range(5):
        for column in range(-3, 4):
            place = round(MIDDLE[0] + 9 * column), round(MIDDLE[1] + (1.5 + 0.15 * row) * SCALE)
            cv2.circle(pixels, place, 3, WHITE, -1)
    found = clothes_of(replace(person, pixels=pixels))
    assert found.kind not in ("suit", "jacket")
    assert not found.tie


def test_one_colour_is_no_suit() -> None:
    assert clothes_of(dressed(BLACK)).kind != "suit"
    assert clothes_of(dressed((40, 90, 170), shirt=True)).kind != "suit"


def below(person: Head, halves: tuple[float, float], color: tuple[int, int, int]) -> Head:
    """The same with a strip of another colour down the middle; halves: from and to, of SCALE."""
    pixels = person.pixels.copy()
    top = MIDDLE[1] + 1.25 * SCALE
    for side in (-1, 1):
        ends = sorted(round(MIDDLE[0] + side * half * SCALE) for half in halves)
        cv2.rectangle(pixels, (ends[0], round(top)), (ends[1], SIDE_PX - 1), color, -1)
    return replace(
        person, pixels=np.where(person.classes[..., None] == WORN, pixels, person.pixels)
    )


def test_another_colour_in_the_middle_is_worn_below_an_open_jacket() -> None:
    jacket = clothes_of(below(dressed((220, 110, 40)), (0.0, 0.4), (30, 60, 140)))
    assert jacket.kind == "jacket"
    red, _, blue = bytes.fromhex(jacket.color[1:])
    assert red > blue + 80
    red, _, blue = bytes.fromhex(jacket.second[1:])
    assert blue > red + 50


def test_a_strip_over_one_colour_is_a_tie_on_a_shirt() -> None:
    shirt = clothes_of(below(dressed((150, 180, 220)), (0.0, 0.2), (170, 20, 30)))
    assert (shirt.kind, shirt.tie) == ("shirt", True)
    red, _, blue = bytes.fromhex(shirt.tie_color[1:])
    assert red > blue + 80


def test_the_largest_colour_is_that_of_the_torso_not_of_the_collar() -> None:
    person = dressed((220, 110, 40))
    pixels = person.pixels.copy()
    collar = round(MIDDLE[1] + 1.6 * SCALE)
    pixels[:collar][person.classes[:collar] == WORN] = BLACK
    red, _, blue = bytes.fromhex(clothes_of(replace(person, pixels=pixels)).color[1:])
    assert red > blue + 80


def spotted(step_px: int) -> Head:
    """A person in white cloth with small blue spots, so far apart."""
    person = dressed(WHITE)
    pixels = person.pixels.copy()
    for y in range(0, SIDE_PX, step_px):
        for x in range(0, SIDE_PX, step_px):
            cv2.circle(pixels, (x, y), 6, (30, 60, 170), -1)
    worn = person.classes[..., None] == WORN
    return replace(person, pixels=np.where(worn, pixels, person.pixels))


def test_many_small_spots_are_a_print_and_a_few_are_not() -> None:
    assert clothes_of(spotted(22)).pattern == "print"
    assert clothes_of(spotted(80)).pattern == "plain"


def test_a_tie_keeps_its_colour() -> None:
    red, _, blue = bytes.fromhex(clothes_of(dressed(BLACK, shirt=True, tie=True)).tie_color[1:])
    assert red > blue + 60
