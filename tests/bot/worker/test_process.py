"""Whole workers, started, killed, drained and told to stop: real steps, small pictures."""

import asyncio
import json
import time
from collections import Counter

import pytest

from bot.worker.plan import Step
from db.models import Job, Sticker
from db.session import now
from db.states import JobState
from tests.bot.worker.house import House

START_S = 120.0  # of a machine that does much else
MADE = (JobState.MADE, JobState.FAILED)


def ended(job: Job) -> bool:
    return job.state in MADE


def at(step: Step):
    return lambda job: job.stage == step


async def terminate(worker: asyncio.subprocess.Process) -> int:
    worker.terminate()
    return await asyncio.wait_for(worker.wait(), START_S)


async def test_a_job_becomes_a_sticker(house: House, cup: bytes) -> None:
    job_id = await house.add(cup)
    await house.start(job_id)
    worker = await house.open_worker()
    job = await house.wait(job_id, ended)
    assert job.state == JobState.MADE
    assert await house.deliveries(job_id) == ["preview", "sticker"]
    assert await house.attempts(job_id) == [(1, "made", None)]
    names = {key.rpartition("/")[2] for key in house.blobs.names(f"stickers/{job_id}")}
    record = json.loads(house.blobs.get(f"stickers/{job_id}/sticker.json"))
    assert names == {*record["files"], "sticker.json"}
    assert {"read", "cut_out", "draw", "build", "preview", "render", "encode"} <= set(
        record["seconds"]
    )
    async with house.database.read() as session:
        sticker = await session.get(Sticker, job_id)
    assert sticker is not None
    assert sticker.files == record["files"]
    assert await terminate(worker) == 0


async def test_a_killed_worker_goes_on_after_the_last_step(house: House, cup: bytes) -> None:
    job_id = await house.add(cup)
    await house.start(job_id)
    worker = await house.open_worker(SLOW_STEP=Step.PREVIEW)
    await house.wait(job_id, at(Step.PREVIEW))
    worker.kill()
    await worker.wait()
    assert (await house.job(job_id)).state == JobState.RUNNING
    await house.open_worker()
    job = await house.wait(job_id, ended)
    assert job.state == JobState.MADE
    done = Counter(line.split()[0] for line in house.notes)
    assert done == {step: 2 if step == Step.PREVIEW else 1 for step in Step}
    assert await house.attempts(job_id) == [(1, "lost", None), (2, "made", None)]
    assert await house.deliveries(job_id) == ["preview", "sticker"]


@pytest.mark.parametrize("step", [Step.CUT_OUT, Step.RENDER])
async def test_a_job_that_is_taken_back_stops_within_two_seconds(
    house: House, cup: bytes, step: Step
) -> None:
    job_id = await house.add(cup, quality="standard")
    await house.start(job_id)
    await house.open_worker(SLOW_STEP=Step.CUT_OUT)
    await house.wait(job_id, at(step))
    async with house.database.write() as session:
        (await session.merge(await house.job(job_id))).cancel_asked_at = now()
    began_s = time.monotonic()
    await house.wait(job_id, lambda job: job.state == JobState.CANCELLED, 5)
    assert time.monotonic() - began_s < 2
    await house.wait(job_id, lambda job: job.purged_at is not None, 10)
    assert house.blobs.names(f"jobs/{job_id}") == []
    assert house.blobs.names(f"stickers/{job_id}") == []
    assert await house.attempts(job_id) == [(1, "cancelled", None)]
    assert await house.deliveries(job_id) in ([], ["preview"])


async def test_a_bad_photo_fails_at_once_and_leaves_nothing(house: House) -> None:
    job_id = await house.add(b"no picture at all")
    await house.start(job_id)
    await house.open_worker()
    job = await house.wait(job_id, lambda job: job.purged_at is not None)
    assert (job.state, job.error) == (JobState.FAILED, "UnreadablePhoto")
    assert await house.attempts(job_id) == [(1, "failed", "UnreadablePhoto")]
    assert await house.deliveries(job_id) == ["notice"]
    assert house.blobs.names("jobs") == []


async def test_a_drained_worker_gives_back_what_it_cannot_finish(house: House, cup: bytes) -> None:
    job_id = await house.add(cup)
    await house.start(job_id)
    worker = await house.open_worker(SLOW_STEP=Step.CARTOON, TOONBOOTH_DRAIN_S="0.2")
    await house.wait(job_id, at(Step.CARTOON))
    assert await terminate(worker) == 0
    job = await house.job(job_id)
    assert job.state == JobState.WAITING
    assert await house.attempts(job_id) == [(1, "given back", None)]
    await house.start(job_id)
    await house.open_worker()
    await house.wait(job_id, ended)
    assert Counter(line.split()[0] for line in house.notes)[Step.CUT_OUT] == 1
    assert await house.attempts(job_id) == [(1, "given back", None), (2, "made", None)]


async def test_a_worker_ends_with_its_parent(house: House) -> None:
    worker = await house.open_worker("--attached")
    assert worker.stdin is not None
    worker.stdin.close()
    assert await asyncio.wait_for(worker.wait(), START_S) == 1


async def test_the_jobs_of_a_worker_that_never_comes_back_are_made_by_another(
    house: House, cup: bytes
) -> None:
    same, outdated = await house.add(cup), await house.add(cup)
    await house.start(same)
    worker = await house.open_worker(SLOW_STEP=Step.CARTOON)
    await house.wait(same, at(Step.CARTOON))
    worker.kill()
    await worker.wait()
    await house.start(outdated, version="0.0.9")
    await house.open_worker(TOONBOOTH_EXECUTOR="two", TOONBOOTH_DEAD_AFTER_S="3")
    job = await house.wait(same, ended)
    assert (job.state, job.executor) == (JobState.MADE, "two")
    assert await house.attempts(same) == [(1, "lost", None), (2, "made", None)]
    assert Counter(house.notes)[f"{Step.CUT_OUT} {same}"] == 1
    # Of a version that no worker has: it waits for its turn again.
    await house.wait(outdated, lambda job: job.state == JobState.WAITING)


async def test_what_may_pass_is_tried_again_and_given_up_in_the_end(
    house: House, cup: bytes
) -> None:
    unlucky, lucky = await house.add(cup), await house.add(cup)
    await house.start(unlucky)
    await house.open_worker(FAIL_STEP=Step.CARTOON, FAILURES="3", TOONBOOTH_ATTEMPTS="2")
    assert (await house.wait(unlucky, lambda job: job.ended_at is not None)).state == "failed"
    lost = (1, "failed", "RendererCrashed")
    assert await house.attempts(unlucky) == [lost, (2, *lost[1:])]
    assert await house.deliveries(unlucky) == ["notice"]
    await house.start(lucky)
    assert (await house.wait(lucky, ended)).state == JobState.MADE
    assert await house.attempts(lucky) == [lost, (2, "made", None)]
    # What a try had finished is not done again.
    assert Counter(house.notes)[f"{Step.CUT_OUT} {lucky}"] == 1


async def test_a_store_that_is_away_is_waited_for_and_costs_no_try(
    house: House, cup: bytes
) -> None:
    job_id = await house.add(cup)
    await house.start(job_id)
    await house.open_worker(AWAY_STEP=Step.CARTOON, FAILURES="3", TOONBOOTH_ATTEMPTS="1")
    assert (await house.wait(job_id, ended)).state == JobState.MADE
    assert await house.attempts(job_id) == [(1, "made", None)]
