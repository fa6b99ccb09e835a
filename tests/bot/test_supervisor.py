"""The supervisor keeps a worker running, and stops it when it is stopped."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot import supervisor
from bot.supervisor import Supervisor

# A child that notes its start and waits; it ends on SIGTERM after noting that, too.
_CHILD = """
import pathlib, signal, sys, time
log = pathlib.Path(sys.argv[1])
def stop(*_):
    with log.open("a") as file: file.write("stopped\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
with log.open("a") as file: file.write("began\\n")
if sys.argv[2] == "dies": sys.exit(3)
while True: time.sleep(0.05)
"""


def _command(log: Path, fate: str) -> tuple[str, ...]:
    return (sys.executable, "-S", "-c", _CHILD, str(log), fate)


async def _until(log: Path, word: str, count: int) -> None:
    async with asyncio.timeout(60):
        while not log.exists() or log.read_text().split().count(word) < count:
            await asyncio.sleep(0.02)


async def test_a_worker_that_dies_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_S", 0.01)
    log = tmp_path / "log"
    stop = asyncio.Event()
    task = asyncio.create_task(Supervisor(_command(log, "dies"), drain_s=1).run(stop))
    await _until(log, "began", 3)
    stop.set()
    await task


async def test_the_worker_is_stopped_with_its_supervisor(tmp_path: Path) -> None:
    log = tmp_path / "log"
    stop = asyncio.Event()
    task = asyncio.create_task(Supervisor(_command(log, "waits"), drain_s=20).run(stop))
    await _until(log, "began", 1)
    stop.set()
    await task
    assert log.read_text().split() == ["began", "stopped"]


async def test_a_worker_that_does_not_stop_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "GRACE_S", 0.1)
    deaf = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{_CHILD}"
    deaf = deaf.replace("signal.signal(signal.SIGTERM, stop)", "")
    log = tmp_path / "log"
    command = (sys.executable, "-S", "-c", deaf, str(log), "waits")
    stop = asyncio.Event()
    task = asyncio.create_task(Supervisor(command, drain_s=0).run(stop))
    await _until(log, "began", 1)
    stop.set()
    await task
    assert log.read_text().split() == ["began"]
