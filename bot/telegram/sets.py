"""Makes Telegram's sticker sets what people's packs are, whenever that is possible."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import structlog
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.front.packs import name_set, split_into_sets, title_of
from bot.telegram.api import TgBot
from bot.telegram.failures import never_started
from bot.telegram.limiter import seconds_of
from bot.telegram.naming import PLATFORM
from bot.telegram.set_files import SetFiles
from bot.telegram.set_writer import SetWriter, Wanted
from db.blobs import Blobs
from db.errors import DatabaseError, NoSuchPack
from db.models import User
from db.pack_models import Pack, StickerSet
from db.packs import find_pack, list_items
from db.session import Database
from db.sticker_sets import (
    claim_set,
    drop_set,
    leave_set,
    list_sets,
    note_synced,
    stale_packs,
    unpublished_packs,
    unwanted_sets,
)

POLL_S = 1.0
AGAIN_S, NEVER_S = 60.0, 3600.0
AT_ONCE = 1000  # packs that one round considers, so that one that waits holds up no other
_OCCUPIED = "already occupied"
_log = structlog.get_logger(__name__)


class Reason(StrEnum):
    """Why a pack waits."""

    PAUSE = "pause"  # Telegram wants one
    START = "start"  # its owner never opened the private chat, or left it
    TROUBLE = "trouble"


@dataclass(frozen=True)
class Hold:
    """until_s: on the clock of `time.monotonic`."""

    reason: Reason
    until_s: float

    @property
    def left_s(self) -> float:
        """How long it lasts yet."""
        return max(self.until_s - time.monotonic(), 0.0)


class SetKeeper:
    """Brings packs to Telegram one after the other: each step may be done again after a crash."""

    def __init__(self, bot: TgBot, database: Database, blobs: Blobs) -> None:
        self._bot = bot
        self._database = database
        self._writer = SetWriter(bot, database, SetFiles(database, blobs))
        self._holds: dict[str, Hold] = {}
        self._hurried: set[str] = set()  # while they were tried

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. What fails is tried again later."""
        while not stop.is_set():
            try:
                await self.keep_up()
            except DatabaseError as error:
                _log.warning("sticker sets wait", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def keep_up(self) -> None:
        """See to all that differs, except what was tried in vain a short time ago."""
        async with self._database.read() as session:
            wanted = [
                *await stale_packs(session, PLATFORM, limit=AT_ONCE),
                *await unpublished_packs(session, PLATFORM, limit=AT_ONCE),
            ]
            unwanted = await unwanted_sets(session, PLATFORM, limit=AT_ONCE)
        for sticker_set in unwanted:
            await self._try(sticker_set.name, partial(self._delete, sticker_set))
        for pack_id in wanted:
            await self._try(pack_id, partial(self.sync, pack_id))

    def hold_of(self, pack_id: str) -> Hold | None:
        """Why a pack waits, if it does."""
        hold = self._holds.get(pack_id)
        return hold if hold is not None and hold.left_s else None

    def paused(self) -> Sequence[str]:
        """Packs with which Telegram wants a pause."""
        found = [name for name, hold in self._holds.items() if hold.reason == Reason.PAUSE]
        return [name for name in found if self.hold_of(name) is not None]

    def hurry(self, pack_id: str) -> None:
        """Let a pack wait no longer, except for Telegram's own pauses."""
        self._hurried.add(pack_id)
        hold = self._holds.get(pack_id)
        if hold is not None and hold.reason != Reason.PAUSE:
            del self._holds[pack_id]

    async def sync(self, pack_id: str) -> None:
        """Make a pack's sets what it is. Raises TelegramError and NoSuchPack."""
        pack, sets = await self._plan(pack_id)
        for wanted in sets:
            try:
                await self._writer.write(wanted)
            except BadRequest as error:
                if _OCCUPIED in error.message.casefold():
                    await self._rename(wanted.sticker_set)
                raise
            async with self._database.write() as session:
                sticker_set = await session.get(StickerSet, wanted.id)
                if sticker_set is not None:
                    await note_synced(session, sticker_set, pack.changed_at)

    async def _plan(self, pack_id: str) -> tuple[Pack, Sequence[Wanted]]:
        """A pack as it is now, and what each of its sets shall be."""
        async with self._database.write() as session:
            pack = await find_pack(session, pack_id)
            owner = int((await session.get_one(User, pack.user_id)).native_id)
            parts = split_into_sets(await list_items(session, pack_id))
            planned = []
            for number, items in enumerate(parts, start=1):
                name = name_set(self._bot.username, number)
                claimed = await claim_set(session, pack_id, PLATFORM, number=number, name=name)
                title = title_of(pack.title, number=number)
                planned.append(Wanted(owner, title, claimed, items))
            for more in (await list_sets(session, pack_id, PLATFORM))[len(parts) :]:
                await leave_set(session, more)
            return pack, planned

    async def _try(self, name: str, do: Callable[[], Awaitable[object]]) -> None:
        """Do something unless it is to wait; if it fails it waits."""
        if self.hold_of(name) is not None:
            return
        self._holds.pop(name, None)
        self._hurried.discard(name)
        try:
            await do()
        except NoSuchPack:
            pass
        except RetryAfter as error:
            self._wait(name, Reason.PAUSE, seconds_of(error))
        except BadRequest as error:
            _log.warning("a sticker set is not taken", reason=error.message)
            reason = Reason.START if never_started(error) else Reason.TROUBLE
            occupied = _OCCUPIED in error.message.casefold()
            self._wait(name, reason, 0.0 if occupied else NEVER_S)
        except (TelegramError, DatabaseError) as error:
            _log.warning("a sticker set waits", reason=type(error).__name__)
            self._wait(name, Reason.TROUBLE, AGAIN_S)

    def _wait(self, name: str, reason: Reason, wait_s: float) -> None:
        if reason != Reason.PAUSE and name in self._hurried:
            wait_s = 0.0
        self._holds[name] = Hold(reason, time.monotonic() + wait_s)

    async def _rename(self, sticker_set: StickerSet) -> None:
        """Another name for a set that Telegram has not made, because one had it once."""
        async with self._database.write() as session:
            found = await session.get(StickerSet, sticker_set.id)
            if found is not None:
                found.name = name_set(self._bot.username, found.number)

    async def _delete(self, sticker_set: StickerSet) -> None:
        await self._writer.delete(sticker_set.name)
        async with self._database.write() as session:
            found = await session.get(StickerSet, sticker_set.id)
            if found is not None:
                await drop_set(session, found)
