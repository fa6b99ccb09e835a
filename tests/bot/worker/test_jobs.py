"""One worker, and jobs that end in every way: real steps, small pictures."""

import json
import time
from collections import Counter

import pytest

from bot.worker.plan import Step
from db.models import Job, Sticker
from db.session import now
from db.states import JobState
from tests.bot.worker.house import House, at, ended

pytestmark = pytest.mark.asyncio(loop_scope="package")


@pytest.fixture
def house(working_house: House) -> House:
    """With a worker."""
    return working_house


async def test_a_job_becomes_a_sticker(house: House, cup: bytes) -> None:
    job_id = await house.add(cup)
    await house.start(job_id)
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


async def test_a_job_that_is_taken_back_is_so_even_while_its_thread_is_deaf(
    house: House, cup: bytes
) -> None:
    job_id = await house.add(cup)
    house.hold(Step.CUT_OUT, job_id)
    await house.start(job_id)
    await house.wait(job_id, at(Step.CUT_OUT))
    job = await take_back(house, job_id)
    assert job.purged_at is None  # the thread could still write
    house.gate("hold", Step.CUT_OUT, job_id).unlink()
    await house.wait(job_id, lambda job: job.purged_at is not None)
    assert house.blobs.names(f"jobs/{job_id}") == []
    assert await house.attempts(job_id) == [(1, "cancelled", None)]
    assert await house.deliveries(job_id) == []


async def test_a_rendering_that_is_taken_back_ends_at_once(house: House, cup: bytes) -> None:
    job_id = await house.add(cup, quality="fine")  # else it would take half a minute
    await house.start(job_id)
    await house.wait(job_id, at(Step.RENDER))
    await take_back(house, job_id)
    await house.wait(job_id, lambda job: job.purged_at is not None, 10)
    assert house.blobs.names(f"jobs/{job_id}") == []
    assert house.blobs.names(f"stickers/{job_id}") == []
    assert await house.attempts(job_id) == [(1, "cancelled", None)]
    assert await house.deliveries(job_id) == ["preview"]


async def take_back(house: House, job_id: str) -> Job:
    """As its user does, who waits for two seconds at most."""
    async with house.database.write() as session:
        (await session.merge(await house.job(job_id))).cancel_asked_at = now()
    began_s = time.monotonic()
    job = await house.wait(job_id, lambda job: job.state == JobState.CANCELLED)
    assert time.monotonic() - began_s < 2
    return job


async def test_a_bad_photo_fails_at_once_and_leaves_nothing(house: House) -> None:
    job_id = await house.add(b"no picture at all")
    await house.start(job_id)
    job = await house.wait(job_id, lambda job: job.purged_at is not None)
    assert (job.state, job.error) == (JobState.FAILED, "UnreadablePhoto")
    assert await house.attempts(job_id) == [(1, "failed", "UnreadablePhoto")]
    assert await house.deliveries(job_id) == ["notice"]
    assert house.blobs.names(f"jobs/{job_id}") == []


async def test_what_may_pass_is_tried_again_and_given_up_in_the_end(
    house: House, cup: bytes
) -> None:
    unlucky, lucky = await house.add(cup), await house.add(cup)
    house.gate("fail", Step.CARTOON, unlucky).write_text("2")
    house.gate("fail", Step.CARTOON, lucky).write_text("1")
    await house.start(unlucky)
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
    house.gate("away", Step.CARTOON, job_id).write_text("3")
    await house.start(job_id)
    assert (await house.wait(job_id, ended)).state == JobState.MADE
    assert await house.attempts(job_id) == [(1, "made", None)]
