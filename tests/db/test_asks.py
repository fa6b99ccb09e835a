"""A question is answered once, by whoever was asked, and not for ever."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from db.asks import ANYBODY, KEPT, TOLD_WITHIN, NewAsk, add_ask, read_ask, sweep_asks, take_ask
from db.errors import AskGone, NotYours
from db.forget import forget_user
from db.models import Ask
from db.session import Database, now
from db.users import find_user

QUESTION = NewAsk("local", "author", asked_by="maker", answerer="anna", payload={"words": "pirate"})


async def ask(database: Database, question: NewAsk = QUESTION) -> str:
    async with database.write() as session:
        return await add_ask(session, question)


async def count(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(Ask)) or 0


async def test_only_who_was_asked_answers(database: Database) -> None:
    ask_id = await ask(database)
    async with database.write() as session:
        with pytest.raises(NotYours):
            await take_ask(session, ask_id, "author", "maker")
        with pytest.raises(AskGone):
            await take_ask(session, ask_id, "theme", "anna")
        assert (await read_ask(session, ask_id, "author", "anna")).asked_by == "maker"
        assert (await take_ask(session, ask_id, "author", "anna")).payload == {"words": "pirate"}
        with pytest.raises(AskGone):
            await read_ask(session, ask_id, "author", "anna")


async def test_anybody_may_answer_what_is_asked_of_all(database: Database) -> None:
    ask_id = await ask(database, replace(QUESTION, answerer=ANYBODY))
    async with database.write() as session:
        assert (await take_ask(session, ask_id, "author", "somebody")).kind == "author"


async def test_of_many_presses_at_once_one_counts(database: Database) -> None:
    ask_id = await ask(database)

    async def press() -> bool:
        try:
            async with database.write() as session:
                await take_ask(session, ask_id, "author", "anna")
        except AskGone:
            return False
        return True

    assert sum(await asyncio.gather(*[press() for _ in range(8)])) == 1


async def test_old_questions_are_gone_and_swept(database: Database) -> None:
    ask_id = await ask(database)
    await ask(database)
    async with database.write() as session:
        old = now() - KEPT - timedelta(minutes=1)
        await session.execute(update(Ask).where(Ask.id == ask_id).values(created_at=old))
        with pytest.raises(AskGone):
            await read_ask(session, ask_id, "author", "anna")
        await sweep_asks(session)
    assert await count(database) == 1


async def test_what_must_be_told_is_kept_longer(database: Database) -> None:
    for age, kept in ((KEPT, 1), (KEPT + TOLD_WITHIN, 0)):
        ask_id = await ask(database)
        async with database.write() as session:
            old = now() - age - timedelta(minutes=1)
            await session.execute(update(Ask).where(Ask.id == ask_id).values(created_at=old))
            await sweep_asks(session, told="author")
            assert (await session.get(Ask, ask_id) is not None) == bool(kept)


@pytest.mark.parametrize("who", ["maker", "anna"])
async def test_who_is_forgotten_is_in_no_question(database: Database, who: str) -> None:
    await ask(database)
    async with database.write() as session:
        await find_user(session, "local", who)
        await forget_user(session, "local", who, key=b"key")
    assert await count(database) == 0
