"""Who asked for a sticker of somebody else's photo hears once that nobody answered."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.errors import ChatBusy, ChatGone, ChatUnreachable, ChatUnsure
from bot.front.asked import Asked, Asker, Place
from bot.front.asking import Question, Questions
from bot.front.unanswered import Unanswered
from db.asks import IN_HAND, KEPT
from db.models import Ask
from db.posts import NewPost
from db.session import Database, now

ASKED = Asked("local", "m1", "room", Place("c"), Asker("maker"), "pirate", author="anna")
SHOWN = NewPost("room", "m2")


class Killed(BaseException):
    """The process dies."""


class Herald:
    """Notes what it says; raises what it shall, before or after that."""

    platform = "local"

    def __init__(self, repeats: timedelta = timedelta(0)) -> None:
        self.repeats = repeats
        self.closed: list[NewPost] = []
        self.told: list[bool] = []
        self.before: list[BaseException] = []
        self.after: list[BaseException] = []
        self.shut: list[BaseException] = []

    async def close(self, asked: Asked, shown: NewPost) -> None:
        if self.shut:
            raise self.shut.pop()
        self.closed.append(shown)

    async def tell(self, asked: Asked, *, was_asked: bool) -> None:
        if self.before:
            raise self.before.pop()
        self.told.append(was_asked)
        if self.after:
            raise self.after.pop()


@pytest.fixture
def questions(database: Database) -> Questions:
    desk: Any = SimpleNamespace(database=database)
    return Questions(desk, "local", source=None)


async def put(questions: Questions, *, shown: bool = True, late: bool = True) -> None:
    ask_id = await questions.put_to_author(ASKED, "anna")
    assert ask_id is not None
    if shown:
        await questions.note_shown(ask_id, *(SHOWN.chat, SHOWN.message))
    if late:
        then = now() - KEPT - IN_HAND - timedelta(minutes=1)
        async with questions.desk.database.write() as session:
            await session.execute(update(Ask).values(created_at=then))


async def is_left(database: Database) -> bool:
    async with database.read() as session:
        return await session.scalar(select(Ask)) is not None


async def test_whoever_asked_is_told_once_and_the_question_says_so(
    questions: Questions, database: Database
) -> None:
    await put(questions, late=False)
    herald = Herald()
    await Unanswered(database, herald).end_all()
    assert (herald.closed, herald.told) == ([], [])
    async with database.write() as session:
        await session.execute(update(Ask).values(created_at=now() - KEPT - 2 * IN_HAND))
    for _ in range(2):
        await Unanswered(database, herald).end_all()
    assert (herald.closed, herald.told) == ([SHOWN], [True])
    assert not await is_left(database)


async def test_of_a_question_that_may_not_have_been_asked_no_more_is_said(
    questions: Questions, database: Database
) -> None:
    await put(questions, shown=False)
    herald = Herald()
    await Unanswered(database, herald).end_all()
    assert (herald.closed, herald.told) == ([], [False])


@pytest.mark.parametrize(("repeats", "times"), [(timedelta(0), 1), (timedelta(minutes=1), 2)])
async def test_who_may_have_been_told_before_a_crash_is_told_again_only_where_it_shows_once(
    questions: Questions, database: Database, repeats: timedelta, times: int
) -> None:
    await put(questions)
    herald = Herald(repeats)
    herald.after = [Killed()]
    with pytest.raises(Killed):
        await Unanswered(database, herald).end_all()
    await Unanswered(database, herald).end_all()
    assert len(herald.told) == times
    assert herald.closed == [SHOWN, SHOWN], "it says so however the telling went"
    assert not await is_left(database)


async def test_a_crash_before_anybody_is_told_loses_nothing(
    questions: Questions, database: Database
) -> None:
    await put(questions)
    herald = Herald()
    herald.shut = [Killed()]
    with pytest.raises(Killed):
        await Unanswered(database, herald).end_all()
    await Unanswered(database, herald).end_all()
    assert (herald.closed, herald.told) == ([SHOWN], [True])


@pytest.mark.parametrize("error", [ChatBusy(1.0), ChatUnreachable("trouble")])
async def test_trouble_is_waited_out(
    questions: Questions, database: Database, error: Exception
) -> None:
    await put(questions)
    herald = Herald()
    herald.shut, herald.before = [error], [error]
    for told in (0, 0, 1):
        await Unanswered(database, herald).end_all()
        assert len(herald.told) == told
    assert not await is_left(database)


@pytest.mark.parametrize("error", [ChatGone("kicked"), ChatUnsure()])
async def test_who_cannot_be_told_or_was_is_left_alone(
    questions: Questions, database: Database, error: Exception
) -> None:
    await put(questions)
    herald = Herald()
    herald.before = [error]
    await Unanswered(database, herald).end_all()
    assert not await is_left(database)


async def test_the_same_request_asks_its_author_once(questions: Questions) -> None:
    first = await questions.put_to_author(ASKED, "anna")
    assert first is not None
    assert await questions.put_to_author(ASKED, "anna") == first, "it may not have been sent"
    await questions.note_shown(first, *(SHOWN.chat, SHOWN.message))
    assert await questions.put_to_author(ASKED, "anna") is None
    assert await questions.look(Question.AUTHOR, first, "anna") == ASKED
