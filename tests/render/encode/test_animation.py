"""What every encoder of animations does alike."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from render.decode import open_pictures
from render.encode.animation import AnimationEncoder, encode, frame_indices
from render.encode.apng import ApngEncoder
from render.encode.webm import WebmEncoder
from render.encode.webp import WebpEncoder
from render.specs import CHAT, DISCORD, TELEGRAM_VIDEO, StickerSpec
from render.types import Frames
from tests.render.toy import toy

Open = Callable[[StickerSpec, int, int], AnimationEncoder]
ENCODERS: dict[str, tuple[Open, StickerSpec]] = {
    "apng": (ApngEncoder, DISCORD),
    "webm": (WebmEncoder, TELEGRAM_VIDEO),
    "webp": (WebpEncoder, CHAT),
}


@pytest.mark.parametrize("name", ENCODERS)
@settings(max_examples=12, deadline=None)
@given(
    st.integers(1, 6),
    st.sampled_from([16, 33, 64, 90]),
    arrays.arrays(np.uint8, (8, 8), elements=st.sampled_from([0, 90, 255])),
)
def test_any_count_size_and_alpha_gives_all_frames(
    name: str, count: int, side_px: int, pattern: np.ndarray
) -> None:
    open_encoder, spec = ENCODERS[name]
    assert spec.fps
    small = replace(spec, side_px=side_px)
    pixels = toy(count, 64).pixels.copy()
    pixels[..., 3] = np.kron(pattern, np.ones((8, 8), np.uint8))
    data = encode(open_encoder(small, count, spec.fps), Frames(pixels, spec.fps))
    opened = open_pictures(data, spec.container)
    shapes = {picture.shape for picture in opened.pictures}
    assert (opened.frame_count, shapes) == (count, {(side_px, side_px, 4)})


@pytest.mark.parametrize("name", ENCODERS)
def test_a_missing_frame_is_our_own_mistake(name: str) -> None:
    open_encoder, spec = ENCODERS[name]
    with pytest.raises(AssertionError, match="frames are missing"):
        encode(open_encoder(spec, 3, 20), toy(2, 64))


@given(st.integers(1, 200), st.sampled_from([10, 12, 20, 24, 25, 30, 60]), st.integers(1, 60))
def test_chosen_frames_hold_the_rate_start_at_0_and_are_even(
    count: int, fps: int, max_fps: int
) -> None:
    kept = frame_indices(count, fps, max_fps)
    assert kept[0] == 0
    assert len(kept) == 1 or len(kept) * fps / count <= max_fps + 1e-3
    steps = np.diff([*kept, count])
    assert steps.max() - steps.min() <= 1
    if max_fps >= fps:
        assert kept == list(range(count))
