"""Packs are changed by their owners alone, and given away to one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.front.consent import Consent
from bot.front.shelf import Shelf
from config.theme import load_themes
from db.blobs import Blobs
from db.errors import (
    AskGone,
    NoSuchPack,
    NoSuchSticker,
    NotYours,
    TitleTaken,
    UnusableValue,
)
from db.jobs import find_job
from db.models import Sticker
from db.session import Database, now
from db.users import find_user
from tests.bot.front.conftest import MakeJob

KEY = b"key"
MAKER, OTHER = "u", "v"


class Finder:
    """Thinks of a robot whatever is said."""

    def find(self, prompt: str, *, most: int = 3) -> tuple[str, ...]:
        return ("🤖",)


@pytest.fixture
def shelf(database: Database, blobs: Blobs) -> Shelf:
    consent = Consent(database, blobs, KEY)
    desk: Any = SimpleNamespace(
        database=database, emoji=Finder(), consent=consent, themes=load_themes()
    )
    return Shelf(desk, "local")


@pytest.fixture
def make_sticker(database: Database, make_job: MakeJob) -> Any:
    async def make(**options: Any) -> str:
        job = await make_job(options=options)
        async with database.write() as session:
            job = await find_job(session, job.id)
            session.add(
                Sticker(
                    id=job.id, community_id=job.community_id, user_id=job.user_id,
                    prompt=job.prompt, theme="pirate", files={}, created_at=now(),
                )
            )  # fmt: skip
        return job.id

    return make


async def order(shelf: Shelf, pack_id: str) -> list[str]:
    return [kept.sticker_id for kept in (await shelf.open(pack_id, MAKER)).stickers]


async def test_a_pack_is_made_filled_and_listed(shelf: Shelf, make_sticker: Any) -> None:
    assert await shelf.list("nobody") == []
    sticker = await make_sticker()
    pack_id = await shelf.create(MAKER, "  My\npack ")
    added = await shelf.add(pack_id, sticker, MAKER)
    assert (added.title, added.is_new, added.count) == ("My pack", True, 1)
    assert not (await shelf.add(pack_id, sticker, MAKER)).is_new
    (listed,) = await shelf.list(MAKER)
    assert (listed.title, listed.count) == ("My pack", 1)
    (kept,) = (await shelf.open(pack_id, MAKER)).stickers
    assert (kept.sticker_id, kept.emoji, kept.told) == (sticker, "🤖", "pirate")


async def test_who_looks_into_a_pack_reads_titles_in_their_language(
    shelf: Shelf, make_sticker: Any, database: Database
) -> None:
    sticker = await make_sticker()
    async with database.write() as session:
        (await session.get_one(Sticker, sticker)).prompt = "Pirates"
        (await find_user(session, "local", MAKER)).chosen_language = "de"
    pack_id = await shelf.create(MAKER, "My pack")
    await shelf.add(pack_id, sticker, MAKER)
    (kept,) = (await shelf.open(pack_id, MAKER)).stickers
    assert (kept.words, kept.told) == ("Pirates", "Piraten")


async def test_an_expression_gives_its_emoji_to_its_sticker(
    shelf: Shelf, make_sticker: Any
) -> None:
    assert await shelf.suggest(await make_sticker(expression="laugh")) == "😂 🤖"
    with pytest.raises(NoSuchSticker):
        await shelf.suggest("0" * 20)


async def test_stickers_are_moved_relabelled_and_taken_out(shelf: Shelf, make_sticker: Any) -> None:
    pack_id = await shelf.create(MAKER, "Pack")
    made = [await make_sticker() for _ in range(3)]
    for sticker in made:
        await shelf.add(pack_id, sticker, MAKER)
    await shelf.shift(pack_id, made[2], MAKER, -1)
    assert await order(shelf, pack_id) == [made[0], made[2], made[1]]
    await shelf.shift(pack_id, made[0], MAKER, -1)
    await shelf.shift(pack_id, made[1], MAKER, 1)
    assert await order(shelf, pack_id) == [made[0], made[2], made[1]]
    assert await shelf.relabel(pack_id, made[0], MAKER, "😀👍") == "😀 👍"
    with pytest.raises(UnusableValue):
        await shelf.relabel(pack_id, made[0], MAKER, "smile")
    await shelf.take_out(pack_id, made[2], MAKER)
    opened = await shelf.open(pack_id, MAKER)
    assert opened.find(made[1])[0] == 1
    with pytest.raises(NoSuchSticker):
        opened.find(made[2])
    with pytest.raises(NoSuchSticker):
        await shelf.shift(pack_id, made[2], MAKER, 1)


async def test_nobody_else_sees_or_changes_a_pack(shelf: Shelf, make_sticker: Any) -> None:
    sticker = await make_sticker()
    pack_id = await shelf.create(MAKER, "Pack")
    await shelf.add(pack_id, sticker, MAKER)
    their_pack = await shelf.create(OTHER, "Theirs")
    for who in (OTHER, "stranger"):
        for doing in (
            shelf.open(pack_id, who), shelf.rename(pack_id, who, "Mine"),
            shelf.delete(pack_id, who), shelf.take_out(pack_id, sticker, who),
            shelf.relabel(pack_id, sticker, who, "😀"), shelf.shift(pack_id, sticker, who, 1),
            shelf.offer(pack_id, who, "Eve"), shelf.add(pack_id, sticker, who),
        ):  # fmt: skip
            with pytest.raises(NotYours):
                await doing
    with pytest.raises(NotYours):
        await shelf.add(their_pack, sticker, OTHER)
    assert (await shelf.open(pack_id, MAKER)).title == "Pack"


async def test_a_deleted_pack_is_gone(shelf: Shelf) -> None:
    pack_id = await shelf.create(MAKER, "Pack")
    assert await shelf.rename(pack_id, MAKER, "Other\u202e name") == "Other name"
    with pytest.raises(TitleTaken):
        await shelf.create(MAKER, "Other name")
    await shelf.delete(pack_id, MAKER)
    for doing in (shelf.open(pack_id, MAKER), shelf.delete(pack_id, MAKER)):
        with pytest.raises(NoSuchPack):
            await doing


async def test_a_pack_is_given_to_whoever_takes_it_first(shelf: Shelf, make_sticker: Any) -> None:
    sticker = await make_sticker()
    pack_id = await shelf.create(MAKER, "Pack")
    await shelf.add(pack_id, sticker, MAKER)
    await shelf.create(OTHER, "Pack")
    offer_id, offer = await shelf.offer(pack_id, MAKER, "Ann")
    assert await shelf.look_at(offer_id, OTHER) == offer
    with pytest.raises(NotYours):
        await shelf.accept(offer_id, MAKER)
    assert (await shelf.accept(offer_id, OTHER)).title == "Pack 2"
    with pytest.raises(AskGone):
        await shelf.accept(offer_id, "third")
    assert [it.sticker_id for it in (await shelf.open(pack_id, OTHER)).stickers] == [sticker]
    with pytest.raises(NotYours):
        await shelf.open(pack_id, MAKER)


async def test_an_offer_ends_with_whose_it_was(shelf: Shelf) -> None:
    pack_id = await shelf.create(MAKER, "Pack")
    first, _ = await shelf.offer(pack_id, MAKER, "Ann")
    second, _ = await shelf.offer(pack_id, MAKER, "Ann")
    await shelf.accept(second, OTHER)
    for doing in (shelf.look_at(first, "w"), shelf.accept(first, "w")):
        with pytest.raises(AskGone):
            await doing
