"""Finds workers that will not come back, and has others do their jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from config.settings import Settings
from db.session import Database
from db.workers import remove, silent

Recover = Callable[[str], None]
_log = structlog.get_logger(__name__)


async def reap(database: Database, settings: Settings, recover: Recover) -> list[str]:
    """Give away the jobs of every worker that was silent too long; who they were.

    recover: hands an executor's jobs back to the queue; it waits, and a second time does no harm.
    The row goes last: where this process dies in between, the next one does it again. A worker
    that was only cut off for a while is back with its next sign of life; its jobs are then made
    twice, but each stage's result and each delivery is taken once.
    """
    async with database.read() as session:
        gone = [worker.executor for worker in await silent(session, settings.dead_after_s)]
    for executor in gone:
        _log.warning("a worker is gone", executor=executor)
        await asyncio.to_thread(recover, executor)
        async with database.write() as session:
            still = {worker.executor for worker in await silent(session, settings.dead_after_s)}
            if executor in still:
                await remove(session, executor)
    return gone
