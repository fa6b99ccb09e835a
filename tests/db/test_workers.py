"""Workers say that they live; who is silent is found."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from db.jobs import change
from db.machine_models import Worker
from db.session import Database, now
from db.states import JobState
from db.workers import Pulse, at_work, beat, living, remove, silent
from tests.db.rows import add_one_job

PULSE = Pulse("one", "host", process=11, version="1", device="cpu", slots=2)


async def test_a_beat_keeps_what_the_worker_says(database: Database) -> None:
    async with database.write() as session:
        await beat(session, PULSE)
    async with database.write() as session:
        first = (await living(session, 10.0))[0]
        began = first.started_at
        await beat(session, replace(PULSE, draining=True, gpu_bytes=3 * 2**32))
    async with database.write() as session:
        worker = await session.get_one(Worker, "one")
        assert (worker.draining, worker.gpu_bytes, worker.slots) == (True, 3 * 2**32, 2)
        assert worker.started_at == began
        await beat(session, replace(PULSE, process=12))
        assert worker.started_at > began


async def test_silent_workers_are_told_from_living_ones_the_longest_first(
    database: Database,
) -> None:
    async with database.write() as session:
        for name, age_s in (("one", 1), ("two", 60), ("three", 90)):
            await beat(session, replace(PULSE, executor=name))
            seen = update(Worker).where(Worker.executor == name)
            await session.execute(seen.values(seen_at=now() - timedelta(seconds=age_s)))
    async with database.write() as session:
        assert [worker.executor for worker in await living(session, 30.0)] == ["one"]
        assert [worker.executor for worker in await silent(session, 30.0)] == ["three", "two"]
        await remove(session, "three")
        assert [worker.executor for worker in await silent(session, 30.0)] == ["two"]


async def test_jobs_at_work_are_counted_by_version(database: Database) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        job.version = "1"
        await session.flush()
        assert await at_work(session, "1") == 0
        change(job, JobState.STARTED)
        await session.flush()
        assert (await at_work(session, "1"), await at_work(session, "2")) == (1, 0)
