"""The whole service with Telegram as its only platform: everybody gets their own sticker, once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.service import run_service
from bot.supervisor import Supervisor
from bot.telegram.opening import open_telegram
from config.settings import Settings
from tests.bot.lag import LONGEST_LAG_S, measure_lag
from tests.bot.telegram.booth import draw_photo, sticker_files
from tests.bot.telegram.whole_worker import FOLDER
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import SECRET_HEADER, TOKEN, FakeTelegram

LIMIT_S = 120.0
WORKER = (sys.executable, "-m", "tests.bot.telegram.whole_worker", "--attached")
PEOPLE = 12


@pytest.fixture
def settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assets: Path, fake: FakeTelegram
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
    return Settings(telegram_bot_token=SecretStr(TOKEN), telegram_api_url=fake.url)


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """The service in this process until the end of the block, when it is stopped by a signal."""
    supervisor = Supervisor(WORKER, drain_s=5)
    running = asyncio.create_task(
        run_service(settings, supervisor=supervisor, platforms=[open_telegram])
    )
    while signal.getsignal(signal.SIGTERM) == signal.SIG_DFL and not running.done():
        await asyncio.sleep(0.02)
    try:
        yield running
    finally:
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(running, LIMIT_S)


def find_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def stickers(person: Person) -> list[dict]:
    return [message for message in person.chat.bots if "sticker" in message]


async def test_everybody_gets_their_own_sticker_once_and_nothing_blocks(
    settings: Settings, fake: FakeTelegram
) -> None:
    people = [fake.people.meet(f"Person {number}") for number in range(PEOPLE)]
    async with serving(settings) as running:
        asked = {}
        for number, person in enumerate(people):
            asked[person.id] = person.send_photo(draw_photo(number), "/theme pirate")
        await fake.until(lambda: running.done() or fake.asked("getUpdates"), LIMIT_S)
        measuring = asyncio.create_task(measure_lag())
        await fake.until(lambda: running.done() or all(map(stickers, people)), LIMIT_S)
        measuring.cancel()
        assert await measuring < LONGEST_LAG_S
        await fake.until(lambda: not any(len(p.chat.bots) > 1 for p in people), LIMIT_S)
    for person in people:
        (sticker,) = stickers(person)
        answered = sticker["reply_to_message"]["message_id"]
        assert answered == asked[person.id]["message_id"]


async def test_a_webhook_takes_only_what_carries_its_secret(
    settings: Settings, fake: FakeTelegram, ann: Person
) -> None:
    port = find_port()
    url = f"http://127.0.0.1:{port}/telegram"
    hooked = settings.model_copy(
        update={
            "telegram_webhook_url": url, "telegram_webhook_port": port,
            "telegram_webhook_secret": SecretStr("our-secret"),
        }
    )  # fmt: skip
    async with serving(hooked) as running:
        await fake.until(lambda: running.done() or fake.webhook.url, LIMIT_S)
        async with aiohttp.ClientSession() as session:
            for headers in ({}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "ürgs"}):
                forged = {"update_id": 1, "message": ann.say("/help")}
                async with session.post(url, json=forged, headers=headers) as answer:
                    assert answer.status == 403
        fake.world.updates.clear()
        ann.send_photo(draw_photo(), "/theme pirate")
        await fake.until(lambda: running.done() or stickers(ann), LIMIT_S)
    assert not fake.asked("getUpdates")
