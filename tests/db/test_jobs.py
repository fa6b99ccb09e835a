"""Jobs come once, change only as they may, and end with what an end needs."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from db.errors import IllegalChange, NoSuchJob
from db.jobs import (
    Amounts,
    add_job,
    begin_attempt,
    change,
    count_amounts,
    count_states,
    end_attempt,
    find_job,
    find_repeated,
    list_jobs,
    new_id,
)
from db.models import Attempt, Job
from db.session import Database, now
from db.states import ENDED, LIVING, JobState, Outcome
from tests.db.rows import add_community, add_one_job, add_user, order

HOUR = timedelta(hours=1)


async def reach(session: Any, job: Job, *states: JobState, error: str | None = None) -> None:
    for state in states:
        change(job, state, error=error if state == JobState.FAILED else None)
        await session.flush()


async def test_the_same_message_twice_is_one_job(database: Database) -> None:
    async with database.write() as session:
        user, community = await add_user(session), await add_community(session)
        first, is_new = await add_job(session, order(user, community, message="m"))
        assert is_new
    async with database.write() as session:
        again, is_new = await add_job(session, order(user, community, message="m"))
        assert (again.id, is_new) == (first.id, False)
        assert await find_repeated(session, "test", "m") is again
        assert await find_repeated(session, "other", "m") is None


async def test_the_same_message_at_the_same_moment_is_one_job(database: Database) -> None:
    async with database.write() as session:
        user, community = await add_user(session), await add_community(session)

    async def come() -> tuple[str, bool]:
        async with database.write() as session:
            job, is_new = await add_job(session, order(user, community, message="m"))
            return job.id, is_new

    came = await asyncio.gather(*(come() for _ in range(5)))
    assert len({job_id for job_id, _ in came}) == 1
    assert sum(is_new for _, is_new in came) == 1


async def test_times_come_back_in_utc(database: Database) -> None:
    before = now()
    async with database.write() as session:
        job = await add_one_job(session)
        job.cancel_asked_at = datetime.fromisoformat("2026-03-01T01:30:00+05:45")
    async with database.read() as session:
        read = await find_job(session, job.id)
        assert read.created_at.tzinfo is UTC
        assert before <= read.created_at <= now()
        assert read.cancel_asked_at == datetime(2026, 2, 28, 19, 45, tzinfo=UTC)


async def test_a_job_that_is_not_there_is_named(database: Database) -> None:
    async with database.read() as session:
        with pytest.raises(NoSuchJob) as caught:
            await find_job(session, "absent")
    assert caught.value.job_id == "absent"


async def test_a_locked_job_is_read_anew(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
    async with database.write() as session:
        await session.execute(
            update(Job).values(stage="draw").execution_options(synchronize_session=False)
        )
        assert (await find_job(session, job.id, lock=True)).stage == "draw"


async def test_illegal_changes_are_refused_before_the_database_must(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        with pytest.raises(IllegalChange) as caught:
            change(job, JobState.MADE)
        assert (caught.value.state, caught.value.wanted) == ("waiting", "made")
        assert job.state == JobState.WAITING


async def test_whoever_comes_too_late_cannot_undo_a_change(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
    async with database.read() as session:
        stale = await find_job(session, job.id)
    async with database.write() as session:
        change(await find_job(session, job.id), JobState.CANCELLED)
    async with database.write() as session:
        change(stale, JobState.STARTED)
        session.add(stale)
        with pytest.raises(IntegrityError, match="no such change of state"):
            await session.flush()
        await session.rollback()


async def test_a_job_that_ends_gets_the_moment_and_only_a_failed_one_an_error(
    database: Database,
) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, JobState.STARTED)
        assert job.started_at is not None
        await reach(session, job, JobState.FAILED, error="UnreadablePhoto")
        assert job.ended_at is not None
        assert job.error == "UnreadablePhoto"


async def test_a_job_that_waits_again_begins_from_nothing(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, JobState.STARTED)
        await begin_attempt(session, job, "worker")
        job.stage, job.progress, job.version = "draw", 0.5, "1"
        await end_attempt(session, job, Outcome.GIVEN_BACK)
        await reach(session, job, JobState.WAITING)
        assert (job.stage, job.executor, job.version, job.progress) == (None, None, None, 0.0)


@pytest.mark.parametrize("end", sorted(ENDED))
async def test_a_job_that_has_ended_is_never_begun_again(database: Database, end: JobState) -> None:
    way = [JobState.STARTED, JobState.RUNNING, JobState.MADE] if end == JobState.DONE else []
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, *way, end, error="Broken")
        for state in LIVING:
            with pytest.raises(IllegalChange):
                change(job, state)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"error": "Broken"}, "error"),
        ({"state": JobState.FAILED, "ended_at": datetime.now(UTC)}, "error"),
        ({"ended_at": datetime.now(UTC)}, "ended"),
        ({"state": JobState.CANCELLED}, "ended"),
        ({"purged_at": datetime.now(UTC)}, "purged"),
        ({"progress": 1.5}, "progress"),
        ({"progress": -0.1}, "progress"),
    ],
)
async def test_rows_that_make_no_sense_are_refused(
    database: Database, wrong: dict[str, Any], constraint: str
) -> None:
    async with database.write() as session:
        await add_one_job(session)
        with pytest.raises(IntegrityError, match=f"ck_jobs_{constraint}"):
            await session.execute(update(Job).values(wrong))
        await session.rollback()


async def test_a_state_that_does_not_exist_is_refused(database: Database) -> None:
    async with database.write() as session:
        await add_one_job(session)
        with pytest.raises(IntegrityError):
            await session.execute(text("UPDATE jobs SET state = 'lost'"))
        await session.rollback()


async def test_of_a_job_one_attempt_runs(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, JobState.STARTED)
        await begin_attempt(session, job, "one")
        second = {"job": job.number, "number": 9, "executor": "two", "started_at": now()}
        with pytest.raises(IntegrityError):
            await session.execute(insert(Attempt).values(second))
        await session.rollback()


async def test_an_attempt_ends_with_an_outcome(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, JobState.STARTED)
        await begin_attempt(session, job, "one")
        with pytest.raises(IntegrityError, match="outcome_given"):
            await session.execute(update(Attempt).values(ended_at=now()))
        await session.rollback()


async def test_a_second_attempt_finds_the_first_lost(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, JobState.STARTED)
        assert await begin_attempt(session, job, "one") == 1
        assert await begin_attempt(session, job, "two") == 2
        assert (job.state, job.executor) == (JobState.RUNNING, "two")
        await end_attempt(session, job, Outcome.MADE)
        await end_attempt(session, job, Outcome.FAILED)  # nothing runs any more
        tries = (await session.scalars(select(Attempt).order_by(Attempt.number))).all()
        assert [attempt.outcome for attempt in tries] == [Outcome.LOST, Outcome.MADE]


async def test_jobs_are_counted_and_listed_by_state(database: Database) -> None:
    async with database.write() as session:
        user, community = await add_user(session), await add_community(session)
        jobs = [(await add_job(session, order(user, community)))[0] for _ in range(3)]
        await reach(session, jobs[0], JobState.CANCELLED)
        await reach(session, jobs[1], JobState.STARTED)
        counts = await count_states(session)
        assert set(counts) == set(JobState)
        assert {state: count for state, count in counts.items() if count} == {
            JobState.CANCELLED: 1, JobState.STARTED: 1, JobState.WAITING: 1,
        }  # fmt: skip
        assert list(await list_jobs(session)) == jobs[1:]
        assert list(await list_jobs(session, JobState, limit=2)) == jobs[:2]


async def test_quotas_count_what_was_worked_on(database: Database) -> None:
    async with database.write() as session:
        user, community = await add_user(session), await add_community(session)
        jobs = [(await add_job(session, order(user, community)))[0] for _ in range(5)]
        _, failed, never, late, old = jobs
        await reach(session, failed, JobState.FAILED, error="Broken")
        await reach(session, never, JobState.CANCELLED)
        await reach(session, late, JobState.STARTED, JobState.CANCELLED)
        old.created_at = now() - 48 * HOUR
        since = now() - HOUR
        count = partial(count_amounts, session, since=since)
        assert await count(user.id, community.id) == Amounts(2, 2, 2, 2)
        assert await count(user.id, community.id + 1) == Amounts(2, 2, 0, 0)
        assert await count(user.id + 1, community.id) == Amounts(0, 0, 0, 2)


async def test_what_is_deleted_takes_its_attempts_along(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await reach(session, job, JobState.STARTED)
        await begin_attempt(session, job, "one")
        await session.delete(job)
        await session.flush()
        assert await session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_ids_are_long_and_never_the_same() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert {len(each) for each in ids} == {20}
