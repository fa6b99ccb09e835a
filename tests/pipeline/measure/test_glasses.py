"""Frames drawn on a drawn head."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.likeness import Glasses
from pipeline.measure.measurer import Measurer
from pipeline.types import HEAD_CLASSES
from tests.pipeline.measure.heads import CERTAIN, Head, head

WORN = HEAD_CLASSES.index("glasses")
LENS = (23, 16)  # half width and height, px


def wearing(rim_px: int, half: tuple[int, int] = LENS, *, dark: bool = False) -> Head:
    """A person with glasses whose black rims are so thick, dark lenses if wanted."""
    person = head()
    pixels, classes = person.pixels.copy(), person.classes.copy()
    for x, y in person.face.eyes[:, :2]:
        low, high = (
            (round(float(x) + sign * half[0]), round(float(y) + sign * half[1])) for sign in (-1, 1)
        )
        cv2.rectangle(classes, low, high, (WORN,), -1)
        if dark:
            cv2.rectangle(pixels, low, high, (25, 25, 28), -1)
        cv2.rectangle(pixels, low, high, (15, 15, 15), rim_px)
    said = {**CERTAIN, "glasses": {"sun" if dark else "clear": 1.0}}
    return replace(person, pixels=np.asarray(pixels), classes=classes, attributes=said)


def glasses_of(person: Head) -> Glasses:
    return Measurer(person).measure(person.photo, person.cutout).likeness.glasses


def test_who_wears_none_has_none() -> None:
    assert glasses_of(head()).shape == "none"


def test_wire_is_thinner_than_acetate() -> None:
    wire, thick = glasses_of(wearing(1)).rim, glasses_of(wearing(5)).rim
    assert wire < 0.45
    assert thick > wire + 0.3


@pytest.mark.parametrize(("half", "shape"), [((23, 20), "round"), ((25, 11), "rectangular")])
def test_low_lenses_are_rectangular_and_high_ones_round(half: tuple[int, int], shape: str) -> None:
    assert glasses_of(wearing(3, half)).shape == shape


def test_dark_lenses_hide_the_eyes() -> None:
    assert glasses_of(wearing(2, dark=True)).opacity > 0.6
    assert glasses_of(wearing(2)).opacity < 0.4
