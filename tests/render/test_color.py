"""Colours: hexadecimal to sRGB, sRGB to linear light."""

import numpy as np
import pytest

from render.color import color_of, to_linear


def test_hexadecimal_colours_become_shares() -> None:
    assert color_of("#ff8000") == pytest.approx((1.0, 128 / 255, 0.0))


def test_middle_grey_is_a_fifth_of_the_light() -> None:
    assert to_linear((0.0, 1.0, 0.5)) == pytest.approx([0.0, 1.0, 0.2140], abs=1e-4)


def test_any_shape_keeps_its_shape_and_stays_in_range() -> None:
    light = to_linear(np.linspace(-0.2, 1.3, 24).reshape(2, 4, 3))
    assert light.shape == (2, 4, 3)
    assert light.dtype == np.float32
    assert light.min() == 0
    assert light.max() == 1
