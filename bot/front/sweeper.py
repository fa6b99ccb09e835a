"""Compares what is kept with what should be: at the start, and every hour.

Every way in which a job ends purges it; what is found here was left by a process that died before
it came so far.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Expired
from bot.front.asking import Question
from bot.front.purge import Purger
from db.asks import sweep_asks
from db.blobs import Blobs
from db.deliveries import NOTICE, add_delivery, give_up, open_deliveries
from db.errors import DatabaseError
from db.jobs import change, end_attempt, find_job
from db.lessons import FOLDER as LESSONS
from db.models import Job, Lesson, Sticker
from db.session import Database, now
from db.states import LIVING, JobState, Outcome

EVERY_S = 3600.0
AGAIN_S = 60.0  # where the database or the store did not answer
YOUNG_S = 600.0  # a photo lies there before its job has a row, a sticker's files before theirs
_ASKED_AT_ONCE = 500  # ids in one query
_log = structlog.get_logger(__name__)
# Of these folders' names, those that are still wanted.
Wanted = Callable[[AsyncSession, Collection[str]], Awaitable[set[str]]]


@dataclass(frozen=True)
class Swept:
    """How much there was of what should not be."""

    expired: int = 0
    purged: int = 0
    job_folders: int = 0
    sticker_folders: int = 0
    lesson_folders: int = 0


class Sweeper:
    """Jobs without an end, photos without a job, files without a sticker and cut-outs that nobody
    gives go."""

    def __init__(
        self, database: Database, blobs: Blobs, purger: Purger, *, expire_s: float
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._purger = purger
        self._expire_s = expire_s

    async def run(self, stop: asyncio.Event) -> None:
        """Sweep until `stop` is set."""
        while not stop.is_set():
            pause_s = EVERY_S
            try:
                swept = await self.sweep()
                _log.info("swept", **asdict(swept))
            except DatabaseError as error:
                _log.warning("sweeping waits", reason=type(error).__name__)
                pause_s = AGAIN_S
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause_s)

    async def sweep(self) -> Swept:
        """Sweep once. Raises DatabaseUnreachable and BlobStoreUnreachable."""
        expired = await self._expire()
        async with self._database.write() as session:
            await sweep_asks(session, told=Question.AUTHOR)
        purged = await self._purger.purge_ended()
        return Swept(
            expired,
            purged,
            await self._sweep_folders("jobs", _living),
            await self._sweep_folders("stickers", _living_or_made),
            await self._sweep_folders(LESSONS, _given),
        )

    async def _expire(self) -> int:
        """Fail the jobs that live too long, and tell their users."""
        since = now() - timedelta(seconds=self._expire_s)
        async with self._database.read() as session:
            wanted = select(Job.id).where(Job.state.in_(LIVING), Job.created_at < since)
            found = list(await session.scalars(wanted))
        for job_id in found:
            async with self._database.write() as session:
                await _expire_job(session, await find_job(session, job_id, lock=True))
            await self._purger.purge(job_id)
        return len(found)

    async def _sweep_folders(self, prefix: str, wanted: Wanted) -> int:
        """Delete the folders that no row wants any more."""
        folders = await asyncio.to_thread(self._blobs.folders, prefix)
        since = now() - timedelta(seconds=YOUNG_S)
        old = [folder.name for folder in folders if folder.changed_at < since]
        deleted = 0
        for first in range(0, len(old), _ASKED_AT_ONCE):
            names = old[first : first + _ASKED_AT_ONCE]
            async with self._database.read() as session:
                kept = await wanted(session, names)
            for name in names:
                if name not in kept:
                    await asyncio.to_thread(self._blobs.delete_all, f"{prefix}/{name}")
                    deleted += 1
        return deleted


async def _expire_job(session: AsyncSession, job: Job) -> None:
    if job.state not in LIVING:
        return
    job.cancel_asked_at = job.cancel_asked_at or now()  # its worker stops, if there is one
    await end_attempt(session, job, Outcome.FAILED, error=Expired.__name__)
    change(job, JobState.FAILED, error=Expired.__name__)
    for delivery in await open_deliveries(session, job):
        give_up(delivery, Expired.__name__)
    await add_delivery(session, job, NOTICE)


async def _living(session: AsyncSession, job_ids: Collection[str]) -> set[str]:
    wanted = select(Job.id).where(Job.id.in_(job_ids), Job.state.in_(LIVING))
    return set(await session.scalars(wanted))


async def _living_or_made(session: AsyncSession, job_ids: Collection[str]) -> set[str]:
    made = await session.scalars(select(Sticker.id).where(Sticker.id.in_(job_ids)))
    return set(made) | await _living(session, job_ids)


async def _given(session: AsyncSession, lesson_ids: Collection[str]) -> set[str]:
    return set(await session.scalars(select(Lesson.id).where(Lesson.id.in_(lesson_ids))))
