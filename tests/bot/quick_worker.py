"""A worker that makes the same sticker of every photo at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from db.blobs import Blobs
from db.deliveries import NOTICE, PREVIEW, STICKER, add_delivery
from db.jobs import change, list_jobs
from db.models import Job, Sticker
from db.session import Database, now
from db.states import JobState
from tests.bot.commits import Commits, Watch

POLL_S = 0.02


class QuickWorker:
    """Makes the same files of each job that waits. holds: jobs stay as they are when their preview
    is there; error: all fail with it."""

    def __init__(
        self, database: Database, blobs: Blobs, files: Mapping[str, bytes], commits: Commits
    ) -> None:
        self._database = database
        self._commits = commits
        self._blobs = blobs
        self._files = files
        self.holds = False
        self.error = ""

    async def run(self, stop: asyncio.Event) -> None:
        watch = Watch(self._commits)
        while not stop.is_set():
            if watch.due(self.holds, self.error):
                await self._look()
            await asyncio.sleep(POLL_S)

    async def _look(self) -> None:
        async with self._database.read() as session:
            jobs = await list_jobs(session, [JobState.WAITING, JobState.RUNNING])
        for job in jobs:
            await self._go_on(job)

    async def _go_on(self, job: Job) -> None:
        if job.state == JobState.WAITING:
            await self._begin(job.number)
        elif job.cancel_asked_at is not None:
            await self._end(job.number, JobState.CANCELLED)
        elif self.error:
            await self._end(job.number, JobState.FAILED, self.error)
        elif not self.holds:
            await self._make(job.number, job.id)

    async def _begin(self, number: int) -> None:
        async with self._database.write() as session:
            job = await session.get_one(Job, number)
            if job.state != JobState.WAITING:
                return
            change(job, JobState.STARTED)
            await session.flush()
            change(job, JobState.RUNNING)
            job.stage, job.progress = "render", 0.5
            await add_delivery(session, job, PREVIEW)
            self._blobs.put(f"jobs/{job.id}/preview.png", self._files["preview.png"])

    async def _end(self, number: int, state: JobState, error: str | None = None) -> None:
        async with self._database.write() as session:
            job = await session.get_one(Job, number)
            change(job, state, error=error)
            if error is not None:
                await add_delivery(session, job, NOTICE)

    async def _make(self, number: int, job_id: str) -> None:
        for name, data in self._files.items():
            self._blobs.put(f"stickers/{job_id}/{name}", data)
        async with self._database.write() as session:
            job = await session.get_one(Job, number)
            if job.state != JobState.RUNNING:
                return
            change(job, JobState.MADE)
            session.add(
                Sticker(
                    id=job.id, community_id=job.community_id, user_id=job.user_id,
                    prompt=job.prompt, theme="pirate", files={}, created_at=now(),
                )
            )  # fmt: skip
            await add_delivery(session, job, STICKER)
