"""A small disk in memory, and a PostgreSQL server that can be stopped and started."""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg

from db.address import Address

DISK_MB = 400
BLOCK = bytes(2**16)
START_S, STOP_S = 60.0, 30.0


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a small disk at a folder until the end of the block; whether that was allowed."""
    options = f"size={DISK_MB}m,mode=700"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "toonbooth-trial", str(folder)],
        capture_output=True, check=False,
    ).returncode == 0  # fmt: skip
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(path: Path) -> None:
    """Write to a file until its disk is full."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(BLOCK)
    with suppress(OSError), path.open("ab", buffering=0) as file:
        while True:
            file.write(b"0")


class Server:
    """The PostgreSQL server of a trial, found by its address; it must be on this machine."""

    def __init__(self, address: Address) -> None:
        self._url = address.for_workflows
        with psycopg.connect(self._url) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        self._folder = Path(row[0])
        self._child: subprocess.Popen[bytes] | None = None

    async def stop(self) -> None:
        """At once: who is connected is cut off."""
        process = psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0]))
        process.send_signal(signal.SIGINT)
        ends_s = time.monotonic() + STOP_S
        while _lives(process) and time.monotonic() < ends_s:
            await asyncio.sleep(0.1)

    async def start(self) -> None:
        """With the options that it had."""
        command = shlex.split((self._folder / "postmaster.opts").read_text())
        owner = self._folder.stat()
        is_root = os.geteuid() == 0
        self._child = subprocess.Popen(
            command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
            user=owner.st_uid if is_root else None, group=owner.st_gid if is_root else None,
            extra_groups=[] if is_root else None,
        )  # fmt: skip
        ends_s = time.monotonic() + START_S
        while time.monotonic() < ends_s:
            try:
                psycopg.connect(self._url).close()
            except psycopg.OperationalError:
                await asyncio.sleep(0.1)
            else:
                return

    def end(self) -> None:
        """Stop what `start` started, for good."""
        if self._child is not None:
            self._child.send_signal(signal.SIGINT)
            self._child.wait(STOP_S)


def _lives(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
