"""Makes one sticker set of Telegram's what a part of a pack is, from wherever it stands.

What Telegram shall put into a set is noted before it is asked to, under a name of ours. Stickers
come in the order in which they are noted, so that after a crash those that are there and not yet
known by Telegram's names are the first of the noted ones: none is put in twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import structlog
from telegram import Sticker
from telegram import StickerSet as TelegramSet
from telegram.constants import StickerFormat
from telegram.error import BadRequest, TelegramError

from bot.front.packs import SET_SIZE, SetChange, order_by_moves, plan_change
from bot.telegram.api import TgBot
from bot.telegram.failures import dislikes_file
from bot.telegram.set_files import SetFiles
from db.pack_models import PackItem, PlacedSticker, StickerSet
from db.session import Database
from db.sticker_sets import drop_placed, list_placed, note_placed

FIRST = 50  # stickers with which a set may begin (core.telegram.org/bots/api#createnewstickerset)
NOTED = "+"  # begins the names of those that Telegram may not have yet
_MISSING = "stickerset_invalid"
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Wanted:
    """What a set shall be. owner: Telegram's number of them."""

    owner: int
    title: str
    sticker_set: StickerSet
    items: Sequence[PackItem]

    @property
    def name(self) -> str:
        return self.sticker_set.name

    @property
    def id(self) -> int:
        return self.sticker_set.id


