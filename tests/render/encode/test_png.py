"""Stills as PNG: exact where that fits, in fewer colours where it does not."""

from dataclasses import replace

import numpy as np
import pytest

from render.check import check_file
from render.decode import open_pictures
from render.encode.png import encode_png
from render.errors import FileTooLarge
from render.specs import EMOJI_STILL, PREVIEW, Container
from tests.render.toy import noise, toy


def test_a_preview_shows_every_visible_colour_exactly() -> None:
    picture = toy(1, 512).pixels[0]
    data = encode_png(picture, PREVIEW)
    check_file(data, PREVIEW)
    shown = next(open_pictures(data, Container.PNG).pictures)
    seen = picture[..., 3] > 0
    assert np.array_equal(shown[seen], picture[seen])


def test_an_emoji_is_scaled_down() -> None:
    assert check_file(encode_png(toy(1, 512).pixels[0], EMOJI_STILL), EMOJI_STILL).width_px == 128


def test_colours_are_given_up_before_the_limit_is_broken() -> None:
    check_file(encode_png(noise(1, 512).pixels[0], PREVIEW), PREVIEW)


def test_what_cannot_hold_the_limit_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        encode_png(noise(1, 64).pixels[0], replace(PREVIEW, side_px=64, max_bytes=500))
