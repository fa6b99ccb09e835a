"""Tiny videos and animations, made for tests."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
SIDE_PX = 128
X264: Mapping[str, str] = {"crf": "12", "preset": "ultrafast"}
VP9: Mapping[str, str] = {"crf": "12", "b": "0", "deadline": "realtime", "auto-alt-ref": "0"}
# Of an MP4's track header, 16.16 but for the last column: shown turned right by a quarter.
_QUARTER = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, SIDE_PX << 16, 0, 0x40000000)
_MATRIX_AT = 44  # behind "tkhd" (ISO/IEC 14496-12, 8.3.2)


def scene(seed: int, *, width: int = SIDE_PX, height: int = SIDE_PX) -> Picture:
    """Something with edges, uint8 (H, W, 3): coloured rectangles."""
    random = np.random.default_rng(seed)
    picture = np.full((height, width, 3), 128, np.uint8)
    for _ in range(30):
        x, y = random.integers(0, (width, height))
        color = random.integers(40, 215, 3).tolist()
        cv2.rectangle(picture, (int(x), int(y)), (int(x) + 30, int(y) + 20), color, -1)
    return picture


def blurred(picture: Picture, sigma: float = 4.0) -> Picture:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def even(value: int) -> Picture:
    return np.full((SIDE_PX, SIDE_PX, 3), value, np.uint8)


def film(
    pictures: Sequence[Picture], *, container: str = "mp4", codec: str = "libx264",
    options: Mapping[str, str] = X264, rate: int = 30,
) -> bytes:  # fmt: skip
    """A video of pictures uint8 (H, W, 3), or (H, W, 4) with alpha."""
    file = io.BytesIO()
    has_alpha = pictures[0].shape[2] == 4
    with av.open(file, "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuva420p" if has_alpha else "yuv420p"
        stream.options = dict(options)
        for picture in pictures:
            frame = av.VideoFrame.from_ndarray(picture, format="rgba" if has_alpha else "rgb24")
            output.mux(stream.encode(frame))
        output.mux(stream.encode())
    return file.getvalue()


def video_sticker(pictures: Sequence[Picture]) -> bytes:
    return film(pictures, container="webm", codec="libvpx-vp9", options=VP9)


def sound() -> bytes:
    """A video file without pictures."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as output:
        stream = output.add_stream("aac", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.rate = 44_100
        output.mux(stream.encode(frame))
        output.mux(stream.encode())
    return file.getvalue()


def turned(mp4: bytes) -> bytes:
    """The same, shown turned right by a quarter, as phones write what was filmed upright."""
    at = mp4.index(b"tkhd") + _MATRIX_AT
    return mp4[:at] + _QUARTER + mp4[at + len(_QUARTER) :]


def animation(pictures: Sequence[Picture], kind: str) -> bytes:
    """A moving picture as GIF, WEBP or PNG."""
    first, *others = [Image.fromarray(picture) for picture in pictures]
    file = io.BytesIO()
    options = {"WEBP": {"lossless": True, "minimize_size": False}}.get(kind, {})
    first.save(file, kind, save_all=True, append_images=others, duration=40, loop=0, **options)
    return file.getvalue()
