"""Of a photo only its pixels leave intake, and only those that may."""

import asyncio
import io
import time

import numpy as np
import pytest
from PIL import Image

from bot.errors import UnsafePhoto
from bot.front.look import Look, write_plain
from db.access import Strictness
from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.photo import read_photo


class Judge:
    def __init__(self, share: float) -> None:
        self.share = share

    def unsafe_share(self, pixels: np.ndarray) -> float:
        return self.share


def photo_bytes(mode: str = "RGB", kind: str = "JPEG", **options: object) -> bytes:
    rows, columns = np.mgrid[0:96, 0:128]
    layers = [rows * 2, columns, rows + columns, np.where(columns < 64, 0, 255)][: len(mode)]
    image = Image.fromarray(np.stack(layers, axis=2).astype(np.uint8), mode)
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


async def test_what_the_camera_wrote_beside_the_pixels_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    look = Look(None)
    sent = photo_bytes(exif=exif.tobytes(), comment=b"at home", icc_profile=b"secret profile")
    seen = await look.see(sent, Strictness.STRICT)
    for trace in (b"Secret", b"Exif", b"eXIf", b"at home", b"secret"):
        assert trace not in seen.data
    assert np.array_equal(read_photo(seen.data).pixels, read_photo(sent).pixels)
    assert read_photo(seen.data).pixels.shape == (128, 96, 3)
    look.close()


def test_pixels_and_alpha_stay_the_very_same() -> None:
    photo = read_photo(photo_bytes("RGBA", "PNG"))
    again = read_photo(write_plain(photo))
    assert photo.alpha is not None
    assert again.alpha is not None
    assert np.array_equal(again.pixels, photo.pixels)
    assert np.array_equal(again.alpha, photo.alpha)


@pytest.mark.parametrize(
    ("share", "refusing"),
    [
        (0.3, set()),
        (0.5, {Strictness.STRICT}),
        (0.9, {Strictness.STRICT, Strictness.USUAL}),
    ],
)
async def test_a_community_chooses_what_is_unsafe(share: float, refusing: set[Strictness]) -> None:
    look = Look(Judge(share))
    for strictness in Strictness:
        if strictness in refusing:
            with pytest.raises(UnsafePhoto):
                await look.see(photo_bytes(), strictness)
        else:
            await look.see(photo_bytes(), strictness)
    look.close()


async def test_what_is_no_photo_is_refused_by_its_fault() -> None:
    look = Look(None)
    for data, fault in (
        (b"", PhotoFault.EMPTY),
        (b"hello", PhotoFault.NOT_AN_IMAGE),
        (photo_bytes()[:900], PhotoFault.TRUNCATED),
        (b"x" * 20_000_001, PhotoFault.TOO_MANY_BYTES),
    ):
        with pytest.raises(UnreadablePhoto) as caught:
            await look.see(data, Strictness.OFF)
        assert caught.value.fault == fault
    look.close()


async def test_the_loop_goes_on_while_a_photo_is_looked_at() -> None:
    class Slow(Judge):
        def unsafe_share(self, pixels: np.ndarray) -> float:
            time.sleep(0.3)
            return 0.0

    look = Look(Slow(0.0))
    looking = asyncio.create_task(look.see(photo_bytes(), Strictness.STRICT))
    turns = 0
    while not looking.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 5
    look.close()