class SetWriter:
    """Each step may be done again after a crash."""

    def __init__(self, bot: TgBot, database: Database, files: SetFiles) -> None:
        self._bot = bot
        self._database = database
        self._files = files

    async def write(self, wanted: Wanted) -> None:
        """Raises TelegramError; then it is to be done again."""
        there = await self._find(wanted.name)
        if there is None:
            await self._create(wanted)
            there = await self._get(wanted.name)
        names = await self._recognise(wanted, there)
        first = next(iter(names), "")
        await self._change(wanted, names)
        there = await self._get(wanted.name)
        names = await self._recognise(wanted, there)
        order = await self._order(wanted, names)
        if there.title != wanted.title:
            await self._bot.set_sticker_set_title(wanted.name, wanted.title)
        if order and (wanted.sticker_set.synced_at is None or order[0] != first):
            await self._set_thumbnail(wanted)

    async def delete(self, name: str) -> None:
        """Also where there is none. Raises TelegramError."""
        try:
            await self._bot.delete_sticker_set(name)
        except BadRequest as error:
            if not says_missing(error):
                raise

    async def _create(self, wanted: Wanted) -> None:
        """With as many stickers as it may begin with; if they are not taken, with the first that
        is."""
        async with self._database.write() as session:
            stale = await list_placed(session, wanted.id)
            await drop_placed(session, wanted.id, [each.native_id for each in stale])
        items = wanted.items[:FIRST]
        try:
            await self._create_with(wanted, items)
            return
        except BadRequest as error:
            if not dislikes_file(error) or len(items) == 1:
                raise
        for item in items:
            try:
                await self._create_with(wanted, [item])
                return
            except BadRequest as error:
                if not dislikes_file(error) or item is items[-1]:
                    raise

    async def _create_with(self, wanted: Wanted, items: Sequence[PackItem]) -> None:
        inputs = [(item, await self._files.find_sticker(item)) for item in items]
        usable = [(item, sticker) for item, sticker in inputs if sticker is not None]
        if not usable:
            raise BadRequest("no sticker of it can be sent")
        await self._note(wanted, [item for item, _ in usable])
        try:
            await self._bot.create_new_sticker_set(
                wanted.owner, wanted.name, wanted.title, [sticker for _, sticker in usable]
            )
        except BadRequest:
            await self._unnote(wanted)
            raise

    async def _recognise(self, wanted: Wanted, there: TelegramSet) -> dict[str, Sticker]:
        """What is in the set, in its order, by the names that are noted of it from now on."""
        names = _named(there.stickers)
        async with self._database.write() as session:
            placed = await list_placed(session, wanted.id)
            known = {each.native_id for each in placed}
            noted = [each for each in placed if each.native_id.startswith(NOTED)]
            strangers = [name for name in names if name not in known]
            gone = [each.native_id for each in placed if each.native_id not in names]
            await drop_placed(session, wanted.id, gone)
            for each, name in zip(noted, strangers, strict=False):
                if each.sticker_id is not None:
                    await note_placed(
                        session, wanted.id, name, sticker_id=each.sticker_id, emoji=each.emoji
                    )
        return names

    async def _change(self, wanted: Wanted, names: dict[str, Sticker]) -> None:
        """Take out, relabel and add. A set is never without any sticker."""
        placed = await self._placed(wanted)
        plan = plan_change(wanted.items, placed)
        strangers = names.keys() - {each.native_id for each in placed}
        remove = [names[name] for name in (*plan.remove, *strangers)]
        last = len(remove) == len(names) and len(names) + len(plan.add) <= SET_SIZE
        if not last:
            await self._remove(remove)
        await self._relabel(wanted, plan, names)
        for item in plan.add:
            await self._add(wanted, item)
        if last:
            await self._remove(remove)

    async def _remove(self, stickers: Sequence[Sticker]) -> None:
        for sticker in stickers:
            await self._bot.delete_sticker_from_set(sticker.file_id)

    async def _relabel(self, wanted: Wanted, plan: SetChange, names: dict[str, Sticker]) -> None:
        of = {each.native_id: each.sticker_id for each in await self._placed(wanted)}
        for name, emoji in plan.relabel:
            await self._bot.set_sticker_emoji_list(names[name].file_id, emoji.split())
            async with self._database.write() as session:
                await note_placed(session, wanted.id, name, sticker_id=str(of[name]), emoji=emoji)

    async def _add(self, wanted: Wanted, item: PackItem) -> None:
        """What Telegram does not take stays out."""
        sticker = await self._files.find_sticker(item)
        if sticker is None:
            return
        await self._note(wanted, [item])
        try:
            await self._bot.add_sticker_to_set(wanted.owner, wanted.name, sticker)
        except BadRequest as error:
            await self._unnote(wanted, item.sticker_id)
            if says_missing(error) or not dislikes_file(error):
                raise
            _log.warning("a sticker is not taken into a set", reason=error.message)

    async def _order(self, wanted: Wanted, names: dict[str, Sticker]) -> list[str]:
        """Let them stand as they do in the pack; the names in that order."""
        placed = {each.sticker_id: each.native_id for each in await self._placed(wanted)}
        order = [placed[it.sticker_id] for it in wanted.items if it.sticker_id in placed]
        there = [name for name in names if name in order]
        if len(there) == len(names):  # else strangers stand between; they go the next time
            for name, place in order_by_moves(there, order):
                await self._bot.set_sticker_position_in_set(names[name].file_id, place)
        return order

    async def _set_thumbnail(self, wanted: Wanted) -> None:
        """The first sticker, small; where it is not taken Telegram shows the first anyway."""
        file = await self._files.find_thumbnail(wanted.items[0].sticker_id)
        if file is not None:
            with suppress(BadRequest):
                await self._bot.set_sticker_set_thumbnail(
                    wanted.name, wanted.owner, StickerFormat.STATIC, file
                )

    async def _placed(self, wanted: Wanted) -> Sequence[PlacedSticker]:
        async with self._database.read() as session:
            return await list_placed(session, wanted.id)

    async def _note(self, wanted: Wanted, items: Sequence[PackItem]) -> None:
        """Note what Telegram is asked to put into the set now, after what was noted before."""
        async with self._database.write() as session:
            placed = await list_placed(session, wanted.id)
            begin = sum(each.native_id.startswith(NOTED) for each in placed)
            for number, item in enumerate(items, begin):
                await note_placed(
                    session, wanted.id, f"{NOTED}{number:03}",
                    sticker_id=item.sticker_id, emoji=item.emoji,
                )  # fmt: skip

    async def _unnote(self, wanted: Wanted, sticker_id: str | None = None) -> None:
        """Telegram has said that it did not. sticker_id: only of this."""
        async with self._database.write() as session:
            noted = [
                each.native_id
                for each in await list_placed(session, wanted.id)
                if each.native_id.startswith(NOTED) and sticker_id in (None, each.sticker_id)
            ]
            await drop_placed(session, wanted.id, noted)

    async def _find(self, name: str) -> TelegramSet | None:
        try:
            return await self._get(name)
        except BadRequest as error:
            if not says_missing(error):
                raise
            return None

    async def _get(self, name: str) -> TelegramSet:
        return await self._bot.get_sticker_set(name)


def _named(stickers: Sequence[Sticker]) -> dict[str, Sticker]:
    """By Telegram's lasting names of their files; of the same file each has a number."""
    names: dict[str, Sticker] = {}
    for sticker in stickers:
        name, number = sticker.file_unique_id, 1
        while name in names:
            number += 1
            name = f"{sticker.file_unique_id}/{number}"
        names[name] = sticker
    return names


def says_missing(error: TelegramError) -> bool:
    """Whether there is no such set."""
    return _MISSING in error.message.casefold()
