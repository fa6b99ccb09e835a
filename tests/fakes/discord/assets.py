"""Checks on what is uploaded to a guild: stickers and emoji."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tests.fakes.discord.errors import INVALID_ASSET, INVALID_FORM, ApiError

STICKER_BYTES, STICKER_SIDE_PX, STICKER_S = 512 * 1024, 320, 5.0
EMOJI_BYTES = 256 * 1024
STICKER_SLOTS, EMOJI_SLOTS = (5, 15, 30, 60), (50, 100, 150, 250)  # by tier of boosts
PNG = b"\x89PNG\r\n\x1a\n"


def check_sticker(name: str, tags: str, content_type: str, data: bytes) -> None:
    """Raise ApiError for a sticker that Discord does not take."""
    if not 2 <= len(name) <= 30 or not 1 <= len(tags) <= 200:
        raise ApiError(INVALID_FORM, "name of 2 to 30, tags of 1 to 200 characters")
    if content_type not in ("image/png", "image/gif"):
        raise ApiError(INVALID_ASSET, f"a sticker as {content_type}")
    if len(data) > STICKER_BYTES:
        raise ApiError(INVALID_FORM, f"a sticker of {len(data)} bytes")
    if content_type == "image/png":
        _check_png(data)


def _check_png(data: bytes) -> None:
    if not data.startswith(PNG):
        raise ApiError(INVALID_ASSET, "no PNG")
    seconds = 0.0
    for kind, body in read_chunks(data):
        if kind == b"IHDR" and struct.unpack(">II", body[:8]) != (STICKER_SIDE_PX,) * 2:
            raise ApiError(INVALID_ASSET, "a sticker is not 320 px wide and high")
        if kind == b"fcTL":
            above, below = struct.unpack(">HH", body[20:24])
            seconds += above / (below or 100)
    if seconds > STICKER_S:
        raise ApiError(INVALID_ASSET, f"a sticker of {seconds:.2f} s")


def check_emoji(name: str, data: bytes) -> None:
    """Raise ApiError for an emoji that Discord does not take."""
    if not 2 <= len(name) <= 32 or not name.replace("_", "a").isalnum():
        raise ApiError(INVALID_FORM, "an emoji's name")
    if len(data) > EMOJI_BYTES:
        raise ApiError(INVALID_FORM, f"an emoji of {len(data)} bytes")


def read_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG: kind and body."""
    at = len(PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + size]
        at += size + 12
