"""A pack is its owner's, keeps its order, and breaks no rule of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db import packs
from db.errors import (
    NoSuchPack,
    NoSuchSticker,
    NotYours,
    TitleTaken,
    TooManyPacks,
    UnusableValue,
)
from db.models import Sticker, User
from db.pack_models import EMOJI_LENGTH, TITLE_LENGTH, Pack, PackItem
from db.packs import (
    add_to_pack,
    create_pack,
    delete_pack,
    find_pack,
    hand_over,
    list_items,
    list_packs,
    move_in_pack,
    own_pack,
    remove_from_pack,
    rename_pack,
    set_emoji,
)
from db.session import Database, now
from tests.db.rows import add_community, add_sticker, add_user


async def fill(session: AsyncSession, count: int = 3) -> tuple[Pack, list[str]]:
    """A user's pack of so many stickers."""
    user, place = await add_user(session), await add_community(session)
    pack = await create_pack(session, user.id, "Pirates")
    made = [(await add_sticker(session, user, place)).id for _ in range(count)]
    for sticker_id in made:
        await add_to_pack(session, pack, sticker_id, "☠")
    return pack, made


async def order(session: AsyncSession, pack: Pack) -> list[str]:
    return [item.sticker_id for item in await list_items(session, pack.id)]


async def test_a_pack_is_found_by_its_name_and_by_its_owner(database: Database) -> None:
    async with database.write() as session:
        user, other = await add_user(session), await add_user(session, "2")
        pack = await create_pack(session, user.id, "Космос 🚀")
    async with database.write() as session:
        assert (await find_pack(session, pack.id)).title == "Космос 🚀"
        assert (await own_pack(session, pack.id, user.id)).id == pack.id
        with pytest.raises(NotYours):
            await own_pack(session, pack.id, other.id)
        for find in (find_pack(session, "0" * 20), own_pack(session, "0" * 20, user.id)):
            with pytest.raises(NoSuchPack):
                await find


async def test_packs_are_listed_with_the_last_change_first(database: Database) -> None:
    async with database.write() as session:
        pack, _ = await fill(session)
        empty = await create_pack(session, pack.user_id, "Empty")
        await create_pack(session, (await add_user(session, "2")).id, "Somebody else's")
        await rename_pack(session, pack, "Ghosts")
    async with database.read() as session:
        listed = [(each.title, count) for each, count in await list_packs(session, pack.user_id)]
    assert listed == [("Ghosts", 3), (empty.title, 0)]


async def test_a_change_is_noted(database: Database) -> None:
    async with database.write() as session:
        pack, (first, *_) = await fill(session)
        for change in (
            rename_pack(session, pack, "Ghosts"),
            set_emoji(session, pack, first, "👻"),
            move_in_pack(session, pack, first, 2),
            remove_from_pack(session, pack, first),
            add_to_pack(session, pack, first, "👻"),
        ):
            before = pack.changed_at
            await asyncio.sleep(0.002)
            await change
            assert pack.changed_at > before


