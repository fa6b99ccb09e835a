"""What a worker writes of its jobs: each change in one transaction, and only while they are its."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import UnusableWish, WorkerLost
from bot.wishes import read_order
from bot.worker.gifts import NOTHING, Allowed, Gift
from bot.worker.hand import Hand
from db import stage_times
from db.deliveries import NOTICE, PREVIEW, STICKER, add_delivery
from db.errors import NoSuchJob
from db.jobs import begin_attempt, change, end_attempt, find_job, note_purged
from db.lessons import add_lesson
from db.likenesses import OWN, keep_likeness
from db.machine_models import Worker
from db.models import Attempt, Job, Lesson, Sticker, User
from db.session import Database, now
from db.states import ENDED, LIVING, JobState, Outcome
from db.turns import AT_WORK
from pipeline.errors import UnusableLikeness

COUNTED = (Outcome.LOST, Outcome.FAILED)  # tries that are not had again; a drained worker's are


@dataclass(frozen=True)
class Rules:
    """executor: this worker's name. device: "cpu" or "cuda". quality: of jobs that leave it open.
    attempts: how often a job is tried."""

    executor: str
    device: str
    quality: str
    attempts: int


@dataclass(frozen=True)
class Left:
    """A job that a worker may have left. version: of the workers it was handed to."""

    job_id: str
    executor: str | None
    version: str | None


class Ledger:
    """The rows of the jobs that a worker has in hand.

    Every method raises DatabaseUnreachable.
    """

    def __init__(self, database: Database, rules: Rules) -> None:
        self.rules = rules
        self._database = database

    async def begin(self, job_id: str) -> Hand | None:
        """Take a job in hand; None where nothing is left to do but to tidy up."""
        async with self._database.write() as session:
            try:
                job = await find_job(session, job_id, lock=True)
            except NoSuchJob:
                return None
            if job.state in ENDED or job.state == JobState.MADE:
                return None
            if job.state == JobState.WAITING:  # given back by a worker that died over it
                change(job, JobState.STARTED)
            attempt = await begin_attempt(session, job, self.rules.executor)
            return await self._checked(session, job, attempt)

    async def _checked(self, session: AsyncSession, job: Job, attempt: int) -> Hand | None:
        if job.cancel_asked_at is not None:
            await _end(session, job, JobState.CANCELLED)
            return None
        if await self._spent(session, job) >= self.rules.attempts:
            await _end(session, job, JobState.FAILED, WorkerLost.__name__)
            return None
        quality = self.rules.quality if job.quality == "auto" else job.quality
        try:
            order = read_order(job.options, prompt=job.prompt, quality=quality)
        except (UnusableWish, UnusableLikeness) as error:
            await _end(session, job, JobState.FAILED, type(error).__name__)
            return None
        return Hand(job.id, order, attempt, await _twins(session, job))

    async def begin_again(self, hand: Hand, error: str) -> bool:
        """End a try that failed and begin the next; False where it was the last, or the job is
        this worker's no longer."""
        async with self._database.write() as session:
            job = await self._own(session, hand)
            if job is None:
                return False
            await end_attempt(session, job, Outcome.FAILED, error=error)
            if await self._spent(session, job) >= self.rules.attempts:
                return False
            hand.attempt = await begin_attempt(session, job, self.rules.executor)
            return True

    async def read_allowed(self, hand: Hand) -> Allowed:
        """What may be kept of a job's photo."""
        columns = (User.remembers, User.trains, Job.own_photo)
        wanted = select(*columns).join(Job, Job.user_id == User.id).where(Job.id == hand.job_id)
        async with self._database.read() as session:
            row = (await session.execute(wanted)).one_or_none()
        if row is None or not row.own_photo:
            return Allowed()
        return Allowed(likeness=row.remembers, lesson=row.trains)

    async def holds_lesson(self, lesson_id: str) -> bool:
        """Whether a lesson was kept."""
        async with self._database.read() as session:
            return await session.get(Lesson, lesson_id) is not None

    async def make(self, hand: Hand, record: Mapping[str, Any], gift: Gift = NOTHING) -> None:
        """The sticker is made: its row, what the chat shall get, and what may be kept if that is
        still allowed. record: sticker.json."""
        async with self._database.write() as session:
            job = await self._own(session, hand)
            if job is None:
                return
            await end_attempt(session, job, Outcome.MADE)
            change(job, JobState.MADE)
            job.stage, job.progress, job.result = None, 1.0, {"sticker": job.id}
            session.add(
                Sticker(
                    id=job.id,
                    community_id=job.community_id,
                    user_id=job.user_id,
                    prompt=job.prompt,
                    theme=record["theme"],
                    files=record["files"],
                    created_at=now(),
                )
            )
            await add_delivery(session, job, STICKER)
            await _keep(session, job, gift)

    async def fail(self, hand: Hand, error: str) -> None:
        """The job will never be made. error: the name of what went wrong."""
        async with self._database.write() as session:
            job = await self._own(session, hand, trying=False)
            if job is not None:
                await _end(session, job, JobState.FAILED, error)

    async def cancel(self, hand: Hand) -> None:
        """The job was taken back."""
        async with self._database.write() as session:
            job = await self._own(session, hand, trying=False)
            if job is not None:
                await _end(session, job, JobState.CANCELLED)

    async def give_back(self, hand: Hand) -> None:
        """The job waits for its turn again, as the first."""
        async with self._database.write() as session:
            job = await self._own(session, hand, trying=False)
            if job is not None:
                await end_attempt(session, job, Outcome.GIVEN_BACK)
                change(job, JobState.WAITING)

    async def promise_preview(self, hand: Hand) -> None:
        """Let the chat get the preview."""
        async with self._database.write() as session:
            job = await self._own(session, hand)
            if job is not None:
                await add_delivery(session, job, PREVIEW)

    async def note_time(self, hand: Hand, seconds: float) -> None:
        """Remember how long the step took that just ended."""
        assert hand.step is not None
        async with self._database.write() as session:
            key = (str(hand.step), self.rules.device, hand.order.quality)
            await stage_times.note(session, key, seconds)

    async def note_progress(self, hands: Iterable[Hand]) -> None:
        """Write how far those jobs are that went on."""
        moved = [hand for hand in hands if hand.moved]
        if not moved:
            return
        async with self._database.write() as session:
            for hand in moved:
                job = await self._own(session, hand)
                if job is not None:
                    job.stage, job.progress = hand.step, round(hand.progress, 3)
                hand.moved = False

    async def find_stopped(self, hands: Iterable[Hand]) -> tuple[set[str], set[str]]:
        """Ids of jobs that shall be or were ended, and of those that somebody else has by now."""
        wanted = {hand.job_id for hand in hands}
        if not wanted:
            return set(), set()
        columns = (Job.id, Job.state, Job.executor, Job.cancel_asked_at)
        async with self._database.read() as session:
            rows = {
                row[0]: row
                for row in await session.execute(select(*columns).where(Job.id.in_(wanted)))
            }
        ended, lost = wanted - set(rows), set[str]()
        for job_id, state, executor, asked_at in rows.values():
            ours = state == JobState.RUNNING and executor == self.rules.executor
            if state in ENDED or (ours and asked_at is not None):
                ended.add(job_id)
            elif not ours and state != JobState.MADE:
                lost.add(job_id)
        return ended, lost

    async def note_purged(self, job_id: str) -> None:
        """The blobs of an ended job are deleted."""
        async with self._database.write() as session:
            with suppress(NoSuchJob):
                job = await find_job(session, job_id, lock=True)
                if job.state in ENDED:
                    note_purged(job)

    async def state_of(self, job_id: str) -> JobState | None:
        """Where a job stands; None where there is none of that name."""
        async with self._database.read() as session:
            state: JobState | None = await session.scalar(select(Job.state).where(Job.id == job_id))
            return state

    async def find_left(self) -> list[Left]:
        """Jobs that an earlier process of this name had in hand."""
        async with self._database.read() as session:
            mine = Job.executor == self.rules.executor
            return await _left(session, mine & (Job.state == JobState.RUNNING))

    async def find_orphans(self) -> list[Left]:
        """Jobs whose worker nobody knows any more, and those that were handed to a version which
        no worker has."""
        executors, versions = select(Worker.executor), select(Worker.version)
        lost = (Job.state == JobState.RUNNING) & Job.executor.not_in(executors)
        outdated = (Job.state == JobState.STARTED) & Job.version.not_in(versions)
        async with self._database.read() as session:
            return await _left(session, lost | outdated)

    async def put_back(self, left: Left) -> None:
        """Let a job whose workflow is gone wait for its turn again."""
        async with self._database.write() as session:
            job = await find_job(session, left.job_id, lock=True)
            if job.state in AT_WORK and (job.executor, job.version) == (
                left.executor,
                left.version,
            ):
                await end_attempt(session, job, Outcome.LOST)
                change(job, JobState.WAITING)

    async def _own(self, session: AsyncSession, hand: Hand, *, trying: bool = True) -> Job | None:
        """The job's row if this worker still has it. trying: and its try is the one that runs."""
        try:
            job = await find_job(session, hand.job_id, lock=True)
        except NoSuchJob:  # its user was forgotten
            return None
        if job.state != JobState.RUNNING or job.executor != self.rules.executor:
            return None
        if trying and await _running(session, job) != hand.attempt:
            return None
        return job

    async def _spent(self, session: AsyncSession, job: Job) -> int:
        """Tries that count."""
        count = await session.scalar(
            select(func.count()).where(Attempt.job == job.number, Attempt.outcome.in_(COUNTED))
        )
        return count or 0


