"""The whole service: a message becomes a parcel, and a stop loses nothing."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.deployment import DELIVERED, find_address, find_blobs
from bot.front.asked import Asked, Asker, Place
from bot.front.delivery import Postman
from bot.front.dispatcher import Dispatcher
from bot.front.local import PLATFORM
from bot.front.opening import open_intake
from bot.service import run_service
from bot.supervisor import Supervisor
from config.settings import Settings
from db.jobs import find_job
from db.models import Attempt, Delivery, Job
from db.schema import upgrade
from db.session import Database, open_database
from db.states import JobState
from tests.trials.pictures import draw_photo
from tests.trials.running import WAITS

LIMIT_S = 120.0  # on a machine that does much else
STAGE_S = 0.6
WORKER = (sys.executable, "-m", "tests.trials.idle", "tests.trials.worker", "--attached")
# A worker that makes nothing, and notes that it was stopped.
IDLE = (
    sys.executable, "-S", "-c",
    "import pathlib, signal, sys\n"
    "path = pathlib.Path(sys.argv[1])\n"
    "signal.signal(signal.SIGTERM, lambda *_: (path.write_text('stopped'), sys.exit()))\n"
    "path.write_text('began')\n"
    "while True: signal.pause()\n",
)  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assets: Path) -> Settings:
    """Of this process and its worker, whose stages only wait."""
    monkeypatch.setenv(WAITS, str(STAGE_S))
    for name, value in {
        "DATA_DIR": str(tmp_path / "data"), "HTTP_PORT": "0", "METRICS_PORT": "0",
        "EXECUTOR": "one", "HEARTBEAT_S": "0.5", "THREADS": "1", "ASSETS": str(assets),
    }.items():  # fmt: skip
        monkeypatch.setenv(f"TOONBOOTH_{name}", value)
    return Settings()


@asynccontextmanager
async def serving(settings: Settings, supervisor: Supervisor | None) -> AsyncIterator[None]:
    """The service in this process until the end of the block, when it is stopped by a signal."""
    running = asyncio.create_task(run_service(settings, supervisor=supervisor))
    # Before it listens a signal would end this process.
    await until(lambda: signal.getsignal(signal.SIGTERM) != signal.SIG_DFL or running.done())
    try:
        yield
    finally:
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(running, LIMIT_S)


async def take(settings: Settings, database: Database) -> str:
    async with open_intake(
        database, find_blobs(settings), settings, assets=settings.assets
    ) as intake:
        taken = await intake.take(
            Asked(
                platform=PLATFORM, message="one", chat="chat", place=Place("room"),
                asker=Asker("somebody"), words="pirate", photo=draw_photo(1), quality="draft",
            )
        )  # fmt: skip
        return taken.job_id


async def state_of(database: Database, job_id: str) -> JobState:
    async with database.read() as session:
        return (await find_job(session, job_id)).state


async def reaches(database: Database, job_id: str, *states: JobState) -> None:
    async def there() -> bool:
        return await state_of(database, job_id) in states

    await until(there)


async def until(wanted: Callable[[], bool | Awaitable[bool]]) -> None:
    ends_s = time.monotonic() + LIMIT_S
    while time.monotonic() < ends_s:
        found = wanted()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(0.02)
    raise TimeoutError


# drained: what becomes of a job that is made when the service is stopped, by the time it has.
@pytest.mark.parametrize(
    ("drain_s", "drained", "tries"),
    [
        (0.1, {JobState.WAITING}, ["given back", "made"]),
        (60, {JobState.MADE, JobState.DONE}, ["made"]),
    ],
)
async def test_a_job_survives_a_restart_in_the_middle(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    drain_s: float,
    drained: set[JobState],
    tries: list[str],
) -> None:
    monkeypatch.setenv("TOONBOOTH_DRAIN_S", str(drain_s))
    address = find_address(settings)
    await asyncio.to_thread(upgrade, address)
    async with open_database(address) as database:
        async with serving(settings, Supervisor(WORKER, drain_s=drain_s)):
            job_id = await take(settings, database)
            await reaches(database, job_id, JobState.RUNNING)
        assert await state_of(database, job_id) in drained
        async with serving(settings, Supervisor(WORKER, drain_s=drain_s)):
            await reaches(database, job_id, JobState.DONE)
            await until(lambda: not find_blobs(settings).names("jobs"))
        async with database.read() as session:
            outcomes = select(Attempt.outcome).join(Job).where(Job.id == job_id)
            assert (await session.scalars(outcomes.order_by(Attempt.number))).all() == tries
            sent = select(Delivery.attempts).join(Job).where(Delivery.kind == "sticker")
            assert (await session.scalars(sent)).all() == [1]
    assert (settings.data_dir / DELIVERED / job_id / "sticker.json").exists()


@pytest.mark.parametrize("part", [Dispatcher, Postman])
async def test_a_part_that_fails_ends_the_service_with_its_error(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, part: type
) -> None:
    class Failure(Exception):
        """Something that nobody expects."""

    note = tmp_path / "note"

    async def fail(self: object, stop: asyncio.Event) -> None:
        await until(note.exists)
        raise Failure

    monkeypatch.setattr(part, "run", fail)
    with pytest.raises(Failure):
        await run_service(settings, supervisor=Supervisor((*IDLE, str(note)), drain_s=30))
    assert note.read_text() == "stopped"


async def test_a_worker_that_cannot_be_started_ends_the_service(settings: Settings) -> None:
    with pytest.raises(FileNotFoundError):
        await run_service(settings, supervisor=Supervisor(("/no/such/program",), drain_s=1))


async def test_a_front_serves_without_a_worker_beside_it(settings: Settings) -> None:
    address = find_address(settings)
    await asyncio.to_thread(upgrade, address)
    async with serving(settings, None), open_database(address) as database:
        job_id = await take(settings, database)
        await asyncio.sleep(0.5)
        assert await state_of(database, job_id) == JobState.WAITING
