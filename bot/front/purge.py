"""Ends a job for good: its photo and all that was made on the way are deleted.

What stays is the sticker and the row: who asked, when, in which words, and what became of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.blobs import Blobs
from db.jobs import find_job, note_purged
from db.models import Job
from db.session import Database, translated
from db.states import ENDED

OnForget = Callable[[str], None]


class Purger:
    """Deletes what ended jobs leave behind. Doing so twice does no harm.

    forget_workflow: deletes a workflow's rows, by the job's id; it waits, and may be asked again.
    """

    def __init__(self, database: Database, blobs: Blobs, forget_workflow: OnForget) -> None:
        self._database = database
        self._blobs = blobs
        self._forget_workflow = forget_workflow

    async def purge(self, job_id: str) -> None:
        """Purge a job that has ended; does nothing to others, nor a second time.

        Raises BlobStoreUnreachable or DatabaseUnreachable: then the sweeper does it later.
        """
        async with self._database.read() as session:
            job = await find_job(session, job_id)
            if job.state not in ENDED or job.purged_at is not None:
                return
        await asyncio.to_thread(self._blobs.delete_all, f"jobs/{job_id}")
        await asyncio.to_thread(self._forget, job_id)
        async with self._database.write() as session:
            job = await find_job(session, job_id, lock=True)
            note_purged(job)

    def _forget(self, job_id: str) -> None:
        with translated():
            self._forget_workflow(job_id)

    async def purge_ended(self, *, limit: int = 500) -> int:
        """Purge those whose process died before it did so; how many there were."""
        async with self._database.read() as session:
            found = await _left_behind(session, limit)
        for job_id in found:
            await self.purge(job_id)
        return len(found)


async def _left_behind(session: AsyncSession, limit: int) -> list[str]:
    wanted = (
        select(Job.id)
        .where(Job.ended_at.is_not(None), Job.purged_at.is_(None))
        .order_by(Job.number)
        .limit(limit)
    )
    return list(await session.scalars(wanted))
