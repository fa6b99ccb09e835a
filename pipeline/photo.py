"""Stage 1: the bytes of a photo become upright sRGB pixels without metadata."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image
from pillow_heif import HeifImageFile

from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.photo_color import split, to_eight_bits, to_srgb
from pipeline.photo_format import PhotoFormat, count_gif_frames, recognize
from pipeline.types import Photo

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
MAX_FRAMES = 5_000
MIN_SIDE_PX = 64
LONGEST_PX = 2048  # no later stage looks closer; a cutout has at most 1024 px
_ORIENTATION = 0x0112  # EXIF 2.32, 4.6.4
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def read_photo(data: bytes) -> Photo:
    """The picture in a file, or the first of an animated file; raises UnreadablePhoto.

    JPEG, PNG, WebP, GIF, HEIC and AVIF of at most MAX_BYTES, MAX_PIXELS and MAX_FRAMES, at least
    MIN_SIDE_PX a side. Pictures longer than LONGEST_PX are scaled down to it. An alpha channel is
    kept if it separates something.
    """
    with _opened(data) as image:
        return _decode(image)


def check_photo(data: bytes) -> None:
    """Raise UnreadablePhoto where a file's header is enough to refuse it; nothing is decoded."""
    with _opened(data):
        pass


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The picture in a file, within the limits; all that goes wrong with it is UnreadablePhoto."""
    if len(data) > MAX_BYTES:
        raise UnreadablePhoto(PhotoFault.TOO_MANY_BYTES, f"{len(data)} bytes")
    photo_format = recognize(data)
    with warnings.catch_warnings():
        # Damaged metadata and large sizes are warned of; sizes are checked here, the rest dropped.
        warnings.simplefilter("ignore")
        try:
            with _open(data, photo_format) as image:
                _check_limits(image, data, photo_format)
                yield image
        except UnreadablePhoto:
            raise
        except Image.DecompressionBombError as error:
            raise UnreadablePhoto(PhotoFault.TOO_MANY_PIXELS, str(error)) from error
        except Exception as error:  # decoders raise nearly every built-in class
            detail = f"{photo_format.value}: {error}"
            raise UnreadablePhoto(PhotoFault.TRUNCATED, detail) from error


def _open(data: bytes, photo_format: PhotoFormat) -> Image.Image:
    """Read the header only."""
    if photo_format is PhotoFormat.HEIF:
        image: Image.Image = HeifImageFile(io.BytesIO(data))
        return image
    return Image.open(io.BytesIO(data), formats=[photo_format.value])


def _check_limits(image: Image.Image, data: bytes, photo_format: PhotoFormat) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise UnreadablePhoto(PhotoFault.TOO_MANY_PIXELS, f"{width} x {height}")
    if min(width, height) < MIN_SIDE_PX:
        raise UnreadablePhoto(PhotoFault.TOO_SMALL, f"{width} x {height}")
    if photo_format is PhotoFormat.GIF:
        frames = count_gif_frames(data, stop_after=MAX_FRAMES)
    else:
        frames = int(getattr(image, "n_frames", 1))
    if frames > MAX_FRAMES:
        raise UnreadablePhoto(PhotoFault.TOO_MANY_FRAMES, f"{frames} frames or more")


def _decode(image: Image.Image) -> Photo:
    size = _reduced_size(image.size)
    if size != image.size:
        image.draft(None, size)  # a JPEG is decoded at 1/2, 1/4 or 1/8, as long as that suffices
    image.load()
    icc_profile, turn = image.info.get("icc_profile"), _turn(image)
    plain = to_eight_bits(image)
    if size != plain.size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        plain = plain.transpose(turn)
    colors, alpha = split(plain)
    return Photo(np.ascontiguousarray(to_srgb(colors, icc_profile)), alpha)


def _reduced_size(size: tuple[int, int]) -> tuple[int, int]:
    """At most LONGEST_PX long, but a strip never becomes narrower than MIN_SIDE_PX."""
    scale = min(1.0, max(LONGEST_PX / max(size), MIN_SIDE_PX / min(size)))
    width, height = (max(1, round(side * scale)) for side in size)
    return width, height


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How to bring the picture upright, by its EXIF orientation."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - metadata may be damaged in any way; the picture is fine
        return None
