"""All rows become lines of JSON and the same rows again, in either of the two databases."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.ballot_models import Candidate
from db.ballots import AGAINST, FOR, vote
from db.communities import ban, find_community
from db.deliveries import NOTICE, PREVIEW, STICKER, add_delivery, begin
from db.dump import RESTORED, dump, load
from db.errors import BrokenDump
from db.jobs import LIKENESS, add_job, begin_attempt, change, end_attempt
from db.lessons import NewLesson, add_lesson
from db.likenesses import keep_likeness
from db.models import Attempt, Base, Delivery, Job, Lesson, Sticker, User
from db.pack_models import StickerSet
from db.packs import add_to_pack, create_pack
from db.session import Database, now
from db.states import DeliveryState, JobState, Outcome
from db.sticker_sets import claim_set, note_placed, stale_packs
from db.switches import begin_maintenance
from db.users import find_user, set_remembers, set_trains
from db.workers import Pulse, beat
from tests.db.rows import add_user, order
from tests.db.test_ballots import stand

WORDS = "pirate\u2028with \x85 breaks, ünd ☠"
MORE = 510  # users, more than are written at a time


@pytest_asyncio.fixture
async def lines(database: Database) -> AsyncIterator[list[str]]:
    """Those of a database with a row in every table that is dumped."""
    async with database.write() as session:
        await fill(session)
    async with database.read() as session:
        yield [line async for line in dump(session)]


async def fill(session: AsyncSession) -> None:
    """A finished job, a running one and one whose sticker is on its way; and all that is kept."""
    user = await find_user(session, "telegram", "1", "de")
    group = await find_community(session, "telegram", "-5", title="Cats")
    await set_remembers(session, user, True)
    await keep_likeness(session, user, "me", {"eyes": 1})
    await ban(session, group.id, user.id, reason="rude")
    await begin_maintenance(session, "back at 9")
    await beat(session, Pulse("one", "host", 1, "1", "cpu", 2))
    session.add_all(User(platform="test", native_id=f"{n}", created_at=now()) for n in range(MORE))
    done, running, made = [(await add_job(session, order(user, group)))[0] for _ in range(3)]
    for job in (done, running, made):
        job.prompt, job.photo_sha256 = WORDS, "abc"
        job.options = {LIKENESS: {"eyes": 1}, "strength": 0.5}
        change(job, JobState.STARTED)
        await session.flush()
        await begin_attempt(session, job, "one")
    for job in (done, made):
        await end_attempt(session, job, Outcome.MADE)
        change(job, JobState.MADE)
        await session.flush()
        await add_delivery(session, job, STICKER)
    await add_delivery(session, running, PREVIEW)
    begin((await session.scalars(select(Delivery).where(Delivery.job == made.number))).one())
    change(done, JobState.DONE)
    session.add(
        Sticker(
            id=done.id, community_id=group.id, user_id=user.id, prompt=WORDS, theme="pirate",
            files={"a.png": 3}, created_at=now(),
        )
    )  # fmt: skip
    await session.flush()
    pack = await create_pack(session, user.id, WORDS)
    await add_to_pack(session, pack, done.id, "☠")
    made_of_it = await claim_set(session, pack.id, "telegram", number=1, name="a_by_bot")
    await note_placed(session, made_of_it.id, "AgAD", sticker_id=done.id, emoji="☠")


async def count_rows(session: AsyncSession) -> dict[str, int]:
    counts = {
        name: await session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in Base.metadata.tables.items()
    }
    return {name: count for name, count in counts.items() if count}


async def read_again(session: AsyncSession) -> set[str]:
    return {line async for line in dump(session)}


async def test_what_has_ended_comes_back_as_it_was(database: Database, lines: list[str]) -> None:
    async with database.write() as session:
        await load(session, lines)
    async with database.read() as session:
        again = await read_again(session)
        assert {line for line in again if line.startswith('["users"')} == {
            line for line in lines if line.startswith('["users"')
        }
        jobs = (await session.scalars(select(Job).order_by(Job.number))).all()
        assert [job.state for job in jobs] == ["done", "failed", "failed"]
        assert {job.prompt for job in jobs} == {WORDS}
        kept = {line for line in lines if not line.startswith(('["jobs"', '["attempts"'))}
        kept -= {line for line in kept if line.startswith('["deliveries"')}
        assert kept <= again
        done = next(line for line in lines if '"state": "done"' in line)
        assert done in again


async def test_what_lived_fails_and_is_told(database: Database, lines: list[str]) -> None:
    async with database.write() as session:
        await load(session, lines)
        jobs = (await session.scalars(select(Job).order_by(Job.number))).all()
        assert [job.error for job in jobs] == [None, RESTORED, RESTORED]
        tries = (await session.scalars(select(Attempt).order_by(Attempt.job))).all()
        assert [each.outcome for each in tries] == ["made", "lost", "made"]
        rows = await session.execute(
            select(Delivery.kind, Delivery.state).join(Job).order_by(Job.number, Delivery.id)
        )
        pending, given_up = DeliveryState.PENDING, DeliveryState.GIVEN_UP
        assert [tuple(row) for row in rows] == [
            (STICKER, given_up), (PREVIEW, given_up), (NOTICE, pending), (STICKER, given_up),
            (NOTICE, pending),
        ]  # fmt: skip


async def test_neither_hash_nor_likeness_of_a_photo_is_told(lines: list[str]) -> None:
    jobs = [values for name, values in map(json.loads, lines) if name == "jobs"]
    assert [job["photo_sha256"] for job in jobs] == [None] * 3
    assert [job["options"] for job in jobs] == [{"strength": 0.5}] * 3


async def test_each_row_is_one_line(lines: list[str]) -> None:
    assert "\n".join(lines).splitlines() == lines


async def test_sets_of_platforms_are_compared_with_their_packs_again(
    database: Database, lines: list[str]
) -> None:
    async with database.write() as session:
        for made in await session.scalars(select(StickerSet)):
            made.synced_at = now()
    async with database.read() as session:
        newer = [line async for line in dump(session)]
    async with database.write() as session:
        await load(session, newer)
        assert (await session.scalars(select(StickerSet.synced_at))).all() == [None]
        assert await stale_packs(session, "telegram")


async def test_workers_are_left_out(database: Database, lines: list[str]) -> None:
    async with database.write() as session:
        await load(session, lines)
        assert "workers" not in await count_rows(session)


async def test_what_somebody_gave_to_learn_from_is_in_no_backup(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        await set_trains(session, user, True)
        await add_lesson(session, user, NewLesson("a", "a pirate", "pirate", 1, 0.7, "gan"))
    async with database.read() as session:
        lines = [line async for line in dump(session)]
    assert not [line for line in lines if "lessons" in line]
    async with database.write() as session:
        await load(session, lines)
        assert await session.scalar(select(func.count()).select_from(Lesson)) == 0
        assert not (await session.scalars(select(User.trains))).one()


async def test_new_rows_are_numbered_after_the_loaded_ones(
    database: Database, lines: list[str]
) -> None:
    async with database.write() as session:
        await load(session, lines)
    async with database.write() as session:
        user = await find_user(session, "telegram", "another")
        assert user.id > MORE
        group = await find_community(session, "telegram", "-5")
        job, _ = await add_job(session, order(user, group))
        assert job.number == 4


async def test_rows_of_an_empty_database_can_be_loaded(database: Database) -> None:
    async with database.read() as session:
        assert [line async for line in dump(session)] == []
    async with database.write() as session:
        await load(session, [])
        assert await count_rows(session) == {}
        assert (await find_user(session, "telegram", "1")).id == 1


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "5",
        '["nothing", {}]',
        '["users", {"height": 5}]',
        '["users", 5]',
        '["users", {"id": 1, "created_at": "yesterday"}]',
        '["users", {"id": 1}]',
        '["allowed_themes", {"community_id": 77, "theme": "pirate"}]',
        '["workers", {"executor": "one"}]',
    ],
)
async def test_broken_lines_change_nothing(database: Database, lines: list[str], line: str) -> None:
    async with database.read() as session:
        before = await count_rows(session)
    with pytest.raises(BrokenDump):
        async with database.write() as session:
            await load(session, [*lines, line])
    async with database.read() as session:
        assert await count_rows(session) == before


async def test_a_state_that_nobody_knows_is_refused(database: Database, lines: list[str]) -> None:
    wrong = [line.replace('"state": "done"', '"state": "asleep"') for line in lines]
    assert wrong != lines
    with pytest.raises(BrokenDump):
        async with database.write() as session:
            await load(session, wrong)


async def test_all_rows_are_of_one_moment(database: Database, lines: list[str]) -> None:
    """Somebody new comes with a first job while the dump is between two tables."""
    told: list[str] = []
    async with database.read() as session:
        async for line in dump(session):
            if not told:
                await _come_and_ask(database)
            told.append(line)
    assert not any("latecomer" in line for line in told)
    assert sum(line.startswith('["jobs"') for line in told) == 3


async def _come_and_ask(database: Database) -> None:
    async with database.write() as session:
        user = await find_user(session, "telegram", "latecomer")
        group = await find_community(session, "telegram", "-latecomer")
        await add_job(session, order(user, group))


async def test_votes_are_counted_once(database: Database) -> None:
    async with database.write() as session:
        candidate, (one, other, _) = await stand(session)
        await vote(session, candidate.id, one.id, FOR)
        await vote(session, candidate.id, other.id, AGAINST)
    async with database.read() as session:
        lines = [line async for line in dump(session)]
    async with database.write() as session:
        await load(session, lines)
        found = await session.get_one(Candidate, candidate.id)
        assert (found.up, found.down, found.rank) == (1, 1, candidate.rank)
