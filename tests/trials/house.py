"""Keeps the service running in a trial, as systemd or Docker would, and knows its processes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import MappingProxyType

import psutil

from db.address import Address
from tests.conftest import REPOSITORY
from tests.trials import front

AGAIN_AFTER_S = 0.5
STOP_S = 60.0
FRONT, WORKER, BLENDER = "front", "worker", "blender"
# What runs each; the front's is started here.
PROGRAMS: Mapping[str, str] = MappingProxyType(
    {FRONT: front.__name__, WORKER: "tests.trials.worker", BLENDER: "render.blender.child"}
)


class House:
    """Starts the front, again and again; made by `open_house`.

    starts: how often so far.
    """

    def __init__(
        self, environment: Mapping[str, str], log: Path, programs: Mapping[str, str] = PROGRAMS
    ) -> None:
        self._environment = dict(environment)
        self._log = log
        self._programs = programs
        self._child: asyncio.subprocess.Process | None = None
        self.starts = 0

    async def run(self) -> None:
        """Until cancelled, which leaves the last front running."""
        while True:
            with self._log.open("ab") as output:
                self._child = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", self._programs[FRONT],
                    cwd=REPOSITORY, env=self._environment, stdout=output, stderr=output,
                )  # fmt: skip
            self.starts += 1
            await self._child.wait()
            await asyncio.sleep(AGAIN_AFTER_S)

    def find(self, name: str) -> psutil.Process | None:
        """The running front, worker or Blender, if there is one."""
        if self._child is None or self._child.returncode is not None:
            return None
        with suppress(psutil.NoSuchProcess):
            parent = psutil.Process(self._child.pid)
            if name == FRONT:
                return parent
            children = parent.children(recursive=True)
            return next((it for it in children if _runs(it, self._programs[name])), None)
        return None

    def left_behind(self) -> list[str]:
        """Processes of this service that run: they all have the address of its chat."""
        return [
            f"{module} ({process.pid})"
            for process in psutil.process_iter()
            for module in self._programs.values()
            if _runs(process, module) and self._is_ours(process)
        ]

    def _is_ours(self, process: psutil.Process) -> bool:
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            return process.environ().get(front.CHAT) == self._environment[front.CHAT]
        return False

    async def stop(self) -> None:
        """End the front as an operator does, and wait for it."""
        child = self._child
        if child is None or child.returncode is not None:
            return
        child.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(child.wait(), STOP_S)
        except TimeoutError:
            child.kill()
            await child.wait()
            raise


def _runs(process: psutil.Process, module: str) -> bool:
    try:
        return module in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def stop_in_order() -> None:
    """Let SIGTERM end a trial as Ctrl-C does, so that it leaves no service behind."""
    signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getpid(), signal.SIGINT))


@asynccontextmanager
async def open_house(
    folder: Path,
    address: Address,
    chat: str,
    settings: Mapping[str, str],
    programs: Mapping[str, str] = PROGRAMS,
) -> AsyncIterator[House]:
    """The service, with its files in `folder` and its log beside it, until the end of the block."""
    environment = {
        **os.environ,
        front.CHAT: chat,
        "DATA_DIR": str(folder),
        "DATABASE_URL": address.for_workflows,
        "HTTP_PORT": "0",
        "METRICS_PORT": "0",
        "TOONBOOTH_EXECUTOR": "trial",
        **settings,
    }
    house = House(environment, folder.parent / f"{folder.name}.log", programs)
    keeping = asyncio.create_task(house.run())
    try:
        yield house
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
        await house.stop()
