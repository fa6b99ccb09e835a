"""What somebody took back is gone: rows, files and the consent itself."""

import asyncio

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.front.consent import Consent
from db.blobs import Blobs
from db.lessons import NewLesson, add_lesson, cutout_key
from db.likenesses import keep_likeness, list_likenesses
from db.models import Lesson, User
from db.session import Database
from db.users import find_user

ANNA = ("telegram", "7")


@pytest.fixture
def consent(database: Database, blobs: Blobs) -> Consent:
    return Consent(database, blobs)


@pytest_asyncio.fixture
async def given(database: Database, blobs: Blobs, consent: Consent) -> None:
    """Everything that Anna can allow, and something kept of each."""
    await consent.remember(*ANNA)
    await consent.help_training(*ANNA)
    async with database.write() as session:
        anna = await find_user(session, *ANNA)
        assert await keep_likeness(session, anna, "me", {"eyes": 1})
        assert await add_lesson(session, anna, NewLesson("x", "pirate", "pirate", 1, 0.7, "gan"))
    await asyncio.to_thread(blobs.put, cutout_key("x"), b"pixels")


async def test_likenesses_go_and_the_rest_stays(
    database: Database, blobs: Blobs, consent: Consent, given: None
) -> None:
    await consent.forget_likenesses(*ANNA)
    async with database.read() as session:
        anna = await find_user(session, *ANNA)
        assert (anna.remembers, anna.trains) == (False, True)
        assert await list_likenesses(session, anna.id) == []
    assert blobs.exists(cutout_key("x"))


async def test_what_was_given_to_learn_from_goes_with_its_files(
    database: Database, blobs: Blobs, consent: Consent, given: None
) -> None:
    await consent.stop_helping(*ANNA)
    async with database.read() as session:
        anna = await find_user(session, *ANNA)
        assert (anna.remembers, anna.trains) == (True, False)
        assert await session.scalar(select(func.count()).select_from(Lesson)) == 0
        assert await list_likenesses(session, anna.id) == ["me"]
    assert blobs.names("lessons") == []


async def test_taking_back_needs_and_makes_no_row(database: Database, consent: Consent) -> None:
    await consent.forget_likenesses("telegram", "nobody")
    await consent.stop_helping("telegram", "nobody")
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(User)) == 0
