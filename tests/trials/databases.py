"""The database of a trial, empty at its beginning and gone after it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from db.address import Address, read_address
from tests.db.postgres import running_postgres

SQLITE, POSTGRES = "sqlite", "postgres"


@contextmanager
def fresh_database(wanted: str, folder: Path) -> Iterator[Address]:
    """wanted: SQLITE, a file in `folder`; POSTGRES, a server of its own; or the address of a server
    on which a database is made for the trial."""
    if wanted == SQLITE:
        yield read_address(f"sqlite:///{folder / 'toonbooth.sqlite'}")
        return
    with running_postgres() if wanted == POSTGRES else nullcontext(wanted) as server:
        name = f"trial_{secrets.token_hex(4)}"
        _tell(server, f"CREATE DATABASE {name}")
        try:
            named = make_url(server).set(database=name)
            yield read_address(named.render_as_string(hide_password=False))
        finally:
            with suppress(psycopg.OperationalError):  # a trial may have stopped the server
                _tell(server, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())


def files_of(address: Address) -> list[Path]:
    """Where a database keeps what it holds, its write-ahead log too; none where only the server
    may read them."""
    if address.embedded:
        path = Path(str(address.url.database))
        return [path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal")]
    with psycopg.connect(address.for_workflows) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    folder = Path(row[0]) if row else Path("missing")
    return [folder] if folder.is_dir() else []
