"""One user with 500 jobs in the queue, and twenty others who come with one each.

The real dispatcher, queue and workflow; the stages only wait, since it is order that is tried. The
same twenty come at the same moments twice: without the five hundred, and with them. Must hold: for
none of them the five hundred add more than one job's time, and at most one of those begins while
somebody waits. Tried with everybody in one community and in several.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from config.logs import set_up_logs
from db.address import Address
from db.communities import find_community
from db.jobs import NewJob, add_job, new_id
from db.models import Attempt, Job
from db.schema import upgrade
from db.session import Database, open_database
from db.states import JobState, Outcome
from db.users import find_user
from tests.trials.courier import PLATFORM
from tests.trials.databases import POSTGRES, SQLITE, fresh_database
from tests.trials.running import (
    Pocket,
    await_workers,
    running_front,
    running_workers,
    settings_of,
)
from tests.trials.verdict import Verdict, share

STAGE_S = 0.15
SETTLES_S = 4.0  # the five hundred are served for so long before anybody else comes
GAP_S = 0.8  # between two of the others, on average
ROUNDS = (1, 2, 5)  # communities; of several, the one user has the first alone
ALIKE = 1.15  # times that jobs may take longer in the second round for waits to be compared
LIMIT_S = 120.0
POLL_S = 0.2
NOBODY_WAITS_LONGER = {"user_running": 100, "user_queued": 1000, "user_quota": 10_000}


@dataclass(frozen=True)
class Plan:
    """How large a trial is: jobs of the greedy user, the others, workers; how many communities
    there are in each of its rounds."""

    crowd: int
    others: int
    workers: int
    seed: int
    stage_s: float = STAGE_S
    rounds: tuple[int, ...] = ROUNDS

    def gaps(self) -> list[float]:
        """Seconds between the others, at random like calls."""
        chance = random.Random(self.seed)
        return [chance.expovariate(1 / GAP_S) for _ in range(self.others)]


@dataclass(frozen=True)
class Waits:
    """Seconds: until each of the others' jobs began, in their order; and how long jobs took, from
    the moment that a worker's hand was kept free for them. overtaken: how many of the five hundred
    began while each of the others waited."""

    others: list[float]
    jobs: list[float]
    overtaken: list[int]


async def try_fairness(plan: Plan, wanted: str) -> Verdict:
    """Run all four rounds, each on a database of its own."""
    verdict = Verdict(
        f"fair: {plan.crowd} jobs of one user, {plan.others} others, {plan.workers} workers, "
        f"{wanted.partition(':')[0]}"
    )
    verdict.figure(
        "communities", "crowd", "wait s, median", "longest", "overtaken", "job s", "grew by at most"
    )
    for communities in plan.rounds:
        alone = await _round(plan, wanted, communities, crowd=False)
        beside = await _round(plan, wanted, communities, crowd=True)
        job_s = share(sorted(beside.jobs), 0.95)
        grown = [b - a for a, b in zip(alone.others, beside.others, strict=True)]
        verdict.figure(communities, "no", *_row(alone), "-")
        verdict.figure(communities, "yes", *_row(beside), max(grown))
        most = max(beside.overtaken)
        verdict.hold(most <= 1, f"{communities} communities: {most} of the crowd overtook another")
        if _speed(beside) < ALIKE * _speed(alone):
            late = [f"{number}: {more:.1f}" for number, more in enumerate(grown) if more > job_s]
            claim = f"{communities} communities: {late} waited more than {job_s:.2f} s longer"
            verdict.hold(not late, claim)
        else:
            verdict.figure("too busy a machine: jobs themselves took longer, so only order counts")
    verdict.figure("overtaken: by so many of the one user's; job s: median and 95 %")
    return verdict


def _speed(waits: Waits) -> float:
    return share(sorted(waits.jobs), 0.5)


def _row(waits: Waits) -> tuple[object, ...]:
    ordered, took = sorted(waits.others), sorted(waits.jobs)
    lengths = f"{share(took, 0.5):.3g} ({share(took, 0.95):.3g})"
    return share(ordered, 0.5), ordered[-1], max(waits.overtaken), lengths


async def _round(plan: Plan, wanted: str, communities: int, *, crowd: bool) -> Waits:
    with tempfile.TemporaryDirectory(prefix="toonbooth-fair-") as made:
        folder = Path(made)
        with fresh_database(wanted, folder) as address:
            return await _serve(plan, address, folder / "data", (communities, crowd))


async def _serve(plan: Plan, address: Address, data: Path, round_: tuple[int, bool]) -> Waits:
    communities, crowd = round_
    await asyncio.to_thread(upgrade, address)
    settings = settings_of(data, address, NOBODY_WAITS_LONGER)
    async with (
        open_database(address) as database,
        running_workers(settings, plan.workers, plan.stage_s),
        running_front(settings, Pocket()),
    ):
        await await_workers(database, plan.workers)
        if crowd:
            for number in range(plan.crowd):
                await _ask(database, ("greedy", number), "community-0")
            await asyncio.sleep(SETTLES_S)
        for number, gap_s in enumerate(plan.gaps()):
            await asyncio.sleep(gap_s)
            elsewhere = 1 + number % (communities - 1) if communities > 1 else 0
            await _ask(database, ("other", number), f"community-{elsewhere}")
        return await _waits(database, plan.others)


async def _ask(database: Database, asker: tuple[str, int], community: str) -> None:
    """A job without a photo, which the stages that wait do not miss."""
    name, number = asker
    async with database.write() as session:
        user = await find_user(session, PLATFORM, name if name == "greedy" else f"{name}-{number}")
        place = await find_community(session, PLATFORM, community)
        new = NewJob(
            id=new_id(),
            platform=PLATFORM,
            message=f"{name} {number}",
            chat=name,
            community_id=place.id,
            user_id=user.id,
            prompt="pirate",
            quality="draft",
        )
        await add_job(session, new)


async def _waits(database: Database, others: int) -> Waits:
    """Once all the others' jobs are done."""
    ends_s = time.monotonic() + LIMIT_S
    while time.monotonic() < ends_s:
        async with database.read() as session:
            rows = await _read(session)
        done = {job.message: (job, attempt) for job, attempt in rows if job.ended_at is not None}
        names = [f"other {number}" for number in range(others)]
        if all(name in done for name in names):
            waited = [(done[it][1].started_at - done[it][0].created_at) for it in names]
            overtaken = [_overtaken(done[name][0], rows) for name in names]
            return Waits([it.total_seconds() for it in waited], _lengths(rows), overtaken)
        await asyncio.sleep(POLL_S)
    raise TimeoutError("the others' jobs were not made")


