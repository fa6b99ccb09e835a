"""Telegram's errors say what became of a message."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import ChatBusy, ChatGone, ChatUnreachable, ChatUnsure
from bot.telegram.failures import chat_error, dislikes_file


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ChatMigrated(-100), ChatUnreachable),
        (Forbidden("Forbidden: bot was kicked from the group chat"), ChatGone),
        (BadRequest("Chat not found"), ChatGone),
        (NetworkError("Internal Server Error"), ChatUnreachable),
        (caused(TimedOut(), httpx.ConnectTimeout("")), ChatUnreachable),
        (caused(TimedOut(), httpx.PoolTimeout("")), ChatUnreachable),
        (caused(NetworkError("x"), httpx.ConnectError("")), ChatUnreachable),
        (caused(TimedOut(), httpx.ReadTimeout("")), ChatUnsure),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("")), ChatUnsure),
        (caused(NetworkError("x"), httpx.WriteError("")), ChatUnsure),
    ],
)
def test_only_what_was_certainly_not_taken_is_tried_again(
    error: TelegramError, kind: type[Exception]
) -> None:
    assert type(chat_error(error)) is kind


def test_a_wait_is_as_long_as_telegram_says() -> None:
    error = chat_error(RetryAfter(timedelta(seconds=7)))
    assert isinstance(error, ChatBusy)
    assert error.retry_after_s == 7


@pytest.mark.parametrize(
    ("error", "dislikes"),
    [
        (BadRequest("Sticker_video_big"), True),
        (BadRequest("Wrong file identifier/http url specified"), True),
        (NetworkError("Request Entity Too Large"), True),
        (NetworkError("Request Entity Too Large (413)"), True),
        (BadRequest("Chat not found"), False),
        (Forbidden("Forbidden: bot was blocked by the user"), False),
        (NetworkError("Internal Server Error"), False),
    ],
)
def test_another_file_is_tried_only_where_the_file_is_to_blame(
    error: TelegramError, dislikes: bool
) -> None:
    assert dislikes_file(error) == dislikes
