"""The whole service in its own processes, between the tests' own Telegram and Discord."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from db.address import Address
from db.jobs import count_states
from db.models import Job
from db.session import Database, open_database
from db.states import LIVING
from tests.bot.discord.booth import sticker_files as discord_files
from tests.bot.telegram.booth import sticker_files as telegram_files
from tests.fakes.discord.server import FakeDiscord, serve_discord
from tests.fakes.telegram.server import TOKEN, FakeTelegram, open_telegram
from tests.trials import wired
from tests.trials.databases import SQLITE, files_of, fresh_database
from tests.trials.house import FRONT, WORKER, House, open_house
from tests.trials.pictures import forms_of
from tests.trials.running import WAITS
from tests.trials.stamper import FOLDER
from tests.trials.traces import Traces
from tests.trials.whole import START_S, is_listening, mark

PURGE_S = 120.0  # after the last guest got theirs, however busy the machine is
POLL_S = 0.02
PROGRAMS: Mapping[str, str] = {FRONT: wired.__name__, WORKER: "tests.trials.stamper"}


@dataclass(frozen=True)
class Wire:
    """What a trial acts on. folder: of the service's files. lag: see `tests.trials.wired`."""

    telegram: FakeTelegram
    discord: FakeDiscord
    house: House
    database: Database
    address: Address
    folder: Path
    lag: Path

    def mark(self) -> tuple[int, int]:
        """How much was heard of the front so far."""
        return mark(self.telegram, self.discord)

    async def up(self, since: tuple[int, int] = (0, 0)) -> None:
        """A front that began after a mark listens on both platforms. Raises TimeoutError."""
        await until(lambda: is_listening(self.telegram, self.discord, since), START_S)

    async def settled(self, limit_s: float = PURGE_S) -> list[Job]:
        """All jobs, once they have ended and nothing lies in their folders, or after the limit."""
        ends_s = time.monotonic() + limit_s
        while True:
            async with self.database.read() as session:
                states = await count_states(session)
            over = not any(states[state] for state in LIVING) and not self.leftovers()
            if over or time.monotonic() > ends_s:
                return await self.jobs()
            await asyncio.sleep(POLL_S)

    async def jobs(self) -> list[Job]:
        """All of them, the oldest first."""
        async with self.database.read() as session:
            return list(await session.scalars(select(Job).order_by(Job.number)))

    def leftovers(self) -> list[Path]:
        """What lies in the folders of jobs."""
        return [it for it in (self.folder / "blobs" / "jobs").rglob("*") if it.is_file()]

    def traces(self, photos: Sequence[bytes]) -> list[str]:
        """Where pieces of photos are, in any form."""
        search = Traces(form for photo in photos for form in forms_of(photo)).search
        return search([self.folder, *files_of(self.address)])

    def lags_s(self) -> list[float]:
        """By how much each tick of the front's event loop came late, sorted."""
        rows = self.lag.read_text("utf-8").splitlines() if self.lag.exists() else []
        return sorted(late_s for row in rows if row.endswith("]") for late_s in json.loads(row))


async def until(wanted: Callable[[], object], limit_s: float) -> None:
    """Wait for something to be true; raises TimeoutError."""
    async with asyncio.timeout(limit_s):
        while not wanted():
            await asyncio.sleep(POLL_S)


@asynccontextmanager
async def open_wire(
    folder: Path, *, stage_s: float, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Wire]:
    """The service until the end of the block, listening. stage_s: how long each of a job's six
    stages takes. settings: more of the environment."""
    data, stickers = folder / "data", folder / "sticker"
    for made in (data, stickers):
        made.mkdir()
    for name, content in {**discord_files(), **telegram_files()}.items():
        (stickers / name).write_bytes(content)
    async with AsyncExitStack() as stack:
        address = stack.enter_context(fresh_database(SQLITE, folder))
        telegram = await stack.enter_async_context(open_telegram())
        discord = await stack.enter_async_context(serve_discord())
        environment = {
            "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url,
            "DISCORD_BOT_TOKEN": discord.token, "DISCORD_API_URL": discord.api_url,
            "DISCORD_GATEWAY_URL": discord.gateway_url, "TOONBOOTH_THREADS": "1",
            "TOONBOOTH_HEARTBEAT_S": "0.5", "TOONBOOTH_DEAD_AFTER_S": "10",
            "PTB_TIMEDELTA": "1", FOLDER: str(stickers), WAITS: str(stage_s),
            wired.LAG: str(folder / "lag"), **(settings or {}),
        }  # fmt: skip
        opened = open_house(data, address, telegram.url, environment, PROGRAMS)
        house = await stack.enter_async_context(opened)
        database = await stack.enter_async_context(open_database(address))
        wire = Wire(telegram, discord, house, database, address, data, folder / "lag")
        await wire.up()
        yield wire
