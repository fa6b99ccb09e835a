"""Takes a job back: one that nobody works on ends at once, the others within two seconds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.errors import TooLate
from db.jobs import change, find_job
from db.session import Database, now
from db.states import ENDED, JobState

_UNTOUCHED = (JobState.WAITING, JobState.STARTED)
Purge = Callable[[str], Awaitable[None]]


async def cancel(database: Database, purge: Purge, job_id: str) -> JobState:
    """Cancel a job and say how it stands now; "running" until its worker has seen it.

    Raises NoSuchJob, and TooLate when it has ended or its sticker is on the way.
    """
    async with database.write() as session:
        job = await find_job(session, job_id, lock=True)
        if job.state in ENDED or job.state == JobState.MADE:
            raise TooLate(job.state)
        job.cancel_asked_at = job.cancel_asked_at or now()
        if job.state in _UNTOUCHED:
            change(job, JobState.CANCELLED)
        state = job.state
    if state == JobState.CANCELLED:
        await purge(job_id)
    return state
