"""The jobs of a worker that is gone are given to others, even when the reaper dies on the way."""

from datetime import timedelta

import pytest

from bot.front.reaper import reap
from config.settings import Settings
from db.machine_models import Worker
from db.session import Database, now
from db.workers import Pulse, beat, living

SETTINGS = Settings(dead_after_s=30)


async def come(database: Database, name: str, *, silent_s: float) -> None:
    async with database.write() as session:
        await beat(session, Pulse(name, "host", 1, "1", "cpu", 2))
        await session.flush()
        worker = await session.get_one(Worker, name)
        worker.seen_at = now() - timedelta(seconds=silent_s)


async def names(database: Database) -> list[str]:
    async with database.read() as session:
        return [worker.executor for worker in await living(session, 10_000)]


async def test_only_the_silent_are_reaped(database: Database) -> None:
    await come(database, "gone", silent_s=31)
    await come(database, "here", silent_s=5)
    recovered: list[str] = []
    assert await reap(database, SETTINGS, recovered.append) == ["gone"]
    assert await reap(database, SETTINGS, recovered.append) == []
    assert recovered == ["gone"]
    assert await names(database) == ["here"]


async def test_a_reaper_that_dies_leaves_the_worker_to_the_next(database: Database) -> None:
    def dies(_executor: str) -> None:
        raise ConnectionError

    await come(database, "gone", silent_s=31)
    with pytest.raises(ConnectionError):
        await reap(database, SETTINGS, dies)
    assert await reap(database, SETTINGS, lambda _: None) == ["gone"]
