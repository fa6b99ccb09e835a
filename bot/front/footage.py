"""The pictures of videos and animations, one by one, as many as are worth looking at.

A file of a few bytes may claim, or hold, any size and any number of pictures: how large one may be
and how many are decoded is limited before that is done.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bot.front.sharpest import SMALL_PX, Still
from pipeline.errors import PhotoFault, UnreadablePhoto

MAX_PIXELS = 9_500_000  # of one picture: 4096 x 2304
MAX_DURATION_S = 300.0
MAX_PICTURES = 20_000
# What one CPU core decodes in about two seconds; of a longer video only key frames are.
MOST_DECODED = 600_000_000  # px
ENOUGH_KEY_FRAMES = 3
MOST_LOOKS = 240
LIMIT_S = 8.0  # then the pictures decoded so far must do
CONTAINERS = "mov,mp4,matroska,webm"
CODECS = frozenset(
    {"av1", "h263", "h264", "hevc", "libdav1d", "mjpeg", "mpeg4", "theora", "vp8", "vp9"}
)
_ALPHA = "matroska_block_additional"  # where WebM keeps the alpha of VP8 and VP9
_ALPHA_AT = 8  # behind the number of what is added
_HD_LINES = 720  # from here on colours are BT.709 where nothing is said (ITU-R BT.709)
_UNSAID = 2  # AVCOL_SPC_UNSPECIFIED


@dataclass(frozen=True, eq=False)
class Footage:
    """Pictures in their order. consecutive: whether they follow soon after one another."""

    stills: Iterator[Still]
    consecutive: bool


@contextmanager
def open_video(data: bytes) -> Iterator[Footage]:
    """The pictures of an MP4, MOV, MKV or WebM file; raises UnreadablePhoto.

    The rotation that it asks for is applied, and the alpha of a video sticker is kept.
    """
    try:
        with av.open(io.BytesIO(data), options={"format_whitelist": CONTAINERS}) as file:
            if not file.streams.video:
                raise UnreadablePhoto(PhotoFault.NOT_AN_IMAGE, "no video in it")
            yield _read_video(file)
    except av.FFmpegError as error:
        raise UnreadablePhoto(PhotoFault.TRUNCATED, type(error).__name__) from error


def _read_video(file: av.container.InputContainer) -> Footage:
    stream = file.streams.video[0]
    context = stream.codec_context
    if context.name not in CODECS:
        raise UnreadablePhoto(PhotoFault.UNSUPPORTED_FORMAT, context.name)
    if context.width * context.height > MAX_PIXELS:
        raise UnreadablePhoto(PhotoFault.TOO_MANY_PIXELS, f"{context.width} x {context.height}")
    if file.duration is not None and file.duration / av.time_base > MAX_DURATION_S:
        raise UnreadablePhoto(PhotoFault.TOO_MANY_FRAMES, f"{file.duration / av.time_base:.0f} s")
    packets: list[av.Packet] = []
    for packet in file.demux(stream):
        if packet.size:
            packets.append(packet)
        if len(packets) > MAX_PICTURES:
            raise UnreadablePhoto(PhotoFault.TOO_MANY_FRAMES, f"more than {MAX_PICTURES}")
    _limit(context)
    most = max(1, MOST_DECODED // max(1, context.width * context.height))
    chosen, consecutive = _worth_decoding(packets, most)
    return Footage(_stills_of(context, chosen), consecutive)


def _limit(context: av.VideoCodecContext) -> None:
    """Let nothing be decoded that is larger than its container said."""
    context.options = {"max_pixels": str(MAX_PIXELS)}
    context.thread_count = 1


def _worth_decoding(packets: list[av.Packet], most: int) -> tuple[list[av.Packet], bool]:
    """All, or the key frames, or where there are too few of them the beginning."""
    if len(packets) <= most:
        return packets, True
    keys = [packet for packet in packets if packet.is_keyframe]
    if len(keys) < ENOUGH_KEY_FRAMES:
        return packets[:most], True
    return keys[:: -(-len(keys) // most)], False


def _stills_of(context: av.VideoCodecContext, packets: list[av.Packet]) -> Iterator[Still]:
    until_s = time.monotonic() + LIMIT_S
    every = -(-len(packets) // MOST_LOOKS)
    for number, (frame, alpha) in enumerate(_decoded(context, packets)):
        if number % every == 0 and not frame.is_corrupt:
            yield _video_still(frame, alpha)
        if time.monotonic() > until_s:
            return


def _decoded(
    context: av.VideoCodecContext, packets: list[av.Packet]
) -> Iterator[tuple[av.VideoFrame, NDArray[np.uint8] | None]]:
    """Frames with their alpha uint8 (H, W), up to the first that is damaged."""
    decoder = _Alpha(context.name) if context.name in ("vp8", "vp9") else None
    seen = 0
    try:
        for packet in [*packets, None]:
            alpha = decoder.decode(packet) if decoder and packet else None
            for frame in context.decode(packet):
                seen += 1
                yield frame, alpha
    except av.FFmpegError:
        if not seen:
            raise


class _Alpha:
    """Decodes the alpha beside the colours, as FFmpeg's own decoder does not, and with the same
    limits, which libvpx would not keep to."""

    def __init__(self, codec: str) -> None:
        self._context = av.CodecContext.create(codec, "r")
        _limit(self._context)

    def decode(self, packet: av.Packet) -> NDArray[np.uint8] | None:
        """uint8 (H, W), or None where there is none."""
        if not packet.has_sidedata(_ALPHA):
            return None
        added = bytes(packet.get_sidedata(_ALPHA))
        try:
            frames = self._context.decode(av.Packet(added[_ALPHA_AT:]))
        except av.FFmpegError:
            return None
        return _rows(frames[-1].planes[0]) if frames else None


def _rows(plane: av.video.plane.VideoPlane) -> NDArray[np.uint8]:
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return rows[: plane.height, : plane.width].copy()


def _video_still(frame: av.VideoFrame, alpha: NDArray[np.uint8] | None) -> Still:
    if alpha is not None and alpha.shape != (frame.height, frame.width):
        alpha = None
    width, height = _small(frame.width, frame.height)
    grey = frame.reformat(width=width, height=height, format="gray", interpolation="AREA")
    seen = None if alpha is None else _shrunk(alpha) > 127
    return Still(grey.to_ndarray(), seen, partial(_draw, frame, alpha))


def _draw(frame: av.VideoFrame, alpha: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
    colors = {"src_colorspace": "ITU709"} if _is_plain_hd(frame) else {}
    rgb = frame.to_ndarray(format="rgb24", **colors)
    if alpha is None:
        alpha = np.full(rgb.shape[:2], 255, np.uint8)
    return np.rot90(np.dstack([rgb, alpha]), frame.rotation // 90)


def _is_plain_hd(frame: av.VideoFrame) -> bool:
    return bool(frame.colorspace == _UNSAID and min(frame.height, frame.width) >= _HD_LINES)


def read_animation(image: Image.Image, frames: int) -> Footage:
    """The pictures of an opened image file that has several. frames: how many of them at most."""
    return Footage(_pictures(image, frames), consecutive=True)


def _pictures(image: Image.Image, frames: int) -> Iterator[Still]:
    until_s = time.monotonic() + LIMIT_S
    most = min(frames, max(1, MOST_DECODED // (image.width * image.height)))
    every = -(-most // MOST_LOOKS)
    for number in range(0, most, every):
        try:
            image.seek(number)
            picture = np.asarray(image.convert("RGBA"))
        except Exception:  # decoders raise nearly every built-in class
            if number == 0:
                raise
            return
        yield _picture_still(picture)
        if time.monotonic() > until_s:
            return


def _picture_still(picture: NDArray[np.uint8]) -> Still:
    alpha = _shrunk(picture[..., 3])
    grey = np.asarray(cv2.cvtColor(_shrunk(picture), cv2.COLOR_RGBA2GRAY), np.uint8)
    seen = None if alpha.min() > 127 else alpha > 127
    return Still(grey, seen, lambda: picture)


def _small(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, SMALL_PX / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _shrunk(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    size = _small(pixels.shape[1], pixels.shape[0])
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
