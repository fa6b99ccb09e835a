"""Packs: stickers that a user put together, in an order, each with emoji.

All that changes one wants a writing session, and the pack as `own_pack` gives it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.errors import (
    NoSuchPack,
    NoSuchSticker,
    NotYours,
    TitleTaken,
    TooManyPacks,
    UnusableValue,
)
from db.jobs import new_id
from db.models import Sticker, User
from db.pack_models import EMOJI_LENGTH, TITLE_LENGTH, Pack, PackItem, StickerSet
from db.session import now

MOST_PACKS = 50  # of one user


async def create_pack(session: AsyncSession, user_id: int, title: str) -> Pack:
    """A new pack, empty. Raises UnusableValue, TitleTaken and TooManyPacks."""
    title = _checked("title", title, TITLE_LENGTH)
    await _check_room(session, user_id, title)
    moment = now()
    pack = Pack(
        id=new_id(),
        user_id=user_id,
        title=title,
        created_at=moment,
        changed_at=moment,
    )
    session.add(pack)
    await session.flush()
    return pack


async def find_pack(session: AsyncSession, pack_id: str) -> Pack:
    """Anybody's pack. Raises NoSuchPack."""
    pack = await session.get(Pack, pack_id)
    if pack is None:
        raise NoSuchPack(pack_id)
    return pack


async def own_pack(session: AsyncSession, pack_id: str, user_id: int) -> Pack:
    """A user's own pack, which nobody else may change until the end.

    Raises NoSuchPack and NotYours.
    """
    wanted = select(Pack).where(Pack.id == pack_id).with_for_update()
    pack = await session.scalar(wanted.execution_options(populate_existing=True))
    if pack is None:
        raise NoSuchPack(pack_id)
    if pack.user_id != user_id:
        raise NotYours
    return pack


async def list_packs(session: AsyncSession, user_id: int) -> Sequence[tuple[Pack, int]]:
    """A user's packs, the latest change first, and how many stickers are in each."""
    wanted = (
        select(Pack, func.count(PackItem.sticker_id))
        .outerjoin(PackItem, PackItem.pack_id == Pack.id)
        .where(Pack.user_id == user_id)
        .group_by(Pack.id)
        .order_by(Pack.changed_at.desc(), Pack.id)
    )
    return [(pack, count) for pack, count in await session.execute(wanted)]


async def rename_pack(session: AsyncSession, pack: Pack, title: str) -> None:
    """Raises UnusableValue and TitleTaken."""
    title = _checked("title", title, TITLE_LENGTH)
    if title == pack.title:
        return
    await _check_title(session, pack.user_id, title)
    pack.title = title
    await _note_change(session, pack)


async def delete_pack(session: AsyncSession, pack: Pack) -> None:
    """Its stickers stay; platforms' sets of it go as soon as they can be reached."""
    await session.delete(pack)
    await session.flush()


async def hand_over(session: AsyncSession, pack: Pack, user_id: int) -> None:
    """Make a pack another user's. Platforms' sets belong to somebody for good: those that there are
    go, and the new owner gets others. Raises TitleTaken and TooManyPacks."""
    if user_id == pack.user_id:
        return
    await _check_room(session, user_id, pack.title)
    pack.user_id = user_id
    left = update(StickerSet).where(StickerSet.pack_id == pack.id)
    await session.execute(left.values(pack_id=None))
    await _note_change(session, pack)


async def list_items(session: AsyncSession, pack_id: str) -> Sequence[PackItem]:
    """What is in a pack, in its order."""
    wanted = select(PackItem).where(PackItem.pack_id == pack_id).order_by(PackItem.place)
    # `_put_in_order` changes rows that the session may have read before.
    fresh = wanted.execution_options(populate_existing=True)
    return (await session.scalars(fresh)).all()


