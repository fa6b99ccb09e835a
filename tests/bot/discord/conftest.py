"""A Discord of our own and the service beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.address import read_address
from db.schema import upgrade
from tests.bot.discord.booth import Booth, open_booth
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord, serve_discord
from tests.fakes.discord.world import ADMIN, Guild


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "toonbooth.sqlite"
    upgrade(read_address(f"sqlite:///{path}"))
    return path


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the service waits for the database, however slow the machine is."""
    for name in ("manners.SOON_S", "naming.SOON_S", "errands.NOTED_WITHIN_S"):
        monkeypatch.setattr(f"bot.discord.{name}", 30.0)


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    """Fails the test where the bot broke a rule of Discord's. Here it may take its time; how quick
    it is the whole service is tried for."""
    async with serve_discord() as opened:
        opened.interactions.acknowledge_s = 30.0
        yield opened
        assert opened.violations == []


@pytest.fixture
async def booth(fake: FakeDiscord, tmp_path: Path, migrated: Path) -> AsyncIterator[Booth]:
    async with open_booth(fake, tmp_path, migrated) as opened:
        yield opened


@pytest.fixture
async def garden(fake: FakeDiscord) -> Guild:
    return fake.add_guild("Garden")


@pytest.fixture
async def ann(fake: FakeDiscord, garden: Guild) -> Seat:
    """Somebody in a channel."""
    person = fake.add_person("Ann")
    fake.join(garden, person)
    return Seat(fake, person, fake.add_channel(garden))


@pytest.fixture
async def bob(fake: FakeDiscord, garden: Guild, ann: Seat) -> Seat:
    """Somebody else in the same channel."""
    person = fake.add_person("Bob", avatar=b"none yet")
    fake.join(garden, person)
    return Seat(fake, person, ann.channel)


@pytest.fixture
async def boss(fake: FakeDiscord, garden: Guild, ann: Seat) -> Seat:
    """An admin in the same channel."""
    person = fake.add_person("Boss")
    fake.join(garden, person, ADMIN)
    return Seat(fake, person, ann.channel)
