import cv2
import pytest

from pipeline.measure.measurer import Measurer
from pipeline.measure.words import lab_color
from pipeline.painted.face_regions import LEFT_EYE, RIGHT_EYE
from tests.pipeline.measure.heads import lifelike

FAIR, DARK = (0xE7, 0xBB, 0xA0), (0x7A, 0x4E, 0x38)
GREYISH, HAZEL = (0x86, 0x7D, 0x74), (0x96, 0x6E, 0x58)
BLUE, GREEN, NIGHT = (0x5C, 0x78, 0x92), (0x66, 0x66, 0x4C), (0x2C, 0x2E, 0x34)


def iris_of(iris: tuple[int, int, int], skin: tuple[int, int, int] = FAIR) -> tuple[float, float]:
    """Lab a and b of the iris that a face with such eyes gets."""
    person = lifelike(skin)
    for ring in (RIGHT_EYE, LEFT_EYE):
        x, y = (int(value) for value in person.face.landmarks[list(ring), :2].mean(0))
        cv2.circle(person.pixels, (x, y), 7, iris, -1)
    found = Measurer(person).measure(person.photo, person.cutout).likeness.eyes.iris
    _, a, b = (float(value) for value in lab_color(found))
    return a, b


def brown(color: tuple[float, float]) -> bool:
    return color[0] > 5


def test_blue_and_green_eyes_keep_their_colour() -> None:
    blue, green = iris_of(BLUE), iris_of(GREEN)
    assert not brown(blue)
    assert not brown(green)
    assert blue[1] < green[1]


def test_a_bright_iris_may_be_a_little_warm_and_is_not_brown() -> None:
    assert not brown(iris_of(GREYISH))
    assert brown(iris_of(HAZEL))


@pytest.mark.parametrize("iris", [NIGHT, (0x32, 0x1E, 0x19)])
def test_dark_eyes_are_brown_whatever_they_mirror(iris: tuple[int, int, int]) -> None:
    assert brown(iris_of(iris))


def test_eyes_in_dark_skin_are_brown() -> None:
    assert brown(iris_of(BLUE, DARK))
