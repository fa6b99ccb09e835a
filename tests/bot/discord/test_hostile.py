"""Whatever people write, nothing breaks, nobody is pinged, and nothing of it is markup."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings
from structlog.testing import capture_logs

from bot.discord.themes import MOST_WORDS
from bot.discord.told import LONGEST, inert
from bot.errors import ForgedPress
from bot.front.presses import read_press
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.bot.words import PRESSES, draw
from tests.bot.words import WORDS as WIDER
from tests.fakes.discord.people import Seat
from tests.fakes.discord.rules import find_pinged
from tests.fakes.discord.server import FakeDiscord
from tests.trials.pictures import draw_photo

# A thousand in all; prompts become stickers, which takes longer.
PROMPTS, NAMES, MENTIONS, TYPED, PRESSED = 30, 140, 300, 230, 300
TOGETHER = 20  # at a time
PHOTO = draw_photo(1)

WORDS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            ["@everyone", "@here", "<@1>", "<@&2>", "<#3>", "**", "__", "~~", "||", "`", "```",
             "# ", "> ", "- ", "1. ", "[a](https://b.example)", "https://b.example", "<t:1:R>",
             "<:a:1>", "</theme:1>", "\\", "\n", "\u202e", "\u200b", "{$x}", "a", "ä", "字"]
        ),
        max_size=20,
    ).map("".join),
)  # fmt: skip
# What of Discord's markup begins somewhere else than behind a backslash.
MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|>#\[\]()<:@-]")


@given(WORDS)
@example("@everyone <@123456789> [click](https://evil.example) ||spoiler|| `code`")
@settings(max_examples=1000, deadline=None, derandomize=True)
def test_words_of_others_are_nothing_but_words(words: str) -> None:
    shown = inert(words)
    assert "\n" not in shown
    assert MARKUP.search(shown) is None
    assert find_pinged([shown], None) == set()
    assert len(shown) <= 3 * LONGEST


@given(st.text(max_size=120))
@settings(max_examples=1000, deadline=None, derandomize=True)
def test_a_forged_press_is_known_for_one(text: str) -> None:
    try:
        press = read_press(text)
    except ForgedPress:
        return
    assert text.startswith(f"{press.act}:")


@pytest.fixture
async def booth(fake: FakeDiscord, tmp_path: Path, migrated: Path) -> AsyncIterator[Booth]:
    """One that takes as much as comes, and in which nothing happens that nobody expects."""
    amounts = dict.fromkeys(("user_queued", "user_quota", "community_quota"), 10_000)
    with capture_logs() as logs:
        async with open_booth(fake, tmp_path, migrated, **amounts) as opened:
            yield opened
    assert [it for it in logs if it["log_level"] in ("error", "critical")] == []


def together(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), TOGETHER):
        yield words[start : start + TOGETHER]


def pinged(fake: FakeDiscord) -> set[int | str]:
    """Whom the bot's messages notified."""
    shown = (it for channel in fake.channels.values() for it in channel.messages.values())
    return {who for it in shown if it.author is fake.bot for who in it.pinged}


def meet(seat: Seat, name: str = "Somebody") -> Seat:
    """Somebody else in the same channel."""
    return Seat(seat.home, seat.home.add_person(name), seat.channel)


async def test_prompts_are_nothing_but_words(booth: Booth, ann: Seat) -> None:
    for words in together([it for it in draw(WIDER, PROMPTS) if it]):
        asked = [
            await meet(ann).slash("theme", photo=PHOTO, prompt=prompt[:MOST_WORDS])
            for prompt in words
        ]
        await booth.until(
            lambda asked=asked: all(
                it.later
                or (it.original and any("chat" in f.filename for f in it.original.attachments))
                for it in asked
            )
        )
    assert pinged(booth.fake) == set()


async def test_names_are_nothing_but_words(booth: Booth, ann: Seat, bob: Seat) -> None:
    """In the question whether a photo may be used, which notifies its author and nobody else."""
    posted = bob.say("me", PHOTO)
    for names in together([it for it in draw(WIDER, NAMES) if it.strip()]):
        asked = []
        for name in names:
            seat = meet(ann, name[:32])
            shown = await (await seat.message_menu("Make sticker", posted)).answered()
            assert shown.original is not None
            asked.append(await seat.pick(shown.original, "cute-animals"))
        await booth.until(lambda asked=asked: all(it.later for it in asked))
    assert pinged(booth.fake) == {bob.person.id}
    assert await booth.jobs() == []


async def test_words_of_mentions_are_nothing_but_words(booth: Booth, ann: Seat) -> None:
    for words in together(draw(WIDER, MENTIONS)):
        before = len(ann.channel.shown)
        for text in words:
            meet(ann).say(text, ping=True)
        wanted = before + 2 * len(words)
        await booth.until(lambda wanted=wanted: len(ann.channel.shown) == wanted)
    assert pinged(booth.fake) <= {booth.fake.bot.id}


async def test_what_is_typed_is_completed(booth: Booth, ann: Seat) -> None:
    for typed in draw(WIDER, TYPED):
        await ann.complete("theme", focused="prompt", typed=typed)


async def test_forged_buttons_get_a_sentence(booth: Booth, ann: Seat) -> None:
    posted = (await (await ann.slash("help")).answered()).original
    assert posted is not None
    for names in together(draw(PRESSES, PRESSED)):
        told = [await ann.press(posted, name) for name in names]
        for it in told:
            assert (await it.answered()).said
    assert await booth.jobs() == []


async def test_presses_of_what_is_somebody_elses_get_a_sentence(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    found = await ann.slash("theme", photo=PHOTO, prompt="pirate")
    await booth.settle(JobState.DONE)
    message, elsewhere = found.original, (await (await bob.slash("help")).answered()).original
    assert message is not None
    assert elsewhere is not None
    for label in ("Again", "4 variants", "More cartoony", "Other theme", "Files"):
        assert "somebody else" in (await (await bob.press(message, label)).answered()).said
        forged = await (await bob.press(elsewhere, message.buttons[label])).answered()
        assert "don’t know this button" in forged.said
    assert len(await booth.jobs()) == 1
    assert message in ann.channel.shown
