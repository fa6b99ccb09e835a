"""Messages of ours that tell how far a job is, and are edited while it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.jobs import find_job
from db.models import Job, Post
from db.states import LIVING


@dataclass(frozen=True)
class NewPost:
    """chat, message: by the platform's names. token: its secret for editing the message until
    expires_at; "" where none is needed."""

    chat: str
    message: str
    token: str = field(default="", repr=False)
    expires_at: datetime | None = None


async def add_post(session: AsyncSession, job_id: str, new: NewPost) -> None:
    """Let a message tell how far a job is, in place of an earlier one. Raises NoSuchJob."""
    job = await find_job(session, job_id)
    await session.merge(
        Post(
            job=job.number,
            chat=new.chat,
            message=new.message,
            token=new.token,
            expires_at=new.expires_at,
            shown="",
        )
    )
    await session.flush()


async def find_post(session: AsyncSession, job_id: str) -> Post | None:
    """The message of a job, if it has one."""
    wanted = select(Post).join(Job, Job.number == Post.job).where(Job.id == job_id)
    post: Post | None = await session.scalar(wanted)
    return post


async def living_posts(
    session: AsyncSession, platforms: Sequence[str]
) -> Sequence[tuple[Post, Job]]:
    """The messages of jobs that have not ended, with these, the oldest first."""
    wanted = (
        select(Post, Job)
        .join(Job, Job.number == Post.job)
        .where(Job.platform.in_(platforms), Job.state.in_(LIVING))
        .order_by(Job.number)
    )
    return [(post, job) for post, job in await session.execute(wanted)]


async def note_shown(session: AsyncSession, job: int, shown: str) -> None:
    """Note what a message says now. job: its number."""
    await session.execute(update(Post).where(Post.job == job).values(shown=shown))


async def drop_post(session: AsyncSession, job: int) -> None:
    """Forget a message, which is not edited any more. job: its number."""
    await session.execute(delete(Post).where(Post.job == job))
