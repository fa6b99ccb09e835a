"""A pack of one photo has a job for each expression, and gets their stickers in order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import ChatBusy, ChatGone, QueueFull
from bot.expressions import PACK
from bot.front import collecting
from bot.front.asked import Asked, Asker, Place, Taken
from bot.front.collecting import Collector
from bot.front.consent import Consent
from bot.front.ordering import Ordered, Ordering, for_pack, is_for_pack
from bot.front.shelf import Shelf
from bot.speech.catalog import load_speech
from config.theme import load_themes
from db.blobs import Blobs
from db.errors import NoSuchPack, NotYours, TooManyPacks
from db.jobs import change, find_job, find_repeated, list_jobs
from db.models import Job, Sticker
from db.pack_models import Pack, PackPost
from db.pack_orders import find_post, order_job
from db.packs import delete_pack, find_pack, list_items
from db.posts import NewPost
from db.session import Database, now
from db.states import JobState
from tests.bot.front.conftest import MakeJob
from tests.bot.front.test_shelf import Finder

REQUEST = for_pack(
    Asked(
        platform="local", message="7/1", chat="room", place=Place("c"), asker=Asker("u"),
        words="space pirate", photo=b"photo", options={"strength": 0.4}, source={"file": "x"},
    )
)  # fmt: skip
MESSAGE = NewPost("room", "8")


class Intake:
    """Makes jobs as asked, as many as there is room for."""

    def __init__(self, database: Database, make_job: MakeJob) -> None:
        self._database = database
        self._make_job = make_job
        self.asked: list[Asked] = []
        self.most = 12

    async def take(self, asked: Asked) -> Taken:
        async with self._database.read() as session:
            known = await find_repeated(session, "local", asked.message)
        if known is not None:
            return Taken(known.id, False, 0)
        if len(self.asked) >= self.most:
            raise QueueFull(self.most)
        self.asked.append(asked)
        job = await self._make_job(message=asked.message, options=dict(asked.options))
        return Taken(job.id, True, 0)


class Board:
    """What the message of a pack says; errors are raised first."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.errors: list[Exception] = []

    async def show(self, post: PackPost, told: str, cancellable: bool) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.said.append(told)
        self.cancellable = cancellable


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "EVERY_S", 0.0)


@pytest.fixture
def intake(database: Database, make_job: MakeJob) -> Intake:
    return Intake(database, make_job)


@pytest.fixture
def desk(database: Database, blobs: Blobs, intake: Intake) -> Any:
    async def purge(job_id: str) -> None:
        """Nothing is kept here."""

    return SimpleNamespace(
        database=database, emoji=Finder(), consent=Consent(database, blobs, b"key"),
        intake=intake, speech=load_speech(), purge=purge, themes=load_themes(),
    )  # fmt: skip


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def collector(desk: Any, board: Board) -> Collector:
    return Collector(Shelf(desk, "local"), board.show, inert=str.title)


async def finish(database: Database, job_id: str, state: JobState = JobState.DONE) -> None:
    """Let a job end, with a sticker where it is done."""
    async with database.write() as session:
        job = await find_job(session, job_id)
        if state != JobState.DONE:
            change(job, state, error="WorkerLost" if state == JobState.FAILED else None)
            return
        for step in (JobState.STARTED, JobState.RUNNING, JobState.MADE, JobState.DONE):
            change(job, step)
            await session.flush()
        session.add(
            Sticker(
                id=job.id, community_id=job.community_id, user_id=job.user_id, prompt=job.prompt,
                theme="pirate", files={}, created_at=now(),
            )
        )  # fmt: skip


async def pack_of(database: Database, ordered: Ordered) -> tuple[Pack, list[str]]:
    """An ordered pack, and what is in it."""
    assert ordered.pack_id is not None
    async with database.read() as session:
        pack = await find_pack(session, ordered.pack_id)
        return pack, [item.sticker_id for item in await list_items(session, pack.id)]


async def take(desk: Any) -> Ordered:
    return await Ordering(desk, "local").take(REQUEST, MESSAGE)


async def test_each_expression_is_a_job_of_one_request(
    desk: Any, intake: Intake, database: Database
) -> None:
    ordered = await take(desk)
    assert [asked.options["expression"] for asked in intake.asked] == list(PACK)
    assert [asked.beside for asked in intake.asked] == list(range(12))
    assert len({asked.message for asked in intake.asked}) == 12
    assert all(asked.options["strength"] == 0.4 for asked in intake.asked)
    assert not any(is_for_pack(asked) for asked in intake.asked)
    pack, inside = await pack_of(database, ordered)
    assert (pack.title, inside, len(ordered.jobs)) == ("space pirate", [], 12)
    assert ordered.refused is None


