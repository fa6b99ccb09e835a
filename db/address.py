"""One database address, in the forms that each of its drivers wants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from db.errors import DatabaseUnreachable


@dataclass(frozen=True)
class Address:
    """Where the database is. Its text hides the password."""

    url: URL

    @property
    def embedded(self) -> bool:
        """Whether it is a file on this machine."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def for_tables(self) -> URL:
        """For our own tables, asked asynchronously."""
        return self.url.set(drivername="sqlite+aiosqlite" if self.embedded else _POSTGRESQL)

    @property
    def for_migrations(self) -> URL:
        """For Alembic, which waits."""
        return self.url.set(drivername="sqlite" if self.embedded else _POSTGRESQL)

    @property
    def for_workflows(self) -> str:
        """For DBOS, which keeps its tables in the same database."""
        named = self.url.set(drivername="sqlite" if self.embedded else "postgresql")
        return named.render_as_string(hide_password=False)

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)


_POSTGRESQL = "postgresql+psycopg"


def read_address(text: str) -> Address:
    """What DATABASE_URL says: `sqlite:///file` or `postgresql://user:password@host/name`.

    Raises DatabaseUnreachable for anything else. The folder of a file is made.
    """
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise DatabaseUnreachable("DATABASE_URL is no address of a database") from error
    if url.get_backend_name() not in ("sqlite", "postgresql", "postgres"):
        raise DatabaseUnreachable("DATABASE_URL must begin with postgresql:// or sqlite:///")
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise DatabaseUnreachable("DATABASE_URL must name a file: sqlite:///folder/name.sqlite")
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return Address(url)


def hide_password(text: str) -> str:
    """A database's address as it may be shown."""
    return str(read_address(text)) if text else ""
