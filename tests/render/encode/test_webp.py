"""WebP, moving and still: within its limits, lossless where there is room."""

from dataclasses import replace

import numpy as np
import pytest

from render.check import check_file
from render.decode import open_pictures
from render.encode.webp import encode_still_webp, encode_webp
from render.errors import FileTooLarge
from render.specs import CHAT, TELEGRAM_STILL, Container
from tests.render.toy import noise, toy

SMALL = replace(CHAT, side_px=64, max_bytes=100_000)


def test_a_full_size_loop_holds_the_limits() -> None:
    measured = check_file(encode_webp(toy(12, 512), CHAT), CHAT)
    assert measured.frame_count == 12
    assert measured.duration_s == pytest.approx(0.4, abs=0.001)


def test_frames_come_back_in_order_and_place() -> None:
    frames = toy(9, 64)
    opened = open_pictures(encode_webp(frames, SMALL), Container.WEBP)
    for shown, drawn in zip(opened.pictures, frames.pixels, strict=True):
        assert np.abs(shown[..., 3].astype(int) - drawn[..., 3]).max() <= 8
        solid = drawn[..., 3] == 255
        assert np.abs(shown[solid].astype(int) - drawn[solid]).mean() < 8


def test_quality_falls_until_the_file_holds() -> None:
    frames = toy(10, 64, texture=0.5)
    large = len(encode_webp(frames, SMALL))
    spec = replace(SMALL, max_bytes=large // 2)
    assert check_file(encode_webp(frames, spec), spec).frame_count == 10


def test_what_cannot_hold_the_limit_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        encode_webp(noise(6, 64), replace(SMALL, max_bytes=900))


def test_same_frames_give_the_same_bytes() -> None:
    assert encode_webp(toy(6, 64), SMALL) == encode_webp(toy(6, 64), SMALL)


def test_a_still_is_lossless_when_there_is_room() -> None:
    picture = toy(1, 512).pixels[0]
    data = encode_still_webp(picture, TELEGRAM_STILL)
    check_file(data, TELEGRAM_STILL)
    shown = next(open_pictures(data, Container.WEBP).pictures)
    seen = picture[..., 3] > 0
    assert np.array_equal(shown[seen], picture[seen])


def test_a_noisy_still_is_compressed_until_it_holds() -> None:
    check_file(encode_still_webp(noise(1, 512).pixels[0], TELEGRAM_STILL), TELEGRAM_STILL)
