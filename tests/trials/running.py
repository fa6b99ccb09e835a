"""The service in a trial that kills nobody: the front in the trial's own process, workers beside
it whose stages only wait."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import click

from bot.front.courier import Parcel
from bot.service import run_service
from config.settings import Settings
from db.address import Address
from db.errors import DatabaseError
from db.session import Database
from db.workers import living
from tests.conftest import REPOSITORY
from tests.trials.courier import PLATFORM

WAITS = "TRIAL_STAGE_S"  # of the environment: how long each stage of a worker waits
START_S = 120.0
STOP_S = 60.0
POLL_S = 0.1
LOG_TAIL = 4000  # letters that are shown where a worker failed


class Pocket:
    """A courier that only counts what it is given, by job and kind."""

    platform = PLATFORM
    repeats = False

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.got: list[tuple[str, str]] = []

    async def send(self, parcel: Parcel) -> str:
        self.got.append((parcel.job_id, parcel.kind))
        self.keys[parcel.key] = f"post {len(self.got)}"
        return self.keys[parcel.key]

    async def find(self, parcel: Parcel) -> str | None:
        return self.keys.get(parcel.key)


def settings_of(folder: Path, address: Address, wishes: Mapping[str, object]) -> Settings:
    """A deployment in `folder`. wishes: more settings, by their names."""
    values = {
        "data_dir": folder, "database_url": address.for_workflows,
        "http_port": 0, "metrics_port": 0, **wishes,
    }  # fmt: skip
    return Settings.model_validate(values)


def environment_of(settings: Settings) -> dict[str, str]:
    """The same settings for another process."""
    values = {name: getattr(settings, name) for name in settings.model_fields_set}
    values["database_url"] = settings.database_url.get_secret_value()
    return {**os.environ, **{f"TOONBOOTH_{name.upper()}": str(it) for name, it in values.items()}}


@asynccontextmanager
async def running_front(settings: Settings, courier: Pocket) -> AsyncIterator[None]:
    """The front, until the end of the block."""
    serving = asyncio.create_task(run_service(settings, supervisor=None, couriers=[courier]))
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
            serving.cancel()  # it does not listen yet
        elif not serving.done():
            os.kill(os.getpid(), signal.SIGTERM)  # as an operator stops it
        await asyncio.wait_for(serving, STOP_S)


@asynccontextmanager
async def running_workers(settings: Settings, count: int, stage_s: float) -> AsyncIterator[None]:
    """So many workers, until the end of the block; their log lies beside the data."""
    children: list[asyncio.subprocess.Process] = []
    log_path = settings.data_dir.parent / "workers.log"
    try:
        with log_path.open("ab") as log:
            for number in range(count):
                environment = environment_of(settings)
                environment |= {WAITS: str(stage_s), "TOONBOOTH_EXECUTOR": f"waiter-{number}"}
                children.append(
                    await asyncio.create_subprocess_exec(
                        sys.executable, "-m", "tests.trials.idle", "tests.trials.worker",
                        cwd=REPOSITORY, env=environment, stdout=log, stderr=log,
                    )
                )  # fmt: skip
        yield
    finally:
        await _end(children)
        if any(child.returncode for child in children):
            click.echo(log_path.read_text(errors="replace")[-LOG_TAIL:], err=True)


async def _end(children: Sequence[asyncio.subprocess.Process]) -> None:
    for child in children:
        if child.returncode is None:
            child.terminate()
    waits = (asyncio.wait_for(child.wait(), STOP_S) for child in children)
    for child, ended in zip(
        children, await asyncio.gather(*waits, return_exceptions=True), strict=True
    ):
        if isinstance(ended, TimeoutError):
            child.kill()
            await child.wait()


async def await_workers(database: Database, count: int) -> None:
    """Wait until so many were heard of."""
    ends_s = time.monotonic() + START_S
    while time.monotonic() < ends_s:
        try:
            async with database.read() as session:
                if len(await living(session, dead_after_s=START_S)) >= count:
                    return
        except DatabaseError:  # the front has not made the tables yet
            pass
        await asyncio.sleep(POLL_S)
    raise TimeoutError(f"not all of {count} workers came")
