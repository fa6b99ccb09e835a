"""Whose packs are seen and changed: those of whoever began an interaction."""

from __future__ import annotations

import discord
from sqlalchemy.ext.asyncio import AsyncSession

from bot.discord.front import Front
from bot.discord.refusals import PLATFORM
from db.pack_models import Pack
from db.packs import own_pack
from db.users import find_user


async def user_of(session: AsyncSession, front: Front, interaction: discord.Interaction) -> int:
    """The row's number of whoever began it, new if need be. Wants a writing session."""
    key = front.desk.consent.key
    return (await find_user(session, PLATFORM, str(interaction.user.id), key=key)).id


async def own(
    session: AsyncSession, front: Front, interaction: discord.Interaction, pack_id: str
) -> Pack:
    """A pack of theirs. Wants a writing session; raises NoSuchPack and NotYours."""
    return await own_pack(session, pack_id, await user_of(session, front, interaction))
