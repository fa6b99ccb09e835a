"""Packs whose stickers are still made, and the messages that tell how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Job
from db.once import add_once
from db.pack_models import Pack, PackJob, PackPost
from db.posts import NewPost
from db.session import now
from db.states import ENDED, LIVING, JobState

TAKEN_WITHIN = timedelta(minutes=10)  # all jobs of a pack; then none comes any more


@dataclass(frozen=True)
class Tally:
    """How an order stands: of `total` stickers some are in the pack, some will never be, because
    they could not be made or because they were taken back (cancelled)."""

    total: int
    included: int
    left_out: int
    cancelled: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for."""
        return self.included + self.left_out >= self.total


async def open_post(
    session: AsyncSession,
    pack: Pack,
    new: NewPost,
    *,
    platform: str,
    language: str | None,
    total: int = 0,
) -> None:
    """Let a message tell how far a pack is, in place of an earlier one."""
    await session.merge(
        PackPost(
            pack_id=pack.id,
            platform=platform,
            chat=new.chat,
            message=new.message,
            token=new.token,
            expires_at=new.expires_at,
            language=language,
            shown="",
            total=total,
            created_at=now(),
        )
    )
    await session.flush()


async def find_post(session: AsyncSession, pack_id: str) -> PackPost | None:
    """The message of a pack, if it has one."""
    post: PackPost | None = await session.get(PackPost, pack_id)
    return post


async def list_posts(session: AsyncSession, platform: str) -> Sequence[PackPost]:
    """All of a platform, the oldest first."""
    wanted = select(PackPost).where(PackPost.platform == platform)
    return (await session.scalars(wanted.order_by(PackPost.created_at, PackPost.pack_id))).all()


async def note_shown(session: AsyncSession, pack_id: str, shown: str) -> None:
    """Note what a message says now."""
    await session.execute(update(PackPost).where(PackPost.pack_id == pack_id).values(shown=shown))


async def close_order(session: AsyncSession, pack_id: str) -> None:
    """What was ordered for a pack is there, or never will be; its message has that told."""
    await set_total(session, pack_id, 0)


async def set_total(session: AsyncSession, pack_id: str, total: int) -> None:
    """Note how many stickers were ordered for a pack."""
    await session.execute(update(PackPost).where(PackPost.pack_id == pack_id).values(total=total))


async def drop_post(session: AsyncSession, pack_id: str) -> None:
    """Forget a message, which is edited no more."""
    await session.execute(delete(PackPost).where(PackPost.pack_id == pack_id))


async def order_job(session: AsyncSession, pack_id: str, job: int) -> None:
    """Let the sticker of a job come into a pack; the second time does nothing. job: its number."""
    await add_once(session, PackJob, {"job": job, "pack_id": pack_id})


async def pack_of(session: AsyncSession, job_id: str) -> str | None:
    """The pack into which the sticker of a job shall come."""
    wanted = select(PackJob.pack_id).join(Job, Job.number == PackJob.job).where(Job.id == job_id)
    found: str | None = await session.scalar(wanted)
    return found


async def due_jobs(session: AsyncSession, platform: str) -> Sequence[tuple[str, Job]]:
    """Jobs whose stickers are there, or never will be, with their packs; the oldest first."""
    wanted = (
        select(PackJob.pack_id, Job)
        .join(Job, Job.number == PackJob.job)
        .where(PackJob.included.is_(None), Job.platform == platform)
        .where(Job.state.in_([*ENDED, JobState.MADE]))
        .order_by(Job.number)
    )
    return [(pack_id, job) for pack_id, job in await session.execute(wanted)]


async def note_included(session: AsyncSession, job: int, *, included: bool) -> int:
    """Note whether the sticker of a job came into its pack; how many of those that were ordered
    before it did. job: its number."""
    noted = await session.get_one(PackJob, job)
    noted.included = included
    await session.flush()
    before = (PackJob.pack_id == noted.pack_id, PackJob.job < job)
    return (
        await session.scalar(select(func.count()).where(*before, PackJob.included.is_(True))) or 0
    )


async def tally(session: AsyncSession, post: PackPost) -> Tally:
    """How an order stands. Jobs that were to be taken long ago, and were not, are left out."""
    wanted = (
        select(PackJob.included, Job.state)
        .join(Job, Job.number == PackJob.job)
        .where(PackJob.pack_id == post.pack_id)
    )
    found = [(included, state) for included, state in await session.execute(wanted)]
    left_out = [state for included, state in found if included is False]
    never = 0
    if post.created_at < now() - TAKEN_WITHIN:
        never = max(post.total - len(found), 0)
    return Tally(
        post.total,
        included=sum(bool(included) for included, _ in found),
        left_out=len(left_out) + never,
        cancelled=left_out.count(JobState.CANCELLED),
    )


async def is_stopped(session: AsyncSession, pack_id: str) -> bool:
    """Whether any job of a pack was taken back."""
    wanted = (
        exists()
        .where(PackJob.pack_id == pack_id)
        .where(Job.number == PackJob.job, Job.cancel_asked_at.is_not(None))
    )
    return bool(await session.scalar(select(wanted)))


async def living_jobs(session: AsyncSession, pack_id: str) -> Sequence[str]:
    """The ids of those jobs of a pack that have not ended, the last of them first."""
    wanted = (
        select(Job.id)
        .join(PackJob, PackJob.job == Job.number)
        .where(PackJob.pack_id == pack_id, Job.state.in_(LIVING))
    )
    return (await session.scalars(wanted.order_by(Job.number.desc()))).all()
