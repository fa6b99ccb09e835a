"""Animated PNGs: one palette, small, and always within Discord's limits."""

from dataclasses import replace

import numpy as np
import pytest

from render.check import check_file
from render.decode import open_pictures
from render.encode.apng import encode_apng
from render.errors import FileTooLarge
from render.specs import DISCORD, Container
from render.types import Frames
from tests.render.toy import noise, toy

SMALL = replace(DISCORD, side_px=64)


def test_a_full_size_loop_holds_discords_limits() -> None:
    measured = check_file(encode_apng(toy(30, 512), DISCORD), DISCORD)
    assert measured.width_px == 320
    assert measured.duration_s == pytest.approx(1.0)


def test_colours_and_soft_alpha_survive_the_palette() -> None:
    frames = toy(8, 64, fps=20)
    opened = open_pictures(encode_apng(frames, SMALL), Container.PNG)
    for shown, drawn in zip(opened.pictures, frames.pixels, strict=True):
        assert np.abs(shown[..., 3].astype(int) - drawn[..., 3]).mean() < 2
        solid = drawn[..., 3] == 255
        assert shown[solid][:, 3].min() == 255
        assert np.abs(shown[solid].astype(int) - drawn[solid]).mean() < 5


def test_the_frame_rate_falls_but_not_the_duration() -> None:
    spec = replace(SMALL, max_bytes=20_000)
    measured = check_file(encode_apng(toy(40, 64, texture=0.5, fps=20), spec), spec)
    assert measured.frame_count < 40
    assert measured.duration_s == pytest.approx(2.0)


def test_what_cannot_hold_the_limit_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        encode_apng(noise(20, 64, fps=20), replace(SMALL, max_bytes=2000))


def test_same_frames_give_the_same_bytes() -> None:
    assert encode_apng(toy(6, 64), SMALL) == encode_apng(toy(6, 64), SMALL)


def test_frames_that_do_not_change_cost_next_to_nothing() -> None:
    still = Frames(np.repeat(toy(1, 64).pixels, 20, 0), 20)
    assert len(encode_apng(still, SMALL)) < 1.6 * len(encode_apng(toy(1, 64), SMALL)) + 2000
