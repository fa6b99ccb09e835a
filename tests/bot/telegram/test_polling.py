"""An update is confirmed once it is handled, and not before."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.error import NetworkError

from bot.telegram.polling import Poller


class Update:
    def __init__(self, number: int) -> None:
        self.update_id = number


class Bot:
    """Has updates until they are confirmed."""

    def __init__(self, *numbers: int) -> None:
        self.waiting = list(numbers)
        self.offsets: list[int | None] = []
        self.trouble = 0

    async def get_updates(self, offset: int | None, timeout: int, **_: Any) -> list[Update]:
        self.offsets.append(offset)
        if self.trouble:
            self.trouble -= 1
            raise NetworkError("away")
        self.waiting = [number for number in self.waiting if number >= (offset or 0)]
        await asyncio.sleep(0.01)
        return [Update(number) for number in self.waiting]


async def run(bot: Any, hear: Any, until: Any) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(Poller(bot, hear).run(stop))
    async with asyncio.timeout(20):
        while not until():
            await asyncio.sleep(0.01)
    stop.set()
    await running


async def test_what_is_handled_holds_back_only_its_own_confirmation() -> None:
    bot, heard, slow = Bot(5, 6, 7), list[int](), asyncio.Event()

    async def hear(update: Update) -> None:
        heard.append(update.update_id)
        if update.update_id == 6:
            await slow.wait()

    def partly() -> bool:
        return 6 in bot.offsets and bot.waiting == [6, 7]

    async def let_go() -> None:
        while not partly():
            await asyncio.sleep(0.01)
        slow.set()

    letting = asyncio.create_task(let_go())
    await run(bot, hear, lambda: not bot.waiting)
    await letting
    assert heard == [5, 6, 7]
    assert bot.offsets[-1] == 8


async def test_what_was_not_finished_in_time_comes_again(monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.telegram.polling.FINISH_S", 0.05)
    bot, began = Bot(1, 2), asyncio.Event()

    async def hear(update: Update) -> None:
        if update.update_id == 1:
            began.set()
            await asyncio.Event().wait()

    await run(bot, hear, began.is_set)
    assert bot.waiting == [1, 2]


async def test_trouble_is_waited_out(monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.telegram.polling.PAUSE_S", 0.01)
    bot, heard = Bot(1), list[int]()
    bot.trouble = 3

    async def hear(update: Update) -> None:
        heard.append(update.update_id)

    await run(bot, hear, lambda: heard)


async def test_what_takes_too_long_holds_nothing_back_for_ever(monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.telegram.polling.LIMIT_S", 0.05)
    bot = Bot(1, 2)

    async def hear(update: Update) -> None:
        if update.update_id == 1:
            await asyncio.Event().wait()

    await run(bot, hear, lambda: not bot.waiting)
