"""What was acknowledged is done, also where the process is killed before there is a job."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.discord.errands import TRIES, Errands
from bot.discord.going_on import MOST_TRIES
from bot.discord.manners import Etiquette
from bot.discord.notes import FOLDER
from bot.discord.photos import Photos
from bot.discord.requests import Photo
from db.communities import change_rules, find_community, read_rules
from db.models import Ask
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth
from tests.bot.discord.test_results import is_sticker
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.trials.pictures import draw_photo


async def die(self: Photos, photo: Photo) -> bytes:
    """As a process that is killed while it fetches a photo: nobody is told anything."""
    raise asyncio.CancelledError


async def ask(booth: Booth, seat: Seat) -> Interaction:
    found = await seat.slash("theme", photo=draw_photo(1), prompt="pirate")
    await found.until(lambda it: it.acknowledged_s is not None)
    await booth.until(lambda: _left(booth))
    return found


async def _left(booth: Booth) -> int:
    return len(await booth.platform.front.taking.errands.left())


async def test_a_command_is_gone_on_with_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(Photos, "download", die)
        async with open_booth(fake, tmp_path, migrated) as booth:
            found = await ask(booth, ann)
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: found.original and is_sticker(found.original))
        await booth.settle(JobState.DONE)
        await booth.until(lambda: _nothing(booth))
    assert ann.channel.shown == [found.original]


async def test_so_is_one_that_takes_too_long_when_the_service_is_stopped(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.client.FINISH_S", 0.1)
    with monkeypatch.context() as hung:
        hung.setattr(Photos, "download", hang)
        async with open_booth(fake, tmp_path, migrated) as booth:
            found = await ask(booth, ann)
        assert booth.platform.client.under_way == set()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: found.original and is_sticker(found.original))
        await booth.until(lambda: _nothing(booth))


async def hang(*_: object) -> bytes:
    """As a server that never ends its answer."""
    await asyncio.Event().wait()
    return b""


async def test_so_is_a_message_that_mentions_the_bot(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(Photos, "download", die)
        async with open_booth(fake, tmp_path, migrated) as booth:
            ann.say("pirate", draw_photo(1), ping=True)
            await booth.until(lambda: _left(booth))
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: any(map(is_sticker, ann.channel.shown)))
        await booth.settle(JobState.DONE)
    assert sum(it.author.bot for it in ann.channel.shown) == 1


async def test_what_is_refused_by_then_is_told(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(Photos, "download", die)
        async with open_booth(fake, tmp_path, migrated) as booth:
            found = await ask(booth, ann)
    fake.messages.files.clear()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await found.answered()
        assert "couldn’t" in found.text or "again" in found.text
        assert await booth.jobs() == []


async def test_what_kills_each_process_is_given_up(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Photos, "download", die)
    async with open_booth(fake, tmp_path, migrated) as booth:
        await ask(booth, ann)
    for number in range(1, MOST_TRIES + 1):
        async with open_booth(fake, tmp_path, migrated) as booth:
            await booth.until(lambda booth=booth, number=number: _tried(booth, number))
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: _nothing(booth))


async def _tried(booth: Booth, times: int) -> bool:
    async with booth.desk.database.read() as session:
        (ask,) = await session.scalars(select(Ask))
        return bool(ask.payload.get(TRIES) == times)


async def _nothing(booth: Booth) -> bool:
    return await _left(booth) == 0


async def test_nothing_is_left_of_what_was_done_or_refused(booth: Booth, ann: Seat) -> None:
    await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    refused = await ann.slash("theme", photo=b"no picture", prompt="pirate")
    await refused.answered()
    await booth.settle(JobState.DONE)
    await booth.until(lambda: _nothing(booth))


async def test_a_stop_while_it_connects_ends_it_all_the_same(
    fake: FakeDiscord, tmp_path: Path, migrated: Path
) -> None:
    for number in range(8):
        async with asyncio.timeout(30), open_booth(fake, tmp_path, migrated):
            await fake.gateway.drop()
            await asyncio.sleep(0.003 * number)


@pytest.mark.parametrize("known", [True, False])
async def test_what_the_database_was_too_slow_for_is_gone_on_with_all_the_same(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch,
    known: bool,
) -> None:  # fmt: skip
    """known: whether the database had said by which rules, before it was too slow."""
    monkeypatch.setattr("bot.discord.client.FINISH_S", 0.1)
    with monkeypatch.context() as slow:
        slow.setattr("bot.discord.errands.NOTED_WITHIN_S", 0.05)
        slow.setattr(Errands, "keep", hang)
        slow.setattr(Photos, "download", hang)
        if not known:
            slow.setattr(Etiquette, "soon_of", _nobody_knows)
        async with open_booth(fake, tmp_path, migrated) as booth:
            found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
            await found.until(lambda it: it.acknowledged_s is not None)
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: found.original and is_sticker(found.original))
        await booth.settle(JobState.DONE)
        await booth.until(lambda: _nothing(booth))
    assert ann.channel.shown == [found.original]
    assert [*(tmp_path / FOLDER).iterdir()] == []


async def test_what_is_for_one_alone_is_so_however_late_that_is_known(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.client.FINISH_S", 0.1)
    monkeypatch.setattr(Etiquette, "soon_of", _nobody_knows)
    async with open_booth(fake, tmp_path, migrated) as booth:
        await answer_privately(booth, ann)
        found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
        await booth.until(lambda: found.later and is_sticker(found.later[0]))
        assert found.later[0].hidden
        with monkeypatch.context() as slow:
            slow.setattr(Errands, "keep", hang)
            slow.setattr(Photos, "download", hang)
            lost = await ann.slash("theme", photo=draw_photo(2), prompt="knight")
            await lost.until(lambda it: it.acknowledged_s is not None)
            await booth.platform.client.finish()
    async with open_booth(fake, tmp_path, migrated) as booth:
        await booth.until(lambda: any(map(is_sticker, ann.home.dm(ann.person).shown)))
        await booth.settle(JobState.DONE, count=2)
    assert ann.channel.shown == []


async def answer_privately(booth: Booth, seat: Seat) -> None:
    """Let a guild's stickers go to whoever asks."""
    await set_rules(booth, seat, answers_privately=True)


