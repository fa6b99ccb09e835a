"""Of whatever moves the best picture is found, within limits; photos pass through."""

from __future__ import annotations

import asyncio
import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from bot.front import footage
from bot.front.stills import Stills, find_still, is_video
from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.photo import MAX_BYTES, read_photo
from tests.bot.front.films import (
    SIDE_PX,
    VP9,
    X264,
    Picture,
    animation,
    blurred,
    even,
    film,
    scene,
    sound,
    turned,
    video_sticker,
)

BEST = scene(7)
REEL = [even(0), even(0), blurred(BEST), blurred(BEST, 2), BEST, blurred(BEST, 2), blurred(BEST)]
KINDS: dict[str, Callable[[list[Picture]], bytes]] = {
    "mp4": film,
    "mov": lambda pictures: film(pictures, container="mov"),
    "hevc": lambda pictures: film(
        pictures, codec="libx265", options={"x265-params": "log-level=0"}
    ),
    "mkv": lambda pictures: film(pictures, container="matroska"),
    "webm": video_sticker,
    "vp8": lambda pictures: film(pictures, container="webm", codec="libvpx", options={"crf": "10"}),
    "mpeg4": lambda pictures: film(pictures, codec="mpeg4", options={"qscale": "2"}),
    "gif": lambda pictures: animation(pictures, "GIF"),
    "webp": lambda pictures: animation(pictures, "WEBP"),
    "apng": lambda pictures: animation(pictures, "PNG"),
}


def written(picture: Picture, kind: str) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, kind)
    return file.getvalue()


def distance(data: bytes, picture: Picture) -> float:
    """Mean difference of a still to a picture, 0 to 255."""
    found = read_photo(data).pixels
    assert found.shape[:2] == picture.shape[:2]
    return float(np.abs(found.astype(int) - picture[..., :3]).mean())


def fault_of(data: bytes) -> PhotoFault:
    with pytest.raises(UnreadablePhoto) as caught:
        find_still(data)
    return caught.value.fault


@pytest.mark.parametrize("kind", KINDS)
def test_the_sharpest_lit_picture_is_found(kind: str) -> None:
    still = find_still(KINDS[kind](REEL))
    assert still.startswith(b"\x89PNG")
    assert distance(still, BEST) < 9


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_always_gives_the_same_picture(kind: str) -> None:
    data = KINDS[kind](REEL)
    assert find_still(data) == find_still(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_a_single_picture_passes_through(kind: str) -> None:
    data = written(BEST, kind)
    assert find_still(data) is data


def test_a_static_sticker_keeps_its_alpha() -> None:
    rgba = np.dstack([BEST, np.full((SIDE_PX, SIDE_PX), 255, np.uint8)])
    rgba[:, :40, 3] = 0
    data = written(rgba, "WEBP")
    assert find_still(data) is data


@pytest.mark.parametrize("kind", ["webm", "webp", "apng"])
def test_a_moving_sticker_keeps_its_alpha(kind: str) -> None:
    alpha = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    alpha[16:112, 16:112] = 255
    cut = [np.dstack([np.where(alpha[..., None] > 0, each, 0), alpha]) for each in REEL[2:]]
    photo = read_photo(find_still(KINDS[kind](cut)))
    assert photo.alpha is not None
    assert np.abs(photo.alpha - alpha / 255).mean() < 0.03
    inside = np.abs(photo.pixels.astype(int) - BEST)[24:104, 24:104]
    assert inside.mean() < 9


def test_an_upright_video_comes_upright() -> None:
    wide = scene(3, width=SIDE_PX, height=64)
    assert distance(find_still(turned(film([wide]))), np.rot90(wide, -1)) < 9


def test_colours_are_those_of_the_video() -> None:
    large = np.repeat(np.repeat(scene(4), 6, 0), 6, 1)
    tagged = film([large], options={**X264, "x264-params": "colormatrix=bt470bg"})
    assert distance(find_still(tagged), large) < 6


def test_a_picture_of_4096_px_comes_as_large_as_photos_are_kept() -> None:
    large = film([scene(5, width=4096, height=512)])
    assert read_photo(find_still(large)).pixels.shape == (256, 2048, 3)


def test_a_long_video_is_looked_through_by_its_key_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footage, "MOST_DECODED", 20 * SIDE_PX * SIDE_PX)
    long = [*[blurred(BEST)] * 60, BEST, *[blurred(BEST)] * 29]
    keys = {**X264, "g": "20", "sc_threshold": "0"}
    assert distance(find_still(film(long, options=keys)), BEST) < 9


def test_a_long_video_with_one_key_frame_is_looked_at_from_its_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(footage, "MOST_DECODED", 20 * SIDE_PX * SIDE_PX)
    long = [*[blurred(BEST)] * 8, BEST, *[blurred(BEST)] * 7, *[even(0)] * 40]
    assert distance(find_still(film(long, options={**X264, "g": "999"})), BEST) < 9


