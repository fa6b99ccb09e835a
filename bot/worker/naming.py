"""A worker's name is its own: two of one name would each take the other's jobs for theirs."""

from __future__ import annotations

import asyncio
import os
import platform
from contextlib import suppress
from pathlib import Path

from bot.errors import NameTaken
from config.settings import Settings
from db.machine_models import Worker
from db.session import Database, now

LOOK_S = 0.5


async def check_name(database: Database, settings: Settings) -> None:
    """Return once no other process beats under this worker's name; raises NameTaken.

    What a killed one left is known on its own machine by the process that is gone, elsewhere by
    the silence: that can take `dead_after_s`.
    """
    loop = asyncio.get_running_loop()
    until_s = loop.time() + settings.dead_after_s
    first = found = await _find(database, settings.executor)
    while first is not None and found is not None and loop.time() < until_s:
        if _is_gone(found, settings.dead_after_s):
            return
        if found.seen_at != first.seen_at:
            raise NameTaken(settings.executor, found.host)
        await asyncio.sleep(LOOK_S)
        found = await _find(database, settings.executor)


async def _find(database: Database, executor: str) -> Worker | None:
    async with database.read() as session:
        return await session.get(Worker, executor)


def _is_gone(worker: Worker, dead_after_s: float) -> bool:
    if (now() - worker.seen_at).total_seconds() > dead_after_s:
        return True
    if worker.host != platform.node():
        return False
    # In a container that is started again this process may have the number of the one before.
    return worker.process == os.getpid() or not _lives(worker.process)


def _lives(process: int) -> bool:
    """Whether a process of this machine runs; one that ended may still be listed for a while."""
    with suppress(OSError, IndexError):
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return told.rpartition(")")[2].split()[0] not in ("Z", "X")
    return False
