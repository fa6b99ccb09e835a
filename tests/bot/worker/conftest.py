"""Fixtures for what a worker does: real models, small pictures, the quick renderer."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import pytest_asyncio
import skimage.data

from bot.studio import Studio
from config.settings import Settings
from db.address import read_address
from db.blobs import open_blobs
from db.schema import upgrade
from db.session import open_database
from tests.bot.worker.house import House


@pytest.fixture(scope="session")
def cup() -> bytes:
    """A PNG of a cup of coffee, 300 px wide."""
    pixels = cv2.resize(skimage.data.coffee(), (300, 200), interpolation=cv2.INTER_AREA)
    return bytes(cv2.imencode(".png", np.ascontiguousarray(pixels[..., ::-1]))[1])


@pytest.fixture(scope="session")
def astronaut() -> bytes:
    """A PNG of a person, 512 px wide."""
    pixels = np.ascontiguousarray(skimage.data.astronaut()[..., ::-1])
    return bytes(cv2.imencode(".png", pixels)[1])


@pytest.fixture(scope="session")
def studio(assets: Path) -> Iterator[Studio]:
    with Studio(Settings(threads=1), assets) as opened:
        yield opened


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    address = read_address(f"sqlite:///{tmp_path / 'toonbooth.sqlite'}")
    upgrade(address)
    async with open_database(address) as database:
        opened = House(tmp_path, address, database, open_blobs("", tmp_path / "blobs"))
        yield opened
        await opened.close()
