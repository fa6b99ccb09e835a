"""Groups that became supergroups, and have another id since: what was kept of them goes along."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.telegram.naming import PLATFORM
from db.models import AllowedTheme, Ban, Community, Job, KeptBan, OptOut, Post, Sticker
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
