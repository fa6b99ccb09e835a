"""What died processes left is found and goes; what is still wanted stays."""

import asyncio
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.front.purge import Purger
from bot.front.sweeper import Sweeper, Swept
from db.blobs import Blobs
from db.deliveries import NOTICE, STICKER, add_delivery
from db.lessons import NewLesson, add_lesson, cutout_key
from db.models import Delivery, Sticker
from db.session import Database, now
from db.states import LIVING, DeliveryState, JobState
from db.users import find_user, set_trains


@pytest.fixture
def sweeper(database: Database, blobs: Blobs) -> Sweeper:
    return Sweeper(database, blobs, Purger(database, blobs, lambda _: None), expire_s=3600)


@pytest.fixture
def put(blobs: Blobs, tmp_path: Path):
    """Puts a blob that is some seconds old."""

    async def put(key: str, *, age_s: float = 3000) -> None:
        await asyncio.to_thread(blobs.put, key, b"x")
        then = time.time() - age_s
        os.utime(tmp_path / "blobs" / key, (then, then))
        os.utime((tmp_path / "blobs" / key).parent, (then, then))

    return put


async def test_photos_without_a_living_job_go(
    database: Database, blobs: Blobs, sweeper: Sweeper, put, make_job
) -> None:
    living = await make_job(JobState.RUNNING)
    late = await make_job(JobState.DONE, purged_at=now())
    await put(f"jobs/{living.id}/photo")
    await put(f"jobs/{late.id}/frames")
    await put("jobs/norow/photo")
    await put("jobs/coming/photo", age_s=60)
    swept = await sweeper.sweep()
    assert swept == Swept(job_folders=2)
    assert blobs.names("jobs") == sorted([f"jobs/{living.id}/photo", "jobs/coming/photo"])


async def test_files_without_a_sticker_go(
    database: Database, blobs: Blobs, sweeper: Sweeper, put, make_job
) -> None:
    being_made = await make_job(JobState.RUNNING)
    made = await make_job(JobState.DONE, purged_at=now())
    async with database.write() as session:
        session.add(
            Sticker(
                id=made.id, community_id=made.community_id, user_id=made.user_id,
                prompt="pirate", theme="kawaii", files={}, created_at=now(),
            )
        )  # fmt: skip
    for name in (being_made.id, made.id, "norow"):
        await put(f"stickers/{name}/chat.webp")
    assert await sweeper.sweep() == Swept(sticker_folders=1)
    assert not blobs.exists("stickers/norow/chat.webp")


async def test_cutouts_that_nobody_gives_go(
    database: Database, blobs: Blobs, sweeper: Sweeper, put
) -> None:
    async with database.write() as session:
        giver = await find_user(session, "local", "u")
        await set_trains(session, giver, True)
        await add_lesson(session, giver, NewLesson("given", "pirate", "pirate", 1, 0.7, "gan"))
    for name in ("given", "norow"):
        await put(cutout_key(name))
    await put(cutout_key("coming"), age_s=60)
    assert await sweeper.sweep() == Swept(lesson_folders=1)
    assert blobs.names("lessons") == [cutout_key("coming"), cutout_key("given")]


@pytest.mark.parametrize("state", sorted(LIVING))
async def test_a_job_without_an_end_expires_and_its_user_is_told(
    database: Database, sweeper: Sweeper, put, make_job, reload, state
) -> None:
    old = now() - timedelta(hours=2)
    job, young = await make_job(state, created_at=old), await make_job(state)
    await put(f"jobs/{job.id}/photo", age_s=1)
    async with database.write() as session:
        await add_delivery(session, job, STICKER)
    assert (await sweeper.sweep()).expired == 1
    expired = await reload(job)
    assert (expired.state, expired.error) == (JobState.FAILED, "Expired")
    assert expired.purged_at is not None
    assert (await reload(young)).state == state
    async with database.read() as session:
        rows = await session.scalars(select(Delivery).where(Delivery.job == job.number))
        assert {row.kind: row.state for row in rows} == {
            STICKER: DeliveryState.GIVEN_UP,
            NOTICE: DeliveryState.PENDING,
        }


async def test_sweeping_begins_at_once_and_survives_a_store_that_is_away(
    sweeper: Sweeper, tmp_path: Path, make_job, reload
) -> None:
    job, stop = await make_job(JobState.FAILED), asyncio.Event()
    (tmp_path / "blobs").rename(tmp_path / "away")
    running = asyncio.create_task(sweeper.run(stop))
    await asyncio.sleep(0.3)
    assert not running.done()
    stop.set()
    await running
    (tmp_path / "away").rename(tmp_path / "blobs")
    stop.clear()
    running = asyncio.create_task(sweeper.run(stop))
    while (await reload(job)).purged_at is None:
        await asyncio.sleep(0.05)
    stop.set()
    await running
