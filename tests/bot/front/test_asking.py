"""A request waits without its photo until whoever is asked has answered."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import Banned, MakersLimited, OptedOut, PhotoGone
from bot.front.asked import UNKNOWN, Asked, Asker, Place
from bot.front.asking import Question, Questions
from bot.front.consent import Consent
from db.access import MakersAllowed
from db.blobs import Blobs
from db.communities import ban, change_rules, find_community, opt_out, read_rules
from db.errors import AskGone, NotYours
from db.models import Ask
from db.session import Database
from db.users import find_user

PHOTO = b"bytes of the photo"
ASKED = Asked(
    platform="local", message="m1", chat="room", place=Place("c", "Cats"),
    asker=Asker("maker", "de"), words="pirate", photo=PHOTO, author="anna",
    options={"strength": 0.4}, source={"file": "7"},
)  # fmt: skip


class Source:
    photo: bytes | None = PHOTO

    async def fetch(self, place: Any) -> bytes | None:
        assert place == {"file": "7"}
        return self.photo


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def questions(database: Database, blobs: Blobs, source: Source) -> Questions:
    desk: Any = SimpleNamespace(database=database, consent=Consent(database, blobs, b"key"))
    return Questions(desk, "local", source)


async def test_the_author_is_asked_unless_admins_say_otherwise(
    questions: Questions, database: Database
) -> None:
    assert await questions.must_ask_author(ASKED)
    assert await questions.must_ask_author(replace(ASKED, author=UNKNOWN))
    for own in (None, "maker"):
        assert not await questions.must_ask_author(replace(ASKED, author=own))
    async with database.write() as session:
        community = await find_community(session, "local", "c")
        rules = await read_rules(session, community)
        await change_rules(session, community, replace(rules, ask_authors=False), known=())
    assert not await questions.must_ask_author(ASKED)


async def test_nobody_is_asked_in_vain(questions: Questions, database: Database) -> None:
    async with database.write() as session:
        community = await find_community(session, "local", "c")
        anna = await find_user(session, "local", "anna")
        await opt_out(session, community.id, anna.id)
    with pytest.raises(OptedOut):
        await questions.must_ask_author(ASKED)
    async with database.write() as session:
        maker = await find_user(session, "local", "maker")
        await ban(session, community.id, maker.id)
    with pytest.raises(Banned):
        await questions.must_ask_author(ASKED)
    async with database.write() as session:
        community = await find_community(session, "local", "c")
        rules = replace(await read_rules(session, community), makers=MakersAllowed.ADMINS)
        await change_rules(session, community, rules, known=())
    with pytest.raises(MakersLimited):
        await questions.must_ask_author(replace(ASKED, asker=Asker("other")))


async def test_the_answer_brings_the_request_back_with_its_photo(
    questions: Questions, database: Database
) -> None:
    ask_id = await questions.put(Question.AUTHOR, ASKED, answerer="anna")
    async with database.read() as session:
        row = (await session.scalars(select(Ask))).one()
    assert PHOTO.decode() not in str(row.payload)
    with pytest.raises(NotYours):
        await questions.take(Question.AUTHOR, ask_id, "maker")
    assert await questions.look(Question.AUTHOR, ask_id, "anna") == replace(ASKED, photo=b"")
    assert await questions.take(Question.AUTHOR, ask_id, "anna") == ASKED
    with pytest.raises(AskGone):
        await questions.take(Question.AUTHOR, ask_id, "anna")


async def test_what_is_answered_stands_in_the_request(questions: Questions) -> None:
    ask_id = await questions.put(Question.THEME, ASKED, answerer="maker")
    taken = await questions.take(Question.THEME, ask_id, "maker", words="ocean")
    assert taken == replace(ASKED, words="ocean")


async def test_a_photo_that_is_gone_is_told(questions: Questions, source: Source) -> None:
    ask_id = await questions.put(Question.AUTHOR, ASKED, answerer="anna")
    source.photo = None
    with pytest.raises(PhotoGone):
        await questions.take(Question.AUTHOR, ask_id, "anna")


async def test_a_likeness_needs_no_photo(questions: Questions, source: Source) -> None:
    source.photo = None
    wish = replace(ASKED, photo=b"", likeness="me", source={})
    ask_id = await questions.put(Question.THEME, wish)
    assert await questions.take(Question.THEME, ask_id, "anybody") == wish


async def test_who_says_no_drops_the_request(questions: Questions) -> None:
    ask_id = await questions.put(Question.AUTHOR, ASKED, answerer="anna")
    assert (await questions.drop(Question.AUTHOR, ask_id, "anna")).asker == Asker("maker", "de")
    with pytest.raises(AskGone):
        await questions.look(Question.AUTHOR, ask_id, "anna")
