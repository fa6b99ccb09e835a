"""Nothing of a photo outlives its job."""

import asyncio

import pytest
from sqlalchemy.exc import OperationalError

from bot.front.purge import Purger
from db.blobs import Blobs
from db.errors import DatabaseUnreachable
from db.session import Database
from db.states import ENDED, LIVING, JobState

SECRET = b"pixels of somebody"


async def test_of_an_ended_job_only_the_row_stays(
    database: Database, blobs: Blobs, make_job, reload
) -> None:
    for state in ENDED:
        job = await make_job(
            state, photo_sha256="ab", options={"likeness": {"eyes": 1}, "strength": 0.5}
        )
        await asyncio.to_thread(blobs.put, f"jobs/{job.id}/photo", SECRET)
        forgotten: list[str] = []
        purger = Purger(database, blobs, forgotten.append)
        await purger.purge(job.id)
        await purger.purge(job.id)
        purged = await reload(job)
        assert purged.purged_at is not None
        assert (purged.photo_sha256, purged.options) == (None, {"strength": 0.5})
        assert forgotten == [job.id]
        assert blobs.names("jobs") == []


async def test_a_living_job_keeps_everything(database: Database, blobs: Blobs, make_job) -> None:
    forgotten: list[str] = []
    purger = Purger(database, blobs, forgotten.append)
    for state in LIVING:
        job = await make_job(state)
        await asyncio.to_thread(blobs.put, f"jobs/{job.id}/photo", SECRET)
        await purger.purge(job.id)
        assert blobs.exists(f"jobs/{job.id}/photo")
    assert forgotten == []


async def test_what_a_killed_process_left_is_purged_later(
    database: Database, blobs: Blobs, make_job, reload
) -> None:
    job = await make_job(JobState.FAILED)
    await make_job(JobState.RUNNING)
    await asyncio.to_thread(blobs.put, f"jobs/{job.id}/photo", SECRET)
    purger = Purger(database, blobs, lambda _: None)
    assert await purger.purge_ended() == 1
    assert await purger.purge_ended() == 0
    assert (await reload(job)).purged_at is not None
    assert blobs.names("jobs") == []


async def test_a_database_of_workflows_that_is_away_is_told_as_ours(
    database: Database, blobs: Blobs, make_job, reload
) -> None:
    def away(_job_id: str) -> None:
        raise OperationalError("DELETE", {}, ConnectionRefusedError())

    job = await make_job(JobState.FAILED)
    with pytest.raises(DatabaseUnreachable):
        await Purger(database, blobs, away).purge(job.id)
    assert (await reload(job)).purged_at is None
