"""A photo from the command line becomes files in a folder, or a sentence that says why not."""

from __future__ import annotations

import asyncio
import getpass
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from bot import submitting
from bot.deployment import DELIVERED
from bot.errors import JobFailed, NothingToDraw, OutputNotWritable, UnderMaintenance
from bot.front.delivery import Hooks, Postman
from bot.front.local import PLATFORM, LocalCourier
from bot.operating import Operator
from bot.order import Order
from bot.submitting import Submission, submit_photo
from db.deliveries import NOTICE, STICKER, add_delivery
from db.jobs import change, find_job, list_jobs
from db.likenesses import OWN, keep_likeness
from db.models import Job
from db.states import JobState
from db.switches import begin_maintenance
from db.users import find_user, set_remembers
from pipeline.errors import UnreadablePhoto
from pipeline.likeness import Likeness
from tests.bot.test_operating import operator
from tests.trials.pictures import draw_photo

__all__ = ["operator"]  # used as a fixture
PHOTO = draw_photo(1)
FILES = {"sticker.webp": b"a film", "sticker.json": b"{}"}


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch, assets: Path) -> None:
    assert assets
    monkeypatch.setattr(submitting, "POLL_S", 0.02)


@asynccontextmanager
async def service(operator: Operator, *, error: str | None = None) -> AsyncIterator[None]:
    """Deliveries as they are, and a worker that makes each job at once, or fails it."""
    stop = asyncio.Event()
    courier = LocalCourier(operator.settings.data_dir / DELIVERED)
    hooks = Hooks(ended=operator.purger.purge, failed=lambda *_: None)
    postman = Postman(operator.database, operator.blobs, {PLATFORM: courier}, hooks)
    delivering = asyncio.create_task(postman.run(stop))
    working = asyncio.create_task(_work(operator, error))
    try:
        yield
    finally:
        stop.set()
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
        await delivering


async def _work(operator: Operator, error: str | None) -> None:
    while True:
        async with operator.database.read() as session:
            waiting = await list_jobs(session, {JobState.WAITING})
        for job in waiting:
            await _make(operator, job, error)
        await asyncio.sleep(0.02)


async def _make(operator: Operator, waiting: Job, error: str | None) -> None:
    if error is None:
        for name, content in FILES.items():
            key = f"stickers/{waiting.id}/{name}"
            await asyncio.to_thread(operator.blobs.put, key, content)
    async with operator.database.write() as session:
        job = await find_job(session, waiting.id, lock=True)
        for state in (JobState.STARTED, JobState.RUNNING):
            change(job, state)
            await session.flush()
        change(job, JobState.FAILED if error else JobState.MADE, error=error)
        await session.flush()
        await add_delivery(session, job, NOTICE if error else STICKER)


def submission(folder: Path, photo: bytes = PHOTO) -> Submission:
    return Submission("me.jpg", Order(photo=photo, prompt="pirate", quality="draft"), folder)


async def submit(operator: Operator, wanted: Submission) -> str:
    console = Console(file=io.StringIO(), width=200)
    await asyncio.wait_for(submit_photo(operator, console, wanted), 60)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def delivered(operator: Operator) -> list[Path]:
    return list((operator.settings.data_dir / DELIVERED).glob("*"))


async def test_the_files_of_a_sticker_arrive(operator: Operator, tmp_path: Path) -> None:
    async with service(operator):
        told = await submit(operator, submission(tmp_path / "out"))
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == FILES
    assert "No worker is running" in told
    assert str(tmp_path / "out") in told
    assert delivered(operator) == []
    assert operator.blobs.names("jobs") == []


async def test_it_can_be_made_again_from_where_the_photo_lies(
    operator: Operator, tmp_path: Path
) -> None:
    async with service(operator):
        await submit(operator, submission(tmp_path / "out"))
    async with operator.database.read() as session:
        (job,) = await list_jobs(session, {JobState.DONE})
    assert job.source == {"path": str(Path("me.jpg").absolute())}


async def test_who_is_remembered_needs_no_photo(operator: Operator, tmp_path: Path) -> None:
    wanted = replace(submission(tmp_path / "out", b""), photo=None)
    with pytest.raises(NothingToDraw):
        await submit(operator, wanted)
    async with operator.database.write() as session:
        user = await find_user(session, PLATFORM, getpass.getuser())
        await set_remembers(session, user, True)
        await keep_likeness(session, user, OWN, Likeness().model_dump(mode="json"))
    async with service(operator):
        await submit(operator, wanted)
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FILES)


async def test_a_job_that_fails_is_told(operator: Operator, tmp_path: Path) -> None:
    async with service(operator, error="UnbuildableRelief"):
        with pytest.raises(JobFailed) as caught:
            await submit(operator, submission(tmp_path / "out"))
    assert "Nothing solid was found" in caught.value.told
    assert caught.value.job_id in caught.value.told
    assert delivered(operator) == []
    assert not (tmp_path / "out").exists()


async def test_a_job_that_somebody_takes_back_is_told(operator: Operator, tmp_path: Path) -> None:
    asked = asyncio.create_task(submit(operator, submission(tmp_path / "out")))
    async with asyncio.timeout(60):
        while True:
            async with operator.database.write() as session:
                if jobs := await list_jobs(session):
                    change(jobs[0], JobState.CANCELLED)
                    break
            await asyncio.sleep(0.02)
    with pytest.raises(JobFailed) as caught:
        await asked
    assert "cancelled" in caught.value.told


async def test_a_refusal_is_told_and_makes_no_job(operator: Operator, tmp_path: Path) -> None:
    with pytest.raises(UnreadablePhoto):
        await submit(operator, submission(tmp_path / "out", b"no photo"))
    async with operator.database.write() as session:
        await begin_maintenance(session, "back at 9")
    with pytest.raises(UnderMaintenance):
        await submit(operator, submission(tmp_path / "out"))
    async with operator.database.read() as session:
        assert await list_jobs(session, frozenset(JobState)) == []


async def test_a_sticker_that_cannot_be_written_is_still_there(
    operator: Operator, tmp_path: Path
) -> None:
    (tmp_path / "out").write_bytes(b"a file where the folder should be")
    async with service(operator):
        with pytest.raises(OutputNotWritable):
            await submit(operator, submission(tmp_path / "out"))
    assert len(delivered(operator)) == 1
