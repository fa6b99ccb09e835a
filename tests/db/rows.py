"""Rows that tests begin with."""

from __future__ import annotations

from itertools import count

from sqlalchemy.ext.asyncio import AsyncSession

from db.jobs import NewJob, add_job, new_id
from db.models import Community, Job, Sticker, User
from db.session import now

_messages = count(1)


async def add_user(session: AsyncSession, native_id: str = "1") -> User:
    """Somebody."""
    user = User(platform="test", native_id=native_id, created_at=now())
    session.add(user)
    await session.flush()
    return user


async def add_community(session: AsyncSession, native_id: str = "1") -> Community:
    """A group."""
    community = Community(platform="test", native_id=native_id, created_at=now())
    session.add(community)
    await session.flush()
    return community


def order(user: User, community: Community, *, message: str | None = None) -> NewJob:
    """What a user asks for; by default with a message of its own."""
    return NewJob(
        id=new_id(),
        platform="test",
        message=message or f"message {next(_messages)}",
        chat="chat",
        community_id=community.id,
        user_id=user.id,
        prompt="a pirate",
        quality="draft",
    )


async def add_one_job(session: AsyncSession) -> Job:
    """The first job of the first user."""
    new = order(await add_user(session), await add_community(session))
    return (await add_job(session, new))[0]


async def add_sticker(session: AsyncSession, user: User, community: Community) -> Sticker:
    """A finished sticker of somebody."""
    sticker = Sticker(
        id=new_id(), community_id=community.id, user_id=user.id, prompt="a pirate", theme="pirate",
        files={}, created_at=now(),
    )  # fmt: skip
    session.add(sticker)
    await session.flush()
    return sticker
