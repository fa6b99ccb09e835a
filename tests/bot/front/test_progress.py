"""A chat is told how far its job is, in one message, when that changes and not too often."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.errors import ChatBusy, ChatGone, ChatUnreachable
from bot.front import progress
from bot.front.progress import Teller, draw_bar, say_status
from bot.front.status import Status
from bot.speech.catalog import load_speech
from db.jobs import change
from db.models import Job, Post
from db.posts import NewPost, add_post, find_post
from db.session import Database
from db.states import JobState
from db.workers import Pulse, beat

SPEECH = load_speech()


class Wall:
    """A platform's board."""

    platform = "local"

    def __init__(self, *troubles: Exception) -> None:
        self.troubles = list(troubles)
        self.shown: list[tuple[str, str]] = []

    async def show(self, post: Post, told: str) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.shown.append((post.message, told))


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "CHAT_EVERY_S", 0.0)


@pytest.fixture
def posted(database: Database, make_job):
    """Jobs that have messages."""

    async def make(chats: Sequence[str] = ("room",), **fields) -> list[Job]:
        jobs = [await make_job(**fields) for _ in chats]
        async with database.write() as session:
            for number, (job, chat) in enumerate(zip(jobs, chats, strict=True)):
                await add_post(session, job.id, NewPost(chat, f"post {number}"))
        return jobs

    return make


def open_teller(database: Database, wall: Wall) -> Teller:
    return Teller(database, [wall], SPEECH, dead_after_s=30)


async def tell(teller: Teller, times: int = 1) -> None:
    for _ in range(times):
        await teller.tell()
        while teller._under_way:
            await asyncio.sleep(0.01)


async def test_a_message_is_edited_when_there_is_something_new(database: Database, posted) -> None:
    wall = Wall()
    teller = open_teller(database, wall)
    (job,) = await posted()
    await tell(teller, 3)
    assert wall.shown == [("post 0", "You are next.")]
    async with database.write() as session:
        row = await session.merge(job)
        change(row, JobState.STARTED)
        await session.flush()
        change(row, JobState.RUNNING)
        row.stage, row.progress = "cartoon", 0.5
    await tell(teller, 2)
    assert len(wall.shown) == 2
    assert wall.shown[1][1].endswith("Drawing the cartoon")
    async with database.write() as session:
        change(await session.merge(row), JobState.CANCELLED)
    await tell(teller)
    assert len(wall.shown) == 2


async def test_positions_are_those_of_the_queue_in_the_user_s_language(
    database: Database, posted
) -> None:
    wall = Wall()
    await posted(("a", "b", "c"), language="de")
    await tell(open_teller(database, wall))
    told = dict(wall.shown)
    assert told["post 0"] == SPEECH.say("progress-waiting", "de", ahead=0)
    assert told["post 2"] == SPEECH.say("progress-waiting", "de", ahead=2)


async def test_a_chat_is_edited_once_at_a_time_and_each_message_in_its_turn(
    database: Database, posted, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = Wall()
    teller = open_teller(database, wall)
    await posted(("room", "room", "room"))
    monkeypatch.setattr(progress, "CHAT_EVERY_S", 60.0)
    await tell(teller, 3)
    assert [message for message, _ in wall.shown] == ["post 0"]
    teller._free_at.clear()
    await tell(teller)
    teller._free_at.clear()
    await tell(teller)
    assert sorted(message for message, _ in wall.shown) == ["post 0", "post 1", "post 2"]


async def test_a_bar_never_shrinks(database: Database, posted) -> None:
    wall = Wall()
    teller = open_teller(database, wall)
    (job,) = await posted()
    bars = []
    for stage, progress_ in (("cut_out", 0.9), ("render", 0.8), ("cut_out", 0.1)):  # a second try
        async with database.write() as session:
            row = await session.merge(job)
            if row.state == JobState.WAITING:
                for state in (JobState.STARTED, JobState.RUNNING):
                    change(row, state)
                    await session.flush()
                row.executor = "one"
                worker = Pulse("one", "here", 1, "1", "cpu", 1)
                await beat(session, worker)
            row.stage, row.progress = stage, progress_
        await tell(teller)
        bars.append(wall.shown[-1][1].count("▰"))
    assert 0 < bars[0] < bars[1] == bars[2]


async def test_a_busy_chat_is_left_alone_as_long_as_it_says(database: Database, posted) -> None:
    wall = Wall(ChatBusy(60.0))
    teller = open_teller(database, wall)
    await posted()
    await tell(teller, 3)
    assert wall.shown == []
    teller._free_at.clear()
    await tell(teller)
    assert len(wall.shown) == 1


async def test_what_fails_is_tried_again_and_what_is_gone_is_not(
    database: Database, posted
) -> None:
    wall = Wall(ChatUnreachable(), RuntimeError("a library's mistake"), ChatGone())
    teller = open_teller(database, wall)
    (job,) = await posted()
    await tell(teller, 4)
    assert wall.troubles == []
    assert wall.shown == []
    async with database.read() as session:
        assert await find_post(session, job.id) is None


async def test_it_tells_until_it_is_stopped(database: Database, posted) -> None:
    wall, stop = Wall(), asyncio.Event()
    await posted()
    running = asyncio.create_task(open_teller(database, wall).run(stop))
    while not wall.shown:
        await asyncio.sleep(0.02)
    stop.set()
    await asyncio.wait_for(running, 5)


def status(state: JobState, **fields) -> Status:
    usual = {"step": None, "stage": None, "fraction": 0.0, "position": 0, "eta_s": None}
    return Status("job", state, **{**usual, **fields})


@pytest.mark.parametrize("step", ["cut_out", "cartoon", "scene", "preview", "render", "encode"])
def test_every_step_has_words(step: str) -> None:
    told = say_status(SPEECH, status(JobState.RUNNING, step=step, fraction=0.5, eta_s=41.0), None)
    assert told.startswith(draw_bar(0.5))
    assert told.endswith("about 45 seconds left")


def test_what_is_made_has_no_estimate_any_more() -> None:
    told = say_status(SPEECH, status(JobState.MADE, fraction=1.0, eta_s=0.0), None)
    assert told == f"{draw_bar(1)} It is ready. Sending…"


def test_a_bar_never_overflows() -> None:
    assert {len(draw_bar(share)) for share in (-1.0, 0.0, 0.04, 0.5, 1.0, 2.0)} == {10}
