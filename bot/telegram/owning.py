"""Whose packs are seen and changed: those of whoever talks."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from bot.telegram.naming import PLATFORM
from bot.telegram.talk import Talk
from db.pack_models import Pack
from db.packs import own_pack
from db.users import find_user


async def user_of(session: AsyncSession, talk: Talk) -> int:
    """The row's number of whoever talks, new if need be. Wants a writing session."""
    key = talk.front.desk.consent.key
    return (await find_user(session, PLATFORM, str(talk.user.id), key=key)).id


async def own(session: AsyncSession, talk: Talk, pack_id: str) -> Pack:
    """A pack of theirs. Wants a writing session; raises NoSuchPack and NotYours."""
    return await own_pack(session, pack_id, await user_of(session, talk))
