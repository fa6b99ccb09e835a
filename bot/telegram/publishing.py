"""Goes on in the message of a pack whose stickers are made: until its sticker set can be had."""

from __future__ import annotations

import asyncio
import math
import time
from contextlib import suppress

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.errors import ChatError
from bot.telegram.failures import never_started
from bot.telegram.front import Front
from bot.telegram.inert import inert
from bot.telegram.limiter import seconds_of
from bot.telegram.naming import PLATFORM, read_spot
from bot.telegram.packs import links_of
from bot.telegram.sets import SetKeeper
from db.errors import DatabaseError, NoSuchPack
from db.pack_models import PackPost
from db.pack_orders import drop_post, list_posts, note_shown
from db.packs import find_pack

POLL_S, AGAIN_S = 1.0, 30.0
MINUTE_S = 60
_log = structlog.get_logger(__name__)


class Publisher:
    """One pack after the other."""

    def __init__(self, front: Front, keeper: SetKeeper) -> None:
        self._front = front
        self._keeper = keeper
        self._database = front.desk.database
        self._not_before_s: dict[str, float] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. A database that is away is waited for."""
        while not stop.is_set():
            try:
                await self.publish()
            except DatabaseError as error:
                _log.warning("packs wait", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def show(self, post: PackPost, told: str) -> None:
        """Let a pack's message say something else. Raises ChatError."""
        await self._front.sender.edit(read_spot(post.chat).chat, int(post.message), told)

    async def publish(self) -> None:
        """See to all whose orders are over."""
        async with self._database.read() as session:
            posts = await list_posts(session, PLATFORM)
        for post in posts:
            waits = time.monotonic() < self._not_before_s.get(post.pack_id, 0.0)
            if post.total == 0 and post.message and not waits:
                with suppress(NoSuchPack):  # its message went with it
                    await self._publish(post)

    async def _publish(self, post: PackPost) -> None:
        try:
            names = await self._keeper.sync(post.pack_id)
        except RetryAfter as error:
            wait_s = seconds_of(error)
            told = self._say(post, "packs-paused", minutes=math.ceil(wait_s / MINUTE_S))
            await self._tell(post, told, wait_s=wait_s)
            return
        except TelegramError as error:
            if not never_started(error):
                _log.warning("a pack waits for its set", reason=type(error).__name__)
                self._not_before_s[post.pack_id] = time.monotonic() + AGAIN_S
                return
            told = self._say(post, "packs-start-first", link=self._front.link("packs"))
        else:
            async with self._database.read() as session:
                title = inert((await find_pack(session, post.pack_id)).title)
            told = self._say(post, "packs-link", title=title, link=links_of(names))
        await self._tell(post, told)

    def _say(self, post: PackPost, key: str, **values: str | int) -> str:
        return self._front.desk.speech.say(key, post.language, **values)

    async def _tell(self, post: PackPost, told: str, *, wait_s: float = 0.0) -> None:
        """wait_s: until it is tried again; 0 where nothing more is to be told."""
        with suppress(ChatError):  # nobody looks at it
            if told != post.shown:
                await self.show(post, told)
        async with self._database.write() as session:
            if wait_s:
                self._not_before_s[post.pack_id] = time.monotonic() + wait_s
                await note_shown(session, post.pack_id, told)
            else:
                await drop_post(session, post.pack_id)
