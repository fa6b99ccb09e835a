"""Sessions commit or roll back whole, and their errors quote nobody."""

from __future__ import annotations

import asyncio
import traceback
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import make_transient

from db import session as module
from db.address import read_address
from db.errors import DatabaseUnreachable
from db.models import Job, User
from db.session import Database, now, open_database
from tests.db.rows import add_one_job, add_user


async def count_users(database: Database) -> int | None:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(User))


async def test_what_was_written_stays_and_what_was_only_read_does_not(database: Database) -> None:
    async with database.write() as session:
        await add_user(session, "1")
    async with database.read() as session:
        await add_user(session, "2")
    assert await count_users(database) == 1


async def test_an_exception_takes_back_all_of_a_block(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as session:
            await add_user(session)
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    assert await count_users(database) == 0


async def test_the_callers_own_errors_are_left_alone(database: Database) -> None:
    with pytest.raises(FileNotFoundError):
        async with database.write():
            raise FileNotFoundError("a blob")
    with pytest.raises(TimeoutError):
        async with database.read(), asyncio.timeout(0.01):
            await asyncio.sleep(1)


@pytest.mark.parametrize("wrong", [{"progress": 2.0}, {"platform": None}, {"id": "used"}])
async def test_errors_do_not_quote_what_people_wrote(
    database: Database, wrong: dict[str, Any]
) -> None:
    async with database.write() as session:
        (await add_one_job(session)).id = "used"
    async with database.write() as session:
        other = await session.scalar(select(Job))
        assert other is not None
        make_transient(other)
        other.number, other.id, other.message = 2, "free", "my message"
        other.prompt, other.chat = "my secret", "my chat"
        for name, value in wrong.items():
            setattr(other, name, value)
        session.add(other)
        with pytest.raises(IntegrityError) as caught:
            await session.flush()
        await session.rollback()
    told = "".join(traceback.format_exception(caught.value))
    assert "constraint" in told.lower()
    assert not [word for word in ("my secret", "my message", "my chat") if word in told]


async def test_a_server_that_is_not_there_is_told_as_one() -> None:
    async with open_database(read_address("postgresql://me:secret@127.0.0.1:1/name")) as database:
        with pytest.raises(DatabaseUnreachable) as caught:
            await count_users(database)
    assert "secret" not in str(caught.value)


async def test_a_full_pool_is_told_as_a_database_that_does_not_answer(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_options", lambda _: {"pool_size": 1, "max_overflow": 0,
                                                       "pool_timeout": 0.05})  # fmt: skip
    async with open_database(database.address) as small, small.read() as session:
        await session.execute(text("SELECT 1"))
        with pytest.raises(DatabaseUnreachable, match="TimeoutError"):
            await count_users(small)


async def test_writers_wait_for_each_other(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)

    async def add_one() -> None:
        async with database.write() as session:
            theirs = await session.get_one(User, user.id, with_for_update=True)
            count = int(theirs.language or 0)
            await asyncio.sleep(0.01)
            theirs.language = str(count + 1)

    await asyncio.gather(*(add_one() for _ in range(8)))
    async with database.read() as session:
        assert (await session.get_one(User, user.id)).language == "8"


async def test_a_crowd_of_writers_holds_up_no_reader(database: Database) -> None:
    async def write(name: str) -> None:
        async with database.write() as session:
            await add_user(session, name)

    async with database.write() as session:
        await add_user(session, "first")
        crowd = [asyncio.create_task(write(str(number))) for number in range(40)]
        await asyncio.sleep(0.05)
        async with asyncio.timeout(2), database.read() as reading:
            await reading.execute(text("SELECT 1"))
    await asyncio.gather(*crowd)
    assert await count_users(database) == 41


async def test_nothing_that_was_deleted_stays_in_the_log(database: Database) -> None:
    """SQLite's write-ahead log; PostgreSQL's is its own affair."""
    if not database.address.embedded:
        return
    log = Path(f"{database.address.url.database}-wal")
    async with database.write() as session:
        session.add(User(platform="local", native_id="somebody-remarkable", created_at=now()))
    async with database.write() as session:
        await session.execute(delete(User))
    assert b"somebody-remarkable" in log.read_bytes()
    await database.settle()
    assert not log.read_bytes()
    file = Path(str(database.address.url.database))
    assert b"somebody-remarkable" not in file.read_bytes()
