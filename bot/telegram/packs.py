"""`/packs`: one's own packs, and the sticker sets that Telegram makes of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.errors import ForgedPress
from bot.front.packs import suggest_emoji, title_of
from bot.front.presses import Press
from bot.telegram.front import Front
from bot.telegram.heirs import Heirs
from bot.telegram.inert import inert
from bot.telegram.owning import own, user_of
from bot.telegram.pack_words import PackWords
from bot.telegram.sets import SetKeeper
from bot.telegram.shelf import (
    Do,
    choice_keyboard,
    delete_keyboard,
    pack_keyboard,
    packs_keyboard,
    packs_text,
    sticker_keyboard,
    stickers_keyboard,
)
from bot.telegram.talk import Talk
from db.errors import NoSuchSticker
from db.models import Sticker
from db.pack_models import Pack
from db.packs import (
    add_to_pack,
    create_pack,
    delete_pack,
    list_items,
    list_packs,
    move_in_pack,
    own_pack,
    remove_from_pack,
)


class Packs:
    """Everything is done to the packs of whoever presses: another's are not found."""

    def __init__(self, front: Front, keeper: SetKeeper, words: PackWords, heirs: Heirs) -> None:
        self._front = front
        self._keeper = keeper
        self._database = front.desk.database
        self._plain: Mapping[Do, Callable[[Talk], Awaitable[None]]] = {
            Do.LIST: self._list,
            Do.NEW: words.ask_new,
        }
        self._of_packs: Mapping[Do, Callable[[Talk, str], Awaitable[None]]] = {
            Do.OPEN: self._open, Do.RENAME: words.ask_title, Do.LINK: self._link,
            Do.HEIR: heirs.offer, Do.DELETE: self._ask_delete, Do.DELETE_YES: self._delete,
        }  # fmt: skip
        self._of_parts: Mapping[Do, Callable[[Talk, str, str], Awaitable[None]]] = {
            Do.STICKERS: self._stickers, Do.STICKER: self._sticker, Do.UP: self._up,
            Do.DOWN: self._down, Do.EMOJI: words.ask_emoji, Do.REMOVE: self._remove,
            Do.ADD: self._add, Do.TAKE: heirs.take,
        }  # fmt: skip

    async def show(self, talk: Talk) -> None:
        """`/packs`, in the private chat."""
        if not talk.private:
            await talk.say("private-needed", link=self._front.link("packs"))
            return
        text, keyboard = await self._all(talk)
        await talk.tell(text, keyboard)

    async def press(self, talk: Talk, press: Press) -> None:
        """A button of the shelf. Raises ForgedPress and what `db.packs` raises."""
        name, _, rest = press.value.partition("-")
        if name not in tuple(Do):
            raise ForgedPress
        do = Do(name)
        if do in self._plain:
            await self._plain[do](talk)
        elif do in self._of_packs:
            await self._of_packs[do](talk, press.subject)
        elif do in self._of_parts:
            await self._of_parts[do](talk, press.subject, rest)
        else:
            raise ForgedPress

    async def add(self, talk: Talk, press: Press) -> None:
        """The button under a sticker: into the only pack, a new one, or one that is chosen."""
        async with self._database.write() as session:
            packs = await list_packs(session, await user_of(session, talk))
        if len(packs) > 1:
            await talk.answer()
            keyboard = choice_keyboard(packs, press.subject)
            await talk.say("packs-choose-pack", keyboard=keyboard)
            return
        pack = packs[0][0].id if packs else ""
        await self._add(talk, pack, press.subject)

    async def _list(self, talk: Talk) -> None:
        text, keyboard = await self._all(talk)
        await talk.answer()
        await talk.edit(text, keyboard)

    async def _open(self, talk: Talk, pack_id: str) -> None:
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
        await talk.answer()
        await self._show(talk, pack)

    async def _stickers(self, talk: Talk, pack_id: str, rest: str) -> None:
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
            items = await list_items(session, pack_id)
        await talk.answer()
        page = int(rest) if rest.isdecimal() else 0
        keyboard = stickers_keyboard(talk, pack, items, page)
        await talk.edit(talk.text("packs-choose-sticker"), keyboard)

    async def _sticker(self, talk: Talk, pack_id: str, rest: str) -> None:
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
            items = await list_items(session, pack_id)
            sticker = await session.get(Sticker, rest)
        place = next((i for i, item in enumerate(items, 1) if item.sticker_id == rest), None)
        if sticker is None or place is None:
            raise NoSuchSticker(rest)
        await talk.answer()
        told = f"{place}. {items[place - 1].emoji}\n{inert(sticker.prompt)}"
        await talk.edit(told, sticker_keyboard(talk, pack, rest))

    async def _up(self, talk: Talk, pack_id: str, rest: str) -> None:
        await self._move(talk, pack_id, rest, -1)

    async def _down(self, talk: Talk, pack_id: str, rest: str) -> None:
        await self._move(talk, pack_id, rest, 1)

    async def _move(self, talk: Talk, pack_id: str, sticker_id: str, by: int) -> None:
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
            order = [item.sticker_id for item in await list_items(session, pack_id)]
            if sticker_id not in order:
                raise NoSuchSticker(sticker_id)
            await move_in_pack(session, pack, sticker_id, order.index(sticker_id) + by)
        await self._sticker(talk, pack_id, sticker_id)

    async def _remove(self, talk: Talk, pack_id: str, rest: str) -> None:
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
            await remove_from_pack(session, pack, rest)
        await talk.answer(talk.text("packs-removed", title=pack.title))
        await self._show(talk, pack)

    async def _link(self, talk: Talk, pack_id: str) -> None:
        """Make the sets what the pack is, and say where they are."""
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
            filled = bool(await list_items(session, pack_id))
        if not filled:
            await talk.answer(talk.text("packs-link-empty"), alert=True)
            return
        await talk.answer(talk.text("press-working"))
        try:
            names = await self._keeper.sync(pack_id)
        except BadRequest as error:
            if "peer_id_invalid" not in error.message.casefold():
                raise
            await talk.say("packs-start-first", link=self._front.link("packs"))
            return
        links = " ".join(f"https://t.me/addstickers/{name}" for name in names)
        await talk.say("packs-link", title=inert(pack.title), link=links)

    async def _ask_delete(self, talk: Talk, pack_id: str) -> None:
        async with self._database.write() as session:
            pack = await own(session, talk, pack_id)
        await talk.answer()
        told = talk.text("packs-delete-question", title=inert(pack.title))
        await talk.edit(told, delete_keyboard(talk, pack))

    async def _delete(self, talk: Talk, pack_id: str) -> None:
        async with self._database.write() as session:
            await delete_pack(session, await own(session, talk, pack_id))
        await talk.answer(talk.text("packs-deleted"))
        text, keyboard = await self._all(talk)
        await talk.edit(text, keyboard)

    async def _add(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        """Put a sticker of theirs into a pack of theirs; pack_id "": into a new one."""
        async with self._database.read() as session:
            sticker = await session.get(Sticker, sticker_id)
        if sticker is None:
            raise NoSuchSticker(sticker_id)
        emoji = await asyncio.to_thread(suggest_emoji, sticker.prompt, self._front.desk.emoji)
        async with self._database.write() as session:
            user = await user_of(session, talk)
            if pack_id:
                pack = await own_pack(session, pack_id, user)
            else:
                pack = await create_pack(session, user, title_of(talk.user.first_name))
            is_new = await add_to_pack(session, pack, sticker_id, emoji)
        key = "packs-added" if is_new else "packs-added-already"
        await talk.answer(talk.text(key, title=pack.title))
        if not talk.known.reachable:
            await talk.say("packs-start-first", link=self._front.link("packs"))

    async def _all(self, talk: Talk) -> tuple[str, InlineKeyboardMarkup]:
        async with self._database.write() as session:
            packs = await list_packs(session, await user_of(session, talk))
        return packs_text(talk, packs), packs_keyboard(talk, packs)

    async def _show(self, talk: Talk, pack: Pack) -> None:
        async with self._database.read() as session:
            count = len(await list_items(session, pack.id))
        told = talk.text("packs-line", title=inert(pack.title), count=count)
        await talk.edit(told, pack_keyboard(talk, pack))
