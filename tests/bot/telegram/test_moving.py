"""A group that became a supergroup keeps what it had, whatever was heard of first."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from bot.front.asked import Asked, Asker, Place
from bot.front.asking import Question, Questions
from bot.front.presses import Act
from bot.telegram.asked_themes import LOST, Sheet, Sheets
from bot.telegram.moving import move_chat
from bot.telegram.naming import PLATFORM
from config.theme import load_themes
from db.access import ThemesAllowed
from db.address import read_address
from db.communities import change_rules, find_community, opt_out, read_rules
from db.jobs import NewJob, add_job, new_id
from db.models import Community, Job
from db.posts import NewPost, add_post, find_post
from db.session import Database, open_database
from db.users import find_user

OLD, NEW = -5, -1005


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    path = tmp_path / "toonbooth.sqlite"
    shutil.copy(migrated, path)
    async with open_database(read_address(f"sqlite:///{path}")) as opened:
        yield opened


async def add_chat(database: Database, chat: int, quota: int | None = None) -> str:
    """A group with a rule, somebody who opted out, and a job with its message."""
    async with database.write() as session:
        community = await find_community(session, PLATFORM, str(chat))
        user = await find_user(session, PLATFORM, "7")
        rules = await read_rules(session, community)
        listed = frozenset({"kawaii-and-chibi"})
        changed = replace(rules, quota=quota, themes=ThemesAllowed.LISTED, listed=listed)
        await change_rules(session, community, changed, known=load_themes())
        await opt_out(session, community.id, user.id)
        new = NewJob(
            id=new_id(), platform=PLATFORM, message=f"{chat}/1", chat=str(chat),
            community_id=community.id, user_id=user.id, prompt="pirate", quality="draft",
        )  # fmt: skip
        job, _ = await add_job(session, new)
        await add_post(session, job.id, NewPost(str(chat), "2"))
        return job.id


async def test_rules_and_jobs_go_along(database: Database) -> None:
    job_id = await add_chat(database, OLD, quota=9)
    for _ in range(2):
        await move_chat(database, OLD, NEW)
    async with database.read() as session:
        community = (await session.scalars(select(Community))).one()
        job = (await session.scalars(select(Job))).one()
        assert community.native_id == str(NEW)
        assert (await read_rules(session, community)).quota == 9
        assert (job.chat, job.message) == (str(NEW), f"{OLD}/1")
        assert await find_post(session, job_id) is None, "it was left behind"


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("chat", [f"{OLD}/3", "7"])
async def test_questions_go_along(database: Database, question: Question, chat: str) -> None:
    questions = Questions(SimpleNamespace(database=database), PLATFORM, source=None)
    here = Asked(PLATFORM, f"{OLD}/1", chat, Place(str(OLD), "Friends"), Asker("7"), "pirate")
    elsewhere = replace(here, chat="-6", place=Place("-6"))
    ids = [await questions.put(question, asked, answerer="7") for asked in (here, elsewhere)]
    for _ in range(2):
        await move_chat(database, OLD, NEW)
    moved, stayed = [await questions.look(question, ask_id, "7") for ask_id in ids]
    assert (moved.place, moved.chat) == (
        Place(str(NEW), "Friends"),
        "7" if chat == "7" else str(NEW),
    )
    assert (moved.message, stayed) == (here.message, elsewhere)


async def test_a_sheet_of_themes_is_left_behind_but_not_its_question(database: Database) -> None:
    sheets = Sheets(database)
    await sheets.note("7", Sheet(Act.CHOOSE, "0" * 20, OLD, 5))
    await move_chat(database, OLD, NEW)
    assert await sheets.find("7", OLD) is None
    assert await sheets.find("7", NEW, message=5) is None
    found = await sheets.find("7", NEW)
    assert found == Sheet(Act.CHOOSE, "0" * 20, NEW, LOST)


async def test_a_row_that_was_made_too_early_gives_way(database: Database) -> None:
    await add_chat(database, OLD, quota=9)
    await add_chat(database, NEW)
    await move_chat(database, OLD, NEW)
    async with database.read() as session:
        community = (await session.scalars(select(Community))).one()
        assert (await read_rules(session, community)).quota == 9
        jobs = await session.scalar(select(func.count()).where(Job.community_id == community.id))
        assert jobs == 2


async def test_a_group_nobody_knows_moves_without_a_trace(database: Database) -> None:
    await move_chat(database, OLD, NEW)
    async with database.read() as session:
        assert await session.scalar(select(Community.id)) is None
