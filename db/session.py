"""The open database: short transactions that read, and short ones that write."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, ExceptionContext, event
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from db.address import Address
from db.errors import DatabaseUnreachable

BUSY_MS = 30_000  # how long SQLite waits for another process's transaction
POOL = 10  # connections to PostgreSQL
WRITES = "toonbooth_writes"  # an execution option


class Database:
    """Sessions on one database; made by `open_database`.

    On SQLite a writing transaction takes the only lock at its beginning: one that read first and
    wrote later could find that somebody else had written in between, and fail. Writers of this
    process queue for it without a connection, so that a crowd of them holds up no reader.
    """

    def __init__(self, address: Address, engine: AsyncEngine) -> None:
        self.address = address
        self._engine = engine
        self._writing = engine.execution_options(**{WRITES: True})
        self._turn = asyncio.Lock() if address.embedded else nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session whose changes are dropped. Raises DatabaseUnreachable."""
        with translated():
            async with AsyncSession(self._engine, expire_on_commit=False) as session:
                yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A session that is committed at the end, or rolled back when an exception leaves it.

        Raises DatabaseUnreachable.
        """
        async with self._turn:
            with translated():
                async with (
                    AsyncSession(self._writing, expire_on_commit=False) as session,
                    session.begin(),
                ):
                    yield session

    async def settle(self) -> None:
        """Let nothing that was deleted stay in SQLite's write-ahead log; elsewhere does nothing.

        Readers of the moment may keep a part of it in place, until the next time.
        """
        if self.address.embedded:
            async with self._engine.connect() as connection:
                pooled = await connection.get_raw_connection()
                driver: Any = pooled.driver_connection
                await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        await self._engine.dispose()


class translated:  # noqa: N801 - reads as the function it stands for
    """Turns the drivers' errors of connection into ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, (OperationalError, InterfaceError, PoolTimeout)):
            # Neither the statement nor its values: they may hold what people wrote.
            cause = getattr(error, "orig", error)
            raise DatabaseUnreachable(type(cause).__name__) from error


@asynccontextmanager
async def open_database(address: Address) -> AsyncIterator[Database]:
    """The database at an address, until the end of the block."""
    engine = create_async_engine(address.for_tables, **_options(address))
    if address.embedded:
        event.listen(engine.sync_engine, "connect", prepare_sqlite)
        event.listen(engine.sync_engine, "begin", begin_sqlite)
    else:
        event.listen(engine.sync_engine, "handle_error", _drop_detail)
    database = Database(address, engine)
    try:
        yield database
    finally:
        await database.close()


def _options(address: Address) -> dict[str, Any]:
    # Errors must not quote what people wrote.
    options: dict[str, Any] = {"hide_parameters": True}
    if address.embedded:
        return options | {"connect_args": {"timeout": BUSY_MS / 1000}}
    # A connection that died while it lay in the pool is replaced, not handed out.
    return options | {"pool_size": POOL, "max_overflow": POOL, "pool_pre_ping": True}


def _drop_detail(context: ExceptionContext) -> None:
    # After its first line PostgreSQL quotes the row that it refused.
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def prepare_sqlite(connection: Any, _record: object) -> None:
    """What each new connection to a file is told."""
    connection.isolation_level = None  # `begin_sqlite` says how transactions begin
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_MS}",
        "secure_delete = ON",  # what was deleted is overwritten, in the file too
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_sqlite(connection: Connection) -> None:
    """How a transaction on a file begins; WRITES says that it will write."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)
