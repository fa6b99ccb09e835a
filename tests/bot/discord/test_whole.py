"""The whole service with Discord as its only platform: everybody gets their own sticker, once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.discord.opening import open_discord
from bot.service import run_service
from bot.supervisor import Supervisor
from config.errors import UnusableSetting
from config.settings import Settings
from tests.bot.discord.booth import sticker_files
from tests.bot.discord.test_results import is_sticker
from tests.bot.lag import LONGEST_LAG_S, measure_lag
from tests.bot.telegram.whole_worker import FOLDER
from tests.fakes.discord.interactions import ACKNOWLEDGE_S, Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.trials.pictures import draw_photo

LIMIT_S = 120.0
WORKER = (sys.executable, "-m", "tests.bot.telegram.whole_worker", "--attached")
PEOPLE = 12


@pytest.fixture(autouse=True)
def patience() -> None:
    """Here it waits no longer than it does for people."""


@pytest.fixture
def settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assets: Path, fake: FakeDiscord
) -> Settings:
    """Of this process and its worker."""
    folder = tmp_path / "sticker"
    folder.mkdir()
    for name, data in sticker_files().items():
        (folder / name).write_bytes(data)
    monkeypatch.setenv(FOLDER, str(folder))
    for name, value in {
        "DATA_DIR": str(tmp_path / "data"), "HTTP_PORT": "0", "METRICS_PORT": "0",
        "EXECUTOR": "one", "HEARTBEAT_S": "0.5", "THREADS": "1", "ASSETS": str(assets),
        "SLOTS": "4",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"TOONBOOTH_{name}", value)
    return Settings(
        discord_bot_token=SecretStr(fake.token),
        discord_api_url=fake.api_url,
        discord_gateway_url=fake.gateway_url,
    )


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """The service in this process until the end of the block, when it is stopped by a signal."""
    supervisor = Supervisor(WORKER, drain_s=5)
    running = asyncio.create_task(
        run_service(settings, supervisor=supervisor, platforms=[open_discord])
    )
    while signal.getsignal(signal.SIGTERM) == signal.SIG_DFL and not running.done():
        await asyncio.sleep(0.02)
    try:
        yield running
    finally:
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(running, LIMIT_S)


async def until(running: asyncio.Task[None], wanted: object) -> None:
    assert callable(wanted)
    async with asyncio.timeout(LIMIT_S):
        while not running.done() and not wanted():
            await asyncio.sleep(0.02)


def has_sticker(found: Interaction) -> bool:
    return found.original is not None and is_sticker(found.original)


async def test_everybody_gets_their_own_sticker_once_and_nothing_blocks(
    settings: Settings, fake: FakeDiscord, ann: Seat
) -> None:
    seats = [Seat(fake, fake.add_person(f"Person {it}"), ann.channel) for it in range(PEOPLE)]
    async with serving(settings) as running:
        await until(running, lambda: fake.gateway.is_connected)
        fake.interactions.acknowledge_s = ACKNOWLEDGE_S
        measuring = asyncio.create_task(measure_lag())
        asked = [
            await seat.slash("theme", photo=draw_photo(number), prompt="pirate")
            for number, seat in enumerate(seats)
        ]
        await until(running, lambda: all(map(has_sticker, asked)))
        measuring.cancel()
        assert await measuring < LONGEST_LAG_S
    assert all((it.acknowledged_s or LIMIT_S) < ACKNOWLEDGE_S for it in asked)
    assert len(ann.channel.shown) == PEOPLE
    assert {it.original for it in asked} == set(ann.channel.shown)


async def test_what_waited_while_the_service_was_away_is_brought_once_it_is_back(
    settings: Settings, fake: FakeDiscord, ann: Seat
) -> None:
    async with serving(settings) as running:
        await until(running, lambda: fake.gateway.is_connected)
        found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
        await until(running, lambda: found.original and found.original.buttons)
    found.expire()
    async with serving(settings) as running:
        await until(running, lambda: any(map(is_sticker, ann.channel.shown)))
    assert sum(map(is_sticker, ann.channel.shown)) == 1


async def test_a_token_that_discord_refuses_ends_the_service_with_its_name(
    settings: Settings, fake: FakeDiscord
) -> None:
    wrong = settings.model_copy(update={"discord_bot_token": SecretStr("wrong")})
    with pytest.raises(UnusableSetting, match="DISCORD_BOT_TOKEN"):
        await run_service(wrong, supervisor=None, platforms=[open_discord])
    fake.violations.clear()
