"""A database with all tables, a folder of blobs, and jobs to play with."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from db.address import read_address
from db.blobs import Blobs, open_blobs
from db.jobs import NewJob, add_job, change, find_job, new_id
from db.models import Community, Job, User
from db.session import Database, now, open_database
from db.states import JobState

MakeJob = Callable[..., Awaitable[Job]]
_WAYS = {
    JobState.WAITING: (),
    JobState.STARTED: (JobState.STARTED,),
    JobState.RUNNING: (JobState.STARTED, JobState.RUNNING),
    JobState.MADE: (JobState.STARTED, JobState.RUNNING, JobState.MADE),
    JobState.DONE: (JobState.STARTED, JobState.RUNNING, JobState.MADE, JobState.DONE),
    JobState.FAILED: (JobState.FAILED,),
    JobState.CANCELLED: (JobState.CANCELLED,),
}


@pytest_asyncio.fixture
async def database(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Database]:
    path = tmp_path / "toonbooth.sqlite"
    shutil.copy(migrated_file, path)
    async with open_database(read_address(f"sqlite:///{path}")) as opened:
        yield opened


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return open_blobs("", tmp_path / "blobs")


@pytest_asyncio.fixture
async def make_job(database: Database) -> MakeJob:
    """Adds jobs of one user; brings them into a state, and sets what else is named."""
    async with database.write() as session:
        user = User(platform="local", native_id="u", created_at=now())
        community = Community(platform="local", native_id="c", created_at=now())
        session.add_all([user, community])
    numbers = count(1)

    async def make(state: JobState = JobState.WAITING, **fields: Any) -> Job:
        async with database.write() as session:
            new = NewJob(
                id=new_id(), platform="local", message=f"m{next(numbers)}", chat="room",
                community_id=community.id, user_id=user.id, prompt="pirate", quality="draft",
            )  # fmt: skip
            job, _ = await add_job(session, new)
            for step in _WAYS[state]:
                change(job, step, error="RendererCrashed" if step == JobState.FAILED else None)
                if step == JobState.STARTED:
                    job.started_at = now()
                await session.flush()
            for name, value in fields.items():
                setattr(job, name, value)
        return job

    return make


@pytest.fixture
def reload(database: Database) -> Callable[[Job], Awaitable[Job]]:
    """A job as it is in the database now."""

    async def read(job: Job) -> Job:
        async with database.read() as session:
            return await find_job(session, job.id)

    return read
