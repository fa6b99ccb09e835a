"""Discord waits for three seconds, whatever keeps the database busy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.discord.errands import NOTED_WITHIN_S
from bot.discord.manners import SOON_S
from db.session import Database
from db.states import JobState
from tests.bot.discord.booth import Booth
from tests.bot.discord.test_packs import open_packs
from tests.bot.discord.test_results import make
from tests.fakes.discord.interactions import ACKNOWLEDGE_S
from tests.fakes.discord.people import Seat
from tests.trials.pictures import draw_photo

SHORT_S = 0.05


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the product, but in less time."""
    assert SOON_S + max(SOON_S, NOTED_WITHIN_S) < ACKNOWLEDGE_S
    for name in ("manners.SOON_S", "naming.SOON_S", "errands.NOTED_WITHIN_S"):
        monkeypatch.setattr(f"bot.discord.{name}", SHORT_S)


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Unless it is set the database lets nobody in."""
    event = asyncio.Event()
    event.set()
    for name in ("read", "write"):
        _gate(monkeypatch, name, event)
    return event


def _gate(monkeypatch: pytest.MonkeyPatch, name: str, free: asyncio.Event) -> None:
    enter = getattr(Database, name)

    @asynccontextmanager
    async def gated(self: Database) -> AsyncIterator[Any]:
        await free.wait()
        async with enter(self) as session:
            yield session

    monkeypatch.setattr(Database, name, gated)


async def test_everything_is_acknowledged_while_the_database_is_busy(
    free: asyncio.Event, booth: Booth, ann: Seat
) -> None:
    message, shelf = await make(booth, ann), await open_packs(booth, ann)
    bare = ann.say("no picture")
    free.clear()
    ordered = await ann.slash("theme", photo=draw_photo(2), prompt="knight")
    told = [
        ordered,
        await ann.slash("help"),
        await ann.message_menu("Make sticker", bare),
        *[await ann.press(message, it) for it in ("Again", "Files", "Other theme", "Delete")],
        await ann.press(message, "forged"),
        await ann.press(shelf, "New pack"),
    ]
    for found in told:
        await found.until(lambda it: it.acknowledged_s is not None)
    assert await ann.complete("theme", focused="prompt", typed="pi") == []
    free.set()
    await booth.settle(JobState.DONE, count=3)
