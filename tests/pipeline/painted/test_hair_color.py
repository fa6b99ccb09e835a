"""Hair has one colour, and light on it is light only."""

import numpy as np

from pipeline.painted.hair_color import calm_hair, natural_hair

EVERYWHERE = np.ones((80, 80), np.float32)


def head_of_hair(color: tuple[float, float, float]) -> np.ndarray:
    return np.full((80, 80, 3), color, np.float32)


def test_sheen_has_the_hue_of_the_hair_and_is_softer():
    lab = head_of_hair((16, 5, 8))
    lab[20:36] = (62, 12, -14)
    calm = calm_hair(lab, EVERYWHERE)
    assert calm[28, 40, 0] > calm[60, 40, 0] + 3
    assert calm[..., 0].max() < 45
    assert calm[..., 2].min() > 3


def test_what_is_no_hair_stays():
    lab = head_of_hair((30, 8, 12))
    lab[:, 50:] = (70, 20, 20)
    hair = EVERYWHERE.copy()
    hair[:, 50:] = 0
    assert np.array_equal(calm_hair(lab, hair)[:, 50:], lab[:, 50:])


def test_grey_hair_does_not_take_a_tint_from_its_surroundings():
    calm = calm_hair(head_of_hair((64, 12, -6)), EVERYWHERE)
    assert np.hypot(calm[40, 40, 1], calm[40, 40, 2]) < 9
    assert calm[40, 40, 2] > 0


def test_red_and_fair_hair_keep_their_colour():
    for color in ((34, 26, 34), (70, 6, 32)):
        calm = calm_hair(head_of_hair(color), EVERYWHERE)[40, 40]
        assert np.linalg.norm(calm - color) < 4


def test_black_hair_that_mirrors_the_sky_is_dark():
    assert calm_hair(head_of_hair((52, 0, -15)), EVERYWHERE)[40, 40, 0] < 40


def test_hair_in_black_and_white_is_brown_when_dark_and_grey_when_light():
    dark = natural_hair(head_of_hair((25, 0, 0)), EVERYWHERE)[40, 40]
    light = natural_hair(head_of_hair((70, 0, 0)), EVERYWHERE)[40, 40]
    assert np.hypot(*dark[1:]) > 9
    assert np.hypot(*light[1:]) < 5
