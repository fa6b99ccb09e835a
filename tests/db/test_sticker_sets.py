"""No set that a platform has is lost sight of, and what must change in it is known."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Sticker, User
from db.pack_models import Pack, PlacedSticker, StickerSet
from db.packs import create_pack, delete_pack, hand_over, remove_from_pack
from db.session import Database, now
from db.sticker_sets import (
    claim_set,
    drop_placed,
    drop_set,
    leave_set,
    list_placed,
    list_sets,
    note_placed,
    note_synced,
    stale_packs,
    unpublished_packs,
    unwanted_sets,
)
from tests.db.rows import add_user
from tests.db.test_packs import fill


async def publish(session: AsyncSession, count: int = 2) -> tuple[Pack, StickerSet, list[str]]:
    """A pack whose stickers are all in a platform's set."""
    pack, made = await fill(session, count)
    sticker_set = await claim_set(session, pack.id, "telegram", number=1, name="a_1_by_bot")
    for sticker_id in made:
        await note_placed(session, sticker_set.id, f"at {sticker_id}", sticker_id=sticker_id,
                          emoji="☠")  # fmt: skip
    await note_synced(session, sticker_set, now())
    return pack, sticker_set, made


async def test_a_set_keeps_the_name_that_it_got_first(database: Database) -> None:
    async with database.write() as session:
        pack, _ = await fill(session)
        first = await claim_set(session, pack.id, "telegram", number=1, name="a_1_by_bot")
    async with database.write() as session:
        again = await claim_set(session, pack.id, "telegram", number=1, name="b_1_by_bot")
        assert (again.id, again.name, again.synced_at) == (first.id, "a_1_by_bot", None)
        await claim_set(session, pack.id, "telegram", number=2, name="a_2_by_bot")
        await claim_set(session, pack.id, "another", number=1, name="a_1_by_bot")
    async with database.read() as session:
        sets = await list_sets(session, pack.id, "telegram")
        assert [(each.number, each.name) for each in sets] == [(1, "a_1_by_bot"), (2, "a_2_by_bot")]


async def test_what_a_set_holds_is_noted(database: Database) -> None:
    async with database.write() as session:
        _, sticker_set, made = await publish(session)
        await note_placed(session, sticker_set.id, "new", sticker_id=made[0], emoji="👻")
        await drop_placed(session, sticker_set.id, [f"at {made[1]}"])
    async with database.read() as session:
        (placed,) = await list_placed(session, sticker_set.id)
    assert (placed.native_id, placed.sticker_id, placed.emoji) == ("new", made[0], "👻")


async def test_a_set_is_stale_until_it_holds_what_its_pack_has(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        assert await stale_packs(session, "telegram") == []  # nobody asked for a set
        sticker_set = await claim_set(session, pack.id, "telegram", number=1, name="a_1_by_bot")
        assert await stale_packs(session, "telegram") == [pack.id]
        assert await stale_packs(session, "another") == []
        await note_synced(session, sticker_set, now())
        assert await stale_packs(session, "telegram") == []
        await remove_from_pack(session, pack, made[0])
        assert await stale_packs(session, "telegram") == [pack.id]


async def test_a_set_with_a_deleted_sticker_is_stale(database: Database) -> None:
    async with database.write() as session:
        pack, sticker_set, made = await publish(session)
        assert await stale_packs(session, "telegram") == []
        await session.execute(delete(Sticker).where(Sticker.id == made[0]))
    async with database.read() as session:
        assert await stale_packs(session, "telegram") == [pack.id]
        held = {
            each.native_id: each.sticker_id for each in await list_placed(session, sticker_set.id)
        }
        assert held == {f"at {made[0]}": None, f"at {made[1]}": made[1]}


async def test_sets_of_a_deleted_pack_are_to_be_deleted(database: Database) -> None:
    async with database.write() as session:
        pack, _, _ = await publish(session)
        assert await unwanted_sets(session, "telegram") == []
        await delete_pack(session, pack)
    async with database.write() as session:
        assert await unwanted_sets(session, "another") == []
        (unwanted,) = await unwanted_sets(session, "telegram")
        assert unwanted.name == "a_1_by_bot"
        await drop_set(session, unwanted)
        assert await unwanted_sets(session, "telegram") == []


async def test_sets_of_a_pack_that_was_handed_over_are_to_be_deleted(database: Database) -> None:
    async with database.write() as session:
        pack, old, _ = await publish(session)
        await hand_over(session, pack, (await add_user(session, "2")).id)
        new = await claim_set(session, pack.id, "telegram", number=1, name="b_1_by_bot")
        assert new.id != old.id
    async with database.read() as session:
        assert [each.id for each in await unwanted_sets(session, "telegram")] == [old.id]


async def test_a_set_that_is_needed_no_more_is_to_be_deleted(database: Database) -> None:
    async with database.write() as session:
        pack, sticker_set, _ = await publish(session)
        await leave_set(session, sticker_set)
        assert await list_sets(session, pack.id, "telegram") == []
        assert await unwanted_sets(session, "telegram") == [sticker_set]


SET = {"platform": "telegram", "number": 2, "name": "a_2_by_bot"}


@pytest.mark.parametrize(
    "wrong", [{"number": 0}, {"number": 1}, {"name": "a_1_by_bot"}, {"pack_id": "nobody's"}]
)
async def test_the_database_takes_no_set_that_cannot_be(
    database: Database, wrong: dict[str, Any]
) -> None:
    async with database.write() as session:
        pack, _, _ = await publish(session)
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(insert(StickerSet).values(**{"pack_id": pack.id, **SET, **wrong}))
    async with database.write() as session:
        await session.execute(insert(StickerSet).values(pack_id=pack.id, **SET))


@pytest.mark.parametrize("wrong", ["set", "sticker", "twice"])
async def test_the_database_takes_nothing_into_a_set_that_cannot_be_there(
    database: Database, wrong: str
) -> None:
    async with database.write() as session:
        _, sticker_set, made = await publish(session)
    values = {
        "set_id": 99 if wrong == "set" else sticker_set.id,
        "native_id": "new",
        "sticker_id": "nobody's" if wrong == "sticker" else made[0],
        "emoji": "☠",
    }
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(insert(PlacedSticker).values(**values))


async def test_a_pack_wants_a_set_once_it_has_stickers_and_its_owner_can_have_one(
    database: Database,
) -> None:
    async with database.write() as session:
        pack, _ = await fill(session)
        user = await session.get_one(User, pack.user_id)
        await create_pack(session, user.id, "empty")
        assert await unpublished_packs(session, user.platform) == []
        user.may_write = True
        await session.flush()
        assert await unpublished_packs(session, user.platform) == [pack.id]
        assert await unpublished_packs(session, "another") == []
        await claim_set(session, pack.id, user.platform, number=1, name="a_1_by_bot")
        assert await unpublished_packs(session, user.platform) == []
