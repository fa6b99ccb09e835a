"""The service in one process, with a Telegram of our own and a worker that makes the same sticker
of every photo at once."""

from __future__ import annotations

import asyncio
import io
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.front.delivery import Hooks, Postman
from bot.front.desk import Desk
from bot.front.progress import Teller
from bot.telegram.api import TgBot
from bot.telegram.opening import TelegramPlatform, open_telegram
from config.settings import Settings
from db.address import read_address
from db.models import Job
from db.session import Database, open_database
from db.states import JobState
from render.encode.png import encode_png
from render.encode.webm import QUICK, encode_webm
from render.encode.webp import encode_still_webp
from render.specs import PREVIEW as PREVIEW_SPEC
from render.specs import TELEGRAM_STILL, TELEGRAM_VIDEO
from tests.bot.commits import Commits, Watch, counted_commits
from tests.bot.desks import Faces, build_desk
from tests.bot.quick_worker import QuickWorker
from tests.fakes.telegram import server
from tests.fakes.telegram.people import find_button
from tests.fakes.telegram.server import TOKEN, FakeTelegram
from tests.fakes.telegram.world import Chat, Json
from tests.render.toy import toy

POLL_S = 0.02


@cache
def sticker_files() -> Mapping[str, bytes]:
    """A real sticker's, as far as Telegram gets them."""
    frames = toy(12, 512)
    return {
        "telegram.webm": encode_webm(frames, TELEGRAM_VIDEO, QUICK),
        "telegram.webp": encode_still_webp(frames.pixels[0], TELEGRAM_STILL),
        "preview.png": encode_png(frames.pixels[0], PREVIEW_SPEC),
        "sticker.json": b"{}",
    }


def draw_photo(shade: int = 100) -> bytes:
    """A JPEG, each shade another."""
    file = io.BytesIO()
    grain = np.random.default_rng(shade).integers(0, 60, (320, 320, 3), dtype=np.uint8)
    Image.fromarray(grain + np.uint8(shade)).save(file, "JPEG")
    return file.getvalue()


@dataclass
class Life:
    """Of a service: once it is over nothing is written, read or sent any more. What is written at
    that moment is, whole. Tasks that are cancelled instead leave connections open."""

    over: bool = False
    sessions: int = 0

    def bind(self, database: Database) -> None:
        """Let a database be used only while the service lives."""

        def living(name: str) -> Any:
            @asynccontextmanager
            async def opened() -> AsyncIterator[AsyncSession]:
                await self.lives()
                self.sessions += 1
                try:
                    async with getattr(type(database), name)(database) as session:
                        yield session
                finally:
                    self.sessions -= 1

            return opened

        vars(database).update(read=living("read"), write=living("write"))

    def bind_bot(self, bot: TgBot) -> None:
        """The same of what speaks to Telegram."""

        def living(ask: Any) -> Any:
            async def asked(*args: Any, **more: Any) -> Any:
                await self.lives()
                answer = await ask(*args, **more)
                await self.lives()
                return answer

            return asked

        for request in bot._request:
            vars(request).update(do_request=living(request.do_request))

    async def lives(self) -> None:
        """Go on, if it does."""
        if self.over:
            await asyncio.Event().wait()

    async def ends(self) -> None:
        """Until nothing is read or written."""
        while self.over and self.sessions:
            await asyncio.sleep(POLL_S)


@dataclass
class Booth:
    """Everything of one test."""

    fake: FakeTelegram
    desk: Desk
    worker: QuickWorker
    faces: Faces
    life: Life
    commits: Commits
    tasks: list[asyncio.Task[Any]] = field(default_factory=list)
    platform: TelegramPlatform | None = None

    async def until(self, wanted: Callable[[], Any]) -> Any:
        """What a function gives, once that is true."""
        async with asyncio.timeout(server.LIMIT_S):
            while not (found := wanted()):
                for task in self.tasks:
                    if task.done() and not task.cancelled():
                        task.result()
                await asyncio.sleep(POLL_S)
        return found

    async def says(self, chat: Chat, words: str) -> Json:
        """The newest message of the bot that says some words, once there is one."""
        return await self.until(
            lambda: next((m for m in chat.bots[::-1] if words in _told(m)), None)
        )

    async def sticker(self, chat: Chat, number: int = 1) -> Json:
        """The sticker of this number in a chat, once it is there."""
        stickers = await self.until(
            lambda: (found := [m for m in chat.bots if "sticker" in m])[number - 1 :] and found
        )
        return stickers[number - 1]

    async def button(self, chat: Chat, words: str) -> Json:
        """The newest message of the bot with a button of some words, once there is one."""

        def find() -> Json | None:
            for message in chat.bots[::-1]:
                try:
                    find_button(message, words)
                except LookupError:
                    continue
                return message
            return None

        return await self.until(find)

    async def working(self) -> None:
        """There are jobs, and all are being made."""
        await self.settle(
            lambda jobs: bool(jobs) and all(job.state == JobState.RUNNING for job in jobs)
        )

    async def jobs(self) -> list[Job]:
        """All of them, oldest first."""
        async with self.desk.database.read() as session:
            return list(await session.scalars(select(Job).order_by(Job.number)))

    async def settle(self, wanted: Callable[[list[Job]], bool]) -> list[Job]:
        """The jobs, once they are so."""
        watch = Watch(self.commits)
        async with asyncio.timeout(server.LIMIT_S):
            while not (watch.due() and wanted(jobs := await self.jobs())):
                await asyncio.sleep(POLL_S)
        return jobs

    def crash(self) -> None:
        """Leave everything as it is at this moment."""
        self.life.over = True

    async def handled(self) -> None:
        """All that people did is heard and answered."""
        assert self.platform is not None
        await self.until(lambda: not self.fake.world.updates)


@asynccontextmanager
async def open_booth(
    fake: FakeTelegram, folder: Path, migrated: Path, **fields: Any
) -> AsyncIterator[Booth]:
    """The service until the end of the block. fields: of its settings."""
    settings = Settings(
        data_dir=folder, telegram_api_url=fake.url,
        threads=1, **{"user_queued": 8, "telegram_bot_token": SecretStr(TOKEN), **fields},
    )  # fmt: skip
    path = folder / "toonbooth.sqlite"
    if not path.exists():
        shutil.copy(migrated, path)
    stop, life = asyncio.Event(), Life()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(open_database(read_address(f"sqlite:///{path}")))
        life.bind(database)
        faces = Faces()
        desk = build_desk(settings, database, folder, stack, faces)
        commits = stack.enter_context(counted_commits())
        worker = QuickWorker(database, desk.blobs, sticker_files(), commits)
        booth = Booth(fake, desk, worker, faces, life, commits)
        platform = await stack.enter_async_context(open_telegram(desk))
        booth.platform = platform
        life.bind_bot(platform._front.bot)
        hooks = Hooks(ended=desk.purge, failed=desk.metrics.platform_failed)
        postman = Postman(database, desk.blobs, {"telegram": platform.courier}, hooks)
        teller = Teller(database, [platform.board], desk.speech, dead_after_s=30)
        booth.tasks = [
            asyncio.create_task(each)
            for each in (platform.run(stop), postman.run(stop), teller.run(stop), worker.run(stop))
        ]
        try:
            yield booth
        finally:
            stop.set()
            await life.ends()
            for task in booth.tasks if life.over else ():
                task.cancel()
            ended = await asyncio.gather(*booth.tasks, return_exceptions=True)
    for error in ended:
        if isinstance(error, Exception):
            raise error


def _told(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")
