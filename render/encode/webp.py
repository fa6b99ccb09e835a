"""Frames into animated WebP, and one picture into WebP.

WebP codes every frame by itself, so frames are encoded one by one as they arrive, equal ones
once, each cropped to what is visible; only the container is written here (RFC 9649).
"""

import hashlib
import io
import struct
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from render.encode.animation import FALLBACK_FPS, encode, frame_indices
from render.encode.picture import Picture, scaled
from render.errors import FileTooLarge
from render.specs import StickerSpec
from render.types import Frames

QUALITIES = (92, 86, 80, 72, 62, 50, 38, 25, 12, 1)
STILL_QUALITIES = (95, 90, 80, 65, 45, 25, 5)
# libwebp's effort, 0 to 6: 2 is as fast as 0 and a tenth smaller, 4 takes three times as long.
_METHOD = 2
_STILL_METHOD = 4
# Alpha in about 90 levels: invisible, and three times as fast to encode as all of them.
_ALPHA_QUALITY = 85
_SAMPLES = 3  # frames on which the first quality is chosen
_LARGEST_SHARE = 0.97
_HAS_ALPHA, _IS_ANIMATED = 0x10, 0x02
_NO_BLENDING, _DISPOSE = 0x02, 0x01


@dataclass(frozen=True)
class _Piece:
    """One frame's visible part: its corner (even, px), size (px), and VP8 and ALPH chunks."""

    left: int
    top: int
    width: int
    height: int
    chunks: bytes


class WebpEncoder:
    """An AnimationEncoder: each frame is coded at once, at a quality that the first ones hold."""

    def __init__(self, spec: StickerSpec, frame_count: int, fps: int) -> None:
        assert spec.fps is not None, spec
        self._spec = spec
        self._kept = frame_indices(frame_count, fps, spec.fps)
        self._duration_ms = 1000 * frame_count / fps
        self._quality = QUALITIES[0]
        self._added = 0
        self._pictures: list[Picture] = []
        self._pieces: dict[tuple[bytes, int], _Piece] = {}
        self._keys: list[bytes] = []

    def add(self, picture: Picture) -> None:
        """See AnimationEncoder."""
        if self._added in self._kept:
            self._pictures.append(picture)
            small = scaled(picture, self._spec.side_px)
            self._keys.append(hashlib.blake2b(small.tobytes(), digest_size=16).digest())
            piece = self._piece(len(self._pictures) - 1, self._quality)
            if len(self._pictures) <= _SAMPLES:
                self._lower_quality(len(piece.chunks))
        self._added += 1

    def finish(self) -> bytes:
        """See AnimationEncoder."""
        assert len(self._pictures) == len(self._kept), "frames are missing"
        every = list(range(len(self._kept)))
        for quality in QUALITIES[QUALITIES.index(self._quality) :]:
            data = self._file(every, quality)
            if len(data) <= self._spec.max_bytes:
                return data
        smallest = len(data)
        for fps in FALLBACK_FPS:
            fewer = frame_indices(len(every), 1000 * len(every) / self._duration_ms, fps)
            data = self._file(fewer, QUALITIES[-1])
            smallest = min(smallest, len(data))
            if smallest <= self._spec.max_bytes:
                return data
        raise FileTooLarge(self._spec.name, smallest, self._spec.max_bytes)

    def _lower_quality(self, piece_bytes: int) -> None:
        """Choose the best quality at which all frames hold, judged by the frame just added."""
        index = len(self._pictures) - 1
        limit = self._spec.max_bytes * _LARGEST_SHARE
        while piece_bytes * len(self._kept) > limit and self._quality != QUALITIES[-1]:
            self._quality = QUALITIES[QUALITIES.index(self._quality) + 1]
            piece_bytes = len(self._piece(index, self._quality).chunks)

    def _piece(self, index: int, quality: int) -> _Piece:
        key = (self._keys[index], quality)
        if key not in self._pieces:
            small = scaled(self._pictures[index], self._spec.side_px)
            self._pieces[key] = _encode_piece(small, quality)
        return self._pieces[key]

    def _file(self, indices: list[int], quality: int) -> bytes:
        side = self._spec.side_px
        ends = [round(self._duration_ms * (i + 1) / len(indices)) for i in range(len(indices))]
        durations = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        header = struct.pack("<B3x", _HAS_ALPHA | _IS_ANIMATED) + _u24(side - 1) * 2
        body = _chunk(b"VP8X", header) + _chunk(b"ANIM", struct.pack("<IH", 0, 0))
        frames = [self._piece(index, quality) for index in indices]
        body += b"".join(map(_frame_chunk, frames, durations))
        return _chunk(b"RIFF", b"WEBP" + body)


def encode_webp(frames: Frames, spec: StickerSpec) -> bytes:
    """The bytes of all frames at once; see WebpEncoder."""
    return encode(WebpEncoder(spec, len(frames.pixels), frames.fps), frames)


def encode_still_webp(picture: Picture, spec: StickerSpec) -> bytes:
    """A WebP of uint8 (H, W, 4) straight alpha at the spec's side; lossless if that fits."""
    small = scaled(picture, spec.side_px)
    file = io.BytesIO()
    Image.fromarray(small).save(file, "WEBP", lossless=True, method=_METHOD)
    data = file.getvalue()
    for quality in STILL_QUALITIES:
        if len(data) <= spec.max_bytes:
            return data
        data = _encode(small, quality, _STILL_METHOD, 100)
    if len(data) > spec.max_bytes:
        raise FileTooLarge(spec.name, len(data), spec.max_bytes)
    return data


def _encode(picture: Picture, quality: int, method: int, alpha_quality: int) -> bytes:
    file = io.BytesIO()
    image = Image.fromarray(picture)
    image.save(file, "WEBP", quality=quality, method=method, alpha_quality=alpha_quality)
    return file.getvalue()


def _encode_piece(picture: Picture, quality: int) -> _Piece:
    left, top, width, height = cv2.boundingRect((picture[..., 3] > 0).astype(np.uint8))
    # The container counts corners in steps of 2 px; nothing visible is still one pixel.
    right, bottom = max(left + width, 1), max(top + height, 1)
    left, top = left // 2 * 2, top // 2 * 2
    shown = np.ascontiguousarray(picture[top:bottom, left:right])
    data = _encode(shown, quality, _METHOD, _ALPHA_QUALITY)
    return _Piece(left, top, right - left, bottom - top, _picture_chunks(data))


def _picture_chunks(data: bytes) -> bytes:
    """The ALPH, VP8 and VP8L chunks of a WebP file, padded."""
    result, offset = b"", 12
    while offset + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, offset)
        end = offset + 8 + size + size % 2
        if name in (b"ALPH", b"VP8 ", b"VP8L"):
            result += data[offset:end]
        offset = end
    return result


def _frame_chunk(piece: _Piece, duration_ms: int) -> bytes:
    header = _u24(piece.left // 2) + _u24(piece.top // 2)
    header += _u24(piece.width - 1) + _u24(piece.height - 1) + _u24(duration_ms)
    return _chunk(b"ANMF", header + bytes([_NO_BLENDING | _DISPOSE]) + piece.chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _u24(number: int) -> bytes:
    return number.to_bytes(3, "little")
