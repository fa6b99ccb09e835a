"""Files that break a limit are refused, whatever made them."""

import io
import struct
import zlib
from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image

from render.check import check_file, dark_fringe, prove
from render.encode.apng import encode_apng
from render.encode.png import encode_png
from render.encode.webm import QUICK, encode_webm
from render.encode.webp import encode_webp
from render.errors import SpecViolation
from render.specs import CHAT, DISCORD, PREVIEW, TELEGRAM_STILL, TELEGRAM_VIDEO, StickerSpec
from render.types import Frames
from tests.render.toy import toy, with_black_matte

VIDEO = replace(TELEGRAM_VIDEO, side_px=64)
ANIMATION = replace(CHAT, side_px=64)
PALETTED = replace(DISCORD, side_px=64)
STILL = replace(PREVIEW, side_px=64)
FRAMES = toy(12, 64)


@pytest.fixture(scope="module")
def video() -> bytes:
    return encode_webm(FRAMES, VIDEO, QUICK)


@pytest.fixture(scope="module")
def animation() -> bytes:
    return encode_webp(FRAMES, ANIMATION)


@pytest.fixture(scope="module")
def paletted() -> bytes:
    return encode_apng(FRAMES, PALETTED)


WHITE = 255.0


def refused(data: bytes, spec: StickerSpec) -> str:
    with pytest.raises(SpecViolation) as caught:
        check_file(data, spec, edge=WHITE)
    assert caught.value.spec == spec.name
    return caught.value.what


def test_a_proven_file_carries_what_was_measured(video: bytes) -> None:
    file = prove(video, VIDEO)
    assert (file.name, file.data, file.spec) == ("telegram.webm", video, VIDEO.name)
    assert (file.width_px, file.height_px) == (64, 64)
    assert file.duration_s == pytest.approx(0.4)
    assert len(file.sha256) == 64


def test_too_many_bytes(video: bytes) -> None:
    assert "bytes" in refused(video, replace(VIDEO, max_bytes=len(video) - 1))


def test_wrong_side(video: bytes, animation: bytes, paletted: bytes) -> None:
    assert refused(video, TELEGRAM_VIDEO) == "64x64 pixels"
    assert refused(animation, CHAT) == "64x64 pixels"
    assert refused(paletted, DISCORD) == "64x64 pixels"


def test_too_long(video: bytes, animation: bytes, paletted: bytes) -> None:
    assert "s long" in refused(video, replace(VIDEO, max_duration_s=0.39))
    assert "s long" in refused(animation, replace(ANIMATION, max_duration_s=0.39))
    assert "s long" in refused(paletted, replace(PALETTED, max_duration_s=0.39))


def test_too_many_frames_a_second(video: bytes, paletted: bytes) -> None:
    assert "frames a second" in refused(video, replace(VIDEO, fps=24))
    assert "frames a second" in refused(paletted, replace(PALETTED, fps=12))


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_truncated(video: bytes, animation: bytes, paletted: bytes, share: float) -> None:
    for data, spec in ((video, VIDEO), (animation, ANIMATION), (paletted, PALETTED)):
        refused(data[: int(len(data) * share)], spec)


