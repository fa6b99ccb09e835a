"""Which file of a sticker is sent, and as what: the first that Telegram takes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import structlog

from render.check import check_file
from render.errors import RenderError
from render.specs import TELEGRAM_STILL, TELEGRAM_VIDEO, StickerSpec

# By how little they are less than what was asked for.
LADDER = (TELEGRAM_VIDEO, TELEGRAM_STILL)
DOCUMENTS = ("telegram.webm", "telegram.webp", "chat.webp", "discord.png", "preview.png")
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Form:
    """A file to be sent. name: of its file. sticker: as one, else as a document."""

    name: str
    data: bytes
    sticker: bool


async def forms_of(files: Mapping[str, bytes]) -> tuple[Form, ...]:
    """What may be sent of a sticker, the best first. Files are decoded and measured in a thread;
    those that hold no spec are left out."""
    return await asyncio.to_thread(lambda: tuple(_forms(files)))


def _forms(files: Mapping[str, bytes]) -> Iterator[Form]:
    for spec in LADDER:
        data = files.get(spec.file_name)
        if data is not None and _holds(data, spec):
            yield Form(spec.file_name, data, sticker=True)
    for name in DOCUMENTS:
        if name in files:
            yield Form(name, files[name], sticker=False)


def _holds(data: bytes, spec: StickerSpec) -> bool:
    try:
        check_file(data, spec)
    except RenderError as error:
        _log.error("a sticker breaks its limits", spec=spec.name, error=type(error).__name__)
        return False
    return True
