"""What was pressed is done, also where the process is killed before there is a job."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.discord.taking import Taking
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.bot.discord.test_errands import answer_privately, crash, set_rules
from tests.bot.discord.test_results import is_sticker, make, stickers
from tests.bot.quick_worker import QuickWorker
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import Message
from tests.trials.pictures import draw_photo

REDRAW, ACKNOWLEDGE = "bot.discord.redrawing.redraw_noted", "bot.discord.redrawing.acknowledge"


async def left(booth: Booth) -> int:
    """How much is noted and not done."""
    return len(await booth.platform.front.taking.errands.left())


async def nothing(booth: Booth) -> bool:
    return await left(booth) == 0


async def press_and_die(booth: Booth, seat: Seat, message: Message, name: str) -> Interaction:
    """A press that is acknowledged, and no more."""
    found = await seat.press(message, name)
    await found.until(lambda it: it.acknowledged_s is not None)
    await booth.until(lambda: left(booth))
    return found


async def test_a_press_is_gone_on_with_after_a_restart_once(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        message = await make(booth, ann)
        with monkeypatch.context() as killed:
            killed.setattr(REDRAW, crash)
            found = await press_and_die(booth, ann, message, "Again")
    for _ in range(2):
        async with open_booth(fake, tmp_path, migrated) as booth:
            await stickers(booth, ann, 2)
            await booth.until(lambda booth=booth: nothing(booth))
            assert len(await booth.jobs()) == 2
    assert [is_sticker(it) for it in found.later] == [True]


async def test_of_what_was_made_by_then_nothing_is_made_twice(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, make_now = asyncio.Event(), QuickWorker._make

    async def make_later(worker: QuickWorker, number: int, job_id: str) -> None:
        if free.is_set():
            await make_now(worker, number, job_id)

    async with open_booth(fake, tmp_path, migrated) as booth:
        message = await make(booth, ann)
        monkeypatch.setattr(QuickWorker, "_make", make_later)
        with monkeypatch.context() as killed:
            killed.setattr(Taking, "tell", crash)
            found = await press_and_die(booth, ann, message, "Again")
            await booth.settle(JobState.DONE, JobState.RUNNING, count=2)
        assert found.later == []
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: found.later and "Cancel" in found.later[0].buttons)
        free.set()
        await booth.until(lambda: is_sticker(found.later[0]))
        await booth.settle(JobState.DONE, count=2)
        await booth.until(lambda: nothing(booth))
    assert [message, *found.later] == ann.channel.shown


async def test_in_quiet_mode_only_whoever_pressed_is_told_that_it_comes(
    booth: Booth, ann: Seat
) -> None:
    message = await make(booth, ann)
    await set_rules(booth, ann, quiet=True)
    told = await (await ann.press(message, "Again")).answered()
    assert (told.later[0].hidden, "Quiet mode" in told.said) == (True, True)
    await stickers(booth, ann, 2)
    assert len(told.later) == 1


async def test_what_was_never_acknowledged_is_left_alone(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        message = await make(booth, ann)
        with monkeypatch.context() as killed:
            killed.setattr(ACKNOWLEDGE, crash)
            await ann.press(message, "Again")
            await booth.until(lambda: left(booth))
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: nothing(booth))
        assert len(await booth.jobs()) == 1
    assert ann.channel.shown == [message]


async def test_what_is_refused_by_then_is_told_to_whoever_pressed_alone(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        message = await make(booth, ann)
        with monkeypatch.context() as killed:
            killed.setattr(REDRAW, crash)
            found = await press_and_die(booth, ann, message, "Again")
    fake.messages.files.clear()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: found.later)
        await booth.until(lambda: nothing(booth))
        assert len(await booth.jobs()) == 1
    (told,) = found.later
    assert (told.hidden, "send it once more" in told.text) == (True, True)


async def test_words_that_were_written_long_ago_are_drawn_and_told_where_the_rules_say(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        await answer_privately(booth, ann)
        found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
        await booth.until(lambda: found.original and is_sticker(found.original))
        await booth.rest()
        assert found.original is not None
        asked = await (await ann.press(found.original, "Other theme")).answered()
        assert asked.original is not None
        window = await (await ann.press(asked.original, "Own words")).answered()
        with monkeypatch.context() as killed:
            killed.setattr(REDRAW, crash)
            killed.setattr("bot.discord.wire.TOKEN_LIVES", timedelta(0))
            await (await ann.submit(window, words="a knight")).until(
                lambda it: it.acknowledged_s is not None
            )
            await booth.until(lambda: left(booth))
    async with open_booth(fake, tmp_path, migrated) as booth:
        private = ann.home.dm(ann.person)
        await booth.until(lambda: [is_sticker(it) for it in private.shown] == [True])
        jobs = await booth.settle(JobState.DONE, count=2)
        await booth.until(lambda: nothing(booth))
    assert [job.prompt for job in jobs] == ["pirate", "a knight"]
    assert ann.channel.shown == []


@pytest.mark.parametrize("count", [1, 3])
async def test_so_is_the_answer_to_a_question(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch,
    count: int,
) -> None:  # fmt: skip
    """count: of faces, so that one of them is asked for, or the theme."""
    async with open_booth(fake, tmp_path, migrated) as booth:
        booth.faces.count = count
        if count > 1:
            found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
            await found.until(lambda it: "3 faces" in it.text)
        else:
            own = ann.say("me", draw_photo(2))
            found = await (await ann.message_menu("Make sticker", own)).answered()
        question = found.original
        assert question is not None
        with monkeypatch.context() as killed:
            killed.setattr("bot.discord.making.begin_answered", crash)
            if count > 1:
                await ann.press(question, "2")
            else:
                await ann.pick(question, "cute-animals")
            await fake.interactions.every[-1].until(lambda it: it.acknowledged_s is not None)
            await booth.until(lambda: left(booth))
    async with open_booth(fake, tmp_path, migrated) as booth:
        booth.faces.count = count
        await stickers(booth, ann, 1)
        (job,) = await booth.settle(JobState.DONE)
        await booth.until(lambda: nothing(booth))
    assert (job.prompt, job.options.get("subject")) == (
        ("pirate", 2) if count > 1 else ("Cute Animals", None)
    )
    assert (question in ann.channel.messages.values()) == (count > 1)
