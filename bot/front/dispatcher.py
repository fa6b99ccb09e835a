"""Starts the job whose turn it is, whenever a worker has a hand free."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

import structlog
from dbos import DBOSClient, EnqueueOptions
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from bot.engine import QUEUE, WORKFLOW
from config.settings import Settings
from db import workers
from db.errors import DatabaseError
from db.jobs import change
from db.machine_models import Worker
from db.models import Job
from db.session import Database, now
from db.states import JobState
from db.switches import read_maintenance
from db.turns import Limits, choose_next

POLL_S = 0.2
_log = structlog.get_logger(__name__)


class Dispatcher:
    """Hands jobs to the workers, never more than they have slots.

    A job changes its state and its workflow begins in one transaction, so a process that dies here
    leaves neither half. Several fronts may dispatch side by side.
    """

    def __init__(self, database: Database, client: DBOSClient, settings: Settings) -> None:
        self._database = database
        self._client = client
        self._dead_after_s = settings.dead_after_s
        self._limits = Limits(settings.user_running, settings.community_share)

    async def run(self, stop: asyncio.Event) -> None:
        """Dispatch until `stop` is set; a database that is away is waited for."""
        while not stop.is_set():
            try:
                while await self.start_next() is not None and not stop.is_set():
                    pass
            except DatabaseError as error:
                _log.warning("nothing can be started now", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def start_next(self) -> str | None:
        """Start one job and give its id; None where none waits or nobody is free."""
        if not await self._anybody_waits():
            return None
        async with self._database.write() as session:
            if await read_maintenance(session) is not None:
                return None
            present = await workers.living(session, self._dead_after_s)
            version = await self._free_version(session, present)
            if version is None:
                return None
            slots = sum(worker.slots for worker in present if not worker.draining)
            job = await choose_next(session, slots, self._limits)
            if job is None:
                return None
            change(job, JobState.STARTED)
            job.version = version
            job.started_at = job.started_at or now()
            await session.flush()
            await session.run_sync(self._enqueue, job)
            return job.id

    async def _anybody_waits(self) -> bool:
        """A look that takes no lock, so that an idle service disturbs nobody."""
        async with self._database.read() as session:
            wanted = select(Job.number).where(Job.state == JobState.WAITING).limit(1)
            return await session.scalar(wanted) is not None

    async def _free_version(self, session: AsyncSession, present: Sequence[Worker]) -> str | None:
        """The version of workers that have most hands free; while versions are mixed, a job stays
        with the one it began with."""
        slots: Counter[str] = Counter()
        for worker in present:
            if not worker.draining:
                slots[worker.version] += worker.slots
        free = {v: count - await workers.at_work(session, v) for v, count in slots.items()}
        return max(
            (v for v, count in free.items() if count > 0), key=free.__getitem__, default=None
        )

    def _enqueue(self, session: Session, job: Job) -> None:
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": QUEUE,
            "workflow_id": job.id,
            "app_version": str(job.version),
        }
        self._client.enqueue_in_transaction(session, options, job.id)
