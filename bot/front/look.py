"""The one place where intake decodes photos: what kind of file it is, and what it shows."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from bot.errors import UnsafePhoto
from db.access import Strictness
from pipeline.errors import PhotoFault, UnreadablePhoto
from pipeline.photo import MAX_BYTES, read_photo
from pipeline.photo_format import recognize
from pipeline.types import Photo

# Shares of OpenNSFW. One in ten photos of people at the beach has 0.4 or more.
UNSAFE: Mapping[Strictness, float] = MappingProxyType(
    {Strictness.STRICT: 0.4, Strictness.USUAL: 0.8}
)
# A third quicker than the usual strategy, and of photos smaller, too: 0.14 s for three megapixels.
_QUICKLY = (
    cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_HUFFMAN_ONLY,
)  # fmt: skip


class Judge(Protocol):
    """Tells how likely a picture is unsafe; `pipeline.safety` has one."""

    def unsafe_share(self, pixels: NDArray[np.uint8]) -> float: ...


@dataclass(frozen=True)
class SeenPhoto:
    """A photo that is taken. data: a PNG of its upright pixels and of nothing else; the file's
    metadata (where and when it was taken, thumbnails) ended with the file. sha256: of `data`."""

    data: bytes = field(repr=False)
    sha256: str


class Look:
    """Looks at photos in threads of its own, so that the event loop never waits for one.

    judge: None where nothing tells unsafe pictures; then none is refused.
    """

    def __init__(self, judge: Judge | None, *, threads: int = 2) -> None:
        self._judge = judge
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="look")

    async def see(self, data: bytes, strictness: Strictness) -> SeenPhoto:
        """Raises UnreadablePhoto and UnsafePhoto; what takes least time is checked first."""
        if len(data) > MAX_BYTES:
            raise UnreadablePhoto(PhotoFault.TOO_MANY_BYTES, f"{len(data)} bytes")
        recognize(data)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._see, data, strictness)

    def close(self) -> None:
        self._pool.shutdown()

    def _see(self, data: bytes, strictness: Strictness) -> SeenPhoto:
        photo = read_photo(data)
        if self._judge is not None and strictness in UNSAFE:
            # Without the photo's own alpha: what it covers is still in the file.
            share = self._judge.unsafe_share(photo.pixels)
            if share > UNSAFE[strictness]:
                raise UnsafePhoto
        plain = write_plain(photo)
        return SeenPhoto(plain, hashlib.sha256(plain).hexdigest())


def write_plain(photo: Photo) -> bytes:
    """A PNG that `pipeline.photo.read_photo` reads as the very same photo.

    Written anew, whatever the format, nothing but pixels can be left in it; and it is at most
    2048 px long, where a phone's photo has four times that.
    """
    planes = [photo.pixels[..., ::-1]]  # OpenCV writes blue first
    if photo.alpha is not None:
        planes.append(np.rint(photo.alpha * 255).astype(np.uint8)[..., None])
    done, png = cv2.imencode(".png", np.concatenate(planes, axis=2), _QUICKLY)
    assert done, "OpenCV writes no PNG"
    return png.tobytes()