async def add_to_pack(session: AsyncSession, pack: Pack, sticker_id: str, emoji: str) -> bool:
    """Put a sticker of its owner's at its end; whether it was not in it already.

    Raises NoSuchSticker, NotYours and UnusableValue.
    """
    sticker = await session.get(Sticker, sticker_id)
    if sticker is None:
        raise NoSuchSticker(sticker_id)
    if sticker.user_id != pack.user_id:
        raise NotYours
    if await _find_item(session, pack, sticker_id) is not None:
        return False
    last = await session.scalar(select(func.max(PackItem.place)).where(PackItem.pack_id == pack.id))
    item = PackItem(
        pack_id=pack.id,
        sticker_id=sticker_id,
        place=0 if last is None else last + 1,
        emoji=_checked("emoji", emoji, EMOJI_LENGTH),
        added_at=now(),
    )
    session.add(item)
    await _note_change(session, pack)
    return True


async def remove_from_pack(session: AsyncSession, pack: Pack, sticker_id: str) -> None:
    """Take a sticker out; it stays its maker's. Raises NoSuchSticker."""
    await session.delete(await _item(session, pack, sticker_id))
    await _note_change(session, pack)


async def set_emoji(session: AsyncSession, pack: Pack, sticker_id: str, emoji: str) -> None:
    """Let other emoji stand for a sticker. Raises NoSuchSticker and UnusableValue."""
    item = await _item(session, pack, sticker_id)
    item.emoji = _checked("emoji", emoji, EMOJI_LENGTH)
    await _note_change(session, pack)


async def move_in_pack(session: AsyncSession, pack: Pack, sticker_id: str, to: int) -> None:
    """Put a sticker before all but the first `to` of the others. Raises NoSuchSticker."""
    await _item(session, pack, sticker_id)
    order = [item.sticker_id for item in await list_items(session, pack.id)]
    order.remove(sticker_id)
    order.insert(max(to, 0), sticker_id)
    await _put_in_order(session, pack, order)
    await _note_change(session, pack)


async def _put_in_order(session: AsyncSession, pack: Pack, order: Sequence[str]) -> None:
    """Give the stickers of a pack the places 0, 1, 2, ... No two may have the same, not even
    for a moment, so that they go by way of places beyond all that are taken."""
    of_pack = PackItem.pack_id == pack.id
    last = await session.scalar(select(func.max(PackItem.place)).where(of_pack))
    beyond = max(last or 0, len(order)) + 1
    change = update(PackItem).where(of_pack).execution_options(synchronize_session=False)
    for place, sticker_id in enumerate(order):
        one = change.where(PackItem.sticker_id == sticker_id)
        await session.execute(one.values(place=beyond + place))
    await session.execute(change.values(place=PackItem.place - beyond))


async def _check_room(session: AsyncSession, user_id: int, title: str) -> None:
    """Raise TooManyPacks or TitleTaken where a user can have no pack of this title."""
    await _check_title(session, user_id, title)
    theirs = select(func.count()).select_from(Pack).where(Pack.user_id == user_id)
    if (await session.scalar(theirs) or 0) >= MOST_PACKS:
        raise TooManyPacks(MOST_PACKS)


async def _check_title(session: AsyncSession, user_id: int, title: str) -> None:
    # Of two that give the same title at once the second waits, and finds it taken.
    await session.scalar(select(User.id).where(User.id == user_id).with_for_update())
    taken = exists().where(Pack.user_id == user_id, Pack.title == title)
    if await session.scalar(select(taken)):
        raise TitleTaken


async def _item(session: AsyncSession, pack: Pack, sticker_id: str) -> PackItem:
    item = await _find_item(session, pack, sticker_id)
    if item is None:
        raise NoSuchSticker(sticker_id)
    return item


async def _find_item(session: AsyncSession, pack: Pack, sticker_id: str) -> PackItem | None:
    item: PackItem | None = await session.get(PackItem, (pack.id, sticker_id))
    return item


async def _note_change(session: AsyncSession, pack: Pack) -> None:
    pack.changed_at = max(now(), pack.created_at)
    await session.flush()


def _checked(what: str, text: str, longest: int) -> str:
    if not 1 <= len(text) <= longest or "\0" in text:
        raise UnusableValue(what, f"it must have 1 to {longest} characters")
    return text