async def test_a_pack_is_called_as_its_owner_calls_the_theme(
    desk: Any, intake: Intake, database: Database, make_job: MakeJob
) -> None:
    wanted = replace(REQUEST, words="Pirates")
    await make_job(message=wanted.message, language="de")
    pack, _ = await pack_of(database, await Ordering(desk, "local").take(wanted, MESSAGE))
    assert pack.title == "Piraten"


async def test_the_same_request_again_orders_nothing_new(
    desk: Any, intake: Intake, database: Database, collector: Collector
) -> None:
    first, second = await take(desk), await take(desk)
    assert second == first
    async with database.read() as session:
        assert len(await list_jobs(session, [JobState.WAITING])) == 12
    for job_id in first.jobs:
        await finish(database, job_id)
    await collector.collect()
    again = await take(desk)
    assert again.pack_id == first.pack_id
    await collector.collect()
    assert len((await pack_of(database, first))[1]) == 12


async def test_as_many_are_made_as_there_is_room_for(
    desk: Any, intake: Intake, database: Database, collector: Collector, board: Board
) -> None:
    intake.most = 3
    ordered = await take(desk)
    assert isinstance(ordered.refused, QueueFull)
    for job_id in ordered.jobs:
        await finish(database, job_id)
    await collector.collect()
    assert board.said == ["The pack “Space Pirate” is there."]
    assert len((await pack_of(database, ordered))[1]) == 3


