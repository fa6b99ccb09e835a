"""A job is taken back at once where nobody works on it, and never once its sticker is made."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import TooLate
from bot.front.cancel import cancel
from bot.front.purge import Purger
from db.blobs import Blobs
from db.errors import NoSuchJob
from db.session import Database
from db.states import ENDED, JobState


@pytest.fixture
def purger(database: Database, blobs: Blobs) -> Purger:
    return Purger(database, blobs, lambda _: None)


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.STARTED])
async def test_what_no_worker_has_begun_ends_at_once_with_its_photo(
    database: Database, blobs: Blobs, purger: Purger, make_job, reload, state: JobState
) -> None:
    job = await make_job(state, photo_sha256="ab")
    await asyncio.to_thread(blobs.put, f"jobs/{job.id}/photo", b"photo")
    assert await cancel(database, purger.purge, job.id) == JobState.CANCELLED
    found = await reload(job)
    assert found.state == JobState.CANCELLED
    assert found.purged_at is not None
    assert found.photo_sha256 is None
    assert blobs.names("jobs") == []


async def test_of_what_is_made_the_worker_is_asked(
    database: Database, blobs: Blobs, purger: Purger, make_job, reload
) -> None:
    job = await make_job(JobState.RUNNING)
    await asyncio.to_thread(blobs.put, f"jobs/{job.id}/photo", b"photo")
    assert await cancel(database, purger.purge, job.id) == JobState.RUNNING
    asked_at = (await reload(job)).cancel_asked_at
    assert asked_at is not None
    # Its worker still has it in hand.
    assert blobs.exists(f"jobs/{job.id}/photo")
    await cancel(database, purger.purge, job.id)
    assert (await reload(job)).cancel_asked_at == asked_at


@pytest.mark.parametrize("state", [JobState.MADE, *sorted(ENDED)])
async def test_then_it_is_too_late(
    database: Database, purger: Purger, make_job, reload, state: JobState
) -> None:
    job = await make_job(state)
    with pytest.raises(TooLate) as caught:
        await cancel(database, purger.purge, job.id)
    assert caught.value.state == state
    assert (await reload(job)).cancel_asked_at is None


async def test_nobody_cancels_what_is_not_there(database: Database, purger: Purger) -> None:
    with pytest.raises(NoSuchJob):
        await cancel(database, purger.purge, "nothing")
