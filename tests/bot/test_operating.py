"""What an operator asks is answered without a word of what people wrote."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from rich.console import Console
from sqlalchemy import select

from bot import operating
from bot.deployment import DELIVERED
from bot.errors import PhotoGone, ServiceRunning, StillLiving, TooLate
from bot.front.again import LIKE_BEFORE
from bot.front.local import PLATFORM
from bot.operating import Operator, with_operator
from config.settings import Settings
from db import workers
from db.alone import DELIVERY, open_right
from db.deliveries import STICKER, add_delivery
from db.errors import NoSuchJob
from db.forget import digest_of, load_key
from db.jobs import NewJob, add_job, begin_attempt, change, find_job, list_jobs, new_id
from db.models import Community, User
from db.session import now
from db.states import JobState
from db.switches import read_maintenance
from tests.trials.pictures import draw_photo

WORDS = "words that somebody wrote"
Ask = Callable[..., Awaitable[str]]


@pytest_asyncio.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    """Of a new deployment in a folder."""
    ready: asyncio.Future[Operator] = asyncio.get_running_loop().create_future()
    over = asyncio.Event()

    async def hold(opened: Operator) -> None:
        ready.set_result(opened)
        await over.wait()

    settings = Settings(data_dir=tmp_path / "data", threads=1)
    holding = asyncio.create_task(with_operator(settings, hold))
    await asyncio.wait({holding, ready}, return_when=asyncio.FIRST_COMPLETED)
    yield await ready
    over.set()
    await holding


@pytest.fixture
def ask(operator: Operator) -> Ask:
    """What a question prints."""

    async def answer(
        question: Callable[..., Awaitable[None]], *rest: object, **more: object
    ) -> str:
        console = Console(file=io.StringIO(), width=200)
        await question(operator, console, *rest, **more)
        return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]

    return answer


async def add(operator: Operator, *states: JobState, source: dict[str, str] | None = None) -> str:
    """A job that went through these states."""
    async with operator.database.write() as session:
        user, place = (
            User(platform=PLATFORM, native_id=new_id(), created_at=now()),
            Community(platform=PLATFORM, native_id=new_id(), private=True, created_at=now()),
        )
        session.add_all([user, place])
        await session.flush()
        job, _ = await add_job(
            session,
            NewJob(
                id=new_id(), platform=PLATFORM, message=new_id(), chat="Anna's room",
                community_id=place.id, user_id=user.id, prompt=WORDS, quality="draft",
                source=source or {},
            ),
        )  # fmt: skip
        for state in states:
            if state == JobState.RUNNING:
                await begin_attempt(session, job, "one")
            else:
                change(job, state, error="WorkerLost" if state == JobState.FAILED else None)
            await session.flush()
        await add_delivery(session, job, STICKER)
        return job.id


async def state_of(operator: Operator, job_id: str) -> JobState:
    async with operator.database.read() as session:
        return (await find_job(session, job_id)).state


async def test_tables_tell_what_becomes_of_jobs_and_not_what_people_wrote(
    operator: Operator, ask: Ask
) -> None:
    source = {"path": "/home/anna/holiday.jpg"}
    running = await add(operator, JobState.STARTED, JobState.RUNNING, source=source)
    failed = await add(operator, JobState.FAILED, source=source)
    living = await ask(operating.show_jobs, ended=False, limit=10)
    assert (running in living, failed in living) == (True, False)
    everything = await ask(operating.show_jobs, ended=True, limit=10)
    assert (running in everything, failed in everything) == (True, True)
    one = await ask(operating.show_job, running)
    assert "running" in one
    assert "one" in one
    assert STICKER in one
    assert "WorkerLost" in await ask(operating.show_job, failed)
    for told in (living, everything, one):
        assert not any(word in told for word in (WORDS, "words", "holiday", "Anna"))


async def test_the_newest_jobs_are_listed(operator: Operator, ask: Ask) -> None:
    first, second, third = [await add(operator) for _ in range(3)]
    told = await ask(operating.show_jobs, ended=False, limit=2)
    assert first not in told
    assert told.index(second) < told.index(third)


async def test_a_job_is_cancelled_once(operator: Operator, ask: Ask) -> None:
    job_id = await add(operator)
    assert "cancelled" in await ask(operating.cancel_job, job_id)
    assert await state_of(operator, job_id) == JobState.CANCELLED
    with pytest.raises(TooLate):
        await ask(operating.cancel_job, job_id)
    running = await add(operator, JobState.STARTED, JobState.RUNNING)
    assert "in a moment" in await ask(operating.cancel_job, running)
    with pytest.raises(NoSuchJob):
        await ask(operating.cancel_job, "nothing")


async def test_what_failed_is_tried_again_where_its_photo_is_still_there(
    operator: Operator, ask: Ask, tmp_path: Path, assets: Path
) -> None:
    assert assets
    photo = tmp_path / "me.jpg"
    photo.write_bytes(draw_photo(1))
    job_id = await add(operator, JobState.FAILED, source={"path": str(photo)})
    told = await ask(operating.retry_job, job_id, LIKE_BEFORE)
    async with operator.database.read() as session:
        (new,) = await list_jobs(session)
    assert told.strip() == f"job {new.id}"
    assert (new.prompt, new.quality, new.source) == (WORDS, "draft", {"path": str(photo)})
    assert operator.blobs.exists(f"jobs/{new.id}/photo")
    with pytest.raises(StillLiving):
        await ask(operating.retry_job, new.id, LIKE_BEFORE)
    photo.unlink()
    with pytest.raises(PhotoGone):
        await ask(operating.retry_job, job_id, LIKE_BEFORE)


async def test_maintenance_begins_and_ends(operator: Operator) -> None:
    for note in ("back at 9", None):
        await operating.set_maintenance(operator, note)
        async with operator.database.read() as session:
            assert await read_maintenance(session) == note


async def test_somebody_is_forgotten(operator: Operator, ask: Ask) -> None:
    job_id = await add(operator)
    async with operator.database.read() as session:
        job = await find_job(session, job_id)
        native_id = (await session.get_one(User, job.user_id)).native_id
    assert "1 jobs" in await ask(operating.forget_somebody, PLATFORM, native_id)
    assert "0 jobs" in await ask(operating.forget_somebody, PLATFORM, native_id)
    with pytest.raises(NoSuchJob):
        await state_of(operator, job_id)


async def test_a_backup_is_restored_and_who_was_forgotten_stays_so(
    operator: Operator, ask: Ask, tmp_path: Path
) -> None:
    job_id = await add(operator)
    path = tmp_path / "backup"
    assert "rows" in await ask(operating.make_backup, path)
    await asyncio.to_thread(operator.blobs.put, f"jobs/{job_id}/photo", b"photo")
    assert "rows" in await ask(operating.restore_backup, path)
    assert await state_of(operator, job_id) == JobState.FAILED
    assert operator.blobs.names("jobs") == []
    async with operator.database.read() as session:
        user = await session.get_one(User, (await find_job(session, job_id)).user_id)
    # A database that is lost knows no list: the file beside the key does.
    folder = operator.settings.data_dir
    digest = digest_of(load_key(folder), PLATFORM, user.native_id)
    (folder / "forgotten.jsonl").write_text(f'["{digest}", "{now().isoformat()}"]\n')
    (folder / DELIVERED / job_id).mkdir(parents=True)
    await ask(operating.restore_backup, path)
    with pytest.raises(NoSuchJob):
        await state_of(operator, job_id)
    assert not (folder / DELIVERED / job_id).exists()


async def test_nothing_is_restored_while_the_service_runs(
    operator: Operator, ask: Ask, tmp_path: Path
) -> None:
    await ask(operating.make_backup, tmp_path / "backup")
    job_id = await add(operator)
    async with open_right(operator.database.address, DELIVERY) as right:  # as a front has
        assert await right.held()
        with pytest.raises(ServiceRunning):
            await ask(operating.restore_backup, tmp_path / "backup")
    async with operator.database.write() as session:
        await workers.beat(session, workers.Pulse("one", "host", 1, "1", "cpu", 2))
    with pytest.raises(ServiceRunning):
        await ask(operating.restore_backup, tmp_path / "backup")
    assert await state_of(operator, job_id) == JobState.WAITING
    async with operator.database.write() as session:
        await workers.remove(session, "one")
    await ask(operating.restore_backup, tmp_path / "backup")
    with pytest.raises(NoSuchJob):
        await state_of(operator, job_id)


async def test_consent_is_written_down_and_taken_back(operator: Operator) -> None:
    who = (PLATFORM, "anna")
    for remember, train, expected in (
        (True, None, (True, False)), (None, True, (True, True)), (False, False, (False, False)),
    ):  # fmt: skip
        await operating.set_consent(operator, who, remember=remember, train=train)
        async with operator.database.read() as session:
            user = await session.scalar(select(User).where(User.native_id == "anna"))
        assert user is not None
        assert (user.remembers, user.trains) == expected


async def test_in_a_narrow_terminal_ids_can_still_be_copied(operator: Operator) -> None:
    job_id = await add(operator, JobState.FAILED)
    console = Console(file=io.StringIO(), width=80)
    await operating.show_jobs(operator, console, ended=True, limit=10)
    assert job_id in console.file.getvalue()  # type: ignore[attr-defined]
