"""Whole workers, started, killed and drained: real steps, small pictures."""

import asyncio
from collections import Counter

from bot.worker.plan import Step
from db.states import JobState
from tests.bot.worker.house import LIMIT_S, House, at, ended


async def test_a_job_outlives_its_workers(house: House, cup: bytes) -> None:
    """The first never comes back, so another goes on; that one is killed and comes back."""
    job_id, outdated = await house.add(cup), await house.add(cup)
    house.hold(Step.CARTOON, job_id)
    house.hold(Step.PREVIEW, job_id)
    await house.start(job_id)
    await kill(await house.open_worker(), house, (job_id, Step.CARTOON))
    await house.start(outdated, version="0.0.9")
    later = {"TOONBOOTH_EXECUTOR": "two", "TOONBOOTH_DEAD_AFTER_S": "3"}
    await kill(await house.open_worker(**later), house, (job_id, Step.PREVIEW))
    # Of a version that no worker has: it waits for its turn again.
    await house.wait(outdated, lambda job: job.state == JobState.WAITING)
    await house.open_worker(**later)
    job = await house.wait(job_id, ended)
    assert (job.state, job.executor) == (JobState.MADE, "two")
    lost = [(number, "lost", None) for number in (1, 2)]
    assert await house.attempts(job_id) == [*lost, (3, "made", None)]
    done = Counter(line.split()[0] for line in house.notes)
    assert done == {step: 2 if step in (Step.CARTOON, Step.PREVIEW) else 1 for step in Step}
    assert await house.deliveries(job_id) == ["preview", "sticker"]


async def kill(worker: asyncio.subprocess.Process, house: House, where: tuple[str, Step]) -> None:
    """Once it holds a job at a step, which is held no longer then."""
    job_id, step = where
    await house.wait(job_id, at(step))
    worker.kill()
    await worker.wait()
    assert (await house.job(job_id)).state == JobState.RUNNING
    house.gate("hold", step, job_id).unlink()


async def test_a_drained_worker_gives_back_what_it_cannot_finish(house: House, cup: bytes) -> None:
    job_id = await house.add(cup)
    house.hold(Step.CARTOON, job_id)
    await house.start(job_id)
    worker = await house.open_worker(TOONBOOTH_DRAIN_S="0.2")
    await house.wait(job_id, at(Step.CARTOON))
    assert await house.stop_worker(worker) == 0
    job = await house.job(job_id)
    assert job.state == JobState.WAITING
    assert await house.attempts(job_id) == [(1, "given back", None)]
    house.gate("hold", Step.CARTOON, job_id).unlink()
    await house.start(job_id)
    await house.open_worker()
    await house.wait(job_id, ended)
    assert Counter(line.split()[0] for line in house.notes)[Step.CUT_OUT] == 1
    assert await house.attempts(job_id) == [(1, "given back", None), (2, "made", None)]


async def test_a_worker_ends_with_its_parent(house: House) -> None:
    worker = await house.open_worker("--attached")
    assert worker.stdin is not None
    worker.stdin.close()
    assert await asyncio.wait_for(worker.wait(), LIMIT_S) == 1
