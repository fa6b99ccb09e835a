"""Packs as their owners see and change them, the same on every platform.

Whoever asks is named by the platform; what isn't theirs raises NotYours, what is gone NoSuchPack or
NoSuchSticker.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.front.desk import Desk
from bot.front.packs import clean_title, read_emoji, suggest_emoji, title_of
from bot.front.theme_names import shown_words
from db.asks import ANYBODY, NewAsk, add_ask, read_ask, take_ask
from db.errors import AskGone, NoSuchPack, NoSuchSticker, NotYours
from db.models import Job, Sticker, User
from db.pack_models import Pack, PackItem
from db.packs import (
    MOST_PACKS,
    add_to_pack,
    create_pack,
    delete_pack,
    find_pack,
    hand_over,
    list_items,
    list_packs,
    move_in_pack,
    own_pack,
    remove_from_pack,
    rename_pack,
    set_emoji,
)
from db.users import find_user, language_of

HEIR = "heir"  # the kind of a question: who takes a pack?
EXPRESSION = "expression"  # of a job's options


@dataclass(frozen=True)
class Shelved:
    """A pack of somebody's list."""

    pack_id: str
    title: str
    count: int


@dataclass(frozen=True)
class Kept:
    """A sticker of a pack. words: what it looks like. told: the same as its owner reads it."""

    sticker_id: str
    emoji: str
    words: str
    told: str


@dataclass(frozen=True)
class Opened:
    """A pack with what is in it, in its order."""

    pack_id: str
    title: str
    stickers: tuple[Kept, ...]

    def find(self, sticker_id: str) -> tuple[int, Kept]:
        """A sticker of it and where it stands, from 0. Raises NoSuchSticker."""
        for place, kept in enumerate(self.stickers):
            if kept.sticker_id == sticker_id:
                return place, kept
        raise NoSuchSticker(sticker_id)


@dataclass(frozen=True)
class Added:
    """What became of a sticker that was to come into a pack. is_new: it was not in it before.
    count: how many are in it now."""

    title: str
    is_new: bool
    count: int


@dataclass(frozen=True)
class Offer:
    """A pack that somebody would give away. owner: what they are called; giver: the platform's
    name of them."""

    pack_id: str
    title: str
    owner: str
    giver: str


