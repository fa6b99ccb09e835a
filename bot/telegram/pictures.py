"""What of a message can be drawn, and its bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Animation, Message, PhotoSize, Sticker, Video, VideoNote
from telegram.error import BadRequest, TelegramError

from bot.errors import DownloadFailed, DownloadTooLarge
from bot.front.download import fetch, host_of
from bot.front.stills import Stills
from bot.photos import MAX_BYTES_READ
from bot.telegram.api import TgBot

FETCH_S = 60.0
PAUSES_S = (0.5, 1.5)  # before it is tried again
FOR_GOOD = (400, 401, 403, 404, 410)  # of HTTP: the next try will say the same
FILE = "file"  # of a job's source: Telegram's name of the picture
TOO_BIG = 20_000_000  # bytes that bots may download: core.telegram.org/bots/api#getfile
_Moving = Animation | Video | VideoNote


@dataclass(frozen=True)
class Picture:
    """file: Telegram's name of it. size: bytes, as Telegram says; 0 where it doesn't."""

    file: str
    size: int = 0

    @property
    def source(self) -> dict[str, str]:
        """By which it is fetched again."""
        return {FILE: self.file}


def find_picture(message: Message) -> Picture | None:
    """What of a message can be drawn: a photo, a picture as a file, a sticker, or what moves."""
    if message.photo:
        return _picture(max(message.photo, key=lambda size: size.width * size.height))
    if message.sticker is not None:
        return _of_sticker(message.sticker)
    moving = message.animation or message.video or message.video_note
    if moving is not None:
        return _of_moving(moving)
    document = message.document
    if document is not None and (document.mime_type or "").startswith(("image/", "video/")):
        return Picture(document.file_id, document.file_size or 0)
    return None


def find_custom_emoji(message: Message) -> str | None:
    """The id of the first custom emoji of a text, which Telegram has as a sticker."""
    entities = message.entities or message.caption_entities
    return next((entity.custom_emoji_id for entity in entities if entity.custom_emoji_id), None)


def _of_moving(moving: _Moving) -> Picture | None:
    """The video itself; where that is too large for bots, the picture that stands for it."""
    if (moving.file_size or 0) > TOO_BIG and moving.thumbnail is not None:
        return _picture(moving.thumbnail)
    return Picture(moving.file_id, moving.file_size or 0)


def _of_sticker(sticker: Sticker) -> Picture | None:
    """Vectors can't be read here; but there is a small picture of each."""
    return _picture(sticker.thumbnail if sticker.is_animated else sticker)


def _picture(file: PhotoSize | Sticker | None) -> Picture | None:
    return None if file is None else Picture(file.file_id, file.file_size or 0)


class Pictures:
    """Fetches pictures; also those of jobs that are made again."""

    def __init__(self, bot: TgBot, api_url: str, stills: Stills) -> None:
        self._bot = bot
        self._hosts = frozenset({host_of(api_url)})
        self._stills = stills

    async def fetch(self, place: Mapping[str, Any]) -> bytes | None:
        """The picture that a job's `source` names; None where Telegram has it no more."""
        file = place.get(FILE)
        if not isinstance(file, str):
            return None
        try:
            return await self.read(Picture(file))
        except DownloadFailed as error:
            return self._gone(error)

    async def read(self, picture: Picture) -> bytes:
        """A picture's bytes; of what moves its best frame. Raises DownloadError and
        UnreadablePhoto."""
        if picture.size > TOO_BIG:
            raise DownloadTooLarge(TOO_BIG)
        for pause_s in PAUSES_S:
            try:
                return await self._read(picture)
            except DownloadFailed as error:
                if error.status in FOR_GOOD:
                    raise
                await asyncio.sleep(pause_s)
        return await self._read(picture)

    async def _read(self, picture: Picture) -> bytes:
        url = await self._find(picture)
        data = await fetch(
            url, max_bytes=MAX_BYTES_READ - 1, limit_s=FETCH_S, allowed_hosts=self._hosts
        )
        return await self._stills.find(data)

    async def find_emoji(self, message: Message) -> Picture | None:
        """The custom emoji of a text. Raises TelegramError."""
        emoji_id = find_custom_emoji(message)
        if emoji_id is None:
            return None
        found = await self._bot.get_custom_emoji_stickers([emoji_id])
        return _of_sticker(found[0]) if found else None

    async def _find(self, picture: Picture) -> str:
        try:
            found = await self._bot.get_file(picture.file)
        except BadRequest as error:
            if "too big" in error.message.casefold():
                raise DownloadTooLarge(TOO_BIG) from error
            raise DownloadFailed("gone", status=404) from error
        except TelegramError as error:
            raise DownloadFailed(type(error).__name__) from error
        if not found.file_path:
            raise DownloadFailed("no address")
        return found.file_path

    @staticmethod
    def _gone(error: DownloadFailed) -> None:
        """None where trying again is no use."""
        if error.status != 404:
            raise error
