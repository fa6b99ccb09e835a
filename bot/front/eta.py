"""When jobs will be made, from how long their stages take on the workers that are there.

A worker has two threads: what it draws and what it renders. Jobs pass through both in turn, so of
two jobs in hand one is drawn while the other is rendered. This is played through once for all that
is at work and all that waits, in the order of their turns. What is not foreseen are jobs that come
later and start before, limits that let somebody else go first, and workers that come and go.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.jobs import LIKENESS
from db.machine_models import StageTime, Worker
from db.models import Job
from db.states import JobState
from db.turns import AT_WORK
from db.workers import living

DRAWING = ("cut_out", "cartoon", "scene")  # in the one thread
RENDERING = ("preview", "render", "encode")  # in the other
STEPS = DRAWING + RENDERING
HANDOVER_S = 1.0  # a job: the queue's polls, notes between its steps, and the delivery
# Seconds on two cores, until there are measured ones: they tell how the time is shared out.
GUESS_S: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        quality: MappingProxyType(dict(zip(STEPS, seconds, strict=True)))
        for quality, seconds in {
            "draft": (0.8, 0.5, 0.8, 0.2, 2.0, 1.0),
            "standard": (0.8, 0.5, 0.8, 0.2, 20.0, 2.0),
            "fine": (0.8, 0.5, 0.8, 0.2, 110.0, 3.0),
        }.items()
    }
)
Times = Mapping[str, float]  # seconds of each step


@dataclass(frozen=True)
class Forecast:
    """seconds: by job, until its sticker is there; empty where nobody works. shares: by job, how
    much of its own work is done, 0 to 1."""

    seconds: Mapping[str, float]
    shares: Mapping[str, float]


class StageTimes:
    """How long each step takes on each kind of device at each quality."""

    def __init__(self, measured: Iterable[StageTime]) -> None:
        self._measured: dict[tuple[str, str], dict[str, float]] = {}
        for row in measured:
            self._measured.setdefault((row.device, row.quality), {})[row.stage] = row.mean_s

    def of(self, device: str, quality: str) -> Times:
        """Of this device at this quality; where that was never measured, as it would be if all
        were as much quicker or slower than our guess as what was."""
        guess = GUESS_S.get(quality, GUESS_S["standard"])
        found = self._measured.get((device, quality), {})
        pace = self._pace(device)
        return {step: found.get(step, guess[step] * pace) for step in STEPS}

    def _pace(self, device: str) -> float:
        measured = guessed = 0.0
        for quality, guess in GUESS_S.items():
            for step, seconds in self._measured.get((device, quality), {}).items():
                measured += seconds if step in guess else 0.0
                guessed += guess.get(step, 0.0)
        return measured / guessed if guessed else 1.0


@dataclass
class Line:
    """A worker's two threads, as times from now at which each is free. free: of each slot."""

    device: str
    takes: bool
    free: list[float]
    drawing_s: float = 0.0
    rendering_s: float = 0.0

    def begin(self, work: Times, *, at_s: float) -> float:
        """When this work is done, if it comes to the threads then."""
        drawn_s = at_s
        drawing = sum(work[step] for step in DRAWING)
        if drawing:
            drawn_s = self.drawing_s = max(at_s, self.drawing_s) + drawing
        rendering = sum(work[step] for step in RENDERING)
        self.rendering_s = max(drawn_s, self.rendering_s) + rendering
        return self.rendering_s + HANDOVER_S


@dataclass
class Play:
    """The workers, as they work through all that is there."""

    times: StageTimes
    lines: Mapping[str, Line]
    seconds: dict[str, float] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)

    def continue_with(self, job: Job, line: Line) -> None:
        """A job that a worker has in hand."""
        whole = self._whole(job, line)
        left = rest(whole, job.stage, job.progress)
        self._note(job, line.begin(left, at_s=0.0), 1 - sum(left.values()) / sum(whole.values()))
        if line.free:
            heapq.heapreplace(line.free, self.seconds[job.id])

    def start(self, job: Job) -> None:
        """A job that nobody has in hand: whoever is free first takes it."""
        takers = [line for line in self.lines.values() if line.takes and line.free]
        if not takers:
            return
        line = min(takers, key=lambda line: line.free[0])
        work = self._whole(job, line)
        self._note(job, line.begin(work, at_s=line.free[0]), 0.0)
        heapq.heapreplace(line.free, self.seconds[job.id])

    def _whole(self, job: Job, line: Line) -> Times:
        quality = job.quality
        if quality == "auto":
            quality = "draft" if line.device == "cpu" else "standard"
        times = self.times.of(line.device, quality)
        if LIKENESS in (job.options or {}):  # a kept one is neither cut out nor drawn
            return {**times, "cut_out": 0.0, "cartoon": 0.0}
        return times

    def _note(self, job: Job, seconds: float, share: float) -> None:
        self.seconds[job.id], self.shares[job.id] = seconds, share


def rest(whole: Times, stage: str | None, progress: float) -> Times:
    """What is left of a job's work. stage: the step it is at. progress: of that step, 0 to 1."""
    at = STEPS.index(stage) if stage in STEPS else -1
    left = {step: whole[step] if number > at else 0.0 for number, step in enumerate(STEPS)}
    if at >= 0:
        left[STEPS[at]] = whole[STEPS[at]] * (1 - progress)
    return left


async def read_forecast(session: AsyncSession, dead_after_s: float) -> Forecast:
    """For all living jobs at once. dead_after_s: silence after which a worker does not count."""
    workers = await living(session, dead_after_s)
    times = StageTimes((await session.scalars(select(StageTime))).all())
    at_work = (await session.scalars(select(Job).where(Job.state.in_(AT_WORK)))).all()
    order = (Job.round, Job.place, Job.number)
    waiting = select(Job).where(Job.state == JobState.WAITING).order_by(*order)
    return play(times, workers, [*at_work, *(await session.scalars(waiting))])


def play(times: StageTimes, workers: Sequence[Worker], jobs: Sequence[Job]) -> Forecast:
    """What the workers do with these jobs, which are in the order of their turns."""
    lines = {
        worker.executor: Line(
            worker.device, not worker.draining and worker.slots > 0, [0.0] * worker.slots
        )
        for worker in workers
    }
    course = Play(times, lines)
    in_hand = [job for job in jobs if job.executor in lines and job.state == JobState.RUNNING]
    # What is further on leaves the threads first.
    for job in sorted(in_hand, key=_advance, reverse=True):
        course.continue_with(job, lines[job.executor or ""])
    known = {job.id for job in in_hand}
    for job in jobs:
        if job.id not in known:
            course.start(job)
    return Forecast(course.seconds, course.shares)


def _advance(job: Job) -> tuple[int, float]:
    return (STEPS.index(job.stage) if job.stage in STEPS else -1, job.progress)
