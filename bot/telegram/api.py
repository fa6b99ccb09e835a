"""The Bot API as the front end uses it: one place that sends, with Telegram's errors as ours."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from weakref import WeakValueDictionary

from telegram import (
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.ext import Defaults, ExtBot
from telegram.request import HTTPXRequest

from bot.errors import ChatError, ChatGone
from bot.telegram.failures import chat_error, has_no_text, is_lost, is_unchanged
from bot.telegram.limiter import ChatLimiter
from bot.telegram.naming import Spot
from config.settings import Settings

TgBot = ExtBot[int]
TEXT_LENGTH, CAPTION_LENGTH = 4096, 1024
CONNECTIONS = 128
READ_S, WRITE_S, CONNECT_S, POOL_S, MEDIA_S = 20.0, 20.0, 10.0, 30.0, 60.0
POLL_READ_S = 10.0  # besides the time that Telegram is asked to wait
DELETE_PAUSES_S = (0.5, 1.5)
T = TypeVar("T")
Moved = Callable[[int, int], Awaitable[None]]


def make_bot(settings: Settings) -> TgBot:
    """Not initialized yet. Nothing of what it sends is parsed or gets a preview of its links."""
    base = settings.telegram_api_url.rstrip("/")
    request = HTTPXRequest(
        CONNECTIONS,
        read_timeout=READ_S,
        write_timeout=WRITE_S,
        connect_timeout=CONNECT_S,
        pool_timeout=POOL_S,
        media_write_timeout=MEDIA_S,
    )
    return ExtBot(
        settings.telegram_bot_token.get_secret_value(),
        f"{base}/bot",
        f"{base}/file/bot",
        request=request,
        get_updates_request=HTTPXRequest(4, read_timeout=POLL_READ_S, connect_timeout=CONNECT_S),
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
        rate_limiter=ChatLimiter(),
    )


class Sender:
    """Sends and edits. moved: notes that a group has another id now."""

    def __init__(self, bot: TgBot, moved: Moved) -> None:
        self.bot = bot
        self._moved = moved
        self._pictures: set[tuple[int, int]] = set()
        self._locks: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    def lock(self, chat: int, message: int) -> asyncio.Lock:
        """To be held by whoever looks up what a message of ours shall say and then edits it, so
        that what was looked up earlier is not said later."""
        return self._locks.setdefault((chat, message), asyncio.Lock())

    async def call(self, spot: Spot, do: Callable[[Spot], Awaitable[T]]) -> T:
        """Do something in a chat, once more where it has moved. Raises ChatError; TelegramError
        where another file or edit might be taken."""
        try:
            return await do(spot)
        except ChatMigrated as error:
            await self._moved(spot.chat, error.new_chat_id)
            return await do(Spot(error.new_chat_id))

    async def say(
        self, spot: Spot, text: str, *, answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None, silent: bool = False,
    ) -> Message:  # fmt: skip
        """Send a text. answers: a message of the same chat. Raises ChatError."""
        try:
            return await self.call(
                spot,
                lambda to: self.bot.send_message(
                    to.chat,
                    text[:TEXT_LENGTH],
                    message_thread_id=to.topic,
                    reply_parameters=answer_to(answers),
                    reply_markup=keyboard,
                    disable_notification=silent,
                ),
            )
        except TelegramError as error:
            raise chat_error(error) from error

    async def show(
        self, spot: Spot, picture: bytes | str, text: str, *, answers: int | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Message:  # fmt: skip
        """Send a photo with words under it. picture: a file, or Telegram's name of one. Raises
        ChatError."""
        try:
            sent = await self.call(
                spot,
                lambda to: self.bot.send_photo(
                    to.chat,
                    picture,
                    caption=text[:CAPTION_LENGTH],
                    message_thread_id=to.topic,
                    reply_parameters=answer_to(answers),
                    reply_markup=keyboard,
                ),
            )
        except TelegramError as error:
            raise chat_error(error) from error
        self.note_picture(sent.chat.id, sent.message_id)
        return sent

    async def edit(
        self, chat: int, message: int, text: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> None:
        """Let a message of ours, or a picture's caption, say something else. Raises ChatError;
        ChatGone also where it stands in a group that has another id now: there it stays as it is.
        """
        try:
            await self._edit(chat, message, text, keyboard)
        except ChatMigrated as error:
            raise ChatGone("moved") from error
        except BadRequest as error:
            if not is_unchanged(error):
                raise chat_error(error) from error
        except TelegramError as error:
            raise chat_error(error) from error

    async def _edit(
        self, chat: int, message: int, text: str, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        if (chat, message) not in self._pictures:
            try:
                await self.bot.edit_message_text(
                    text[:TEXT_LENGTH], chat, message, reply_markup=keyboard
                )
                return
            except BadRequest as error:
                if not has_no_text(error):
                    raise
                self.note_picture(chat, message)
        caption = text[:CAPTION_LENGTH]
        await self.bot.edit_message_caption(chat, message, caption=caption, reply_markup=keyboard)

    def note_picture(self, chat: int, message: int) -> None:
        """That a message is a picture now, so that it has a caption and no text."""
        if len(self._pictures) >= REMEMBERED:
            self._pictures.clear()
        self._pictures.add((chat, message))

    async def remove(self, chat: int, message: int) -> None:
        """Delete a message of ours, unless it is gone already. Raises ChatError; ChatGone where it
        may not be deleted, which Telegram allows for two days."""
        try:
            await self.bot.delete_message(chat, message)
        except TelegramError as error:
            if not is_lost(error):
                raise chat_error(error) from error

    async def delete(self, chat: int, message: int) -> bool:
        """The same; whether it is gone. Trouble on the way is waited out a little: nobody comes
        back to a message that stays."""
        for pause_s in (*DELETE_PAUSES_S, None):
            try:
                await self.remove(chat, message)
            except ChatGone:
                return False
            except ChatError:
                if pause_s is None:
                    return False
                await asyncio.sleep(pause_s)
            else:
                return True
        return False


REMEMBERED = 10_000


def answer_to(message: int | None) -> ReplyParameters | None:
    """Also where the message that is answered was deleted meanwhile."""
    if message is None:
        return None
    return ReplyParameters(message, allow_sending_without_reply=True)
