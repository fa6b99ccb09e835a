"""Databases of both kinds, as new for each test."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import create_engine

import db.ballot_models
import db.contest_models
import db.machine_models
import db.moderation_models
import db.pack_models
import db.taste_models  # noqa: F401 - the same
from db.address import Address, read_address
from db.models import Base
from db.session import Database, open_database
from tests.db.postgres import SHARED, TEMPLATE, create

# As the migrations left it, and nobody connected. To make a database takes fifty times as long.
EMPTIED = """
DO $$ DECLARE it record; named text;
BEGIN
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;  -- rows in any order, whatever refers to them
    FOR it IN SELECT schemaname, tablename FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
        AND tablename NOT IN ('alembic_version', 'dbos_migrations')
    LOOP
        named := format('%I.%I', it.schemaname, it.tablename);
        IF pg_relation_size(named) > 100000 THEN  -- or queries would be planned for its dead rows
            EXECUTE format('TRUNCATE %s CASCADE', named);
        ELSE
            EXECUTE format('DELETE FROM %s', named);
        END IF;
    END LOOP;
    FOR it IN SELECT schemaname, sequencename FROM pg_sequences WHERE last_value IS NOT NULL
    LOOP EXECUTE format('ALTER SEQUENCE %I.%I RESTART', it.schemaname, it.sequencename);
    END LOOP;
END $$
"""
_numbers = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Which of the two databases."""
    return str(request.param)


@pytest.fixture
def empty_address(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Address]:
    """A database without any tables."""
    if backend == "sqlite":
        yield read_address(f"sqlite:///{tmp_path / 'toonbooth.sqlite'}")
    else:
        yield from _postgresql_address(request, of="template1")


@pytest.fixture
def address(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Address:
    """A database with all tables, and nothing in them."""
    if backend == "sqlite":
        return _copied(tmp_path, request)
    return read_address(empty_shared(request.getfixturevalue("postgresql")))


@pytest.fixture
def own_address(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Address]:
    """The same, for a test that changes tables themselves."""
    if backend == "sqlite":
        yield _copied(tmp_path, request)
    else:
        yield from _postgresql_address(request, of=TEMPLATE)


@pytest.fixture
def address_of_models(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Address]:
    """A database with the tables that `db.models` would make by itself, without migrations."""
    if backend == "sqlite":
        addresses = iter([read_address(f"sqlite:///{tmp_path / 'models.sqlite'}")])
    else:
        addresses = _postgresql_address(request, of="template1")
    for address in addresses:
        engine = create_engine(address.for_migrations)
        Base.metadata.create_all(engine)
        engine.dispose()
        yield address


@pytest_asyncio.fixture
async def database(address: Address) -> AsyncIterator[Database]:
    """The same, open."""
    async with open_database(address) as opened:
        yield opened


def empty_shared(server: str) -> str:
    """Take all rows out of the shared database; its address."""
    with psycopg.connect(f"{server}/{SHARED}", autocommit=True) as connection:
        connection.execute(EMPTIED)
    return f"{server}/{SHARED}"


def _copied(folder: Path, request: pytest.FixtureRequest) -> Address:
    path = folder / "toonbooth.sqlite"
    shutil.copy(request.getfixturevalue("migrated_file"), path)
    return read_address(f"sqlite:///{path}")


def _postgresql_address(request: pytest.FixtureRequest, *, of: str) -> Iterator[Address]:
    server = request.getfixturevalue("postgresql")
    name = f"test_{next(_numbers)}"
    create(server, name, of=of)
    yield read_address(f"{server}/{name}")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
