"""Frames into an animated PNG with one palette for all of them (PNG third edition, W3C 2025).

Full colours are several times too large for Discord. One palette for all frames keeps still
surfaces still; no dithering, which costs a quarter of the bytes and crawls in motion.
"""

import struct
import zlib
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from render.encode.animation import encode, frame_indices
from render.encode.palette import ColorCount, Palette
from render.encode.picture import Picture, scaled
from render.errors import FileTooLarge
from render.specs import StickerSpec
from render.types import Frames

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE_COLOR = 3  # IHDR's colour type
_LEVEL = 9
# The size is foreseen from a few frames in this many colours; bytes grow with the colours to a
# power (measured between 64 and 256 colours).
_SAMPLES = 6
_PROBED_COLORS = 128
_GROWTH_EXPONENT = 0.41
_CAUTION = 1.02


# Frames a second, and the colours below which fewer frames look better. By eye at Discord's size:
# 128 colours show no bands in drawings, 64 some; below 12 frames a second a sway stutters.
LEAST_COLORS = ((20, 160), (15, 96), (12, 72), (10, 48), (8, 32), (6, 16), (4, 8), (3, 4))
MOST_COLORS = 256
_SHRINK = 0.85  # of the colours, when a file turns out too large


class ApngEncoder:
    """An AnimationEncoder: one palette for all frames is only known when all are there."""

    def __init__(self, spec: StickerSpec, frame_count: int, fps: int) -> None:
        assert spec.fps is not None, spec
        self._spec = spec
        self._max_fps = spec.fps
        self._frame_count = frame_count
        self._fps = fps
        self._pictures: list[Picture] = []

    def add(self, picture: Picture) -> None:
        """See AnimationEncoder."""
        self._pictures.append(scaled(picture, self._spec.side_px))

    def finish(self) -> bytes:
        """See AnimationEncoder."""
        assert len(self._pictures) == self._frame_count, "frames are missing"
        pictures = np.stack(self._pictures)
        counted = ColorCount(pictures)
        probed = _frame_bytes(pictures, counted.palette(_PROBED_COLORS))
        limit, smallest = self._spec.max_bytes, 0
        for fps, least in LEAST_COLORS:
            kept = frame_indices(len(pictures), self._fps, min(fps, self._max_fps))
            share = limit / (probed * len(kept) * _CAUTION)
            colors = int(min(_PROBED_COLORS * share ** (1 / _GROWTH_EXPONENT), MOST_COLORS))
            if fps == LEAST_COLORS[-1][0]:
                colors = max(colors, least)  # the last resort is always tried
            while colors >= least:
                palette = counted.palette(colors)
                data = _file(palette, palette.indices(pictures[kept]), self._delay(kept))
                if len(data) <= limit:
                    return data
                smallest = min(smallest or len(data), len(data))
                colors = int(colors * _SHRINK)
        raise FileTooLarge(self._spec.name, smallest, limit)

    def _delay(self, kept: list[int]) -> Fraction:
        """Seconds each frame stays."""
        return Fraction(self._frame_count, self._fps * len(kept))


def encode_apng(frames: Frames, spec: StickerSpec) -> bytes:
    """The bytes of all frames at once; see ApngEncoder."""
    return encode(ApngEncoder(spec, len(frames.pixels), frames.fps), frames)


def _file(palette: Palette, indices: NDArray[np.uint8], delay: Fraction) -> bytes:
    count, height, width = indices.shape
    header = struct.pack(">IIBBBBB", width, height, 8, _PALETTE_COLOR, 0, 0, 0)
    chunks = [
        _chunk(b"IHDR", header),
        _chunk(b"sRGB", b"\0"),
        _chunk(b"acTL", struct.pack(">II", count, 0)),
        _chunk(b"PLTE", palette.colors[:, :3].tobytes()),
        _chunk(b"tRNS", palette.colors[:, 3].tobytes()),
    ]
    number = 0
    for index, (frame, before) in enumerate(zip(indices, [None, *indices[:-1]], strict=True)):
        left, top, wide, high = _changed_box(frame, before)
        shown = frame[top : top + high, left : left + wide]
        place = struct.pack(">IIIII", number, wide, high, left, top)
        # Neither clearing nor blending: each rectangle replaces what was there.
        rate = struct.pack(">HHBB", delay.numerator, delay.denominator, 0, 0)
        chunks.append(_chunk(b"fcTL", place + rate))
        number += 1
        if index == 0:
            chunks.append(_chunk(b"IDAT", _compressed(shown)))
        else:
            chunks.append(_chunk(b"fdAT", struct.pack(">I", number) + _compressed(shown)))
            number += 1
    return SIGNATURE + b"".join(chunks) + _chunk(b"IEND", b"")


def _frame_bytes(pictures: Picture, palette: Palette) -> float:
    """Mean bytes of a frame, of a few."""
    chosen = palette.indices(pictures[:: max(1, len(pictures) // _SAMPLES)])
    return sum(len(_compressed(frame)) for frame in chosen) / len(chosen)


def _changed_box(
    frame: NDArray[np.uint8], before: NDArray[np.uint8] | None
) -> tuple[int, int, int, int]:
    """Left, top, width, height of what differs from the frame before; the first is whole."""
    if before is None:
        return 0, 0, frame.shape[1], frame.shape[0]
    left, top, width, height = cv2.boundingRect((frame != before).astype(np.uint8))
    return left, top, max(width, 1), max(height, 1)


def _compressed(indices: NDArray[np.uint8]) -> bytes:
    """Rows without a filter: filters are for colours, not for a palette's indices."""
    rows = np.pad(indices, ((0, 0), (1, 0)))
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 15, 9)
    return packer.compress(rows.tobytes()) + packer.flush()


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
