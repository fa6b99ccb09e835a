"""Users are found or made, once; what they do not allow is not kept."""

import asyncio

from sqlalchemy import func, select

from db.lessons import NewLesson, add_lesson
from db.likenesses import keep_likeness
from db.models import KeptLikeness, Lesson, User
from db.session import Database
from db.users import find_user, set_remembers, set_trains


async def test_somebody_new_gets_a_row_and_keeps_it(database: Database) -> None:
    async with database.write() as session:
        first = await find_user(session, "telegram", "7", "de")
    async with database.write() as session:
        again = await find_user(session, "telegram", "7")
        other = await find_user(session, "discord", "7")
    assert (again.id, again.language) == (first.id, "de")
    assert (again.remembers, again.trains) == (False, False)
    assert other.id != first.id


async def test_the_language_follows_the_platform(database: Database) -> None:
    async with database.write() as session:
        await find_user(session, "telegram", "7", "de")
    async with database.write() as session:
        assert (await find_user(session, "telegram", "7", "fr")).language == "fr"


async def test_somebody_who_comes_twice_at_once_has_one_row(database: Database) -> None:
    async def come() -> int:
        async with database.write() as session:
            user = await find_user(session, "telegram", "7")
            await asyncio.sleep(0.05)
            return user.id

    assert len(set(await asyncio.gather(*(come() for _ in range(5))))) == 1
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_what_is_no_longer_allowed_goes_at_once(database: Database) -> None:
    async with database.write() as session:
        user = await find_user(session, "telegram", "7")
        await set_remembers(session, user, True)
        assert await keep_likeness(session, user, "me", {"eyes": 1})
        await set_remembers(session, user, False)
        assert await session.scalar(select(func.count()).select_from(KeptLikeness)) == 0


async def test_a_user_may_let_networks_learn_and_take_everything_back(database: Database) -> None:
    async with database.write() as session:
        user = await find_user(session, "telegram", "7")
        assert await set_trains(session, user, True) == ()
        assert await add_lesson(session, user, NewLesson("x", "pirate", "pirate", 1, 0.7, "gan"))
    async with database.write() as session:
        user = await find_user(session, "telegram", "7")
        assert user.trains
        assert await set_trains(session, user, False) == ("lessons/x",)
        assert await session.scalar(select(func.count()).select_from(Lesson)) == 0
