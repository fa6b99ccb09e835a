"""Looks into sticker files as Telegram does: core.telegram.org/stickers."""

from __future__ import annotations

import io

import av
from PIL import Image, UnidentifiedImageError

from tests.fakes.telegram.world import Json, bad_request

SIDE, EMOJI_SIDE = 512, 100
VIDEO_BYTES, EMOJI_BYTES, STILL_BYTES, SECONDS, FPS = 256_000, 64_000, 512_000, 3.0, 30
_EBML = b"\x1a\x45\xdf\xa3"


def sticker_extra(data: bytes) -> Json:
    """What messages say of a sticker file that may be sent; raises Refused."""
    is_video = data.startswith(_EBML)
    size = read_video(data) if is_video else read_still(data)
    if size[0] == size[1] == EMOJI_SIDE:
        if is_video and len(data) > EMOJI_BYTES:
            raise bad_request("STICKER_VIDEO_BIG")
    elif max(size) != SIDE:
        raise bad_request("STICKER_VIDEO_DIMENSIONS" if is_video else "STICKER_PNG_DIMENSIONS")
    return {
        "type": "regular", "width": size[0], "height": size[1], "is_animated": False,
        "is_video": is_video,
    }  # fmt: skip


def read_video(data: bytes) -> tuple[int, int]:
    """Width and height of a WEBM that may be a video sticker; raises Refused."""
    if len(data) > VIDEO_BYTES:
        raise bad_request("STICKER_VIDEO_BIG")
    try:
        with av.open(io.BytesIO(data)) as file:
            if len(file.streams) != 1 or not file.streams.video:
                raise bad_request("STICKER_VIDEO_NOWEBM")
            stream = file.streams.video[0]
            if stream.codec_context.name not in ("vp9", "libvpx-vp9"):
                raise bad_request("STICKER_VIDEO_NOWEBM")
            times = [packet.pts for packet in file.demux(stream) if packet.pts is not None]
            seconds = float((max(times) - min(times)) * stream.time_base) if times else 0.0
            rate = float(stream.average_rate or 0)
            size = (stream.width, stream.height)
    except (av.FFmpegError, IndexError) as error:
        raise bad_request("STICKER_VIDEO_NOWEBM") from error
    if seconds + (1 / rate if rate else 0) > SECONDS + 0.05:
        raise bad_request("STICKER_VIDEO_LONG")
    if rate > FPS + 0.5:
        raise bad_request("STICKER_VIDEO_FPS")
    return size


def read_still(data: bytes) -> tuple[int, int]:
    """Width and height of a WEBP or PNG that may be a still sticker; raises Refused."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            if image.format not in ("WEBP", "PNG"):
                raise bad_request("STICKER_PNG_NOPNG")
            size = image.size
    except (UnidentifiedImageError, OSError) as error:
        raise bad_request("STICKER_FILE_INVALID") from error
    if len(data) > STILL_BYTES:
        raise bad_request("STICKER_FILE_TOO_BIG")
    return size
