"""Keeps to how much Telegram takes: of all chats, of each group, and of whoever said to wait."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter

RETRIES = 3
LONGEST_WAIT_S = 25.0  # what has to wait for longer is put off by whoever sends it
MARGIN_S = 0.1
_Json = dict[str, Any]
_Answer = bool | _Json | list[_Json]


class ChatLimiter(AIORateLimiter):
    """30 calls a second, 20 a minute to a group, one at a time to each chat; and no call to a chat
    that said to wait.

    The library's own waits hold back all chats because of one, so that they are not used.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self._free_at_s: dict[object, float] = {}
        self._turns: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Answer:
        """See the library's class. Raises RetryAfter where that would take too long."""
        chat = data.get("chat_id")
        # Two at a time could both be on their way when the first is told to wait.
        turn = nullcontext() if chat is None else self._turns.setdefault(chat, asyncio.Lock())
        # Of calls to no chat each method has its own floods: sets wait, and presses are answered.
        key = endpoint if chat is None else chat
        async with turn:
            for tries_left in range(RETRIES, -1, -1):
                await self._wait(key)
                try:
                    return await super().process_request(
                        callback, args, kwargs, endpoint, data, rate_limit_args
                    )
                except RetryAfter as error:
                    self._free_at_s[key] = time.monotonic() + seconds_of(error) + MARGIN_S
                    if not tries_left:
                        raise
        raise AssertionError("the last try returns or raises")

    async def _wait(self, key: object) -> None:
        wait_s = self._free_at_s.get(key, 0.0) - time.monotonic()
        if wait_s > LONGEST_WAIT_S:
            raise RetryAfter(math.ceil(wait_s))
        if wait_s > 0:
            await asyncio.sleep(wait_s)
        else:
            self._free_at_s.pop(key, None)


def seconds_of(error: RetryAfter) -> float:
    """How long to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
