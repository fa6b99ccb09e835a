"""Photos that need no network to get: small ones, each different, and one of somebody."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import skimage.data
from numpy.typing import NDArray

from bot.front.look import write_plain
from pipeline.photo import read_photo

WIDTH_PX, HEIGHT_PX = 160, 120
SUBJECTS = ("coffee", "chelsea")
GRAIN = 6  # how much the pixels of each photo differ from those of all others


def draw_photo(number: int) -> bytes:
    """The JPEG of this number: a cup or a cat, with a grain that is its own."""
    small = _subject(SUBJECTS[number % len(SUBJECTS)])
    grain = np.random.default_rng(number).integers(-GRAIN, GRAIN + 1, small.shape)
    pixels = np.clip(small.astype(int) + grain, 0, 255).astype(np.uint8)
    return bytes(cv2.imencode(".jpg", np.ascontiguousarray(pixels[..., ::-1]))[1])


def draw_person() -> bytes:
    """The JPEG of somebody: an astronaut, 512 px wide and high."""
    pixels = np.asarray(skimage.data.astronaut(), np.uint8)
    return bytes(cv2.imencode(".jpg", np.ascontiguousarray(pixels[..., ::-1]))[1])


@cache
def _subject(name: str) -> NDArray[np.uint8]:
    whole = getattr(skimage.data, name)()
    small = cv2.resize(whole, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def forms_of(jpeg: bytes) -> tuple[bytes, ...]:
    """All that must not be left of a photo: the file, what intake keeps of it, and its pixels."""
    photo = read_photo(jpeg)
    return jpeg, write_plain(photo), photo.pixels.tobytes()
