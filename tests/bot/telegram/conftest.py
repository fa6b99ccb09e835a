"""A Telegram of our own and the service beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.address import read_address
from db.schema import upgrade
from tests.bot.telegram.booth import Booth, open_booth
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.server import open_telegram as open_fake


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database in a file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "toonbooth.sqlite"
    upgrade(read_address(f"sqlite:///{path}"))
    return path


@pytest.fixture(autouse=True)
def spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the library warns of its own numbers of seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble is waited out, but not for long."""
    monkeypatch.setattr("bot.front.delivery.FIRST_DELAY_S", 0.1)
    monkeypatch.setattr("bot.telegram.polling.PAUSE_S", 0.1)
    monkeypatch.setattr("bot.telegram.opening.PAUSE_S", 0.1)
    monkeypatch.setattr("bot.telegram.clearing.AGAIN_S", 0.1)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with open_fake() as opened:
        yield opened


@pytest.fixture
async def booth(fake: FakeTelegram, tmp_path: Path, migrated: Path) -> AsyncIterator[Booth]:
    async with open_booth(fake, tmp_path, migrated) as opened:
        yield opened


@pytest.fixture
def ann(fake: FakeTelegram) -> Person:
    return fake.people.meet("Ann", username="ann_of_arc")


@pytest.fixture
def bob(fake: FakeTelegram) -> Person:
    return fake.people.meet("Bob")
