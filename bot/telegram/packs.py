"""`/packs`: one's own packs, and the sticker sets that Telegram makes of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from telegram import InlineKeyboardMarkup

from bot.errors import ForgedPress
from bot.front.packs import SET_SIZE, title_of
from bot.front.presses import Press
from bot.front.shelf import Opened, Shelf
from bot.telegram.heirs import Heirs
from bot.telegram.inert import inert
from bot.telegram.pack_buttons import (
    Do,
    choice_keyboard,
    delete_keyboard,
    pack_keyboard,
    packs_keyboard,
    packs_text,
    sticker_keyboard,
    stickers_keyboard,
)
from bot.telegram.pack_words import PackWords
from bot.telegram.publishing import Publisher
from bot.telegram.talk import Talk


class Packs:
    """Everything is done to the packs of whoever presses."""

    def __init__(self, shelf: Shelf, publisher: Publisher, words: PackWords, heirs: Heirs) -> None:
        self._shelf = shelf
        self._publisher = publisher
        self._plain: Mapping[Do, Callable[[Talk], Awaitable[None]]] = {
            Do.LIST: self._list,
            Do.NEW: words.ask_new,
        }
        self._of_packs: Mapping[Do, Callable[[Talk, str], Awaitable[None]]] = {
            Do.OPEN: self._open, Do.RENAME: words.ask_title, Do.LINK: self._link,
            Do.HEIR: heirs.offer, Do.DELETE: self._ask_delete, Do.DELETE_YES: self._delete,
            Do.STOP: self._stop,
        }  # fmt: skip
        self._of_parts: Mapping[Do, Callable[[Talk, str, str], Awaitable[None]]] = {
            Do.STICKERS: self._stickers, Do.STICKER: self._sticker, Do.UP: self._up,
            Do.DOWN: self._down, Do.EMOJI: words.ask_emoji, Do.REMOVE: self._remove,
            Do.ADD: self._add, Do.TAKE: heirs.take,
        }  # fmt: skip

    async def show(self, talk: Talk) -> None:
        """`/packs`, in the private chat."""
        if not talk.private:
            await talk.say("packs-start-first", link=talk.front.link("packs"))
            return
        text, keyboard = await self._all(talk)
        await talk.tell(text, keyboard)

    async def press(self, talk: Talk, press: Press) -> None:
        """A button of the shelf. Raises ForgedPress and what `Shelf` raises."""
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
        await self._shelf.check_own(press.subject, talk.who)
        packs = await self._shelf.list(talk.who)
        if len(packs) > 1:
            await talk.answer()
            keyboard = choice_keyboard(packs, press.subject)
            await talk.say("packs-choose-pack", keyboard=keyboard)
            return
        if packs:
            pack_id = packs[0].pack_id
        else:
            pack_id = await self._shelf.create(talk.who, title_of(talk.user.first_name))
        await self._add(talk, pack_id, press.subject)

    async def _list(self, talk: Talk) -> None:
        text, keyboard = await self._all(talk)
        await talk.answer()
        await talk.edit(text, keyboard)

    async def _open(self, talk: Talk, pack_id: str) -> None:
        pack = await self._shelf.open(pack_id, talk.who)
        await talk.answer()
        await self._show(talk, pack)

    async def _stickers(self, talk: Talk, pack_id: str, rest: str) -> None:
        pack = await self._shelf.open(pack_id, talk.who)
        await talk.answer()
        keyboard = stickers_keyboard(talk, pack, int(rest) if rest.isdecimal() else 0)
        await talk.edit(talk.text("packs-choose-sticker"), keyboard)

    async def _sticker(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        place, kept = (await self._shelf.open(pack_id, talk.who)).find(sticker_id)
        await talk.answer()
        told = f"{place + 1}. {kept.emoji}\n{inert(kept.told)}"
        await talk.edit(told, sticker_keyboard(talk, pack_id, sticker_id))

    async def _up(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        await self._shelf.shift(pack_id, sticker_id, talk.who, -1)
        await self._sticker(talk, pack_id, sticker_id)

    async def _down(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        await self._shelf.shift(pack_id, sticker_id, talk.who, 1)
        await self._sticker(talk, pack_id, sticker_id)

    async def _remove(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        await self._shelf.take_out(pack_id, sticker_id, talk.who)
        pack = await self._shelf.open(pack_id, talk.who)
        await talk.answer(talk.text("packs-removed", title=pack.title))
        await self._show(talk, pack)

    async def _link(self, talk: Talk, pack_id: str) -> None:
        """Say where the sets are, once they are."""
        pack = await self._shelf.open(pack_id, talk.who)
        if not pack.stickers:
            await talk.answer(talk.text("packs-link-empty"), alert=True)
            return
        await talk.answer(talk.text("press-working"))
        await self._publisher.answer(talk, pack)

    async def _ask_delete(self, talk: Talk, pack_id: str) -> None:
        pack = await self._shelf.open(pack_id, talk.who)
        await talk.answer()
        told = talk.text("packs-delete-question", title=inert(pack.title))
        await talk.edit(told, delete_keyboard(talk, pack_id))

    async def _delete(self, talk: Talk, pack_id: str) -> None:
        await self._shelf.delete(pack_id, talk.who)
        await talk.answer(talk.text("packs-deleted"))
        text, keyboard = await self._all(talk)
        await talk.edit(text, keyboard)

    async def _stop(self, talk: Talk, pack_id: str) -> None:
        """Take back what is not made yet; what comes of it is told in the same message."""
        await talk.front.ordering.cancel(pack_id, talk.who)
        await talk.answer(talk.text("cancel-running"))

    async def _add(self, talk: Talk, pack_id: str, sticker_id: str) -> None:
        added = await self._shelf.add(pack_id, sticker_id, talk.who)
        key = "packs-added" if added.is_new else "packs-added-already"
        await talk.answer(talk.text(key, title=added.title))
        before, over = divmod(added.count - 1, SET_SIZE)
        if added.is_new and before and not over:
            full = title_of(inert(added.title), number=before)
            following = title_of(inert(added.title), number=before + 1)
            await talk.say("packs-full", title=full, next=following, most=SET_SIZE)
        if not talk.known.reachable:
            await talk.say("packs-start-first", link=talk.front.link("packs"))

    async def _all(self, talk: Talk) -> tuple[str, InlineKeyboardMarkup]:
        packs = await self._shelf.list(talk.who)
        return packs_text(talk, packs), packs_keyboard(talk, packs)

    async def _show(self, talk: Talk, pack: Opened) -> None:
        count = len(pack.stickers)
        told = talk.text("packs-line", title=inert(pack.title), count=count)
        await talk.edit(told, pack_keyboard(talk, pack.pack_id))