def test_one_damaged_byte_in_a_png(paletted: bytes) -> None:
    damaged = bytearray(paletted)
    damaged[len(damaged) // 2] ^= 0xFF
    assert "damaged" in refused(bytes(damaged), PALETTED)


def test_another_container(video: bytes, animation: bytes, paletted: bytes) -> None:
    for data, spec in ((video, ANIMATION), (animation, PALETTED), (paletted, VIDEO)):
        assert "cannot be decoded" in refused(data, spec)
    assert "cannot be decoded" in refused(b"", VIDEO)


def test_another_codec() -> None:
    assert refused(_webm("libvpx", "yuva420p"), VIDEO).startswith("cannot be decoded: codec")


def test_a_still_where_an_animation_is_not_wanted(animation: bytes) -> None:
    still = replace(TELEGRAM_STILL, side_px=64)
    assert "still" in refused(animation, still)


def test_an_animation_where_a_png_is_wanted(paletted: bytes) -> None:
    assert "codec" in refused(paletted, STILL)


def test_sound() -> None:
    assert refused(_webm("libvpx-vp9", "yuva420p", sound=True), VIDEO) == "has sound"


def test_video_without_alpha() -> None:
    assert refused(_webm("libvpx-vp9", "yuv420p"), VIDEO) == "nothing is transparent"


def test_alpha_that_is_not_used() -> None:
    pixels = FRAMES.pixels.copy()
    pixels[..., 3] = 255
    opaque = Frames(pixels, 30)
    assert refused(encode_webm(opaque, VIDEO, QUICK), VIDEO) == "nothing is transparent"
    assert refused(encode_webp(opaque, ANIMATION), ANIMATION) == "nothing is transparent"
    assert refused(encode_png(pixels[0], STILL), STILL) == "nothing is transparent"


def test_an_empty_picture() -> None:
    assert refused(encode_png(np.zeros((64, 64, 4), np.uint8), STILL), STILL) == "nothing is opaque"


def test_an_animation_that_stops(animation: bytes, paletted: bytes) -> None:
    place = animation.index(b"ANIM") + 12
    once = animation[:place] + b"\1\0" + animation[place + 2 :]
    assert "repeat" in refused(once, ANIMATION)
    place = paletted.index(b"acTL")
    chunk = b"acTL" + struct.pack(">II", struct.unpack_from(">I", paletted, place + 4)[0], 1)
    once = paletted[:place] + chunk + struct.pack(">I", zlib.crc32(chunk)) + paletted[place + 16 :]
    assert "repeat" in refused(once, PALETTED)


def test_a_loop_that_jumps() -> None:
    cut = Frames(toy(60, 64).pixels[:16], 30)
    assert "jumps" in refused(encode_webp(cut, ANIMATION), ANIMATION)
    assert "jumps" in refused(encode_webm(cut, VIDEO, QUICK), VIDEO)


def test_black_under_soft_edges() -> None:
    matted = with_black_matte(toy(3, 64))
    assert "dark edge" in refused(encode_png(matted.pixels[0], STILL), STILL)
    assert "dark edge" in refused(encode_webm(matted, VIDEO, QUICK), VIDEO)


def test_a_dark_subject_and_a_shadow_are_no_dark_edge() -> None:
    picture = toy(1, 64).pixels[0]
    assert dark_fringe(picture) < 10
    picture[..., :3] //= 12
    assert dark_fringe(picture) < 10


def test_a_dark_line_around_light_paint_is_no_mistake() -> None:
    """At 100 px little but the outer line of a black edge with white dots is half transparent."""
    lined = with_black_matte(toy(1, 64)).pixels[0]
    data = encode_png(lined, STILL)
    check_file(data, STILL, edge=20.0)
    with pytest.raises(SpecViolation):
        prove(data, STILL, edge=WHITE)


def test_a_palette_png_is_a_still_too() -> None:
    file = io.BytesIO()
    Image.fromarray(FRAMES.pixels[0]).quantize(64).save(file, "PNG")
    assert check_file(file.getvalue(), STILL).frame_count == 1


def _webm(codec: str, pixel_format: str, *, sound: bool = False) -> bytes:
    """Twelve frames, coded plainly."""
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as container:
        stream = container.add_stream(codec, rate=30)
        stream.width = stream.height = 64
        stream.pix_fmt = pixel_format
        stream.options = {"auto-alt-ref": "0"}
        track = container.add_stream("libopus", rate=48000) if sound else None
        for picture in FRAMES.pixels:
            frame = av.VideoFrame.from_ndarray(picture, format="rgba")
            container.mux(stream.encode(frame.reformat(format=pixel_format)))
        container.mux(stream.encode())
        if track is not None:
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 9600 * 2), np.int16), "s16", "stereo")
            silence.sample_rate, silence.pts = 48000, 0
            silence.time_base = Fraction(1, 48000)
            container.mux(track.encode(silence))
            container.mux(track.encode())
    return file.getvalue()
