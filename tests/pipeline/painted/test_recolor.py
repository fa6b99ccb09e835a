"""Colours lean toward the palette; whites, blacks and recognisable hues stay."""

import numpy as np
import pytest

from pipeline.color import to_lab, to_rgb
from pipeline.painted.recolor import cloth_color, color_grey, recolor
from tests.pipeline.pictures import CANDY, NIGHT, palette


def one(rgb: tuple[int, int, int]) -> np.ndarray:
    return to_lab(np.array([[rgb]], np.uint8))


def pulled(rgb, colors=NIGHT, pull=0.5) -> np.ndarray:
    return recolor(one(rgb), palette(*colors), np.full((1, 1), pull, np.float32))[0, 0]


def hue(lab) -> float:
    return float(np.degrees(np.arctan2(lab[2], lab[1])))


@pytest.mark.parametrize("rgb", [(255, 255, 255), (0, 0, 0), (250, 250, 248)])
def test_white_and_black_stay(rgb):
    assert np.abs(pulled(rgb) - one(rgb)[0, 0]).max() < 4


def test_no_pull_changes_nothing():
    assert np.abs(pulled((200, 60, 50), pull=0.0) - one((200, 60, 50))[0, 0]).max() < 0.1


def test_a_strawberry_stays_red_under_any_palette():
    for colors in (NIGHT, CANDY, ("#00a040", "#0060ff", "#00ffff")):
        change = (
            hue(pulled((210, 35, 40), colors)) - hue(one((210, 35, 40))[0, 0]) + 180
        ) % 360 - 180
        assert abs(change) < 50


def test_grey_cloth_takes_different_tints_from_different_palettes():
    night, candy = pulled((120, 120, 120), NIGHT), pulled((120, 120, 120), CANDY)
    assert np.hypot(*night[1:]) > 10
    assert np.linalg.norm(night - candy) > 8


def test_lightness_moves_less_than_hue():
    assert abs(pulled((120, 120, 120))[0] - one((120, 120, 120))[0, 0, 0]) < 2


def test_black_and_white_gains_colour_only_between_black_and_white():
    ramp = np.repeat(np.linspace(0, 255, 9).astype(np.uint8)[None, :, None], 3, axis=2)
    colored = color_grey(to_lab(ramp), palette(*NIGHT), np.ones((1, 9), np.float32))
    chroma = np.hypot(colored[0, :, 1], colored[0, :, 2])
    assert chroma[[0, -1]].max() < 1
    assert chroma[3:6].min() > 15


def test_lab_and_back_keeps_colours():
    rgb = np.random.default_rng(2).integers(0, 256, (9, 7, 3)).astype(np.uint8)
    assert np.abs(to_rgb(to_lab(rgb)) * 255 - rgb).max() < 1


def test_cloth_is_dyed_in_no_pale_colour_where_there_is_another() -> None:
    wanted = palette("#fff2a8", "#ff9ec4", "#3a6fd0")
    dyes = np.stack([cloth_color(wanted, seed) for seed in (0, 1)])
    assert np.allclose(dyes, to_lab(wanted.colors)[1:])
    pale = palette("#fff2a8", "#ffe9e0", "#f2fff0")
    assert cloth_color(pale, 0)[0] > 90