async def _read(session: AsyncSession) -> Sequence[tuple[Job, Attempt]]:
    wanted = (
        select(Job, Attempt)
        .join(Attempt, Attempt.job == Job.number)
        .where(Attempt.outcome == Outcome.MADE, Job.state.in_((JobState.MADE, JobState.DONE)))
    )
    return [(job, attempt) for job, attempt in await session.execute(wanted)]


def _overtaken(other: Job, rows: Sequence[tuple[Job, Attempt]]) -> int:
    crowd = [job.started_at for job, _ in rows if job.message.startswith("greedy")]
    return sum(other.created_at < it < (other.started_at or it) for it in crowd if it is not None)


def _lengths(rows: Sequence[tuple[Job, Attempt]]) -> list[float]:
    return [
        (attempt.ended_at - job.started_at).total_seconds()
        for job, attempt in rows
        if attempt.ended_at is not None and job.started_at is not None
    ]


@click.command(help=__doc__)
@click.option("--crowd", default=500, show_default=True)
@click.option("--others", default=20, show_default=True)
@click.option("--workers", default=1, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--database", default=SQLITE, show_default=True,
    help=f"{SQLITE}, {POSTGRES} (a server of its own), or the address of a PostgreSQL server.",
)  # fmt: skip
def main(crowd: int, others: int, workers: int, seed: int, database: str) -> None:
    """Run the trial."""
    set_up_logs("error")
    asyncio.run(try_fairness(Plan(crowd, others, workers, seed), database)).finish()


if __name__ == "__main__":
    main()
