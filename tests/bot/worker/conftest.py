"""What tests of workers share: a database and a blob store, and small workers beside them."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from db.address import read_address
from db.blobs import open_blobs
from db.session import open_database
from tests.bot.worker.house import House


@pytest_asyncio.fixture
async def house(tmp_path: Path, migrated_file: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, migrated_file) as opened:
        yield opened


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def working_house(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> AsyncIterator[House]:
    """With a worker that takes all jobs, twice where that may help, and in the end stops as told.
    To start one takes seconds."""
    async with open_house(tmp_path_factory.mktemp("house"), migrated_file) as opened:
        worker = await opened.open_worker(TOONBOOTH_ATTEMPTS="2")
        yield opened
        assert await opened.stop_worker(worker) == 0


@asynccontextmanager
async def open_house(folder: Path, migrated: Path) -> AsyncIterator[House]:
    path = folder / "toonbooth.sqlite"
    shutil.copy(migrated, path)
    address = read_address(f"sqlite:///{path}")
    async with open_database(address) as database:
        opened = House(folder, address, database, open_blobs("", folder / "blobs"))
        try:
            yield opened
        finally:
            await opened.close()
