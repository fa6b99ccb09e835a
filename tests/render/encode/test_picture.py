"""What is done to pictures before they are encoded."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from render.encode.picture import bled, premultiplied, scaled, straight
from tests.render.toy import toy


def test_scaling_keeps_a_uniform_colour_up_to_the_edge() -> None:
    picture = np.zeros((64, 64, 4), np.uint8)
    picture[16:49, 13:50] = (200, 100, 40, 255)
    small = scaled(picture, 24)
    visible = small[small[..., 3] > 90][:, :3].astype(int)
    assert np.abs(visible - (200, 100, 40)).max() <= 4


def test_straight_undoes_premultiplied_where_there_is_enough_alpha() -> None:
    picture = toy(1, 48).pixels[0]
    again = straight(premultiplied(picture))
    clear = picture[..., 3] >= 64
    assert np.abs(again[clear].astype(int) - picture[clear]).max() <= 3
    assert np.array_equal(again[..., 3], picture[..., 3])


def test_bleeding_leaves_visible_pixels_alone_and_fills_the_rest_with_near_colours() -> None:
    picture = np.zeros((64, 64, 4), np.uint8)
    picture[:, :20] = (250, 10, 10, 255)
    picture[:, 40:] = (10, 10, 250, 255)
    filled = bled(picture)
    visible = picture[..., 3] > 8
    assert np.array_equal(filled[visible], picture[visible])
    assert filled[32, 21, 0] > 150 > filled[32, 21, 2]
    assert filled[32, 38, 2] > 150 > filled[32, 38, 0]


@settings(max_examples=30, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(5, 40), st.integers(5, 40), st.just(4))))
def test_bleeding_takes_any_alpha(picture: np.ndarray) -> None:
    filled = bled(picture)
    assert np.array_equal(filled[..., 3], picture[..., 3])
