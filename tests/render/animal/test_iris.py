"""Toy eyes: dark in light fur, a warm brown in dark fur, and the animal's own where it is clear."""

import numpy as np

from pipeline.color import to_lab
from render.animal.iris import paint_eye

GOLD = np.array([60.0, 5.0, 50.0], np.float32)
BROWN = np.array([55.0, 25.0, 30.0], np.float32)
BLUE = np.array([50.0, -6.0, -14.0], np.float32)


def below_the_pupil(texture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> float:
    """CIELAB lightness of the iris."""
    return float(to_lab(texture[106:111, 60:68].astype(np.float32) / 255)[..., 0].mean())


def test_eyes_in_dark_fur_are_lighter_but_not_light() -> None:
    plain, warm = below_the_pupil(paint_eye(None)), below_the_pupil(paint_eye(None, warm=True))
    assert plain + 4 < warm < 50


def test_gold_shines_and_brown_does_not_stare() -> None:
    assert below_the_pupil(paint_eye(GOLD)) > 50
    assert below_the_pupil(paint_eye(BROWN)) < below_the_pupil(paint_eye(GOLD)) - 15
    assert paint_eye(BROWN)[64, 64].max() < 40  # the pupil


def test_blue_eyes_are_paler_than_gold_and_have_rounder_pupils() -> None:
    gold, blue = paint_eye(GOLD), paint_eye(BLUE)
    chroma = [np.hypot(*to_lab(eye[108, 64])[1:]) for eye in (gold, blue)]
    assert chroma[1] < 0.8 * chroma[0]
    assert blue[64, 84].max() < 60 < gold[64, 84].max()
