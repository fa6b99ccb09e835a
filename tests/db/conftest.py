"""Databases of both kinds, each test with one of its own."""

from __future__ import annotations

import os
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
from db.schema import upgrade
from db.session import Database, open_database
from tests.db.postgres import NoPostgres, running_postgres

TEMPLATE = "toonbooth_template"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A server with the migrated database TEMPLATE; the address ends before the database's name."""
    try:
        with running_postgres() as url:
            server = url.rsplit("/", 1)[0]
            _create(server, TEMPLATE, of="template1")
            upgrade(read_address(f"{server}/{TEMPLATE}"))
            yield server
    except NoPostgres as error:
        if "CI" in os.environ:  # there it must not be missing
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "toonbooth.sqlite"
    upgrade(read_address(f"sqlite:///{path}"))
    return path


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
def address(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Address]:
    """A database with all tables, and nothing in them."""
    if backend == "sqlite":
        path = tmp_path / "toonbooth.sqlite"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield read_address(f"sqlite:///{path}")
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


def _postgresql_address(request: pytest.FixtureRequest, *, of: str) -> Iterator[Address]:
    server = request.getfixturevalue("postgresql")
    name = f"test_{next(_numbers)}"
    _create(server, name, of=of)
    yield read_address(f"{server}/{name}")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _create(server: str, name: str, *, of: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {of}")
