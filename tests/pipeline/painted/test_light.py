"""Dark photos are lifted, good ones left alone, casts on skin softened."""

import numpy as np

from pipeline.color import to_lab
from pipeline.painted.light import is_grey, normalise_light
from pipeline.painted.skin import HUE_DEG, Skin, healthy

INSIDE = np.ones((24, 24), bool)


def ramp(low: float, high: float, a: float = 0.0, b: float = 0.0) -> np.ndarray:
    lab = np.zeros((24, 24, 3), np.float32)
    lab[..., 0] = np.linspace(low, high, 24, dtype=np.float32)
    lab[..., 1:] = (a, b)
    return lab


def test_a_night_photo_becomes_brighter():
    lifted = normalise_light(ramp(2, 40), INSIDE, None, grey=False)
    assert lifted[..., 0].mean() > 40


def test_a_well_lit_photo_hardly_changes():
    lit = ramp(5, 95)
    assert np.abs(normalise_light(lit, INSIDE, None, grey=False) - lit).mean() < 3


def test_dark_skin_in_good_light_stays_dark():
    lab = ramp(5, 95, 12, 16)
    skin = Skin(np.array([38, 12, 16], np.float32), np.array([5, 2, 2], np.float32))
    out = normalise_light(lab, INSIDE, skin, grey=False)
    row = np.abs(lab[0, :, 0] - 38).argmin()
    assert abs(out[0, row, 0] - lab[0, row, 0]) < 5


def test_a_blue_cast_on_skin_is_softened():
    skin = Skin(np.array([55, 4, -6], np.float32), np.array([5, 2, 2], np.float32))
    out = normalise_light(ramp(5, 95, 4, -6), INSIDE, skin, grey=False)
    assert out[..., 2].mean() > -1


def test_healthy_skin_has_the_hues_of_skin():
    for color in ([60, 5, -20], [60, 30, 5], [40, 1, 30], [80, 0, 0]):
        tone = healthy(np.array(color, np.float32))
        assert HUE_DEG[0] - 0.1 <= np.degrees(np.arctan2(tone[2], tone[1])) <= HUE_DEG[1] + 0.1
        assert tone[0] == color[0]


def test_sepia_is_a_black_and_white_photo_and_a_strawberry_is_not():
    assert is_grey(ramp(5, 95, 4, 12), INSIDE)
    assert not is_grey(ramp(30, 60, 55, 35), INSIDE)
    colors = np.random.default_rng(1).integers(0, 256, (24, 24, 3)).astype(np.uint8)
    assert not is_grey(to_lab(colors), INSIDE)


def test_black_fur_stays_darker_than_a_thing_in_the_dark() -> None:
    fur, thing = (
        normalise_light(ramp(2, 40), INSIDE, None, grey=False, fur=fur) for fur in (True, False)
    )
    assert fur[..., 0].mean() < thing[..., 0].mean() - 5