async def set_rules(booth: Booth, seat: Seat, **wanted: bool) -> None:
    """Change those of the guild in which somebody is."""
    guild = seat.channel.guild
    assert guild is not None
    async with booth.desk.database.write() as session:
        place = await find_community(session, "discord", str(guild.id))
        rules = replace(await read_rules(session, place), **wanted)
        await change_rules(session, place, rules, known=())


async def _nobody_knows(*_: object) -> None:
    """As where the database does not answer."""


async def crash(*_: object, **__: object) -> None:
    """As a process that is killed right there."""
    raise asyncio.CancelledError


@pytest.mark.parametrize("acknowledged", [True, False])
async def test_a_kill_at_the_acknowledgement_loses_nothing_that_was_acknowledged(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, monkeypatch: pytest.MonkeyPatch,
    acknowledged: bool,
) -> None:  # fmt: skip
    with monkeypatch.context() as killed:
        where = "bot.discord.making.InMessage" if acknowledged else "bot.discord.making.defer"
        killed.setattr(where, crash if not acknowledged else _die)
        async with open_booth(fake, tmp_path, migrated) as booth:
            found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
            await booth.until(lambda: _left(booth))
            if acknowledged:
                await found.until(lambda it: it.acknowledged_s is not None)
    async with open_booth(fake, tmp_path, migrated) as booth:
        if acknowledged:
            await booth.until(lambda: found.original and is_sticker(found.original))
            await booth.settle(JobState.DONE)
        await booth.until(lambda: _nothing(booth))
        assert len(await booth.jobs()) == int(acknowledged)
    assert ann.channel.shown == ([found.original] if acknowledged else [])


def _die(*_: object) -> None:
    raise asyncio.CancelledError