async def test_nothing_is_ordered_by_who_has_too_many_packs(
    desk: Any, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.front.ordering.MOST_PACKS", 0)
    with pytest.raises(TooManyPacks):
        await take(desk)
    assert intake.asked == []


async def test_stickers_come_into_the_pack_in_order_whichever_is_done_first(
    desk: Any, database: Database, collector: Collector, board: Board
) -> None:
    ordered = await take(desk)
    for job_id in (ordered.jobs[4], ordered.jobs[1]):
        await finish(database, job_id)
    await collector.collect()
    assert (await pack_of(database, ordered))[1] == [ordered.jobs[1], ordered.jobs[4]]
    assert "2" in board.said[-1]
    await collector.collect()
    assert len(board.said) == 1
    for job_id in set(ordered.jobs) - {ordered.jobs[4], ordered.jobs[1]}:
        await finish(database, job_id)
    await collector.collect()
    pack, inside = await pack_of(database, ordered)
    assert inside == list(ordered.jobs)
    assert board.said[-1] == "The pack “Space Pirate” is there."
    async with database.read() as session:
        emoji = [item.emoji for item in await list_items(session, pack.id)]
        assert await find_post(session, pack.id) is None
    assert emoji[:2] == ["🙂 🤖", "😂 🤖"]


async def test_what_fails_is_left_out_and_told(
    desk: Any, database: Database, collector: Collector, board: Board
) -> None:
    ordered = await take(desk)
    for number, job_id in enumerate(ordered.jobs):
        await finish(database, job_id, JobState.FAILED if number < 2 else JobState.DONE)
    await collector.collect()
    assert (await pack_of(database, ordered))[1] == list(ordered.jobs[2:])
    assert board.said[-1].splitlines()[1:] == ["2 of 12 could not be made and are left out."]


async def test_a_pack_into_which_nothing_came_is_deleted(
    desk: Any, database: Database, collector: Collector, board: Board
) -> None:
    ordered = await take(desk)
    for job_id in ordered.jobs:
        await finish(database, job_id, JobState.CANCELLED)
    await collector.collect()
    assert board.said == ["Cancelled. Nothing of it was kept."]
    async with database.read() as session:
        assert await session.get(Pack, ordered.pack_id) is None


async def test_a_pack_that_its_owner_deletes_stays_deleted(
    desk: Any, database: Database, collector: Collector
) -> None:
    ordered = await take(desk)
    async with database.write() as session:
        await delete_pack(session, await find_pack(session, ordered.pack_id or ""))
    await finish(database, ordered.jobs[0])
    await collector.collect()
    async with database.read() as session:
        assert await session.get(Pack, ordered.pack_id) is None
        assert await session.get(Sticker, ordered.jobs[0]) is not None


async def test_a_message_that_cannot_be_edited_now_is_edited_later(
    desk: Any, database: Database, collector: Collector, board: Board
) -> None:
    await take(desk)
    board.errors = [ChatBusy(0.05)]
    await collector.collect()
    assert board.said == []
    await asyncio.sleep(0.06)
    await collector.collect()
    assert len(board.said) == 1


async def test_a_pack_is_made_though_its_message_is_gone(
    desk: Any, database: Database, collector: Collector, board: Board
) -> None:
    ordered = await take(desk)
    board.errors = [ChatGone("gone"), ChatGone("gone")]
    await collector.collect()
    for job_id in ordered.jobs:
        await finish(database, job_id)
    await collector.collect()
    assert len((await pack_of(database, ordered))[1]) == 12


async def test_a_message_that_goes_on_is_kept_when_the_order_is_over(
    desk: Any, database: Database, board: Board
) -> None:
    collector = Collector(Shelf(desk, "local"), board.show, inert=str.title, goes_on=True)
    ordered = await take(desk)
    for job_id in ordered.jobs:
        await finish(database, job_id)
    await collector.collect()
    await collector.collect()
    async with database.read() as session:
        post = await find_post(session, ordered.pack_id or "")
        assert post is not None
        assert (post.total, post.message) == (0, "8")
    assert len(board.said) == 1


async def test_jobs_know_nothing_of_the_pack(desk: Any, database: Database) -> None:
    ordered = await take(desk)
    async with database.read() as session:
        job: Job = await find_job(session, ordered.jobs[0])
        assert "for_pack" not in job.source


async def test_an_owner_takes_back_what_is_not_made_yet(
    desk: Any, database: Database, collector: Collector, board: Board
) -> None:
    ordered = await take(desk)
    await finish(database, ordered.jobs[0])
    await collector.collect()
    assert board.cancellable
    ordering = Ordering(desk, "local")
    assert ordered.pack_id is not None
    with pytest.raises(NotYours):
        await ordering.cancel(ordered.pack_id, "somebody else")
    with pytest.raises(NoSuchPack):
        await ordering.cancel("0" * 20, "u")
    await ordering.cancel(ordered.pack_id, "u")
    await collector.collect()
    assert (await pack_of(database, ordered))[1] == [ordered.jobs[0]]
    assert "11 of 12" in board.said[-1]
    assert not board.cancellable
    async with database.read() as session:
        assert len(await list_jobs(session, [JobState.CANCELLED])) == 11


async def test_what_is_taken_back_while_it_is_ordered_is_not_ordered_further(
    desk: Any, database: Database, intake: Intake, collector: Collector, board: Board
) -> None:
    ordering = Ordering(desk, "local")

    class Hasty(Intake):
        async def take(self, asked: Asked) -> Taken:
            taken = await super().take(asked)
            if len(self.asked) == 4:
                async with database.read() as session:
                    (pack,) = (await session.scalars(select(Pack))).all()
                await ordering.cancel(pack.id, "u")
            return taken

    intake.__class__ = Hasty
    ordered = await ordering.take(REQUEST, MESSAGE)
    assert len(intake.asked) == 4
    async with database.read() as session:
        assert len(await list_jobs(session, [JobState.CANCELLED])) == 4
    await collector.collect()
    assert board.said == ["Cancelled. Nothing of it was kept."]
    async with database.read() as session:
        assert await session.get(Pack, ordered.pack_id) is None


async def test_what_is_ordered_just_as_it_is_taken_back_is_taken_back_too(
    desk: Any, database: Database, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake.most = 13
    ordered = await take(desk)
    assert ordered.pack_id is not None
    late = await desk.intake.take(replace(REQUEST, message="late"))
    ordering, taking_back = Ordering(desk, "local"), Ordering._cancel

    async def take_back(self: Ordering, job_id: str) -> None:
        """After the jobs of the pack were read."""
        async with database.write() as session:
            number = (await find_job(session, late.job_id)).number
            await order_job(session, str(ordered.pack_id), number)
        await taking_back(self, job_id)

    monkeypatch.setattr(Ordering, "_cancel", take_back)
    await ordering.cancel(ordered.pack_id, "u")
    async with database.read() as session:
        assert await list_jobs(session, [JobState.WAITING]) == []
        assert len(await list_jobs(session, [JobState.CANCELLED])) == 13


async def test_a_pack_that_is_deleted_while_it_is_ordered_gets_no_more(
    desk: Any, database: Database, intake: Intake
) -> None:
    class Hasty(Intake):
        async def take(self, asked: Asked) -> Taken:
            taken = await super().take(asked)
            if len(self.asked) == 4:
                async with database.write() as session:
                    await delete_pack(session, (await session.scalars(select(Pack))).one())
            return taken

    intake.__class__ = Hasty
    await take(desk)
    async with database.read() as session:
        assert len(await list_jobs(session, [JobState.WAITING])) == 3
        assert len(await list_jobs(session, [JobState.CANCELLED])) == 1
