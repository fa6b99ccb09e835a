"""Groups that became supergroups, and have another id since: what was kept of them goes along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.front.asking import Question
from bot.telegram import asked_themes
from bot.telegram.naming import PLATFORM, read_spot
from db.models import AllowedTheme, Ask, Ban, Community, Job, KeptBan, OptOut, Post, Sticker
from db.pack_models import PackPost
from db.session import Database
from db.states import LIVING


async def move_chat(database: Database, old: int, new: int) -> None:
    """Let everything of a group be that of its new id; doing so twice does no harm."""
    async with database.write() as session:
        before = await _find(session, old)
        if before is not None:
            after = await _find(session, new)
            if after is not None:
                await _merge(session, after, before)
            before.native_id = str(new)
        await _rename(session, old, new)
        await _move_asks(session, old, new)


async def _find(session: AsyncSession, chat: int) -> Community | None:
    wanted = select(Community).where(
        Community.platform == PLATFORM, Community.native_id == str(chat)
    )
    found: Community | None = await session.scalar(wanted)
    return found


async def _merge(session: AsyncSession, newcomer: Community, kept: Community) -> None:
    """Delete a group's row that was made before it was known that it is the old one."""
    for table in (Job, Sticker):
        moved = update(table).where(table.community_id == newcomer.id)
        await session.execute(moved.values(community_id=kept.id))
    for rule in (AllowedTheme, Ban, KeptBan, OptOut):
        await session.execute(delete(rule).where(rule.community_id == newcomer.id))
    await session.delete(newcomer)
    await session.flush()


async def _rename(session: AsyncSession, old: int, new: int) -> None:
    """Where living jobs go, and the messages that tell of them: those are left behind."""
    living = (Job.platform == PLATFORM, Job.chat == str(old), Job.state.in_(LIVING))
    numbers = select(Job.number).where(*living)
    await session.execute(delete(Post).where(Post.job.in_(numbers)))
    left = (PackPost.platform == PLATFORM, PackPost.chat == str(old))
    await session.execute(delete(PackPost).where(*left))
    await session.execute(update(Job).where(*living).values(chat=str(new)))


async def _move_asks(session: AsyncSession, old: int, new: int) -> None:
    """What waits for an answer: in the group's new messages, for those of before are left behind.
    Their buttons can still be pressed."""
    kinds = (*Question, asked_themes.KIND)
    wanted = select(Ask).where(Ask.platform == PLATFORM, Ask.kind.in_(kinds))
    for ask in await session.scalars(wanted):
        move = _move_sheet if ask.kind == asked_themes.KIND else _move_request
        ask.payload = move(ask.payload, old, new)


def _move_request(payload: Mapping[str, Any], old: int, new: int) -> dict[str, Any]:
    """One that waits for its theme, its author or a face."""
    moved = dict(payload)
    if payload["place"]["native_id"] == str(old):
        moved["place"] = {**payload["place"], "native_id": str(new)}
    if read_spot(payload["chat"]).chat == old:
        moved["chat"] = str(new)
    return moved


def _move_sheet(payload: Mapping[str, Any], old: int, new: int) -> dict[str, Any]:
    if payload[asked_themes.CHAT] != old:
        return dict(payload)
    return {**payload, asked_themes.CHAT: new, asked_themes.MESSAGE: asked_themes.LOST}
