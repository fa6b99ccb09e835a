"""Small drawn animals whose marks are known."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import AnimalFace, Cartoon

SIDE = 256
FUR, SNOUT, BLACK, PINK = (190, 140, 90), (235, 220, 200), (20, 18, 18), (225, 130, 140)
EYES = ((100, 84), (156, 84))
NOSE, MOUTH = (128, 106), (128, 122)
EARS = ((80, 30), (176, 30))


def animal() -> Cartoon:
    """A sitting animal seen from the front."""
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    cv2.ellipse(pixels, (128, 190), (56, 58), 0, 0, 360, (*FUR, 255), -1)
    for ear in EARS:
        cv2.line(pixels, (128, 80), ear, (*FUR, 255), 26)
    cv2.ellipse(pixels, (128, 92), (60, 50), 0, 0, 360, (*FUR, 255), -1)
    cv2.ellipse(pixels, (128, 114), (24, 20), 0, 0, 360, (*SNOUT, 255), -1)
    for at in EYES:
        cv2.circle(pixels, at, 10, (*BLACK, 255), -1)
    cv2.ellipse(pixels, NOSE, (10, 7), 0, 0, 360, (*BLACK, 255), -1)
    cv2.line(pixels, (118, 122), (138, 122), (*BLACK, 255), 2)
    return drawing(pixels)


def walker() -> Cartoon:
    """An animal seen from its left side, looking to the picture's left."""
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    cv2.ellipse(pixels, (170, 150), (70, 40), 0, 0, 360, (*FUR, 255), -1)
    cv2.ellipse(pixels, (86, 90), (40, 34), 0, 0, 360, (*FUR, 255), -1)
    cv2.ellipse(pixels, (44, 106), (26, 16), 0, 0, 360, (*FUR, 255), -1)
    cv2.circle(pixels, (72, 82), 6, (*BLACK, 255), -1)
    cv2.circle(pixels, (22, 100), 6, (*BLACK, 255), -1)
    return drawing(pixels)


def drawing(pixels: NDArray[np.uint8]) -> Cartoon:
    return Cartoon(pixels=pixels, prompt="pet", seed=1, cartoonizer="test-1")


def front_face() -> AnimalFace:
    return AnimalFace(_px(*EYES), _px(NOSE)[0], _px(MOUTH)[0], _px(*EARS), 0.9)


def side_face() -> AnimalFace:
    hidden = (np.nan, np.nan)
    return AnimalFace(
        _px((72, 82), hidden), _px((22, 100))[0], _px((40, 118))[0], _px((100, 50), hidden), 0.9
    )


def _px(*points: tuple[float, float]) -> NDArray[np.float32]:
    return np.array(points, np.float32)
