"""VP9 with alpha: within Telegram's limits, and with clean edges."""

import io
from dataclasses import replace

import av
import numpy as np
import pytest

from render.check import check_file
from render.decode import open_pictures
from render.encode.webm import QUICK, WebmEncoder, encode_webm
from render.errors import FileTooLarge
from render.specs import EMOJI_VIDEO, TELEGRAM_VIDEO, Container
from render.types import Frames
from tests.render.toy import noise, toy

SMALL = replace(TELEGRAM_VIDEO, side_px=64)
NOISE_BYTES = 4_500


def test_a_full_size_loop_holds_telegrams_limits() -> None:
    data = encode_webm(toy(12, 512), TELEGRAM_VIDEO, QUICK)
    measured = check_file(data, TELEGRAM_VIDEO)
    assert (measured.frame_count, measured.fps) == (12, 30)


def test_an_emoji_is_scaled_down() -> None:
    assert check_file(encode_webm(toy(9, 200), EMOJI_VIDEO), EMOJI_VIDEO).width_px == 100


def test_an_emoji_is_empty_up_to_its_right_edge() -> None:
    data = encode_webm(toy(3, 100), EMOJI_VIDEO)
    for picture in open_pictures(data, Container.WEBM).pictures:
        assert picture[..., 3][:40, -6:].max() == 0


def test_demanding_pictures_use_most_of_the_limit_and_no_more() -> None:
    spec = replace(SMALL, max_bytes=40_000)
    data = encode_webm(toy(30, 64, texture=0.6), spec)
    assert 0.6 * spec.max_bytes < len(data) <= spec.max_bytes


def test_frames_are_left_out_when_the_coarsest_quantiser_is_too_large() -> None:
    spec = replace(SMALL, max_bytes=NOISE_BYTES)
    measured = check_file(encode_webm(noise(30, 64), spec, QUICK), spec)
    assert measured.frame_count < 30
    assert measured.duration_s == pytest.approx(1.0, abs=0.05)


def test_what_cannot_hold_the_limit_is_refused() -> None:
    with pytest.raises(FileTooLarge) as caught:
        encode_webm(noise(12, 64), replace(SMALL, max_bytes=1500))
    assert caught.value.smallest > 1500


def test_same_frames_give_the_same_bytes() -> None:
    frames = toy(10, 64)
    assert encode_webm(frames, SMALL) == encode_webm(frames, SMALL)


def test_frames_one_by_one_give_the_same_bytes_as_all_at_once() -> None:
    frames = toy(10, 64, texture=0.3)
    encoder = WebmEncoder(SMALL, 10, frames.fps)
    for picture in frames.pixels:
        encoder.add(picture)
    assert encoder.finish() == encode_webm(frames, SMALL)


def test_fast_frames_are_thinned_to_the_highest_rate() -> None:
    measured = check_file(encode_webm(toy(24, 64, fps=60), SMALL), SMALL)
    assert (measured.frame_count, measured.fps) == (12, 30)


def test_players_show_the_colours_that_were_drawn() -> None:
    colors = np.random.default_rng(3).integers(0, 256, (4, 4, 3), np.uint8)
    pixels = np.zeros((3, 128, 128, 4), np.uint8)
    pixels[..., :3] = colors.repeat(32, 0).repeat(32, 1)
    pixels[:, 8:, :, 3] = 255
    data = encode_webm(Frames(pixels, 30), replace(TELEGRAM_VIDEO, side_px=128))
    shown = list(open_pictures(data, Container.WEBM).pictures)[-1]
    centres = shown[16::32, 16::32, :3].astype(int)
    assert np.abs(centres - colors).max() <= 3


def test_the_stream_says_that_it_is_bt709() -> None:
    with av.open(io.BytesIO(encode_webm(toy(3, 64), SMALL))) as file:
        context = file.streams.video[0].codec_context
        assert (context.colorspace, context.color_range) == (1, 1)


def test_there_is_no_dark_fringe_between_a_white_border_and_nothing() -> None:
    data = encode_webm(toy(6, 128), replace(TELEGRAM_VIDEO, side_px=128))
    picture = next(open_pictures(data, Container.WEBM).pictures)
    rim = (picture[..., 3] > 90) & (picture[..., 3] < 235)
    rim[84:] = False  # the shadow is dark
    assert picture[rim][:, :3].mean() > 225
