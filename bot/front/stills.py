"""Of a video, GIF, video note, video sticker or animated picture the one that is worth drawing.

What is a single picture already passes through as it is.
"""

from __future__ import annotations

import asyncio
import io
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bot.front.footage import MAX_PICTURES, MAX_PIXELS, Footage, open_video, read_animation
from bot.front.look import write_plain
from bot.front.sharpest import choose_still
from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.photo import LONGEST_PX, MAX_BYTES
from pipeline.photo_color import means_something
from pipeline.photo_format import PhotoFormat, count_gif_frames, recognize
from pipeline.types import Photo

# Of the formats that are read those that may move.
_ANIMATED = frozenset({PhotoFormat.GIF, PhotoFormat.WEBP, PhotoFormat.PNG, PhotoFormat.AVIF})
_MATROSKA = b"\x1a\x45\xdf\xa3"
# The first box of an MP4 or MOV file, behind its size; old ones begin without "ftyp".
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})


class Stills:
    """Looks for stills in threads of its own: some videos take seconds."""

    def __init__(self, *, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="stills")

    async def find(self, data: bytes) -> bytes:
        """See `find_still`. What never moves does not wait for videos."""
        if not may_move(data):
            return data
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, find_still, data)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def find_still(data: bytes) -> bytes:
    """A photo's bytes as they are; of what moves its best picture as PNG.

    The same file always gives the same picture. Raises UnreadablePhoto; but a photo of one picture
    is not decoded here, so that it may still be unreadable.
    """
    if not may_move(data):
        return data
    if is_video(data):
        with open_video(data) as footage:
            return _best(footage)
    photo_format = recognize(data)
    with _opened(data, photo_format) as image:
        frames = _count(image, data, photo_format)
        if frames == 1 or image.width * image.height > MAX_PIXELS:
            return data
        return _best(read_animation(image, frames))


def may_move(data: bytes) -> bool:
    """Whether a file is a video or of a format that may hold several pictures.

    Told by how it begins. Raises UnreadablePhoto for what is neither photo nor video, or too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadablePhoto(PhotoFault.TOO_MANY_BYTES, f"{len(data)} bytes")
    return is_video(data) or recognize(data) in _ANIMATED


def is_video(data: bytes) -> bool:
    """Whether bytes begin as a video does, and not as a HEIC or AVIF picture."""
    if data.startswith(_MATROSKA):
        return True
    if data[4:8] not in _BOXES:
        return False
    try:
        recognize(data)
    except UnreadablePhoto:
        return True
    return False


@contextmanager
def _opened(data: bytes, photo_format: PhotoFormat) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        # Damaged metadata and large sizes are warned of; sizes are checked here, the rest dropped.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=[photo_format.value]) as image:
                yield image
        except UnreadablePhoto:
            raise
        except Image.DecompressionBombError as error:
            raise UnreadablePhoto(PhotoFault.TOO_MANY_PIXELS, str(error)) from error
        except Exception as error:  # decoders raise nearly every built-in class
            detail = f"{photo_format.value}: {error}"
            raise UnreadablePhoto(PhotoFault.TRUNCATED, detail) from error


def _count(image: Image.Image, data: bytes, photo_format: PhotoFormat) -> int:
    """Pictures in a file, as far as they are looked at."""
    if photo_format is PhotoFormat.GIF:
        return count_gif_frames(data, stop_after=MAX_PICTURES)
    return min(int(getattr(image, "n_frames", 1)), MAX_PICTURES)


def _best(footage: Footage) -> bytes:
    still = choose_still(footage.stills, consecutive=footage.consecutive)
    if still is None:
        raise UnreadablePhoto(PhotoFault.TRUNCATED, "no picture in it")
    picture = _reduced(still.draw())
    alpha = picture[..., 3].astype(np.float32) / np.float32(255)
    shown = alpha if means_something(alpha) else None
    return write_plain(Photo(np.ascontiguousarray(picture[..., :3]), shown))


def _reduced(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (H, W, 4), at most LONGEST_PX long: no later stage looks closer."""
    height, width = picture.shape[:2]
    scale = LONGEST_PX / max(height, width)
    if scale >= 1:
        return picture
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
