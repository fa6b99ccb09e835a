"""Makes Telegram's sticker sets what people's packs are, whenever that is possible."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog
from telegram import InputFile, InputSticker
from telegram import StickerSet as TelegramSet
from telegram.constants import StickerFormat
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.front.packs import (
    name_set,
    plan_change,
    split_into_sets,
    suggest_keywords,
    title_of,
)
from bot.telegram.api import TgBot
from bot.telegram.limiter import seconds_of
from bot.telegram.naming import PLATFORM
from db.blobs import Blobs
from db.errors import BlobMissing, DatabaseError
from db.models import Sticker as OurSticker
from db.models import User
from db.pack_models import Pack, PackItem, StickerSet
from db.packs import find_pack, list_items
from db.session import Database
from db.sticker_sets import (
    claim_set,
    drop_placed,
    drop_set,
    leave_set,
    list_placed,
    list_sets,
    note_placed,
    note_synced,
    stale_packs,
    unwanted_sets,
)

POLL_S = 2.0
AGAIN_S, NEVER_S = 60.0, 3600.0
THUMBNAIL_BYTES = 32_000  # core.telegram.org/bots/api#setstickersetthumbnail
_MISSING = "stickerset_invalid"
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Wanted:
    """What one set shall be. moment: when the pack was as it says."""

    pack: Pack
    owner: int
    sticker_set: StickerSet
    items: Sequence[PackItem]

    @property
    def title(self) -> str:
        return title_of(self.pack.title, number=self.sticker_set.number)


class SetKeeper:
    """Brings packs to Telegram one after the other: each step may be done again after a crash."""

    def __init__(self, bot: TgBot, database: Database, blobs: Blobs) -> None:
        self._bot = bot
        self._database = database
        self._blobs = blobs
        self._lock = asyncio.Lock()
        self._not_before_s: dict[str, float] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. What fails is tried again later."""
        while not stop.is_set():
            with suppress(DatabaseError):
                await self.keep_up()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def keep_up(self) -> None:
        """See to all that differs, except what was tried in vain a short time ago."""
        async with self._database.read() as session:
            stale = await stale_packs(session, PLATFORM)
            unwanted = await unwanted_sets(session, PLATFORM)
        for sticker_set in unwanted:
            await self._try(sticker_set.name, self._delete(sticker_set))
        for pack_id in stale:
            await self._try(pack_id, self.sync(pack_id))

    async def sync(self, pack_id: str) -> Sequence[str]:
        """Make a pack's sets what it is; their names. Raises TelegramError and NoSuchPack."""
        async with self._lock:
            async with self._database.write() as session:
                pack = await find_pack(session, pack_id)
                owner = int((await session.get_one(User, pack.user_id)).native_id)
                parts = split_into_sets(await list_items(session, pack_id))
                sets = [
                    await claim_set(
                        session, pack_id, PLATFORM, number=number,
                        name=name_set(self._bot.username, number),
                    )
                    for number in range(1, len(parts) + 1)
                ]  # fmt: skip
                for more in (await list_sets(session, pack_id, PLATFORM))[len(parts) :]:
                    await leave_set(session, more)
            for sticker_set, items in zip(sets, parts, strict=True):
                await self._sync(_Wanted(pack, owner, sticker_set, items))
            return [sticker_set.name for sticker_set in sets]

    async def _try(self, name: str, doing: object) -> None:
        assert asyncio.iscoroutine(doing)
        if time.monotonic() < self._not_before_s.get(name, 0.0):
            doing.close()
            return
        wait_s = 0.0
        try:
            await doing
        except RetryAfter as error:
            wait_s = seconds_of(error)
        except BadRequest as error:
            # Such as an owner who never pressed Start, or has left Telegram.
            wait_s = NEVER_S
            _log.warning("a sticker set is not taken", reason=error.message)
        except (TelegramError, DatabaseError) as error:
            wait_s = AGAIN_S
            _log.warning("a sticker set waits", reason=type(error).__name__)
        if wait_s:
            self._not_before_s[name] = time.monotonic() + wait_s

    async def _sync(self, wanted: _Wanted) -> None:
        """One set. Stickers that Telegram has and we don't know are taken out: a crash came
        between its taking them and our noting so."""
        there = await self._find(wanted.sticker_set.name)
        if there is None:
            await self._forget_placed(wanted.sticker_set)
            await self._create(wanted)
            there = await self._get(wanted.sticker_set.name)
        files = {sticker.file_unique_id: sticker.file_id for sticker in there.stickers}
        await self._change(wanted, files)
        there = await self._get(wanted.sticker_set.name)
        await self._order(wanted, there)
        if there.title != wanted.title:
            await self._bot.set_sticker_set_title(there.name, wanted.title)
        await self._set_thumbnail(wanted)
        async with self._database.write() as session:
            sticker_set = await session.merge(wanted.sticker_set)
            await note_synced(session, sticker_set, wanted.pack.changed_at)

    async def _create(self, wanted: _Wanted) -> None:
        first = wanted.items[0]
        await self._bot.create_new_sticker_set(
            wanted.owner,
            wanted.sticker_set.name,
            wanted.title,
            [await self._input(first)],
        )
        await self._note_last(wanted, first)

    async def _change(self, wanted: _Wanted, files: Mapping[str, str]) -> None:
        async with self._database.read() as session:
            placed = await list_placed(session, wanted.sticker_set.id)
        known = {each.native_id for each in placed}
        plan = plan_change(wanted.items, [each for each in placed if each.native_id in files])
        for native_id in (*plan.remove, *(files.keys() - known)):
            await self._bot.delete_sticker_from_set(files[native_id])
        gone = [each.native_id for each in placed if each.native_id not in files]
        async with self._database.write() as session:
            await drop_placed(session, wanted.sticker_set.id, (*plan.remove, *gone))
        for native_id, emoji in plan.relabel:
            await self._bot.set_sticker_emoji_list(files[native_id], emoji.split())
        for item in wanted.items:
            relabelled = next((p for p in placed if p.sticker_id == item.sticker_id), None)
            if relabelled is not None and relabelled.emoji != item.emoji:
                await self._note(wanted, relabelled.native_id, item)
        for item in plan.add:
            await self._bot.add_sticker_to_set(
                wanted.owner, wanted.sticker_set.name, await self._input(item)
            )
            await self._note_last(wanted, item)

    async def _order(self, wanted: _Wanted, there: TelegramSet) -> None:
        async with self._database.read() as session:
            placed = await list_placed(session, wanted.sticker_set.id)
        names = {each.sticker_id: each.native_id for each in placed}
        order = [names[item.sticker_id] for item in wanted.items if item.sticker_id in names]
        now_there = [sticker.file_unique_id for sticker in there.stickers]
        files = {sticker.file_unique_id: sticker.file_id for sticker in there.stickers}
        for place, name in enumerate(order):
            if name in files and now_there[place] != name:
                await self._bot.set_sticker_position_in_set(files[name], place)
                now_there.remove(name)
                now_there.insert(place, name)

    async def _set_thumbnail(self, wanted: _Wanted) -> None:
        """The first sticker, small; a set without one shows its first sticker anyway."""
        key = f"stickers/{wanted.items[0].sticker_id}/emoji.webm"
        with suppress(BlobMissing, BadRequest):
            data = await asyncio.to_thread(self._blobs.get, key)
            if len(data) <= THUMBNAIL_BYTES:
                file = InputFile(data, filename="emoji.webm", attach=True)
                name = wanted.sticker_set.name
                await self._bot.set_sticker_set_thumbnail(
                    name, wanted.owner, StickerFormat.VIDEO, file
                )

    async def _input(self, item: PackItem) -> InputSticker:
        """A sticker as it goes into a set; a still where there is no video of it."""
        async with self._database.read() as session:
            prompt = (await session.get_one(OurSticker, item.sticker_id)).prompt
        folder = f"stickers/{item.sticker_id}"
        try:
            data = await asyncio.to_thread(self._blobs.get, f"{folder}/telegram.webm")
            kind, name = StickerFormat.VIDEO, "sticker.webm"
        except BlobMissing:
            data = await asyncio.to_thread(self._blobs.get, f"{folder}/telegram.webp")
            kind, name = StickerFormat.STATIC, "sticker.webp"
        file = InputFile(data, filename=name, attach=True)
        keywords = suggest_keywords(prompt)
        return InputSticker(file, item.emoji.split(), kind, keywords=keywords)

    async def _note_last(self, wanted: _Wanted, item: PackItem) -> None:
        """Note what Telegram calls the sticker that it put at the end."""
        there = await self._get(wanted.sticker_set.name)
        await self._note(wanted, there.stickers[-1].file_unique_id, item)

    async def _note(self, wanted: _Wanted, native_id: str, item: PackItem) -> None:
        async with self._database.write() as session:
            await note_placed(
                session, wanted.sticker_set.id, native_id,
                sticker_id=item.sticker_id, emoji=item.emoji,
            )  # fmt: skip

    async def _forget_placed(self, sticker_set: StickerSet) -> None:
        async with self._database.write() as session:
            placed = await list_placed(session, sticker_set.id)
            await drop_placed(session, sticker_set.id, [each.native_id for each in placed])

    async def _delete(self, sticker_set: StickerSet) -> None:
        try:
            await self._bot.delete_sticker_set(sticker_set.name)
        except BadRequest as error:
            if _MISSING not in error.message.casefold():
                raise
        async with self._database.write() as session:
            await drop_set(session, await session.merge(sticker_set))

    async def _find(self, name: str) -> TelegramSet | None:
        try:
            return await self._get(name)
        except BadRequest as error:
            if _MISSING not in error.message.casefold():
                raise
            return None

    async def _get(self, name: str) -> TelegramSet:
        return await self._bot.get_sticker_set(name)
