"""Jobs: how they come, how their states change, how they end.

Every change goes through `change`, which names the state it expects; the database refuses what
`db.states.CHANGES` does not allow, whoever asks.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.errors import IllegalChange, NoSuchJob
from db.models import Attempt, Job
from db.session import now
from db.states import CHANGES, ENDED, LIVING, JobState, Outcome
from db.turns import AT_WORK, choose_turn, lock_turns

ID_BYTES = 10
LIKENESS = "likeness"  # of a job's options: what is drawn where there is no photo
AUTHOR = "author"  # of a job's source: a keyed hash of who sent the photo, where that was another


def new_id() -> str:
    """A name that nobody can guess: 20 hexadecimal digits."""
    return secrets.token_hex(ID_BYTES)


@dataclass(frozen=True)
class NewJob:
    """What intake accepted.

    id: of `new_id`; its photo lies under it already. message: the platform's name of what was
    sent; the same again is no new job. options: the order in words and numbers. source: where the
    photo can be fetched again. own_photo: whether the user sent it, or somebody else.
    """

    id: str
    platform: str
    message: str
    chat: str
    community_id: int
    user_id: int
    prompt: str = field(repr=False)
    quality: str
    photo_sha256: str | None = None
    own_photo: bool = True
    language: str | None = None
    options: dict[str, Any] = field(default_factory=dict, repr=False)
    source: dict[str, Any] = field(default_factory=dict, repr=False)


async def find_repeated(session: AsyncSession, platform: str, message: str) -> Job | None:
    """The job that the same message made before."""
    wanted = select(Job).where(Job.platform == platform, Job.message == message)
    return (await session.scalars(wanted)).one_or_none()


async def add_job(
    session: AsyncSession, new: NewJob, *, check: Callable[[], Awaitable[None]] | None = None
) -> tuple[Job, bool]:
    """The job of a message, and whether it is new. Wants a writing session.

    check: raises where a new one may not come; messages are counted one after the other, so that
    many at once cannot all be the last that is allowed.
    """
    await lock_turns(session)  # or the same message could come twice at the same moment
    known = await find_repeated(session, new.platform, new.message)
    if known is not None:
        return known, False
    if check is not None:
        await check()
    turn, place = await choose_turn(session, new.user_id, new.community_id)
    job = Job(
        id=new.id,
        platform=new.platform,
        message=new.message,
        chat=new.chat,
        community_id=new.community_id,
        user_id=new.user_id,
        language=new.language,
        prompt=new.prompt,
        options=new.options,
        source=new.source,
        photo_sha256=new.photo_sha256,
        own_photo=new.own_photo,
        quality=new.quality,
        state=JobState.WAITING,
        round=turn,
        place=place,
        result={},
        created_at=now(),
    )
    session.add(job)
    await session.flush()
    return job, True


async def find_job(session: AsyncSession, job_id: str, *, lock: bool = False) -> Job:
    """The job of this id; lock: nobody else may change it until the end. Raises NoSuchJob."""
    wanted = select(Job).where(Job.id == job_id)
    if lock:  # what this session knew of it may be old by now
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    job = (await session.scalars(wanted)).one_or_none()
    if job is None:
        raise NoSuchJob(job_id)
    return job


async def list_jobs(
    session: AsyncSession, states: Collection[JobState] = LIVING, *, limit: int = 100
) -> Sequence[Job]:
    """Jobs in these states, the oldest first."""
    wanted = select(Job).where(Job.state.in_(states)).order_by(Job.number).limit(limit)
    return (await session.scalars(wanted)).all()


async def count_states(session: AsyncSession) -> dict[JobState, int]:
    """How many jobs are in each state."""
    rows = await session.execute(select(Job.state, func.count()).group_by(Job.state))
    found = {row[0]: row[1] for row in rows}
    return {state: found.get(state, 0) for state in JobState}


def change(job: Job, wanted: JobState, *, error: str | None = None) -> None:
    """Put a job into a state. error: of a failed one, the name of what went wrong.

    Raises IllegalChange.
    """
    if wanted not in CHANGES[job.state]:
        raise IllegalChange(job.id, job.state, wanted)
    job.state = wanted
    job.error = error
    job.ended_at = now() if wanted in ENDED else None
    if wanted == JobState.STARTED:
        job.started_at = job.started_at or now()
    if wanted == JobState.WAITING:
        job.stage, job.progress, job.executor, job.version = None, 0.0, None, None


def note_purged(job: Job) -> None:
    """The blobs of an ended job are deleted: from here on its row tells nothing of the photo
    either, neither its hash nor the numbers of a kept likeness."""
    job.purged_at = job.purged_at or now()
    job.photo_sha256 = None
    job.options = {name: value for name, value in job.options.items() if name != LIKENESS}


async def begin_attempt(session: AsyncSession, job: Job, executor: str) -> int:
    """Note that a worker works on a job now, and which try this is, counted from 1.

    A try that is still open was lost: its worker died.
    """
    await end_attempt(session, job, Outcome.LOST)
    last = await session.scalar(select(func.max(Attempt.number)).where(Attempt.job == job.number))
    number = (last or 0) + 1
    session.add(Attempt(job=job.number, number=number, executor=executor, started_at=now()))
    if job.state != JobState.RUNNING:
        change(job, JobState.RUNNING)
    job.executor = executor
    await session.flush()
    return number


async def end_attempt(
    session: AsyncSession, job: Job, outcome: Outcome, *, error: str | None = None
) -> None:
    """Close the try that runs, if any."""
    running = select(Attempt).where(Attempt.job == job.number, Attempt.ended_at.is_(None))
    attempt = (await session.scalars(running)).one_or_none()
    if attempt is not None:
        attempt.ended_at, attempt.outcome, attempt.error = now(), outcome, error
        await session.flush()


@dataclass(frozen=True)
class Amounts:
    """How many jobs count against limits. queued: of a user, those that are not made yet. by_user,
    by_user_here, here: those of a while, of the user, of them in a community, of all in it."""

    queued: int
    by_user: int
    by_user_here: int
    here: int


async def count_amounts(
    session: AsyncSession, user_id: int, community_id: int, since: datetime
) -> Amounts:
    """What a user and a community have had since a moment: all but the failed jobs and those that
    were cancelled before they began."""
    not_made = Job.state.in_((JobState.WAITING, *AT_WORK))
    theirs, here = Job.user_id == user_id, Job.community_id == community_id
    had = (Job.created_at >= since) & (Job.state != JobState.FAILED)
    had &= (Job.state != JobState.CANCELLED) | Job.started_at.is_not(None)
    wanted = select(
        func.count().filter(theirs, not_made),
        func.count().filter(theirs, had),
        func.count().filter(theirs, here, had),
        func.count().filter(here, had),
    ).where((theirs & (not_made | (Job.created_at >= since))) | (here & (Job.created_at >= since)))
    return Amounts(*(await session.execute(wanted)).one())
