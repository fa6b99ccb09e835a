"""A database, a blob store and small workers, as tests of whole processes need them."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.engine import QUEUE, WORKFLOW, open_client
from bot.version import VERSION
from bot.worker.plan import Step
from db.address import Address
from db.blobs import Blobs
from db.jobs import add_job, change, find_job
from db.models import Attempt, Delivery, Job
from db.session import Database
from db.states import JobState
from tests.conftest import REPOSITORY
from tests.db.rows import add_community, add_user, order

LIMIT_S = 240.0  # for anything, on a machine that does much else


def ended(job: Job) -> bool:
    """Whether a worker has nothing more to do for it."""
    return job.state in (JobState.MADE, JobState.FAILED)


def at(step: Step) -> Callable[[Job], bool]:
    """Whether that step of it is begun."""
    return lambda job: job.stage == step


@dataclass
class House:
    """What front and workers share. notes: a line for each step that a worker really did.
    gates: see `tests.bot.worker.small`."""

    folder: Path
    address: Address
    database: Database
    blobs: Blobs
    running: list[asyncio.subprocess.Process] = field(default_factory=list)

    @property
    def gates(self) -> Path:
        return self.folder / "gates"

    def gate(self, what: str, step: Step, job_id: str) -> Path:
        """Of one step of a job."""
        self.gates.mkdir(exist_ok=True)
        return self.gates / f"{what}-{step}-{job_id}"

    def hold(self, step: Step, job_id: str) -> None:
        """Let no worker go on with a step until its gate is gone."""
        self.gate("hold", step, job_id).touch()

    @property
    def notes(self) -> list[str]:
        path = self.folder / "notes"
        return path.read_text().splitlines() if path.exists() else []

    async def add(self, photo: bytes, **fields: Any) -> str:
        """A job that waits, with its photo."""
        async with self.database.write() as session:
            users = await add_user(session, f"{time.monotonic_ns()}")
            new = order(users, await add_community(session, f"{time.monotonic_ns()}"))
            job, _ = await add_job(session, replace(new, **fields))
            self.blobs.put(f"jobs/{job.id}/photo", photo)
            return job.id

    async def start(self, job_id: str, version: str = VERSION) -> None:
        """Hand a job to the workers, as the dispatcher does."""
        with open_client(self.address) as client:
            async with self.database.write() as session:
                job = await find_job(session, job_id)
                change(job, JobState.STARTED)
                job.version = version
                await session.flush()
                await session.run_sync(
                    lambda inner: client.enqueue_in_transaction(
                        inner,
                        {
                            "workflow_name": WORKFLOW,
                            "queue_name": QUEUE,
                            "workflow_id": job_id,
                            "app_version": version,
                        },
                        job_id,
                    )
                )

    async def open_worker(self, *arguments: str, **extra: str) -> asyncio.subprocess.Process:
        """A worker with small pictures."""
        settings = {
            "TOONBOOTH_DATABASE_URL": self.address.url.render_as_string(hide_password=False),
            "TOONBOOTH_DATA_DIR": str(self.folder),
            "TOONBOOTH_EXECUTOR": "one",
            "TOONBOOTH_THREADS": "1",
            "TOONBOOTH_HEARTBEAT_S": "0.5",
            "TOONBOOTH_LOG_LEVEL": "info",
            "STEP_NOTES": str(self.folder / "notes"),
            "STEP_GATES": str(self.gates),
        }
        with (self.folder / "log").open("ab") as log:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bot.worker.small", *arguments,
                cwd=REPOSITORY, env={**os.environ, **settings, **extra},
                stdin=asyncio.subprocess.PIPE, stdout=log, stderr=log,
            )  # fmt: skip
        self.running.append(child)
        return child

    async def stop_worker(self, worker: asyncio.subprocess.Process) -> int:
        """As an operator does; its exit code."""
        worker.terminate()
        return await asyncio.wait_for(worker.wait(), LIMIT_S)

    async def close(self) -> None:
        for child in self.running:
            if child.returncode is None:
                child.send_signal(signal.SIGKILL)
                await child.wait()

    async def job(self, job_id: str) -> Job:
        async with self.database.read() as session:
            return await find_job(session, job_id)

    async def attempts(self, job_id: str) -> list[tuple[int, str | None, str | None]]:
        """Number, outcome and error of each try."""
        async with self.database.read() as session:
            wanted = select(Attempt).join(Job, Job.number == Attempt.job).where(Job.id == job_id)
            rows = await session.scalars(wanted.order_by(Attempt.number))
            return [(row.number, row.outcome, row.error) for row in rows]

    async def deliveries(self, job_id: str) -> list[str]:
        async with self.database.read() as session:
            wanted = select(Delivery.kind).join(Job, Job.number == Delivery.job)
            rows = await session.scalars(wanted.where(Job.id == job_id).order_by(Delivery.id))
            return list(rows)

    async def wait(
        self, job_id: str, wanted: Callable[[Job], bool], limit_s: float = LIMIT_S
    ) -> Job:
        """The job, once it is as wanted."""
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            job = await self.job(job_id)
            if wanted(job):
                return job
            await asyncio.sleep(0.05)
        log = (self.folder / "log").read_text()
        raise AssertionError(f"{job.state} {job.stage} {job.error}\n{self.notes}\n{log}")
