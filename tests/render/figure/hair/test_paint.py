"""The colours of hair."""

import numpy as np
import pytest

from render.figure.hair.paint import hair_color, hair_material, paint_strands, shade


def test_black_hair_keeps_a_little_light_and_stays_dark():
    color = hair_color("#000000")
    assert 0.05 < max(color) < 0.12


@pytest.mark.parametrize("text", ["#ffffff", "#e8d9a0", "#ff0000"])
def test_no_colour_is_blown_out(text):
    assert max(hair_color(text)) < 0.96


def test_dark_hair_has_no_grey_sheen():
    assert hair_material((0.08, 0.07, 0.06), rough=False).sheen < 0.03


def test_tips_have_their_own_colour():
    pixels = paint_strands((0.1, 0.1, 0.1), (0.9, 0.8, 0.5)).astype(float)
    assert pixels[0].mean() < 40
    assert pixels[-1].mean() > 150


def test_grooves_are_darker_than_locks():
    depth = shade(np.array([0.0, 1.0]))
    assert depth[0] < 0.4
    assert depth[1] == 1