async def test_stickers_come_at_the_end_once(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        assert not await add_to_pack(session, pack, made[0], "👻")
        assert await order(session, pack) == made
        assert (await list_items(session, pack.id))[0].emoji == "☠"


async def test_only_own_stickers_come_into_a_pack(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        other = await add_user(session, "2")
        theirs = await create_pack(session, other.id, "Theirs")
        with pytest.raises(NotYours):
            await add_to_pack(session, theirs, made[0], "☠")
        with pytest.raises(NoSuchSticker):
            await add_to_pack(session, pack, "0" * 20, "☠")


@pytest.mark.parametrize(
    ("moved", "to", "wanted"),
    [
        (0, 2, [1, 2, 0, 3]),
        (3, 0, [3, 0, 1, 2]),
        (2, 2, [0, 1, 2, 3]),
        (1, 99, [0, 2, 3, 1]),
        (1, -5, [1, 0, 2, 3]),
    ],
)
async def test_a_sticker_moves_and_the_others_keep_their_order(
    database: Database, moved: int, to: int, wanted: Sequence[int]
) -> None:
    async with database.write() as session:
        pack, made = await fill(session, 4)
        await move_in_pack(session, pack, made[moved], to)
        assert await order(session, pack) == [made[index] for index in wanted]
    async with database.write() as session:
        pack = await own_pack(session, pack.id, pack.user_id)
        assert [item.place for item in await list_items(session, pack.id)] == [0, 1, 2, 3]


async def test_order_outlives_gaps(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session, 5)
        await remove_from_pack(session, pack, made[1])
        await remove_from_pack(session, pack, made[4])
        await move_in_pack(session, pack, made[3], 0)
        await add_to_pack(session, pack, made[1], "☠")
        assert await order(session, pack) == [made[3], made[0], made[2], made[1]]


async def test_emoji_of_a_sticker_change(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        await set_emoji(session, pack, made[1], "👻 🎃")
    async with database.read() as session:
        assert [item.emoji for item in await list_items(session, pack.id)] == ["☠", "👻 🎃", "☠"]


@pytest.mark.parametrize("change", [remove_from_pack, lambda *given: set_emoji(*given, "☠"),
                                    lambda *given: move_in_pack(*given, 0)])  # fmt: skip
async def test_what_is_not_in_a_pack_cannot_be_changed_there(
    database: Database, change: Any
) -> None:
    async with database.write() as session:
        pack, _ = await fill(session)
        with pytest.raises(NoSuchSticker):
            await change(session, pack, "0" * 20)


async def test_a_pack_goes_and_its_stickers_stay(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        await delete_pack(session, pack)
        assert set(await session.scalars(select(Sticker.id))) == set(made)
        assert await session.scalar(select(func.count()).select_from(PackItem)) == 0


async def test_a_deleted_sticker_leaves_its_packs(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        await session.execute(delete(Sticker).where(Sticker.id == made[1]))
    async with database.write() as session:
        assert await order(session, pack) == [made[0], made[2]]


async def test_a_pack_that_is_handed_over_is_anothers(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session)
        before, after = pack.user_id, (await add_user(session, "2")).id
        await hand_over(session, pack, after)
    async with database.write() as session:
        pack = await own_pack(session, pack.id, after)
        assert await order(session, pack) == made
        with pytest.raises(NotYours):
            await own_pack(session, pack.id, before)
        with pytest.raises(NotYours):  # the new owner made none of them
            await add_to_pack(session, pack, made[0], "☠")


@pytest.mark.parametrize("title", ["", "a" * (TITLE_LENGTH + 1), "a\0b"])
async def test_titles_that_cannot_be_are_refused(database: Database, title: str) -> None:
    async with database.write() as session:
        pack, _ = await fill(session, 0)
        with pytest.raises(UnusableValue, match="title"):
            await create_pack(session, pack.user_id, title)
        with pytest.raises(UnusableValue, match="title"):
            await rename_pack(session, pack, title)


@pytest.mark.parametrize("emoji", ["", "☠" * (EMOJI_LENGTH + 1)])
async def test_emoji_that_cannot_be_are_refused(database: Database, emoji: str) -> None:
    async with database.write() as session:
        pack, made = await fill(session, 1)
        with pytest.raises(UnusableValue, match="emoji"):
            await set_emoji(session, pack, made[0], emoji)


async def test_nobody_has_more_packs_than_are_allowed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "MOST_PACKS", 2)
    async with database.write() as session:
        user, other = await add_user(session), await add_user(session, "2")
        for title in ("First", "Second"):
            await create_pack(session, user.id, title)
        with pytest.raises(TooManyPacks) as caught:
            await create_pack(session, user.id, "Third")
        assert caught.value.limit == 2
        theirs = await create_pack(session, other.id, "Theirs")
        with pytest.raises(TooManyPacks):
            await hand_over(session, theirs, user.id)


async def test_nobody_has_two_packs_of_the_same_title(database: Database) -> None:
    async with database.write() as session:
        pack, _ = await fill(session, 0)
        other = await add_user(session, "2")
        theirs = await create_pack(session, other.id, pack.title)
        second = await create_pack(session, pack.user_id, "Second")
        for again in (
            create_pack(session, pack.user_id, pack.title),
            rename_pack(session, second, pack.title),
            hand_over(session, theirs, pack.user_id),
        ):
            with pytest.raises(TitleTaken):
                await again
        await rename_pack(session, pack, pack.title)
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(update(Pack).values(user_id=pack.user_id, title="A"))


async def test_of_two_that_take_a_title_at_once_one_gets_it(database: Database) -> None:
    async with database.write() as session:
        user = await add_user(session)

    async def create() -> None:
        async with database.write() as session:
            await create_pack(session, user.id, "Pirates")

    made = await asyncio.gather(*(create() for _ in range(4)), return_exceptions=True)
    assert [type(each) for each in made if each is not None] == [TitleTaken] * 3


async def test_two_that_add_at_once_get_places_of_their_own(database: Database) -> None:
    async with database.write() as session:
        pack, _ = await fill(session, 0)
        user = await session.get_one(User, pack.user_id)
        place = await add_community(session, "2")
        made = [(await add_sticker(session, user, place)).id for _ in range(5)]

    async def add(sticker_id: str) -> None:
        async with database.write() as session:
            mine = await own_pack(session, pack.id, pack.user_id)
            await asyncio.sleep(0.01)
            await add_to_pack(session, mine, sticker_id, "☠")

    await asyncio.gather(*map(add, made))
    async with database.read() as session:
        assert [item.place for item in await list_items(session, pack.id)] == list(range(5))


PACK = {"id": "a", "title": "A", "created_at": now(), "changed_at": now()}
ITEM = {"place": 7, "emoji": "☠", "added_at": now()}


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"changed_at": PACK["created_at"] - timedelta(seconds=5)},
        {"user_id": 99},
        {"user_id": None},
    ],
)
async def test_the_database_takes_no_pack_that_cannot_be(
    database: Database, wrong: dict[str, Any]
) -> None:
    async with database.write() as session:
        user = await add_user(session)
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(insert(Pack).values(**{**PACK, "user_id": user.id, **wrong}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": -1},
        {"place": 0},  # is taken
        {"emoji": ""},
        {"pack_id": "nobody's"},
        {"sticker_id": "nobody's"},
    ],
)
async def test_the_database_takes_no_item_that_cannot_be(
    database: Database, wrong: dict[str, Any]
) -> None:
    async with database.write() as session:
        pack, made = await fill(session, 2)
        await remove_from_pack(session, pack, made[1])
        right = {"pack_id": pack.id, "sticker_id": made[1], **ITEM}
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(insert(PackItem).values(**{**right, **wrong}))
    async with database.write() as session:
        await session.execute(insert(PackItem).values(**right))


async def test_no_sticker_is_in_a_pack_twice(database: Database) -> None:
    async with database.write() as session:
        pack, made = await fill(session, 1)
    again = {"pack_id": pack.id, "sticker_id": made[0], **ITEM}
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(insert(PackItem).values(**again))


async def test_no_two_stickers_of_a_pack_have_the_same_place(database: Database) -> None:
    async with database.write() as session:
        await fill(session, 2)
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(update(PackItem).values(place=3))
