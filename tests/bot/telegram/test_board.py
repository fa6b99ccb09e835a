"""Progress messages are edited only as often as leaves room for stickers and answers."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from bot.errors import ChatBusy
from bot.telegram.board import ALL_EDITS, GROUP_EDITS, MINUTE_S, TelegramBoard
from db.states import JobState


class Clock:
    """Time that stands still until it is told to go on."""

    now_s = 1000.0

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("bot.telegram.board.time", clock)
    return clock


@pytest.fixture
def board() -> TelegramBoard:
    class Session:
        async def __aenter__(self) -> Any:
            return self

        async def __aexit__(self, *_: object) -> None: ...

        async def execute(self, wanted: object) -> Any:
            return SimpleNamespace(one=lambda: ("0" * 20, "en", JobState.RUNNING, None))

    async def edit(*_: object) -> None: ...

    database: Any = SimpleNamespace(read=Session)
    speech: Any = SimpleNamespace(say=lambda key, language: key)
    sender: Any = SimpleNamespace(edit=edit, lock=lambda *_: asyncio.Lock())
    return TelegramBoard(sender, database, speech)


def post(chat: int) -> Any:
    return SimpleNamespace(chat=str(chat), message="1", job=1)


async def test_a_group_is_edited_a_few_times_a_minute(board: TelegramBoard, clock: Clock) -> None:
    for _ in range(GROUP_EDITS):
        await board.show(post(-5), "told")
        clock.now_s += 1.5
    with pytest.raises(ChatBusy) as told:
        await board.show(post(-5), "told")
    assert told.value.retry_after_s == MINUTE_S - 1.5 * GROUP_EDITS
    await board.show(post(-6), "told")
    clock.now_s += MINUTE_S
    await board.show(post(-5), "told")


async def test_many_chats_together_leave_room(board: TelegramBoard, clock: Clock) -> None:
    for chat in range(1, ALL_EDITS + 1):
        await board.show(post(chat), "told")
    with pytest.raises(ChatBusy):
        await board.show(post(99), "told")
    clock.now_s += 1.1
    await board.show(post(99), "told")
