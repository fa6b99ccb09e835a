"""Likenesses are kept by name, and only while their owner allows it."""

import pytest

from db.errors import UnusableValue
from db.likenesses import delete_likeness, keep_likeness, list_likenesses, read_likeness
from db.session import Database
from db.users import set_remembers
from tests.db.rows import add_user


async def test_a_likeness_is_kept_replaced_and_deleted(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        await set_remembers(session, user, True)
        assert await keep_likeness(session, user, "me", {"eyes": 1})
        assert await keep_likeness(session, user, "anna", {"eyes": 2})
        assert await keep_likeness(session, user, "me", {"eyes": 3})
    async with database.write() as session:
        assert await list_likenesses(session, user.id) == ["anna", "me"]
        assert await read_likeness(session, user.id, "me") == {"eyes": 3}
        await delete_likeness(session, user.id, "me")
        assert await read_likeness(session, user.id, "me") is None


async def test_nothing_is_kept_that_is_not_allowed(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        assert not await keep_likeness(session, user, "me", {"eyes": 1})
        assert await list_likenesses(session, user.id) == []


async def test_permission_that_was_withdrawn_meanwhile_counts(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)
        await set_remembers(session, user, True)
    async with database.write() as session:
        theirs = await session.get_one(type(user), user.id)
        await set_remembers(session, theirs, False)
    async with database.write() as session:
        assert not await keep_likeness(session, user, "me", {"eyes": 1})


async def test_likenesses_of_others_are_not_found(database: Database) -> None:
    async with database.write() as session:
        user, other = await add_user(session, "1"), await add_user(session, "2")
        await set_remembers(session, user, True)
        await keep_likeness(session, user, "me", {"eyes": 1})
        assert await read_likeness(session, other.id, "me") is None


@pytest.mark.parametrize("name", ["", "a" * 65])
async def test_names_that_cannot_be_are_refused(database: Database, name: str) -> None:
    async with database.write() as session:
        user = await add_user(session)
        with pytest.raises(UnusableValue, match="64"):
            await keep_likeness(session, user, name, {})
