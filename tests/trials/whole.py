"""The service as people start it: `python -m bot run` with nothing set but tokens and the addresses
of the tests' own Telegram and Discord."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.conftest import REPOSITORY
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.telegram.server import TOKEN, FakeTelegram

START_S, STOP_S = 180.0, 60.0


def mark(telegram: FakeTelegram, discord: FakeDiscord) -> tuple[int, int]:
    """How much was heard of a service so far."""
    return len(telegram.calls), discord.gateway.identified


def is_listening(telegram: FakeTelegram, discord: FakeDiscord, since: tuple[int, int]) -> bool:
    """Whether one that began after a mark listens on both platforms."""
    calls, identified = since
    polls = any(call.method == "getUpdates" for call in telegram.calls[calls:])
    return polls and discord.gateway.identified > identified


@dataclass
class Whole:
    """folder: of its files and its log. starts: how often it was started."""

    folder: Path
    telegram: FakeTelegram
    discord: FakeDiscord
    starts: int = 0
    child: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> Path:
        """What it wrote."""
        return self.folder / "service.log"

    async def start(self) -> None:
        """Until it listens; raises TimeoutError."""
        since = mark(self.telegram, self.discord)
        with self.log.open("ab") as log:
            child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run",
                cwd=REPOSITORY, env=self._environment(), stdout=log, stderr=log,
            )  # fmt: skip
        self.child, self.starts = child, self.starts + 1

        def is_up() -> bool:
            assert child.returncode is None, "the service ended"
            return is_listening(self.telegram, self.discord, since)

        await self.telegram.until(is_up, START_S)

    async def kill(self) -> None:
        """As `kill -9` does it, worker and Blender included."""
        assert self.child is not None, "it runs"
        front = psutil.Process(self.child.pid)
        for process in (front, *front.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                process.kill()
        await self.child.wait()

    async def stop(self) -> None:
        """As an operator does it."""
        if self.child is not None and self.child.returncode is None:
            self.child.terminate()
            await asyncio.wait_for(self.child.wait(), STOP_S)

    def _environment(self) -> dict[str, str]:
        telegram, discord = self.telegram, self.discord
        return {
            **os.environ,
            "DATA_DIR": str(self.folder / "data"), "HTTP_PORT": "0", "METRICS_PORT": "0",
            "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url,
            "DISCORD_BOT_TOKEN": discord.token, "DISCORD_API_URL": discord.api_url,
            "DISCORD_GATEWAY_URL": discord.gateway_url, "DISCORD_CDN_URL": discord.cdn_url,
        }  # fmt: skip


@asynccontextmanager
async def open_whole(
    folder: Path, telegram: FakeTelegram, discord: FakeDiscord
) -> AsyncIterator[Whole]:
    """The service, listening, until the end of the block."""
    whole = Whole(folder, telegram, discord)
    try:
        await whole.start()
        yield whole
    finally:
        await whole.stop()
