"""What of a torso is cloth."""

import numpy as np

from pipeline.color import Array
from pipeline.measure.light import Light
from pipeline.measure.torso import cloth_of

SKIN, GREY = (68.0, 14.0, 18.0), (68.0, 0.0, 0.0)
PLACE = np.ones((20, 40), bool)


def light_of(skin: tuple[float, float, float]) -> Light:
    seen, gain = np.array(skin, np.float32), np.ones(3, np.float32)
    return Light(seen, seen, gain, 0.0, "none", PLACE, 1.0)


def torso(left: tuple[float, float, float], right: tuple[float, float, float]) -> Array:
    found = np.empty((20, 40, 3), np.float32)
    found[:, :20], found[:, 20:] = left, right
    return found


def test_bare_shoulders_are_no_cloth() -> None:
    found = cloth_of(torso(SKIN, (30.0, 5.0, -20.0)), PLACE, light_of(SKIN))
    assert not found[:, :20].any()
    assert found[:, 20:].all()


def test_in_a_grey_photo_cloth_as_light_as_skin_is_cloth() -> None:
    assert cloth_of(torso(GREY, (30.0, 0.0, 0.0)), PLACE, light_of(GREY)).all()


def test_a_shirt_of_skins_colour_is_still_one() -> None:
    assert cloth_of(torso(SKIN, SKIN), PLACE, light_of(SKIN)).all()
