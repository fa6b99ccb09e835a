"""Fetches updates, and confirms each only once it is handled: what a crash interrupts comes again.

The library's own loop confirms updates when it has them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.telegram.api import TgBot

WAIT_S = 25  # for the next update, on Telegram's side
LOOK_S = 0.2  # between two fetches while some are handled
PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0
FINISH_S = 10.0
LIMIT_S = 300.0  # for one update; forgetting somebody waits for their jobs to end
WANTED = (
    "message", "edited_message", "callback_query", "inline_query", "my_chat_member",
)  # fmt: skip
Hear = Callable[[Update], Awaitable[None]]
_log = structlog.get_logger(__name__)


class Poller:
    """hear: handles an update, and raises nothing."""

    def __init__(self, bot: TgBot, hear: Hear) -> None:
        self._bot = bot
        self._hear = hear
        self._offset = 0
        self._last = 0
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._done: set[int] = set()  # that could not be confirmed yet: an earlier one is in hand

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; then what is handled is finished. Trouble is waited out."""
        stopping = asyncio.create_task(stop.wait())
        try:
            await self._poll(stop, stopping)
            await self._finish()
        finally:
            left = [stopping, *self._in_hand.values()]
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _poll(self, stop: asyncio.Event, stopping: asyncio.Task[bool]) -> None:
        pause_s = PAUSE_S
        while not stop.is_set():
            fetching = asyncio.create_task(self._fetch())
            try:
                await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                if not fetching.done():
                    fetching.cancel()
                    await asyncio.gather(fetching, return_exceptions=True)
            if fetching.cancelled():
                break
            error = fetching.exception()
            if error is None:
                pause_s = PAUSE_S
                await self._wait_a_little(stopping)
                continue
            if not isinstance(error, TelegramError):
                raise error
            _log.warning("no updates come", error=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    async def _fetch(self) -> None:
        """Fetch what is new, and begin with it."""
        asked = self._offset
        found = await self._bot.get_updates(
            offset=asked or None,
            timeout=0 if self._in_hand else WAIT_S,
            allowed_updates=WANTED,
        )
        for update in found:
            self._last = max(self._last, update.update_id)
            if update.update_id not in self._in_hand and update.update_id not in self._done:
                task = asyncio.create_task(self._handle(update))
                self._in_hand[update.update_id] = task
        # Telegram shows those no more that were confirmed by this fetch.
        self._done = {number for number in self._done if number >= asked}
        self._confirm()

    async def _handle(self, update: Update) -> None:
        """Whatever takes too long is given up: it would hold back all that come after it."""
        try:
            await asyncio.wait_for(self._hear(update), LIMIT_S)
        except TimeoutError:
            _log.error("an update took too long", update=update.update_id)
        del self._in_hand[update.update_id]
        self._done.add(update.update_id)
        self._confirm()

    def _confirm(self) -> None:
        """All before the oldest that is still handled; a task that has begun is one of them."""
        self._offset = min(self._in_hand, default=self._last + 1 if self._last else 0)

    async def _wait_a_little(self, stopping: asyncio.Task[bool]) -> None:
        """While some are handled, until one of them is or the time for another look has come."""
        if self._in_hand:
            await asyncio.wait(
                {*self._in_hand.values(), stopping}, timeout=LOOK_S,
                return_when=asyncio.FIRST_COMPLETED,
            )  # fmt: skip

    async def _finish(self) -> None:
        if self._in_hand:
            await asyncio.wait(self._in_hand.values(), timeout=FINISH_S)
        if self._offset:
            with suppress(TelegramError):  # or those that are handled come again
                await self._bot.get_updates(offset=self._offset, timeout=0, limit=1)