def test_a_damaged_end_costs_only_the_end() -> None:
    data = film([BEST, BEST, *REEL], container="matroska")
    assert distance(find_still(data[: len(data) * 2 // 3]), BEST) < 12


def test_a_video_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fault_of(film([even(9)] * 301, rate=1)) is PhotoFault.TOO_MANY_FRAMES
    monkeypatch.setattr(footage, "MAX_PICTURES", 5)
    assert fault_of(film(REEL)) is PhotoFault.TOO_MANY_FRAMES


def test_a_picture_that_is_too_large_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footage, "MAX_PIXELS", SIDE_PX * SIDE_PX - 1)
    assert fault_of(film(REEL)) is PhotoFault.TOO_MANY_PIXELS


@pytest.mark.parametrize("codec", ["libx264", "libvpx-vp9"])
def test_a_container_that_lies_about_the_size_makes_nothing_larger(
    codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = X264 if codec == "libx264" else VP9
    large = scene(1, width=512, height=512)
    data = film([large], container="matroska", codec=codec, options=options)
    monkeypatch.setattr(footage, "MAX_PIXELS", 128 * 128)
    assert fault_of(data) is PhotoFault.TOO_MANY_PIXELS
    assert fault_of(said_smaller(data)) in (PhotoFault.TRUNCATED, PhotoFault.TOO_MANY_PIXELS)


def said_smaller(data: bytes) -> bytes:
    """Matroska's PixelWidth and PixelHeight say 64 px where there are 512."""
    width, height = b"\xb0\x82", b"\xba\x82"
    assert width + b"\x02\x00" in data
    for side in (width, height):
        data = data.replace(side + b"\x02\x00", side + b"\x00\x40")
    return data


def test_decoding_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footage, "LIMIT_S", 0.0)
    assert distance(find_still(film([blurred(BEST), BEST])), blurred(BEST)) < 9


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", PhotoFault.EMPTY),
        (b"hello", PhotoFault.NOT_AN_IMAGE),
        (b"%PDF-1.7", PhotoFault.UNSUPPORTED_FORMAT),
        (sound(), PhotoFault.NOT_AN_IMAGE),
        (film([BEST])[:200], PhotoFault.TRUNCATED),
        (video_sticker([BEST])[:100], PhotoFault.TRUNCATED),
        (b"\x1a\x45\xdf\xa3" + b"\0" * 100, PhotoFault.TRUNCATED),
        (b"\0\0\0\x18ftypisom" + b"\xff" * 100, PhotoFault.TRUNCATED),
        (b"\0" * (MAX_BYTES + 1), PhotoFault.TOO_MANY_BYTES),
        (animation(REEL, "GIF")[:60], PhotoFault.TRUNCATED),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, fault: PhotoFault) -> None:
    assert fault_of(data) is fault


def test_a_gif_of_a_million_pictures_is_not_counted_to_the_end() -> None:
    header = b"GIF89a" + struct.pack("<HHBBB", SIDE_PX, SIDE_PX, 0x80, 0, 0) + b"\0\0\0\x80\x80\x80"
    dot = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    still = read_photo(find_still(header + dot * 1_000_000 + b";"))
    assert still.pixels.shape == (SIDE_PX, SIDE_PX, 3)


def test_videos_are_told_from_pictures() -> None:
    assert is_video(film([BEST]))
    assert is_video(video_sticker([BEST]))
    assert not is_video(written(BEST, "AVIF"))
    assert not is_video(written(BEST, "PNG"))
    assert not is_video(b"")


async def test_photos_do_not_wait_for_videos() -> None:
    stills = Stills(threads=1)
    try:
        finding = asyncio.create_task(stills.find(film([*REEL] * 40)))
        await asyncio.sleep(0)
        photo = written(BEST, "JPEG")
        assert await stills.find(photo) is photo
        assert not finding.done()
        await finding
    finally:
        stills.close()


async def test_the_event_loop_turns_while_a_still_is_looked_for() -> None:
    stills = Stills()
    data = film([*REEL] * 40)
    turns = 0
    try:
        finding = asyncio.create_task(stills.find(data))
        while not finding.done():
            await asyncio.sleep(0)
            turns += 1
        assert distance(await finding, BEST) < 9
    finally:
        stills.close()
    assert turns > 20


def test_random_damage_raises_nothing_else() -> None:
    random = np.random.default_rng(0)
    for data in (film(REEL), video_sticker(REEL), animation(REEL, "GIF"), animation(REEL, "WEBP")):
        for _ in range(25):
            broken = bytearray(data)
            for at in random.integers(0, len(broken), 20):
                broken[at] = random.integers(256)
            try:
                still = find_still(bytes(broken))
            except UnreadablePhoto:
                continue
            assert zlib.crc32(still)
