"""Whatever people write, are called or send in a button's name: nothing breaks, nothing of it is
markup or a mention, and whoever presses what is not theirs gets a sentence."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import pytest
from structlog.testing import capture_logs
from telegram.ext import AIORateLimiter

from bot.front.presses import Act, Press, write_press
from bot.telegram.limiter import ChatLimiter
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo, open_booth
from tests.bot.words import PRESSES, WORDS, draw
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import Chat, Json

# A thousand in all; captions become stickers, which takes longer.
CAPTIONS, TEXTS, NAMES, PRESSED, QUERIES = 50, 400, 150, 300, 100
TOGETHER = 20  # at a time
PHOTO = draw_photo()


@pytest.fixture
async def booth(
    fake: FakeTelegram, tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Booth]:
    """One that takes as much as comes."""

    def unlimited(self: ChatLimiter) -> None:
        AIORateLimiter.__init__(self, 0, 0, 0, 0, max_retries=0)
        self._free_at_s, self._turns = {}, WeakValueDictionary()

    monkeypatch.setattr(ChatLimiter, "__init__", unlimited)
    amounts = dict.fromkeys(("user_queued", "user_quota", "community_quota"), 10_000)
    async with open_booth(fake, tmp_path, migrated, **amounts) as opened:
        yield opened


@pytest.fixture(autouse=True)
def unexpected() -> Iterator[None]:
    """Nothing is logged that nobody expects."""
    with capture_logs() as logs:
        yield
    assert [it for it in logs if it["log_level"] in ("error", "critical")] == []


def together(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), TOGETHER):
        yield words[start : start + TOGETHER]


def answers(chat: Chat, asked: Json) -> list[Json]:
    """What the bot said to a message of a group."""
    number = asked["message_id"]
    return [m for m in chat.bots if m.get("reply_to_message", {}).get("message_id") == number]


def entities(fake: FakeTelegram) -> set[str]:
    """Of which kinds are those in the bot's messages, but for the commands it explains."""
    shown = (m for chat in fake.world.chats.values() for m in chat.bots)
    found = (each for m in shown for each in m.get("entities", m.get("caption_entities", [])))
    return {each["type"] for each in found} - {"bot_command"}


async def test_captions_are_nothing_but_words(booth: Booth) -> None:
    for words in together(draw(WORDS, CAPTIONS)):
        people = [booth.fake.people.meet("Somebody") for _ in words]
        for person, caption in zip(people, words, strict=True):
            person.send_photo(PHOTO, f"/theme {caption}"[:1024])
        await booth.until(lambda people=people: all(person.chat.bots for person in people))
    await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    await booth.handled()
    assert entities(booth.fake) == set()


async def test_texts_are_nothing_but_words(booth: Booth) -> None:
    for words in together([it for it in draw(WORDS, TEXTS) if it.strip()]):
        people = [booth.fake.people.meet("Somebody") for _ in words]
        for person, text in zip(people, words, strict=True):
            person.say(text)
        await booth.until(lambda people=people: all(person.chat.bots for person in people))
    assert entities(booth.fake) == set()


async def test_names_are_nothing_but_words(booth: Booth, ann: Person, bob: Person) -> None:
    """Of people, in the question whether a photo may be used; and of groups, in their settings."""
    for names in together(draw(WORDS.filter(str.strip), NAMES)):
        asked: list[tuple[Chat, Json]] = []
        for name in names:
            group = booth.fake.world.add_group(name[:128], ann.user, bob.user)
            ann.user.first_name = name[:64]
            photo = bob.send_photo(PHOTO, "", group)
            asked.append((group, ann.say("/theme pirate", group, reply_to=photo)))
            ann.say("/settings", group)
        await booth.until(lambda asked=asked: all(len(group.bots) == 2 for group, _ in asked))
    assert entities(booth.fake) == set()
    assert not await booth.jobs()


async def test_forged_presses_get_a_sentence(booth: Booth, ann: Person) -> None:
    ann.say("/help")
    posted = await booth.says(ann.chat, "photo")
    for forged in together(draw(PRESSES, PRESSED)):
        presses = [ann.press(posted, data=data) for data in forged]
        await booth.until(lambda presses=presses: all(it.answer for it in presses))
    assert not await booth.jobs()


async def test_presses_of_what_is_somebody_elses_get_a_sentence(
    booth: Booth, ann: Person, bob: Person
) -> None:
    ann.send_photo(PHOTO, "/theme pirate")
    sticker = await booth.sticker(ann.chat)
    (job,) = await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    bob.say("/help")
    posted = await booth.says(bob.chat, "photo")
    for act in (Act.CANCEL, Act.AGAIN, Act.VARIANTS, Act.MORE, Act.FILES, Act.DELETE, Act.THEMES):
        press = bob.press(posted, data=write_press(Press(act, job.id)))
        answer: Any = await booth.until(lambda press=press: press.answer)
        assert answer["text"]
    assert len(await booth.jobs()) == 1
    assert sticker["message_id"] in ann.chat.messages


async def test_inline_queries_are_answered(booth: Booth, ann: Person) -> None:
    for words in together(draw(WORDS, QUERIES)):
        queries = [ann.ask_inline(it[:256], offset=it[:64]) for it in words]
        await booth.until(lambda queries=queries: all(it.answer for it in queries))
