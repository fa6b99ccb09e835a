"""Work that only one process does at a time: whoever holds the right to it."""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

import psycopg

from db.address import Address

DELIVERY = 6_000_003  # one of PostgreSQL's advisory locks, and nobody else's
# A machine that vanished loses the right after half a minute, not after the usual two hours.
_VANISHED = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4"
_CONNECT_S = 5


class Right(Protocol):
    """The right to do something alone."""

    async def held(self) -> bool:
        """Whether this process has it now; takes it where nobody does."""
        ...


@asynccontextmanager
async def open_right(address: Address, number: int) -> AsyncIterator[Right]:
    """A right, which ends with the block or the process. number: which one, of those above."""
    right = _FileRight(address, number) if address.embedded else _ServerRight(address, number)
    try:
        yield right
    finally:
        await right.close()


class _FileRight:
    """On one machine: a lock on a file beside the database, which ends with its process."""

    def __init__(self, address: Address, number: int) -> None:
        self._path = Path(f"{address.url.database}.{number}.lock")
        self._file: BinaryIO | None = None

    async def held(self) -> bool:
        if self._file is None:
            file = self._path.open("wb")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
                return False
            self._file = file
        return True

    async def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class _ServerRight:
    """On PostgreSQL: an advisory lock, which ends with its connection."""

    def __init__(self, address: Address, number: int) -> None:
        self._address = address
        self._number = number
        self._connection: psycopg.AsyncConnection | None = None

    async def held(self) -> bool:
        try:
            if self._connection is None:
                return await self._take()
            await self._connection.execute("SELECT 1")
        except (psycopg.Error, OSError):
            await self.close()
            return False
        return True

    async def _take(self) -> bool:
        self._connection = await psycopg.AsyncConnection.connect(
            self._address.for_workflows,
            autocommit=True,
            connect_timeout=_CONNECT_S,
            options=_VANISHED,
        )
        found = await self._connection.execute("SELECT pg_try_advisory_lock(%s)", (self._number,))
        row = await found.fetchone()
        if row is None or not row[0]:
            await self.close()
            return False
        return True

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error, OSError):
                await asyncio.wait_for(connection.close(), _CONNECT_S)
