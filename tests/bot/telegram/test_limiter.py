"""Telegram's limits are kept to: nobody calls a chat again that said to wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.telegram.limiter import ChatLimiter, seconds_of
from tests.fakes.telegram.faults import Fault, too_many
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import TOKEN, FakeTelegram

Bot = ExtBot[int]


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    made = ExtBot(TOKEN, f"{fake.url}/bot", rate_limiter=ChatLimiter())
    async with made:
        yield made


async def test_nothing_comes_before_a_chat_is_free_again(
    bot: Bot, fake: FakeTelegram, ann: Person
) -> None:
    fake.faults.add("sendMessage", Fault(429, "Too Many", 1, delay_s=0.2, chat=ann.id))
    await asyncio.gather(*(bot.send_message(ann.id, str(number)) for number in range(3)))
    assert [message["text"] for message in ann.chat.bots] == ["0", "1", "2"]
    assert fake.violations == []


async def test_a_chat_that_waits_holds_no_other_back(
    bot: Bot, fake: FakeTelegram, ann: Person, bob: Person
) -> None:
    fault = too_many(20)
    fault.chat = ann.id
    fake.faults.add("sendMessage", fault)
    waiting = asyncio.create_task(bot.send_message(ann.id, "late"))
    await fake.until(lambda: fake.faults.met)
    async with asyncio.timeout(15):
        await bot.send_message(bob.id, "at once")
    assert not ann.chat.bots
    waiting.cancel()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("spans", ["0", "1"])
def test_the_library_may_count_in_numbers_or_spans(
    monkeypatch: pytest.MonkeyPatch, spans: str
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", spans)
    assert seconds_of(RetryAfter(7)) == 7
