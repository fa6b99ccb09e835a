"""Whose turn it is: start-time fair queueing over users, communities in turn within a round.

Each job gets a round when it comes: the round that is being served, or the one after its user's
last job if that is later. Of a user who sends five hundred photos one lies in each round, so at
most one of them stands before anybody else's. Within a round each community's first job comes
before any community's second: `place` counts them. The order is fixed when a job comes, and its
position in the queue is a count.

Source: Goyal, Vin and Cheng, "Start-time Fair Queuing", SIGCOMM 1996, with jobs of equal weight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Job
from db.states import JobState

AT_WORK = (JobState.STARTED, JobState.RUNNING)
LOOKED_AT = 200  # waiting jobs that one look for the next considers


@dataclass(frozen=True)
class Limits:
    """user_running: jobs of one user at work at a time. community_share: of all slots, while
    others wait; 0 to 1."""

    user_running: int = 1
    community_share: float = 0.5


async def choose_turn(session: AsyncSession, user_id: int, community_id: int) -> tuple[int, int]:
    """Round and place of a job that comes now."""
    served = await session.scalar(select(func.max(Job.round)).where(Job.started_at.is_not(None)))
    last = await session.scalar(select(func.max(Job.round)).where(Job.user_id == user_id))
    turn = max(served or 0, 0 if last is None else last + 1)
    place = await session.scalar(
        select(func.max(Job.place)).where(Job.round == turn, Job.community_id == community_id)
    )
    return turn, (place or 0) + 1


async def choose_next(session: AsyncSession, slots: int, limits: Limits) -> Job | None:
    """The waiting job whose turn it is among those that may start; None when none may.

    slots: jobs that all workers together work on at a time.
    """
    busy = await _at_work(session)
    if sum(busy.by_user.values()) >= slots:
        return None
    order = (Job.round, Job.place, Job.number)
    waiting = select(Job).where(Job.state == JobState.WAITING).order_by(*order)
    blocked = [user for user, count in busy.by_user.items() if count >= limits.user_running]
    if blocked:
        waiting = waiting.where(Job.user_id.not_in(blocked))
    found = (await session.scalars(waiting.limit(LOOKED_AT))).all()
    most = max(1, math.ceil(limits.community_share * slots))
    full = {community for community, count in busy.by_community.items() if count >= most}
    return next((job for job in found if job.community_id not in full), next(iter(found), None))


@dataclass(frozen=True)
class _Busy:
    by_user: dict[int, int]
    by_community: dict[int, int]


async def _at_work(session: AsyncSession) -> _Busy:
    rows = await session.execute(
        select(Job.user_id, Job.community_id, func.count())
        .where(Job.state.in_(AT_WORK))
        .group_by(Job.user_id, Job.community_id)
    )
    by_user: dict[int, int] = {}
    by_community: dict[int, int] = {}
    for user, community, count in rows:
        by_user[user] = by_user.get(user, 0) + count
        by_community[community] = by_community.get(community, 0) + count
    return _Busy(by_user, by_community)


async def position(session: AsyncSession, job: Job) -> int:
    """How many jobs start before this one; 0 when it is next or at work already."""
    if job.state != JobState.WAITING:
        return 0
    before: ColumnElement[bool] = tuple_(Job.round, Job.place, Job.number) < tuple_(
        job.round, job.place, job.number
    )
    count = await session.scalar(select(func.count()).where(Job.state == JobState.WAITING, before))
    return count or 0
