"""Dark photos are lifted, good ones left alone, casts on skin softened."""

import numpy as np
import pytest

from pipeline.color import to_lab
from pipeline.painted.light import is_grey, normalise_light
from pipeline.painted.skin import HUE_DEG, Skin, healthy

INSIDE = np.ones((24, 24), bool)
LIT, UNLIT = 95.0, 45.0  # lights of a photo in the sun and of one at night
DARK_SKIN = Skin(np.array([38, 12, 16], np.float32), np.array([5, 2, 2], np.float32))


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
    out = normalise_light(lab, INSIDE, DARK_SKIN, grey=False)
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


@pytest.mark.parametrize("fur", [False, True])
def test_what_is_dark_in_a_lit_photo_stays_as_it_is(fur: bool) -> None:
    black = ramp(4, 45)
    kept = normalise_light(black, INSIDE, None, grey=False, fur=fur, lights=LIT)
    assert np.abs(kept - black).max() < 3


def test_what_is_black_in_a_lit_photo_stays_darker_than_grey() -> None:
    kept = normalise_light(ramp(2, 12), INSIDE, None, grey=False, lights=LIT)
    assert kept[..., 0].max() < 20


def test_a_dark_photo_is_lifted_as_if_only_its_subject_were_known() -> None:
    dark = ramp(2, 40, 5, 5)
    lifted = normalise_light(dark, INSIDE, None, grey=False, lights=UNLIT)
    assert np.array_equal(lifted, normalise_light(dark, INSIDE, None, grey=False))
    assert lifted[..., 0].mean() > 40


def test_the_darker_the_photo_the_more_its_subject_is_lifted() -> None:
    means = [
        normalise_light(ramp(2, 40), INSIDE, None, grey=False, lights=lights)[..., 0].mean()
        for lights in (50.0, 64.0, 67.0, 70.0, 80.0)
    ]
    assert means == sorted(means, reverse=True)
    assert np.abs(np.diff(means)).max() < 12


@pytest.mark.parametrize("lights", [LIT, UNLIT])
def test_skin_tells_more_than_the_photo_around_it(lights: float) -> None:
    lab = ramp(5, 60, 12, 16)
    known = normalise_light(lab, INSIDE, DARK_SKIN, grey=False, lights=lights)
    assert np.array_equal(known, normalise_light(lab, INSIDE, DARK_SKIN, grey=False))


def test_light_changes_without_steps() -> None:
    wide = np.zeros((64, 64, 3), np.float32)
    wide[..., 0] = np.linspace(1, 50, 64 * 64, dtype=np.float32).reshape(64, 64)
    lifted = normalise_light(wide, np.ones((64, 64), bool), None, grey=False)
    assert np.diff(lifted[..., 0].ravel()).min() >= 0
    assert np.diff(lifted[..., 0].ravel()).max() < 0.3
