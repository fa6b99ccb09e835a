"""A fixture for whole workers: a database and a blob store of their own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from db.address import read_address
from db.blobs import open_blobs
from db.schema import upgrade
from db.session import open_database
from tests.bot.worker.house import House


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    address = read_address(f"sqlite:///{tmp_path / 'toonbooth.sqlite'}")
    upgrade(address)
    async with open_database(address) as database:
        opened = House(tmp_path, address, database, open_blobs("", tmp_path / "blobs"))
        yield opened
        await opened.close()
