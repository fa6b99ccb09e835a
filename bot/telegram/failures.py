"""Telegram's errors as those of chats."""

from __future__ import annotations

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.errors import ChatBusy, ChatError, ChatGone, ChatUnreachable, ChatUnsure
from bot.telegram.limiter import seconds_of

# Raised before a request has left this machine.
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_UNCHANGED = "message is not modified"
_NO_TEXT = ("there is no text in the message", "message can't be edited")
# What a message that is to be edited or deleted can be, besides there.
_LOST = ("message to edit not found", "message to delete not found", "message_id_invalid")
_FILE_WORDS = ("sticker", "webm", "file", "image", "photo", "dimensions", "entity too large", "413")


def chat_error(error: TelegramError) -> ChatError:
    """What became of a message that Telegram did not take; ChatUnsure where it may have."""
    if isinstance(error, RetryAfter):
        return ChatBusy(seconds_of(error))
    if isinstance(error, ChatMigrated):
        return ChatUnreachable("moved")
    if isinstance(error, BadRequest | Forbidden):
        # Telegram's own words, which quote nothing that people wrote.
        return ChatGone(error.message)
    if isinstance(error, InvalidToken):
        return ChatUnreachable("token")
    cause = error.__cause__
    if isinstance(cause, _UNSENT) or (isinstance(error, NetworkError) and cause is None):
        # An answer that is neither yes nor no: Telegram has trouble and did not do it.
        return ChatUnreachable(type(cause).__name__ if cause else "trouble")
    return ChatUnsure()


def is_unchanged(error: TelegramError) -> bool:
    """Whether a message says already what it shall."""
    return _says(error, _UNCHANGED)


def has_no_text(error: TelegramError) -> bool:
    """Whether a message that was to be edited is a picture with a caption."""
    return isinstance(error, BadRequest) and _says(error, *_NO_TEXT)


def is_lost(error: TelegramError) -> bool:
    """Whether a message is no longer there."""
    return isinstance(error, BadRequest) and _says(error, *_LOST)


def dislikes_file(error: TelegramError) -> bool:
    """Whether another file might be taken in the same chat."""
    refused = isinstance(error, BadRequest) or (
        isinstance(error, NetworkError) and _says(error, "too large", "413")
    )
    return refused and _says(error, *_FILE_WORDS)


def never_started(error: TelegramError) -> bool:
    """Whether the bot may make no sets for somebody, because they never pressed Start."""
    return _says(error, "peer_id_invalid")


def _says(error: TelegramError, *words: str) -> bool:
    said = error.message.casefold()
    return any(each in said for each in words)
