"""Discord's refusals as errors of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import aiohttp
import discord

from bot.errors import ChatBusy, ChatGone, ChatUnreachable

PLATFORM = "discord"
# Why a message or place cannot be had any more.
TOKEN, MESSAGE, PLACE, CLOSED, SIZE = "token", "message", "place", "closed", "size"
BUSY_S = 30.0  # where Discord does not say for how long
# https://discord.com/developers/docs/topics/opcodes-and-status-codes
_REASONS: Mapping[int, str] = MappingProxyType(
    {
        50027: TOKEN, 10015: TOKEN, 10062: TOKEN,
        10008: MESSAGE,
        10003: PLACE, 10004: PLACE, 50001: PLACE, 50008: PLACE, 50013: PLACE, 50083: PLACE,
        50007: CLOSED, 50278: CLOSED, 10013: CLOSED,
        40005: SIZE,
    }
)  # fmt: skip


@contextmanager
def translated(*, harmless: bool = False) -> Iterator[None]:
    """Raise ChatBusy, ChatUnreachable or ChatGone, whose `reason` is one of the above, for what
    discord.py raises.

    harmless: doing it twice is as doing it once; then any trouble may be tried again. Else what
    leaves open whether it was done is raised as it is.
    """
    try:
        yield
    except discord.RateLimited as error:
        raise ChatBusy(error.retry_after) from error
    except discord.HTTPException as error:
        ours = _ours(error, harmless=harmless)
        if ours is None:
            raise
        raise ours from error
    except aiohttp.ClientConnectorError as error:
        raise ChatUnreachable(type(error).__name__) from error
    except (aiohttp.ClientError, OSError) as error:
        if not harmless:
            raise
        raise ChatUnreachable(type(error).__name__) from error


def _ours(
    error: discord.HTTPException, *, harmless: bool
) -> ChatBusy | ChatUnreachable | ChatGone | None:
    if error.status == 429:
        return ChatBusy(BUSY_S)
    if error.code in _REASONS:
        return ChatGone(_REASONS[error.code])
    if error.status in (401, 403, 404):
        return ChatGone(str(error.code))
    if error.status == 413:
        return ChatGone(SIZE)
    return ChatUnreachable(str(error.status)) if error.status >= 500 and harmless else None
