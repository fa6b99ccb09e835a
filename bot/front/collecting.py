"""Brings stickers that were ordered for packs into them, and tells how many there are."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from bot.errors import ChatBusy, ChatError, ChatGone
from bot.front.shelf import Shelf
from bot.speech.catalog import Speech
from db.errors import DatabaseError, NoSuchPack, NoSuchSticker
from db.models import Job, Sticker
from db.pack_models import Pack, PackPost
from db.pack_orders import (
    Tally,
    close_order,
    drop_post,
    due_jobs,
    list_posts,
    note_included,
    note_shown,
    tally,
)
from db.packs import add_to_pack, delete_pack, find_pack, move_in_pack, own_pack

POLL_S = 1.0
EVERY_S = 2.0  # between two edits of one message
# Lets a message of ours say something else; with a button to cancel what is not made yet, if so.
# Raises ChatError.
Show = Callable[[PackPost, str, bool], Awaitable[None]]
_log = structlog.get_logger(__name__)


class Collector:
    """Of one platform. inert: makes somebody's words harmless there. goes_on: whether something of
    its own tells more in the message of a pack whose order is over; else it is edited no more."""

    def __init__(
        self, shelf: Shelf, show: Show, *, inert: Callable[[str], str], goes_on: bool = False
    ) -> None:
        self._shelf = shelf
        self._inert = inert
        self._database = shelf.desk.database
        self._speech: Speech = shelf.desk.speech
        self._show = show
        self._goes_on = goes_on
        self._free_at_s: dict[str, float] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. A database that is away is waited for."""
        while not stop.is_set():
            try:
                await self.collect()
            except DatabaseError as error:
                _log.warning("packs wait", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def collect(self) -> None:
        """See to all stickers that are there, and to what their packs' messages say."""
        async with self._database.read() as session:
            due = await due_jobs(session, self._shelf.platform)
        for pack_id, job in due:
            await self._include(pack_id, job)
        async with self._database.read() as session:
            posts = [it for it in await list_posts(session, self._shelf.platform) if it.total]
        for post in posts:
            await self._tell(post)

    async def _include(self, pack_id: str, job: Job) -> None:
        """Put a sticker where it was ordered; or note that there is none."""
        emoji = ""
        with suppress(NoSuchSticker):
            emoji = await self._shelf.suggest(job.id)
        with suppress(NoSuchPack):  # its orders went with it
            async with self._database.write() as session:
                pack = await find_pack(session, pack_id)
                pack = await own_pack(session, pack_id, pack.user_id)
                sticker = await session.get(Sticker, job.id)
                # Whoever has the pack by now may be another than whoever made the sticker.
                fits = sticker is not None and sticker.user_id == pack.user_id and emoji != ""
                place = await note_included(session, job.number, included=fits)
                if fits:
                    await add_to_pack(session, pack, job.id, emoji)
                    await move_in_pack(session, pack, job.id, place)

    async def _tell(self, post: PackPost) -> None:
        """Let its message say how many there are."""
        async with self._database.read() as session:
            counted = await tally(session, post)
            pack = await session.get(Pack, post.pack_id)
        if pack is None:
            return
        told = self.say(pack, counted, post.language)
        if told != post.shown and post.message:
            if time.monotonic() < self._free_at_s.get(post.pack_id, 0.0):
                return
            self._free_at_s[post.pack_id] = time.monotonic() + EVERY_S
            if not await self._shown(post, told, cancellable=not counted.is_over):
                return
        if counted.is_over:
            await self._close(post, counted)

    def say(self, pack: Pack, counted: Tally, language: str | None) -> str:
        """How far a pack is."""
        done, total = counted.included, counted.total
        if not counted.is_over:
            return self._speech.say("progress-pack", language, done=done, total=total)
        if counted.cancelled == total:
            return self._speech.say("cancel-done", language)
        told = []
        if done:
            title = self._inert(pack.title)
            told.append(self._speech.say("packs-created", language, title=title))
        if counted.left_out:
            left = counted.left_out
            told.append(self._speech.say("packs-left-out", language, count=left, total=total))
        return "\n".join(told)

    async def _shown(self, post: PackPost, told: str, *, cancellable: bool) -> bool:
        """Whether nothing must be told any more; else it is tried again."""
        try:
            await self._show(post, told, cancellable)
        except ChatBusy as error:
            self._free_at_s[post.pack_id] = time.monotonic() + error.retry_after_s
            return False
        except ChatGone:
            pass  # nobody looks at it; the pack is made all the same
        except ChatError:
            return False
        async with self._database.write() as session:
            await note_shown(session, post.pack_id, told)
        return True

    async def _close(self, post: PackPost, counted: Tally) -> None:
        """A pack into which nothing came is deleted."""
        async with self._database.write() as session:
            if not counted.included:
                await delete_pack(session, await find_pack(session, post.pack_id))
            elif self._goes_on and post.message:
                await close_order(session, post.pack_id)
            else:
                await drop_post(session, post.pack_id)
        self._free_at_s.pop(post.pack_id, None)
