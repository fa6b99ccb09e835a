"""The tables of the database: ours are made by Alembic, those of the workflows by DBOS.

Both lie in the same database: on PostgreSQL DBOS's in a schema of their own, "dbos".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from dbos import DBOS
from sqlalchemy import Connection, NullPool, create_engine, event, text

from db.address import Address
from db.errors import SchemaMismatch
from db.session import WRITES, begin_sqlite, prepare_sqlite, translated

FOLDER = Path(__file__).parent / "migrations"
BASE = "base"
_LOCK = 6_000_001  # one of PostgreSQL's advisory locks, and nobody else's


def upgrade(address: Address) -> None:
    """Bring all tables to this version of the program; does nothing where they are.

    Of several processes that do so at once one works and the others wait. Raises
    DatabaseUnreachable, and SchemaMismatch when the tables are newer than the program.
    """
    with translated():
        with _alone(address) as connection:
            _refuse_newer(connection)
            command.upgrade(_config(connection), "head")
        DBOS.migrate(address.for_workflows)


def downgrade(address: Address, revision: str) -> None:
    """Take our tables back to a revision, `BASE` being none at all; DBOS's stay as they are."""
    with translated(), _alone(address) as connection:
        command.downgrade(_config(connection), revision)


def newest_revision() -> str:
    """The revision that this version of the program wants."""
    return str(_script().get_current_head())


def check_schema(address: Address) -> None:
    """Raise SchemaMismatch unless our tables are those of this version of the program.

    DBOS checks its own where it is launched. Raises DatabaseUnreachable, too.
    """
    with translated(), _connected(address) as connection:
        found, wanted = _found(connection), newest_revision()
    if found != wanted:
        raise SchemaMismatch(found, wanted)


def _refuse_newer(connection: Connection) -> None:
    script = _script()
    found = _found(connection)
    if found not in (None, *(step.revision for step in script.walk_revisions())):
        raise SchemaMismatch(found, newest_revision())


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _script() -> ScriptDirectory:
    return ScriptDirectory(FOLDER)


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


@contextmanager
def _alone(address: Address) -> Iterator[Connection]:
    """A transaction that waits until no other process changes the tables."""
    with _connected(address, {WRITES: True}) as connection:
        if not address.embedded:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


@contextmanager
def _connected(address: Address, options: Mapping[str, bool] | None = None) -> Iterator[Connection]:
    engine = create_engine(
        address.for_migrations, poolclass=NullPool, execution_options=options or {}
    )
    if address.embedded:
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "connect", _free_keys)
        event.listen(engine, "begin", begin_sqlite)
    with engine.begin() as connection:
        yield connection


def _free_keys(connection: Any, _record: object) -> None:
    # SQLite changes some tables by building them anew, and dropping the old one would take along
    # the rows of others that point to it.
    connection.execute("PRAGMA foreign_keys = OFF")
