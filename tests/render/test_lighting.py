"""The theme's lights."""

import numpy as np
import pytest

from config.theme import Lighting
from pipeline.types import Palette
from render.lighting import build_lights, with_rim


def test_the_theme_scales_and_colours_its_lights() -> None:
    usual = build_lights(Lighting())
    strong = build_lights(Lighting(key=2.0, key_color="#ff0000"))
    assert strong[0].power_w == pytest.approx(2 * usual[0].power_w)
    assert strong[0].color == (1.0, 0.0, 0.0)
    assert strong[1:] == usual[1:]


def test_a_light_that_is_off_is_left_out() -> None:
    assert len(build_lights(Lighting(fill=0))) == len(build_lights(Lighting())) - 1
    assert build_lights(Lighting(key=0, fill=0, rim=0)) == ()


def test_the_key_comes_from_the_upper_left_in_front_and_is_the_strongest() -> None:
    key, *others = build_lights(Lighting())
    x, y, z = key.position
    assert x < 0 < y
    assert z > 0
    assert all(light.power_w < key.power_w for light in others)


def test_rims_take_the_palettes_first_strong_colour_and_nothing_else_changes() -> None:
    palette = Palette(np.array([[20, 20, 25], [20, 60, 200], [250, 240, 235]], np.uint8))
    lit = with_rim(Lighting(rim=0.5), palette)
    red, green, blue = bytes.fromhex(lit.rim_color[1:])
    assert blue == 255
    assert max(red, green) < 128
    assert build_lights(lit)[:2] == build_lights(Lighting())[:2]
