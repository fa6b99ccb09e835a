"""Tells of packs in one message each until their sticker sets can be had."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InlineKeyboardMarkup

from bot.errors import ChatBusy, ChatError, ChatGone
from bot.front.packs import split_into_sets
from bot.front.shelf import Opened
from bot.telegram.front import Front
from bot.telegram.inert import inert
from bot.telegram.naming import PLATFORM, Spot, read_spot
from bot.telegram.pack_buttons import Do, shelf_button
from bot.telegram.set_writer import NOTED
from bot.telegram.sets import Reason, SetKeeper
from bot.telegram.talk import Talk
from db.errors import DatabaseError, NoSuchPack
from db.models import User
from db.pack_models import Pack, PackPost
from db.pack_orders import drop_post, find_post, list_posts, note_shown, open_post
from db.packs import find_pack, list_items
from db.posts import NewPost
from db.session import Database, now
from db.sticker_sets import list_placed, list_sets
from db.users import language_of

POLL_S, EVERY_S = 1.0, 2.0
LONG_S = 30.0  # a pause of which people are told who watch nothing
MINUTE_S = 60
KEPT = timedelta(days=1)  # a message of a pack that can have no set
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Standing:
    """How far a pack's sets are. names: of them all, once they hold what it has; else ()."""

    title: str
    total: int
    placed: int
    names: tuple[str, ...]
    reachable: bool


class Publisher:
    """The keeper makes the sets; this says how far it is."""

    def __init__(self, front: Front, keeper: SetKeeper) -> None:
        self._front = front
        self._keeper = keeper
        self._database: Database = front.desk.database
        self._free_at_s: dict[str, float] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. A database that is away is waited for."""
        while not stop.is_set():
            try:
                await self.publish()
            except DatabaseError as error:
                _log.warning("packs are not told of now", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def publish(self) -> None:
        """See to all whose orders are over, and to those that are paused."""
        async with self._database.read() as session:
            posts = await list_posts(session, PLATFORM)
        for post in posts:
            waits = time.monotonic() < self._free_at_s.get(post.pack_id, 0.0)
            if post.total == 0 and post.message and not waits:
                with suppress(NoSuchPack):  # its message went with it
                    await self._publish(post)
        untold = set(self._keeper.paused()) - {post.pack_id for post in posts}
        for pack_id in untold:
            with suppress(NoSuchPack, ChatError):
                await self._tell_of_pause(pack_id)

    async def show(self, post: PackPost, told: str, cancellable: bool = False) -> None:
        """Let a pack's message say something else. Raises ChatError."""
        keyboard = None
        if cancellable:
            label = self._front.desk.speech.say("button-cancel", post.language)
            keyboard = InlineKeyboardMarkup([[shelf_button(label, Do.STOP, post.pack_id)]])
        chat, message = read_spot(post.chat).chat, int(post.message)
        await self._front.sender.edit(chat, message, told, keyboard)

    async def answer(self, talk: Talk, pack: Opened) -> None:
        """Tell in a new message where the sets of a pack are, or how far they are until then.
        Raises ChatError."""
        self._keeper.hurry(pack.pack_id)
        async with self._database.read() as session:
            post = await find_post(session, pack.pack_id)
            standing = await look_at(session, pack.pack_id)
        if post is not None and post.total:
            return  # its stickers are still made, which is told in the message of its order
        told, over = self._say(pack.pack_id, standing, talk.language)
        sent = await talk.tell(told)
        if not over:
            await self.follow(pack.pack_id, talk, sent.message_id)

    async def follow(self, pack_id: str, talk: Talk, message: int) -> None:
        """Let a message of ours tell of a pack from now on."""
        with suppress(NoSuchPack):
            async with self._database.write() as session:
                await open_post(
                    session, await find_pack(session, pack_id),
                    NewPost(str(talk.spot), str(message)),
                    platform=PLATFORM, language=talk.language,
                )  # fmt: skip

    async def _publish(self, post: PackPost) -> None:
        async with self._database.read() as session:
            standing = await look_at(session, post.pack_id)
        told, over = self._say(post.pack_id, standing, post.language)
        over = over or post.created_at < now() - KEPT
        if standing.total and told != post.shown:
            self._free_at_s[post.pack_id] = time.monotonic() + EVERY_S
            try:
                await self.show(post, told)
            except ChatBusy as error:
                self._free_at_s[post.pack_id] = time.monotonic() + error.retry_after_s
                return
            except ChatGone:
                over = True  # nobody looks at it
            except ChatError:
                return
        async with self._database.write() as session:
            await note_shown(session, post.pack_id, told)
            if over or not standing.total:
                self._free_at_s.pop(post.pack_id, None)
                await drop_post(session, post.pack_id)

    def _say(self, pack_id: str, standing: Standing, language: str | None) -> tuple[str, bool]:
        """What is told of a pack, and whether nothing follows."""
        say, hold = self._front.desk.speech.say, self._keeper.hold_of(pack_id)
        if standing.names:
            title, link = inert(standing.title), links_of(standing.names)
            return say("packs-link", language, title=title, link=link), True
        if not standing.reachable or (hold is not None and hold.reason == Reason.START):
            return say("packs-start-first", language, link=self._front.link("packs")), False
        if hold is not None and hold.reason == Reason.PAUSE:
            minutes = math.ceil(hold.left_s / MINUTE_S)
            return say("packs-paused", language, minutes=minutes), False
        done, total = standing.placed, standing.total
        return say("packs-uploading", language, done=done, total=total), False

    async def _tell_of_pause(self, pack_id: str) -> None:
        """To the owner, who may wonder where the stickers are."""
        hold = self._keeper.hold_of(pack_id)
        free_at_s = self._free_at_s.get(pack_id, 0.0)
        if hold is None or hold.left_s < LONG_S or time.monotonic() < free_at_s:
            return
        self._free_at_s[pack_id] = hold.until_s  # once for each pause, taken or not
        async with self._database.read() as session:
            pack = await find_pack(session, pack_id)
            owner = await session.get_one(User, pack.user_id)
            standing = await look_at(session, pack_id)
        language = language_of(owner)
        told, _ = self._say(pack_id, standing, language)
        spot = Spot(int(owner.native_id))
        sent = await self._front.sender.say(spot, told, silent=True)
        new = NewPost(str(spot), str(sent.message_id))
        async with self._database.write() as session:
            pack = await find_pack(session, pack_id)
            await open_post(session, pack, new, platform=PLATFORM, language=language)
            await note_shown(session, pack_id, told)
        self._free_at_s.pop(pack_id, None)


async def look_at(session: AsyncSession, pack_id: str) -> Standing:
    """How far a pack's sets are. Raises NoSuchPack."""
    pack: Pack = await find_pack(session, pack_id)
    owner = await session.get_one(User, pack.user_id)
    items, sets = await list_items(session, pack_id), await list_sets(session, pack_id, PLATFORM)
    placed = [each for it in sets for each in await list_placed(session, it.id)]
    current = [it for it in sets if it.synced_at is not None and it.synced_at >= pack.changed_at]
    whole = len(current) == len(sets) == len(split_into_sets(items))
    return Standing(
        title=pack.title,
        total=len(items),
        placed=sum(not each.native_id.startswith(NOTED) for each in placed),
        names=tuple(it.name for it in sets) if whole else (),
        reachable=owner.may_write,
    )


def links_of(names: Sequence[str]) -> str:
    """By which anybody gets sticker sets."""
    return " ".join(f"https://t.me/addstickers/{name}" for name in names)
