"""Communities keep their rules, their bans and who opted out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from db.access import MakersAllowed, Strictness, ThemesAllowed
from db.communities import (
    Rules,
    ban,
    change_rules,
    find_community,
    is_banned,
    opt_in,
    opt_out,
    opted_out,
    read_rules,
    unban,
)
from db.errors import UnusableValue
from db.session import Database
from tests.db.rows import add_community, add_user

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
THEMES = ("pirate", "robot")


async def test_a_new_community_gets_a_row_with_the_usual_rules(database: Database) -> None:
    async with database.write() as session:
        first = await find_community(session, "telegram", "-5", title="Cats", private=True)
        assert await read_rules(session, first) == Rules()
    async with database.write() as session:
        again = await find_community(session, "telegram", "-5", private=True)
    assert (again.id, again.title, again.private) == (first.id, "Cats", True)


async def test_the_title_follows_the_platform_as_far_as_it_fits(database: Database) -> None:
    async with database.write() as session:
        await find_community(session, "telegram", "-5", title="Cats")
    async with database.write() as session:
        await find_community(session, "telegram", "-5", title="D" * 300)
    async with database.read() as session:
        assert (await find_community(session, "telegram", "-5")).title == "D" * 256


async def test_two_that_meet_a_community_at_once_make_one_row(database: Database) -> None:
    async def meet() -> int:
        async with database.write() as session:
            community = await find_community(session, "telegram", "-5", title="Cats")
            await asyncio.sleep(0.05)
            return community.id

    assert len(set(await asyncio.gather(*(meet() for _ in range(5))))) == 1


async def test_rules_are_read_as_they_were_set(database: Database) -> None:
    rules = Rules(
        themes=ThemesAllowed.LISTED,
        listed=frozenset(THEMES),
        free_words=False,
        makers=MakersAllowed.ADMINS,
        strictness=Strictness.OFF,
        user_quota=0,
        quota=7,
        language="pt-BR",
    )
    async with database.write() as session:
        community = await add_community(session)
        await change_rules(session, community, rules, known=THEMES)
    async with database.write() as session:
        assert await read_rules(session, community) == rules
        fewer = replace(rules, listed=frozenset({"robot"}), quota=None)
        await change_rules(session, community, fewer, known=THEMES)
    async with database.read() as session:
        assert await read_rules(session, community) == fewer


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"user_quota": -1}, "user_quota"),
        ({"quota": 1_000_001}, "quota"),
        ({"language": "no language"}, "language"),
        ({"themes": ThemesAllowed.LISTED, "free_words": False}, "themes"),
    ],
)
def test_rules_that_cannot_be_are_refused(wrong: dict[str, Any], what: str) -> None:
    with pytest.raises(UnusableValue) as caught:
        Rules(**wrong)
    assert caught.value.what == what


async def test_only_themes_that_exist_come_on_the_list(database: Database) -> None:
    async with database.write() as session:
        community = await add_community(session)
        listed = Rules(listed=frozenset({"pirate"}))
        await change_rules(session, community, listed, known=THEMES)
        more = replace(listed, listed=frozenset({"pirate", "unicorn"}))
        with pytest.raises(UnusableValue, match="unicorn"):
            await change_rules(session, community, more, known=THEMES)
        # A theme that stood there before it left the program does no harm.
        await change_rules(session, community, replace(listed, quota=3), known=())
        assert (await read_rules(session, community)).listed == {"pirate"}


async def test_a_ban_lasts_as_long_as_it_says_and_in_one_place(database: Database) -> None:
    async with database.write() as session:
        user, here = await add_user(session), await add_community(session, "1")
        there = await add_community(session, "2")
        await ban(session, here.id, user.id, until=NOON, reason="spam")
        assert await is_banned(session, here.id, user.id, NOON - HOUR)
        assert not await is_banned(session, here.id, user.id, NOON)
        assert not await is_banned(session, there.id, user.id, NOON - HOUR)


async def test_a_later_ban_takes_the_place_of_the_earlier(database: Database) -> None:
    async with database.write() as session:
        user, here = await add_user(session), await add_community(session)
        await ban(session, here.id, user.id, until=NOON)
        await ban(session, here.id, user.id)
        assert await is_banned(session, here.id, user.id, NOON + HOUR)
        await unban(session, here.id, user.id)
        await unban(session, here.id, user.id)
        assert not await is_banned(session, here.id, user.id, NOON - HOUR)


async def test_users_opt_out_and_in(database: Database) -> None:
    async with database.write() as session:
        user, here = await add_user(session), await add_community(session)
        await opt_out(session, here.id, user.id)
        await opt_out(session, here.id, user.id)
        assert await opted_out(session, here.id, user.id)
        await opt_in(session, here.id, user.id)
        assert not await opted_out(session, here.id, user.id)
