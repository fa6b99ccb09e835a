"""Whose turn it is: start-time fair queueing over users, communities in turn within a round.

Each job gets a round when it comes: the round that is being served, or the one after its user's
last job if that is later. Of a user who sends five hundred photos one lies in each round, so at
most one of them stands before anybody else's. Within a round communities take turns in the same
way: a job's `place` is the one that is being served, or the one after its community's last. So its
position in the queue is a count.

A user may have as many jobs at work as the limit says; while others are served round after round,
the rest of theirs falls behind. It must not all be made up for at once: when the first of it
starts, the rest moves to the rounds after the one that is served.

Source: Goyal, Vin and Cheng, "Start-time Fair Queuing", SIGCOMM 1996, with jobs of equal weight.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models import Job
from db.states import JobState

AT_WORK = (JobState.STARTED, JobState.RUNNING)
_LOCK = 6_000_002  # one of PostgreSQL's advisory locks, and nobody else's


@dataclass(frozen=True)
class Limits:
    """user_running: jobs of one user at work at a time. community_share: of all slots, while
    others wait; 0 to 1."""

    user_running: int = 1
    community_share: float = 0.5


async def lock_turns(session: AsyncSession) -> None:
    """Let nobody else give or take turns until this transaction ends.

    On PostgreSQL several processes do so; SQLite has one writer at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


async def choose_turn(session: AsyncSession, user_id: int, community_id: int) -> tuple[int, int]:
    """Round and place of a job that comes now. Wants a session that holds the lock."""
    last = await session.scalar(select(func.max(Job.round)).where(Job.user_id == user_id))
    turn = max(await _served(session), 0 if last is None else last + 1)
    return turn, await _place(session, turn, community_id)


async def choose_next(session: AsyncSession, slots: int, limits: Limits) -> Job | None:
    """The waiting job whose turn it is among those that may start, locked; None when none may.

    slots: jobs that all workers together work on at a time. Wants a writing session, in which the
    job is started; the rest of its user's moves when they fell behind.
    """
    await lock_turns(session)
    busy = await _at_work(session)
    if busy.by_user.total() >= slots:
        return None
    blocked = [user for user, count in busy.by_user.items() if count >= limits.user_running]
    most = max(1, math.ceil(limits.community_share * slots))
    full = [community for community, count in busy.by_community.items() if count >= most]
    job = await _first(session, blocked, full)
    if full:
        foremost = await _first(session, blocked, [])
        # The share is kept among those whose round it is. It brings no later round forward: the
        # five hundred of one user would else halve what a whole other community gets.
        if job is None or (foremost is not None and foremost.round < job.round):
            job = foremost
    if job is not None:
        await _catch_up(session, job)
    return job


async def _served(session: AsyncSession) -> int:
    """The last round of which a job has started."""
    wanted = select(func.max(Job.round)).where(Job.started_at.is_not(None))
    return await session.scalar(wanted) or 0


async def _place(session: AsyncSession, turn: int, community_id: int) -> int:
    of_round = select(func.max(Job.place)).where(Job.round == turn)
    served = await session.scalar(of_round.where(Job.started_at.is_not(None)))
    last = await session.scalar(of_round.where(Job.community_id == community_id))
    return max(served or 1, (last or 0) + 1)


async def _first(session: AsyncSession, users: list[int], communities: list[int]) -> Job | None:
    """The next job of nobody among these."""
    wanted = select(Job.number).where(Job.state == JobState.WAITING)
    wanted = wanted.order_by(Job.round, Job.place, Job.number).limit(1)
    if users:
        wanted = wanted.where(Job.user_id.not_in(users))
    if communities:
        wanted = wanted.where(Job.community_id.not_in(communities))
    while (number := await session.scalar(wanted)) is not None:
        # Somebody may cancel it meanwhile: then the lock finds nothing, and the next is looked for.
        mine = select(Job).where(Job.number == number, Job.state == JobState.WAITING)
        fresh = mine.with_for_update().execution_options(populate_existing=True)
        if (job := await session.scalar(fresh)) is not None:
            return job
    return None


async def _catch_up(session: AsyncSession, job: Job) -> None:
    behind = await _served(session) - job.round
    if behind <= 0:
        return
    other, turn = aliased(Job), Job.round + behind
    before = select(func.max(other.place)).where(
        other.round == turn, other.community_id == Job.community_id, other.user_id != Job.user_id
    )
    theirs = (Job.state == JobState.WAITING, Job.user_id == job.user_id, Job.number != job.number)
    moved = update(Job).where(*theirs).execution_options(synchronize_session=False)
    place = func.coalesce(before.scalar_subquery(), 0) + 1
    await session.execute(moved.values(round=turn, place=place))


@dataclass(frozen=True)
class _Busy:
    by_user: Counter[int]
    by_community: Counter[int]


async def _at_work(session: AsyncSession) -> _Busy:
    wanted = select(Job.user_id, Job.community_id).where(Job.state.in_(AT_WORK))
    rows = (await session.execute(wanted)).all()
    return _Busy(Counter(row[0] for row in rows), Counter(row[1] for row in rows))


async def position(session: AsyncSession, job: Job) -> int:
    """How many jobs start before this one; 0 when it is next or at work already."""
    if job.state != JobState.WAITING:
        return 0
    before: ColumnElement[bool] = tuple_(Job.round, Job.place, Job.number) < tuple_(
        job.round, job.place, job.number
    )
    count = await session.scalar(select(func.count()).where(Job.state == JobState.WAITING, before))
    return count or 0