@dataclass(frozen=True)
class Shelf:
    """The packs of one platform's people."""

    desk: Desk
    platform: str

    async def list(self, who: str) -> Sequence[Shelved]:
        """Somebody's packs, the latest change first."""
        async with self.desk.database.read() as session:
            user_id = await self._find(session, who)
            found = [] if user_id is None else await list_packs(session, user_id)
            return [Shelved(pack.id, pack.title, count) for pack, count in found]

    async def open(self, pack_id: str, who: str) -> Opened:
        """What is in a pack of theirs."""
        async with self.desk.database.read() as session:
            pack = await find_pack(session, pack_id)
            if pack.user_id != await self._find(session, who):
                raise NotYours
            language = language_of(await session.get_one(User, pack.user_id))
            wanted = (
                select(PackItem.sticker_id, PackItem.emoji, Sticker.prompt)
                .join(Sticker, Sticker.id == PackItem.sticker_id)
                .where(PackItem.pack_id == pack_id)
                .order_by(PackItem.place)
            )
            stickers = tuple(
                Kept(sticker_id, emoji, words, shown_words(words, self.desk.themes, language))
                for sticker_id, emoji, words in await session.execute(wanted)
            )
            return Opened(pack.id, pack.title, stickers)

    async def create(self, who: str, title: str) -> str:
        """A new pack's id. Raises UnusableValue, TitleTaken and TooManyPacks."""
        title = clean_title(title)
        async with self.desk.database.write() as session:
            return (await create_pack(session, await self._user(session, who), title)).id

    async def rename(self, pack_id: str, who: str, title: str) -> str:
        """The title as it is kept. Raises UnusableValue and TitleTaken."""
        title = clean_title(title)
        async with self.desk.database.write() as session:
            await rename_pack(session, await self._own(session, pack_id, who), title)
        return title

    async def delete(self, pack_id: str, who: str) -> None:
        """Its stickers stay."""
        async with self.desk.database.write() as session:
            await delete_pack(session, await self._own(session, pack_id, who))

    async def add(self, pack_id: str, sticker_id: str, who: str) -> Added:
        """Put a sticker of theirs at the end of a pack of theirs, with emoji that fit it."""
        emoji = await self.suggest(sticker_id)
        async with self.desk.database.write() as session:
            pack = await self._own(session, pack_id, who)
            is_new = await add_to_pack(session, pack, sticker_id, emoji)
            return Added(pack.title, is_new, len(await list_items(session, pack_id)))

    async def check_own(self, sticker_id: str, who: str) -> None:
        """Whether they may put a sticker into packs, before one is made for it. Raises
        NoSuchSticker and NotYours."""
        async with self.desk.database.read() as session:
            sticker = await session.get(Sticker, sticker_id)
            if sticker is None:
                raise NoSuchSticker(sticker_id)
            if sticker.user_id != await self._find(session, who):
                raise NotYours

    async def suggest(self, sticker_id: str) -> str:
        """Emoji for a sticker. Raises NoSuchSticker."""
        async with self.desk.database.read() as session:
            sticker = await session.get(Sticker, sticker_id)
            if sticker is None:
                raise NoSuchSticker(sticker_id)
            options = await session.scalar(select(Job.options).where(Job.id == sticker_id)) or {}
        return await asyncio.to_thread(
            suggest_emoji, sticker.prompt, self.desk.emoji, expression=options.get(EXPRESSION)
        )

    async def take_out(self, pack_id: str, sticker_id: str, who: str) -> None:
        """The sticker stays its maker's."""
        async with self.desk.database.write() as session:
            await remove_from_pack(session, await self._own(session, pack_id, who), sticker_id)

    async def relabel(self, pack_id: str, sticker_id: str, who: str, text: str) -> str:
        """Let emoji that somebody wrote stand for a sticker. Raises UnusableValue."""
        emoji = read_emoji(text)
        async with self.desk.database.write() as session:
            await set_emoji(session, await self._own(session, pack_id, who), sticker_id, emoji)
        return emoji

    async def shift(self, pack_id: str, sticker_id: str, who: str, by: int) -> None:
        """Move a sticker so many places down, or up where that is less than 0."""
        async with self.desk.database.write() as session:
            pack = await self._own(session, pack_id, who)
            order = [item.sticker_id for item in await list_items(session, pack_id)]
            if sticker_id not in order:
                raise NoSuchSticker(sticker_id)
            await move_in_pack(session, pack, sticker_id, order.index(sticker_id) + by)

    async def offer(self, pack_id: str, who: str, name: str) -> tuple[str, Offer]:
        """Give a pack away to whoever takes it first; the question's id. name: of its owner."""
        async with self.desk.database.write() as session:
            pack = await self._own(session, pack_id, who)
            payload = {"pack": pack_id, "owner": name}
            new = NewAsk(self.platform, HEIR, asked_by=who, answerer=ANYBODY, payload=payload)
            return await add_ask(session, new), Offer(pack_id, pack.title, name, who)

    async def look_at(self, offer_id: str, who: str) -> Offer:
        """What is offered. Raises AskGone, also where the pack is not the offerer's any more."""
        async with self.desk.database.read() as session:
            ask = await read_ask(session, offer_id, HEIR, who)
            pack = await session.get(Pack, ask.payload["pack"])
            if pack is None or pack.user_id != await self._find(session, ask.asked_by):
                raise AskGone
            return Offer(pack.id, pack.title, ask.payload["owner"], ask.asked_by)

    async def accept(self, offer_id: str, who: str) -> Offer:
        """Take a pack over: of two who do so one gets AskGone. Its owner cannot: NotYours.

        Raises TooManyPacks. Where they have a pack of its title it gets a number.
        """
        async with self.desk.database.write() as session:
            ask = await read_ask(session, offer_id, HEIR, who)
            if ask.asked_by == who:
                raise NotYours
            await take_ask(session, offer_id, HEIR, who)
            try:
                pack = await self._own(session, ask.payload["pack"], ask.asked_by)
            except (NoSuchPack, NotYours) as error:
                raise AskGone from error
            heir = await self._user(session, who)
            await rename_pack(
                session, pack, await free_title(session, pack.title, pack.user_id, heir)
            )
            await hand_over(session, pack, heir)
            return Offer(pack.id, pack.title, ask.payload["owner"], ask.asked_by)

    async def _own(self, session: AsyncSession, pack_id: str, who: str) -> Pack:
        user_id = await self._find(session, who)
        if user_id is None:
            await find_pack(session, pack_id)
            raise NotYours
        return await own_pack(session, pack_id, user_id)

    async def _find(self, session: AsyncSession, who: str) -> int | None:
        theirs = (User.platform == self.platform, User.native_id == who)
        found: int | None = await session.scalar(select(User.id).where(*theirs))
        return found

    async def _user(self, session: AsyncSession, who: str) -> int:
        key = self.desk.consent.key
        return (await find_user(session, self.platform, who, key=key)).id


async def free_title(session: AsyncSession, title: str, *users: int) -> str:
    """A title of words, with a number where one of these users has another pack of that title."""
    first = title_of(title)
    wanted = select(Pack.title).where(Pack.user_id.in_(users))
    taken = list((await session.scalars(wanted)).all())
    if title in taken and len(users) > 1:
        taken.remove(title)  # the pack itself, which one of them has
    numbered = (title_of(first, number=number) for number in range(1, MOST_PACKS * 2 + 2))
    return next(each for each in numbered if each not in taken)
