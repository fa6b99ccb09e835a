"""The service in one process, with a Discord of our own and a worker that makes the same sticker
of every photo at once."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select

from bot.discord.opening import DiscordPlatform, open_discord
from bot.front.delivery import Hooks, Postman
from bot.front.desk import Desk
from bot.front.progress import Teller
from config.settings import Settings
from db.address import read_address
from db.models import Job
from db.session import open_database
from db.states import ENDED, JobState
from render.encode.apng import encode_apng
from render.encode.png import encode_png
from render.encode.webp import encode_webp
from render.specs import CHAT, DISCORD, EMOJI_STILL
from render.specs import PREVIEW as PREVIEW_SPEC
from tests.bot.commits import Commits, Watch, counted_commits
from tests.bot.desks import Faces, build_desk
from tests.bot.quick_worker import QuickWorker
from tests.fakes.discord.server import FakeDiscord
from tests.render.toy import toy

POLL_S = 0.02
LIMIT_S = 60.0  # on a machine that does much else


@cache
def sticker_files() -> Mapping[str, bytes]:
    """A real sticker's, as far as Discord gets them."""
    frames = toy(8, 320)
    return {
        "chat.webp": encode_webp(frames, CHAT),
        "discord.png": encode_apng(frames, DISCORD),
        "emoji.png": encode_png(toy(1, 128).pixels[0], EMOJI_STILL),
        "preview.png": encode_png(frames.pixels[0], PREVIEW_SPEC),
        "sticker.json": b"{}",
    }


@dataclass
class Booth:
    """Everything of one test."""

    fake: FakeDiscord
    desk: Desk
    platform: DiscordPlatform
    worker: QuickWorker
    faces: Faces
    commits: Commits
    tasks: list[asyncio.Task[Any]] = field(default_factory=list)

    async def until(self, wanted: Callable[[], Any], *, limit_s: float = LIMIT_S) -> Any:
        """What a function gives, once that is true."""
        async with asyncio.timeout(limit_s):
            while True:
                found = wanted()
                if isinstance(found, Awaitable):
                    found = await found
                if found:
                    return found
                for task in self.tasks:
                    if task.done():
                        task.result()
                await asyncio.sleep(POLL_S)

    async def jobs(self) -> list[Job]:
        """All of them, oldest first."""
        async with self.desk.database.read() as session:
            return list(await session.scalars(select(Job).order_by(Job.number)))

    async def rest(self) -> None:
        """Until nothing is made or brought any more: a chat sees its sticker a moment before."""

        watch = Watch(self.commits)

        async def resting() -> bool:
            return watch.due() and all(job.state in ENDED for job in await self.jobs())

        await self.until(resting)

    async def settle(self, *states: JobState, count: int = 1) -> list[Job]:
        """The jobs, once there are so many and each is in one of these states."""

        watch = Watch(self.commits)

        async def settled() -> list[Job]:
            jobs = await self.jobs() if watch.due() else []
            return jobs if len(jobs) == count and all(it.state in states for it in jobs) else []

        found: list[Job] = await self.until(settled)
        return found


@asynccontextmanager
async def open_booth(
    fake: FakeDiscord, folder: Path, migrated: Path, **fields: Any
) -> AsyncIterator[Booth]:
    """The service until the end of the block. fields: of its settings."""
    settings = Settings(
        data_dir=folder, discord_bot_token=SecretStr(fake.token), discord_api_url=fake.api_url,
        threads=1, **{"discord_gateway_url": fake.gateway_url, "user_queued": 8, **fields},
    )  # fmt: skip
    path = folder / "toonbooth.sqlite"
    if not path.exists():
        shutil.copy(migrated, path)
    stop = asyncio.Event()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(read_address(f"sqlite:///{path}")))
        faces = Faces()
        desk = build_desk(settings, database, folder, stack, faces)
        commits = stack.enter_context(counted_commits())
        worker = QuickWorker(database, desk.blobs, sticker_files(), commits)
        platform = await stack.enter_async_context(open_discord(desk, cdn=fake.cdn_url))
        hooks = Hooks(ended=desk.purge, failed=desk.metrics.platform_failed)
        postman = Postman(database, desk.blobs, {"discord": platform.courier}, hooks)
        teller = Teller(database, [platform.board], desk.speech, dead_after_s=30)
        parts = (platform.run(stop), postman.run(stop), teller.run(stop), worker.run(stop))
        tasks = [asyncio.create_task(it) for it in parts]
        booth = Booth(fake, desk, platform, worker, faces, commits, tasks)
        try:
            await booth.until(lambda: fake.gateway.is_connected)
            yield booth
        finally:
            stop.set()
            await asyncio.gather(*booth.tasks, return_exceptions=True)
    for task in booth.tasks:
        task.result()
