"""Users of the platforms, and what they allow to be kept."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.forget import digest_of, return_bans
from db.lessons import withdraw
from db.models import Community, KeptLikeness, User
from db.once import add_once
from db.session import now


async def find_user(
    session: AsyncSession, platform: str, native_id: str, language: str | None = None,
    *, key: bytes | None = None,
) -> User:  # fmt: skip
    """The user of that name, new if need be. Wants a writing session.

    language: what the platform says now. key: of `db.forget.load_key`; with it a newcomer who was
    here before and asked to be forgotten gets the bans back that are still in force.
    """
    wanted = select(User).where(User.platform == platform, User.native_id == native_id)
    user = await session.scalar(wanted)
    if user is None:
        values = {"platform": platform, "native_id": native_id, "created_at": now()}
        is_new = await add_once(session, User, values)
        user = (await session.scalars(wanted)).one()
        if is_new and key is not None:
            await return_bans(session, user, digest_of(key, platform, native_id))
    if language is not None:
        user.language = language
    return user


def language_of(user: User, community: Community | None = None) -> str | None:
    """In which language somebody is spoken to: their choice, else their community's, else what the
    platform says."""
    return user.chosen_language or (community and community.language) or user.language


async def set_remembers(session: AsyncSession, user: User, remembers: bool) -> None:
    """Whether their likenesses may be kept. When not, those that are go at once."""
    user.remembers = remembers
    if not remembers:
        await session.execute(delete(KeptLikeness).where(KeptLikeness.user_id == user.id))


async def set_trains(session: AsyncSession, user: User, trains: bool) -> tuple[str, ...]:
    """Whether networks may learn from what they choose. When not, what they gave goes at once; the
    folders of the blobs that must be deleted."""
    user.trains = trains
    return () if trains else await withdraw(session, user)
