"""Which sets of packs platforms have, what is in them, and which of them must change or go.

A set's row is written before the platform makes it, and deleted after the platform did, so that a
crash in between leaves no set that nobody knows of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import User
from db.once import add_once
from db.pack_models import Pack, PackItem, PlacedSticker, StickerSet


async def claim_set(
    session: AsyncSession, pack_id: str, platform: str, *, number: int, name: str
) -> StickerSet:
    """A pack's set of that number, new if need be; only a new one gets this name."""
    mine = (StickerSet.pack_id == pack_id, StickerSet.platform == platform)
    values = {"pack_id": pack_id, "platform": platform, "number": number, "name": name}
    await add_once(session, StickerSet, values)
    wanted = select(StickerSet).where(*mine, StickerSet.number == number)
    return (await session.scalars(wanted)).one()


async def list_sets(session: AsyncSession, pack_id: str, platform: str) -> Sequence[StickerSet]:
    """A pack's sets on a platform, by their numbers."""
    wanted = select(StickerSet).where(
        StickerSet.pack_id == pack_id, StickerSet.platform == platform
    )
    return (await session.scalars(wanted.order_by(StickerSet.number))).all()


async def list_placed(session: AsyncSession, set_id: int) -> Sequence[PlacedSticker]:
    """What a set holds, as far as it was noted."""
    wanted = select(PlacedSticker).where(PlacedSticker.set_id == set_id)
    return (await session.scalars(wanted.order_by(PlacedSticker.native_id))).all()


async def note_placed(
    session: AsyncSession, set_id: int, native_id: str, *, sticker_id: str, emoji: str
) -> None:
    """Note that the platform put a sticker into a set, or what stands for it there now."""
    other = (PlacedSticker.set_id == set_id, PlacedSticker.sticker_id == sticker_id)
    await session.execute(delete(PlacedSticker).where(*other, PlacedSticker.native_id != native_id))
    await session.merge(
        PlacedSticker(set_id=set_id, native_id=native_id, sticker_id=sticker_id, emoji=emoji)
    )
    await session.flush()


async def drop_placed(session: AsyncSession, set_id: int, native_ids: Collection[str]) -> None:
    """Note that the platform has these in a set no more."""
    gone = (PlacedSticker.set_id == set_id, PlacedSticker.native_id.in_(native_ids))
    await session.execute(delete(PlacedSticker).where(*gone))


async def note_synced(session: AsyncSession, sticker_set: StickerSet, moment: datetime) -> None:
    """Note that a set holds what its pack had at a moment."""
    sticker_set.synced_at = moment
    await session.flush()


async def stale_packs(session: AsyncSession, platform: str, *, limit: int = 20) -> Sequence[str]:
    """Packs, the longest unchanged first, of which the platform has sets that must change: the
    pack did, or a sticker was deleted."""
    deleted = exists().where(
        PlacedSticker.set_id == StickerSet.id, PlacedSticker.sticker_id.is_(None)
    )
    wanted = (
        select(Pack.id)
        .join(StickerSet, StickerSet.pack_id == Pack.id)
        .where(StickerSet.platform == platform)
        .where(or_(StickerSet.synced_at.is_(None), StickerSet.synced_at < Pack.changed_at, deleted))
        .group_by(Pack.id)
        .order_by(Pack.changed_at)
        .limit(limit)
    )
    return (await session.scalars(wanted)).all()


async def unpublished_packs(
    session: AsyncSession, platform: str, *, limit: int = 20
) -> Sequence[str]:
    """Packs with stickers, the longest unchanged first, of which the platform has no set yet, and
    whose owners opened a private chat with us: else no set can be theirs."""
    wanted = (
        select(Pack.id)
        .join(User, User.id == Pack.user_id)
        .where(User.platform == platform, User.may_write)
        .where(exists().where(PackItem.pack_id == Pack.id))
        .where(~exists().where(StickerSet.pack_id == Pack.id, StickerSet.platform == platform))
        .order_by(Pack.changed_at)
        .limit(limit)
    )
    return (await session.scalars(wanted)).all()


async def unwanted_sets(
    session: AsyncSession, platform: str, *, limit: int = 20
) -> Sequence[StickerSet]:
    """Sets that the platform shall delete: their packs are deleted, handed over, or their owner
    asked to be forgotten."""
    wanted = select(StickerSet).where(StickerSet.platform == platform, StickerSet.pack_id.is_(None))
    return (await session.scalars(wanted.order_by(StickerSet.id).limit(limit))).all()


async def leave_set(session: AsyncSession, sticker_set: StickerSet) -> None:
    """Let the platform delete a set that its pack needs no more."""
    sticker_set.pack_id = None
    await session.flush()


async def drop_set(session: AsyncSession, sticker_set: StickerSet) -> None:
    """Forget a set that the platform has deleted, or never made."""
    await session.delete(sticker_set)
    await session.flush()
