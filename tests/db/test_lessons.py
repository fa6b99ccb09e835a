"""Lessons are kept only of those who allow it, say at most one thing, and go when withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
import pytest_asyncio
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from db.lessons import DISLIKED, LIKED, NewLesson, add_lesson, choose, list_chosen, withdraw
from db.models import Lesson, User
from db.session import Database
from db.users import set_trains
from tests.db.rows import add_user

NEW = NewLesson("a", "space pirate", "pirate", 2**62, 0.7, "gan")


@pytest_asyncio.fixture
async def giver(database: Database) -> User:
    """Somebody who lets networks learn."""
    async with database.write() as session:
        user = await add_user(session)
        await set_trains(session, user, True)
        return user


async def test_nothing_is_kept_of_somebody_who_did_not_allow_it(database: Database) -> None:
    async with database.write() as session:
        assert not await add_lesson(session, await add_user(session), NEW)
        assert await session.scalar(select(func.count()).select_from(Lesson)) == 0


async def test_what_was_said_of_a_drawing_is_kept_with_how_it_was_drawn(
    database: Database, giver: User
) -> None:
    async with database.write() as session:
        assert await add_lesson(session, giver, NEW)
        assert await add_lesson(session, giver, replace(NEW, id="b"))
        assert await list_chosen(session) == []
        assert await choose(session, "a", LIKED)
        assert await choose(session, "a", DISLIKED)
    async with database.read() as session:
        (lesson,) = await list_chosen(session)
        assert (lesson.id, lesson.choice, lesson.seed) == ("a", -1, 2**62)
        assert (lesson.prompt, lesson.theme, lesson.strength) == ("space pirate", "pirate", 0.7)


async def test_a_choice_is_yes_or_no(database: Database, giver: User) -> None:
    async with database.write() as session:
        await add_lesson(session, giver, NEW)
        with pytest.raises(IntegrityError, match="ck_lessons_choice"):
            await session.execute(update(Lesson).values(choice=2))
        await session.rollback()


async def test_what_is_withdrawn_is_gone_and_its_blobs_are_named(
    database: Database, giver: User
) -> None:
    async with database.write() as session:
        other = await add_user(session, "2")
        await set_trains(session, other, True)
        await add_lesson(session, giver, NEW)
        await add_lesson(session, other, replace(NEW, id="b"))
        assert await withdraw(session, giver) == ("lessons/a",)
        assert await withdraw(session, giver) == ()
        assert not await choose(session, "a", LIKED)
        assert await choose(session, "b", LIKED)


async def test_a_user_s_lessons_go_with_them(database: Database, giver: User) -> None:
    async with database.write() as session:
        await add_lesson(session, giver, NEW)
        await session.delete(await session.merge(giver))
        await session.flush()
        assert await session.scalar(select(func.count()).select_from(Lesson)) == 0
