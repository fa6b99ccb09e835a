"""The tables come, go and come again; they are those of `db.models`, on both databases."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, delete, insert, inspect, text
from sqlalchemy.exc import IntegrityError

from db.address import Address, read_address
from db.errors import DatabaseUnreachable, SchemaMismatch
from db.models import Base, Job
from db.schema import BASE, FOLDER, check_schema, downgrade, upgrade
from db.session import Database, now
from db.states import CHANGES, ENDED, JobState
from tests.db.rows import add_one_job

UPGRADE = (
    "import sys; from db import address, schema; schema.upgrade(address.read_address(sys.argv[1]))"
)
GUARD = "jobs_guard_state"
TRIGGER = "CREATE TRIGGER"


@pytest.fixture
def address(own_address: Address) -> Address:
    """Nobody else's: here the tables themselves are changed."""
    return own_address


@contextmanager
def connected(address: Address) -> Iterator[Connection]:
    engine = create_engine(address.for_migrations)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def tables(address: Address) -> set[str]:
    with connected(address) as connection:
        return set(inspect(connection).get_table_names())


def first_step() -> Any:
    spec = spec_from_file_location("first_step", FOLDER / "versions" / "0001_first_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_upgrade_makes_our_tables_and_those_of_the_workflows(empty_address: Address) -> None:
    upgrade(empty_address)
    check_schema(empty_address)
    assert tables(empty_address) >= set(Base.metadata.tables)
    with connected(empty_address) as connection:
        schema = None if empty_address.embedded else "dbos"
        assert inspect(connection).has_table("workflow_status", schema=schema)


def test_a_file_is_in_wal_mode_from_the_beginning(tmp_path: Path) -> None:
    address = read_address(f"sqlite:///{tmp_path / 'toonbooth.sqlite'}")
    upgrade(address)
    with connected(address) as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_all_tables_go_and_come_again(address: Address) -> None:
    downgrade(address, BASE)
    assert not tables(address) & set(Base.metadata.tables)
    upgrade(address)
    check_schema(address)
    assert tables(address) >= set(Base.metadata.tables)


def test_a_second_upgrade_changes_nothing(address: Address) -> None:
    with connected(address) as connection:
        before = definitions(connection)
    upgrade(address)
    with connected(address) as connection:
        assert definitions(connection) == before


def test_processes_that_upgrade_at_once_do_not_harm_each_other(empty_address: Address) -> None:
    url = empty_address.for_workflows
    running = [
        subprocess.Popen([sys.executable, "-c", UPGRADE, url], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * 3, said
    check_schema(empty_address)


def test_tables_that_are_missing_are_a_mismatch(empty_address: Address) -> None:
    with pytest.raises(SchemaMismatch) as caught:
        check_schema(empty_address)
    assert caught.value.found is None


def test_tables_of_a_newer_version_are_left_alone(address: Address) -> None:
    with connected(address) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for look in (check_schema, upgrade):
        with pytest.raises(SchemaMismatch) as caught:
            look(address)
        assert caught.value.found == "9999"


def test_a_server_that_is_not_there_is_told_without_its_address() -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        upgrade(read_address("postgresql://somebody:secret@127.0.0.1:1/name"))
    assert "secret" not in str(caught.value)


def test_alembic_finds_no_drift(address: Address) -> None:
    ours = set(Base.metadata.tables)

    def is_ours(name: str | None, kind: str, parents: Any) -> bool:
        return kind != "table" or name in ours

    with connected(address) as connection:
        options = {"include_name": is_ours, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_constraints_and_indexes_are_to_the_letter_those_of_the_models(
    address: Address, address_of_models: Address
) -> None:
    with connected(address) as migrated, connected(address_of_models) as made:
        assert definitions(migrated) == definitions(made)


def definitions(connection: Connection) -> set[tuple[str, str]]:
    """What the database itself says of our tables: columns, constraints, indexes."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT tbl_name, sql FROM sqlite_master"))
        found = {(str(table), line) for table, sql in rows for line in _lines(sql or "")}
    else:
        found = {(str(table), str(line)) for table, line in connection.execute(text(POSTGRESQL))}
    return {(table, line) for table, line in found if table in Base.metadata.tables}


def _lines(sql: str) -> list[str]:
    """A statement's columns and constraints, whatever their order and line breaks."""
    depth, parts = 0, [""]
    for letter in sql:
        depth += (letter == "(") - (letter == ")")
        if depth == 1 and letter in "(,":
            parts.append("")
        else:
            parts[-1] += letter
    # A table that was built anew has its name in quotes.
    lines = (re.sub(r"\s+", " ", part.replace('"', "")).strip(" )") for part in parts)
    return [] if sql.startswith(TRIGGER) else [line for line in lines if line]


POSTGRESQL = """
    SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT table_name, concat_ws(' ', column_name, data_type, character_maximum_length,
        is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = 'public'
"""


def test_the_guard_knows_the_changes_that_the_code_knows() -> None:
    allowed = {(str(before), str(after)) for before in CHANGES for after in CHANGES[before]}
    assert set(first_step().STATE_CHANGES) == allowed


CHANGE = """
    UPDATE jobs SET state = :after, error = CASE WHEN :failed THEN 'Broken' END,
        ended_at = CASE WHEN :ended THEN created_at END
"""


@pytest.mark.parametrize("before", list(JobState))
async def test_raw_statements_cannot_make_an_illegal_change(
    database: Database, before: JobState
) -> None:
    async with database.write() as session:
        job = await add_one_job(session)
        await session.execute(delete(Job))
        await session.execute(insert(Job).values(values_of(job) | standing(before)))
    for after in JobState:
        legal = after == before or after in CHANGES[before]
        with nullcontext() if legal else pytest.raises(IntegrityError, match="no such change"):
            await change_and_take_back(database, after)


def values_of(job: Job) -> dict[str, Any]:
    return {column.key: getattr(job, column.key) for column in inspect(Job).columns}


def standing(state: JobState) -> dict[str, Any]:
    ended = now() if state in ENDED else None
    return {"state": state, "ended_at": ended, "error": "Broken" if state == "failed" else None}


async def change_and_take_back(database: Database, after: JobState) -> None:
    parts = {"after": after.value, "failed": after == JobState.FAILED, "ended": after in ENDED}
    async with database.read() as session:
        await session.execute(text(CHANGE), parts)
