"""Running means of stages, which several workers note at once."""

import asyncio

import pytest

from db.session import Database
from db.stage_times import NEWEST, means, note

DRAW = ("draw", "cpu", "draft")


async def test_the_first_few_count_alike(database: Database) -> None:
    async with database.write() as session:
        for seconds in (2.0, 4.0, 9.0):
            await note(session, DRAW, seconds)
        assert await means(session, "cpu", "draft") == {"draw": pytest.approx(5.0)}


async def test_later_the_newest_counts_more_than_its_share(database: Database) -> None:
    async with database.write() as session:
        for seconds in [1.0] * 30:
            await note(session, DRAW, seconds)
        await note(session, DRAW, 11.0)
        assert await means(session, "cpu", "draft") == {"draw": pytest.approx(1 + 10 * NEWEST)}


async def test_devices_and_qualities_are_kept_apart(database: Database) -> None:
    async with database.write() as session:
        await note(session, DRAW, 1.0)
        await note(session, ("draw", "cuda", "draft"), 2.0)
        await note(session, ("draw", "cpu", "fine"), 3.0)
        await note(session, ("render", "cpu", "draft"), 4.0)
        assert await means(session, "cpu", "draft") == {"draw": 1.0, "render": 4.0}


async def test_workers_that_note_at_once_lose_nothing(database: Database) -> None:
    async def work() -> None:
        async with database.write() as session:
            await note(session, DRAW, 3.0)

    await asyncio.gather(*(work() for _ in range(5)))
    async with database.write() as session:
        await note(session, DRAW, 9.0)
        assert await means(session, "cpu", "draft") == {"draw": pytest.approx(4.0)}
