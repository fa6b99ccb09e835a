"""Finished pictures and videos, opened again: what they claim, and their frames."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import av
import cv2
import numpy as np
from PIL import Image

from render.encode.picture import Picture
from render.specs import Codec, Container

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

# R, G and B of Y (16 to 235), Cb and Cr (16 to 240) and 1 (ITU-R BT.709).
_BT709_TO_RGB = np.array(
    [
        [1.164384, 0.0, 1.792741, -248.100994],
        [1.164384, -0.213249, -0.532909, 76.87808],
        [1.164384, 2.112402, 0.0, -289.017566],
    ],
    np.float32,
)


class Undecodable(ValueError):
    """The bytes are damaged, or not of the kind expected."""


@dataclass(frozen=True)
class Opened:
    """A file's own claims, and its pictures: uint8 (H, W, 4) straight alpha, decoded one by one.

    loops: plays for ever (video files cannot say so: every player of stickers repeats them).
    """

    codec: Codec
    width_px: int
    height_px: int
    frame_count: int
    duration_s: float
    loops: bool
    has_audio: bool
    pictures: Iterator[Picture]


def open_pictures(data: bytes, container: Container) -> Opened:
    """Raises Undecodable unless `data` is whole and of this container."""
    openers: dict[Container, Callable[[bytes], Opened]] = {
        Container.WEBM: _open_webm,
        Container.WEBP: _open_webp,
        Container.PNG: _open_png,
    }
    try:
        return openers[container](data)
    except (av.FFmpegError, OSError, SyntaxError, ValueError, IndexError, struct.error) as error:
        raise Undecodable(str(error)) from error


def _open_webm(data: bytes) -> Opened:
    _check_whole_webm(data)
    with av.open(io.BytesIO(data)) as file:
        if not file.streams.video:
            raise Undecodable("no video")
        stream = file.streams.video[0]
        name, rate = stream.codec_context.name, stream.average_rate
        if name not in ("vp9", "libvpx-vp9") or not rate:
            raise Undecodable(f"codec {name}")
        has_audio = bool(file.streams.audio)
        size = stream.codec_context.width, stream.codec_context.height
        packets = [packet for packet in file.demux(stream) if packet.size]
    count = len(packets)
    return Opened(Codec.VP9, *size, count, count / float(rate), True, has_audio, _vp9(packets))


def _check_whole_webm(data: bytes) -> None:
    """The EBML header, then one segment that ends where the file ends (RFC 8794)."""
    if data[:4] != b"\x1a\x45\xdf\xa3" or b"webm" not in data[:64]:
        raise Undecodable("not WEBM")
    segment = _after_size(data, 4)
    if data[segment : segment + 4] != b"\x18\x53\x80\x67":
        raise Undecodable("no segment")
    if _after_size(data, segment + 4) != len(data):
        raise Undecodable("truncated")


def _after_size(data: bytes, offset: int) -> int:
    """Where the element ends whose size, of 1 to 8 bytes, stands at `offset`."""
    width = 9 - data[offset].bit_length()
    size = int.from_bytes(data[offset : offset + width], "big") & ((1 << (7 * width)) - 1)
    return offset + width + size


def _vp9(packets: list[av.Packet]) -> Iterator[Picture]:
    """libvpx decodes alpha too; FFmpeg's own VP9 decoder drops it."""
    decoder = av.CodecContext.create("libvpx-vp9", "r")
    try:
        for packet in packets:
            for frame in decoder.decode(packet):
                yield _rgba(frame)
    except av.FFmpegError as error:
        raise Undecodable(str(error)) from error


def _rgba(frame: av.VideoFrame) -> Picture:
    """uint8 (H, W, 4) of YUV 4:2:0 with or without alpha, by BT.709, limited range.

    Not by FFmpeg's swscale: it writes rubbish into the last columns of pictures 100 px wide.
    """
    luma, *planes = (_plane(plane) for plane in frame.planes)
    size = (luma.shape[1], luma.shape[0])
    blue, red = (cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in planes[:2])
    rgb = cv2.transform(cv2.merge([luma, blue, red]), _BT709_TO_RGB)
    alpha = planes[2] if len(planes) > 2 else np.full_like(luma, 255)
    return np.asarray(np.dstack([rgb, alpha]), np.uint8)


def _plane(plane: av.video.plane.VideoPlane) -> Picture:
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return np.ascontiguousarray(rows[: plane.height, : plane.width])


def _open_webp(data: bytes) -> Opened:
    chunks = list(_webp_chunks(data))
    durations_ms = [
        int.from_bytes(content[12:15], "little") for name, content in chunks if name == b"ANMF"
    ]
    loops = any(name == b"ANIM" and content[4:6] == b"\0\0" for name, content in chunks)
    return _open_image(data, Codec.WEBP, sum(durations_ms) / 1000, loops)


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk of the outermost level."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Undecodable("not WebP")
    if struct.unpack_from("<I", data, 4)[0] + 8 != len(data):
        raise Undecodable("truncated")
    offset = 12
    while offset < len(data):
        name, size = struct.unpack_from("<4sI", data, offset)
        yield name, data[offset + 8 : offset + 8 + size]
        offset += 8 + size + size % 2


def _open_png(data: bytes) -> Opened:
    seconds, codec, loops = 0.0, Codec.PNG, False
    for name, content in _png_chunks(data):
        if name == b"acTL":
            codec, loops = Codec.APNG, struct.unpack(">II", content)[1] == 0
        elif name == b"fcTL":
            numerator, denominator = struct.unpack_from(">HH", content, 20)
            seconds += numerator / (denominator or 100)
    return _open_image(data, codec, seconds, loops)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk, checksums checked."""
    if data[:8] != _PNG_SIGNATURE:
        raise Undecodable("not PNG")
    offset, name = 8, b""
    while name != b"IEND":
        size, name = struct.unpack_from(">I4s", data, offset)
        content = data[offset + 8 : offset + 8 + size]
        checksum = struct.unpack_from(">I", data, offset + 8 + size)[0]
        if zlib.crc32(name + content) != checksum:
            raise Undecodable(f"chunk {name!r} is damaged")
        yield name, content
        offset += 12 + size


def _open_image(data: bytes, codec: Codec, duration_s: float, loops: bool) -> Opened:
    with Image.open(io.BytesIO(data)) as image:
        count = int(getattr(image, "n_frames", 1))
        width, height = image.size
    pictures = _image_frames(data, count)
    return Opened(codec, width, height, count, duration_s, loops, False, pictures)


def _image_frames(data: bytes, count: int) -> Iterator[Picture]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            for index in range(count):
                image.seek(index)
                yield np.asarray(image.convert("RGBA"))
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        raise Undecodable(str(error)) from error
