"""Who asks for it is forgotten: jobs in the queue first, then files, rows and workflows."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.deployment import DELIVERED
from bot.front import forgetting
from bot.front.forgetting import LIST, Forgetter, read_list
from bot.front.purge import Purger
from db.blobs import Blobs
from db.errors import JobsLiving
from db.forget import digest_of, list_forgotten, load_key
from db.jobs import change, find_job
from db.models import Job, User
from db.session import Database, now
from db.states import JobState


@pytest.fixture
def workflows() -> list[str]:
    """Those that were deleted."""
    return []


@pytest.fixture
def forgetter(database: Database, blobs: Blobs, workflows: list[str], tmp_path: Path) -> Forgetter:
    purger = Purger(database, blobs, workflows.append)
    return Forgetter(database, blobs, tmp_path, purger.purge, workflows.append)


@pytest.fixture
def digest(tmp_path: Path) -> Callable[[str], str]:
    return lambda native_id: digest_of(load_key(tmp_path), "local", native_id)


async def test_nothing_of_somebody_is_left(
    forgetter: Forgetter, workflows: list[str], make_job, tmp_path: Path, digest
) -> None:
    database, blobs = forgetter.database, forgetter.blobs
    done, waiting = await make_job(JobState.DONE), await make_job(JobState.WAITING)
    await asyncio.to_thread(blobs.put, f"jobs/{waiting.id}/photo", b"photo")
    await asyncio.to_thread(blobs.put, f"jobs/{done.id}/photo", b"left by a crash")
    delivered = tmp_path / DELIVERED / done.id
    delivered.mkdir(parents=True)
    (delivered / "sticker.png").write_bytes(b"never fetched")
    erased = await forgetter.forget("local", "u")
    assert set(erased.jobs) == {done.id, waiting.id}
    assert blobs.names("jobs") == []
    assert not delivered.exists()
    assert set(workflows) == {done.id, waiting.id}
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Job)) == 0
        assert await session.scalar(select(func.count()).select_from(User)) == 0
        assert set(await list_forgotten(session)) == {digest("u")}
    assert set(read_list(tmp_path)) == {digest("u")}


async def test_a_job_that_is_made_is_cancelled_and_waited_for(
    database: Database, forgetter: Forgetter, make_job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "LOOK_S", 0.01)
    job = await make_job(JobState.RUNNING)
    asked = asyncio.create_task(forgetter.forget("local", "u"))
    await _end_when_asked(database, job.id)
    assert (await asked).jobs == (job.id,)


async def _end_when_asked(database: Database, job_id: str) -> None:
    """What a worker does."""
    async with asyncio.timeout(30):
        while True:
            async with database.write() as session:
                job = await find_job(session, job_id, lock=True)
                if job.cancel_asked_at is not None:
                    change(job, JobState.CANCELLED)
                    return
            await asyncio.sleep(0.01)


async def test_a_sticker_on_its_way_is_waited_for(
    database: Database, forgetter: Forgetter, make_job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "LOOK_S", 0.01)
    job = await make_job(JobState.MADE)
    asked = asyncio.create_task(forgetter.forget("local", "u"))
    await asyncio.sleep(0.1)
    assert not asked.done()
    async with database.write() as session:
        change(await find_job(session, job.id, lock=True), JobState.DONE)
    assert (await asked).jobs == (job.id,)


async def test_a_job_that_does_not_end_is_told_and_the_wish_is_noted(
    forgetter: Forgetter, make_job, tmp_path: Path, digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "LOOK_S", 0.01)
    monkeypatch.setattr(forgetting, "WAIT_S", 0.05)
    job = await make_job(JobState.RUNNING)
    with pytest.raises(JobsLiving) as caught:
        await forgetter.forget("local", "u")
    assert caught.value.job_ids == (job.id,)
    assert set(read_list(tmp_path)) == {digest("u")}
    async with forgetter.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_somebody_unknown_is_noted_too(forgetter: Forgetter, tmp_path: Path, digest) -> None:
    assert (await forgetter.forget("local", "stranger")).blobs == ()
    assert set(read_list(tmp_path)) == {digest("stranger")}


async def test_the_list_survives_a_line_that_was_cut_off(
    forgetter: Forgetter, tmp_path: Path, digest
) -> None:
    assert read_list(tmp_path) == {}
    await forgetter.forget("local", "one")
    path = tmp_path / LIST
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    line = path.read_text().splitlines()[-1]
    for rest in (b"\n5", b"\n[1]", b"\n\xff\x00", f"\n{line[:-10]}".encode()):
        with path.open("ab") as file:
            file.write(rest)
    await forgetter.forget("local", "two")
    assert set(read_list(tmp_path)) == {digest("one"), digest("two")}
    assert "one" not in path.read_text(errors="replace")


async def test_the_last_wish_of_somebody_counts(
    forgetter: Forgetter, tmp_path: Path, digest
) -> None:
    await forgetter.forget("local", "one")
    between = now()
    await forgetter.forget("local", "one")
    assert read_list(tmp_path)[digest("one")] >= between