async def _keep(session: AsyncSession, job: Job, gift: Gift) -> None:
    user = await session.get_one(User, job.user_id)
    if gift.likeness is not None:
        await keep_likeness(session, user, OWN, gift.likeness)
    if gift.lesson is not None and await add_lesson(session, user, gift.lesson):
        job.result = {**job.result, "lesson": gift.lesson.id}


async def _left(session: AsyncSession, wanted: ColumnElement[bool]) -> list[Left]:
    columns = (Job.id, Job.executor, Job.version)
    return [Left(*row) for row in await session.execute(select(*columns).where(wanted))]


async def _running(session: AsyncSession, job: Job) -> int | None:
    number: int | None = await session.scalar(
        select(Attempt.number).where(Attempt.job == job.number, Attempt.ended_at.is_(None))
    )
    return number


async def _twins(session: AsyncSession, job: Job) -> tuple[str, ...]:
    """Other living jobs with the same photo."""
    if job.photo_sha256 is None:
        return ()
    wanted = select(Job.id).where(
        Job.photo_sha256 == job.photo_sha256, Job.state.in_(LIVING), Job.id != job.id
    )
    return tuple((await session.scalars(wanted)).all())


async def _end(session: AsyncSession, job: Job, state: JobState, error: str | None = None) -> None:
    """End a job for good, with its try; of a failed one the user is told."""
    failed = state == JobState.FAILED
    outcome = Outcome.FAILED if failed else Outcome.CANCELLED
    await end_attempt(session, job, outcome, error=error)
    change(job, state, error=error)
    if failed:
        await add_delivery(session, job, NOTICE)
