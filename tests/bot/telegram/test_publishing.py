"""People are told where their sticker sets are, and how far, in one message."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.front.shelf import Shelf
from db.pack_models import PackPost
from tests.bot.telegram.booth import POLL_S, Booth, draw_photo
from tests.bot.telegram.test_packs import open_pack, press
from tests.bot.telegram.test_sets import fill, holds, make_sticker
from tests.fakes.telegram.faults import hang_up, refusal, too_many
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import LIMIT_S
from tests.fakes.telegram.world import Json


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.sets.AGAIN_S", 0.1)
    monkeypatch.setattr("bot.telegram.sets.POLL_S", 0.1)
    monkeypatch.setattr("bot.telegram.publishing.POLL_S", 0.1)
    monkeypatch.setattr("bot.telegram.publishing.EVERY_S", 0.1)


async def posts(booth: Booth) -> list[PackPost]:
    async with booth.desk.database.read() as session:
        return list(await session.scalars(select(PackPost)))


async def untold(booth: Booth) -> None:
    """No message tells of any pack any more: that is noted a moment after the message says so."""
    async with asyncio.timeout(LIMIT_S):
        while await posts(booth):
            await asyncio.sleep(POLL_S)


async def becomes(booth: Booth, message: Json, words: str) -> str:
    """What a message of the bot says, once it holds some words."""
    return await booth.until(lambda: words in message["text"] and message["text"])


async def ask_link(booth: Booth, person: Person) -> None:
    await press(booth, person, await open_pack(booth, person), "Link")


async def test_the_link_comes_at_once_where_the_set_is_there(booth: Booth, ann: Person) -> None:
    _, _, stickers = await fill(booth, ann, 2)
    (made,) = await holds(booth, stickers)
    await booth.until(lambda: made.thumbnail)
    await ask_link(booth, ann)
    told = await booth.says(ann.chat, "t.me/addstickers/")
    assert made.name in told["text"]
    assert "“Pirates”" in told["text"]


async def test_the_link_takes_the_place_of_how_far_it_is(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("createNewStickerSet", hang_up(), *[refusal(500, "Oops")] * 3)
    await fill(booth, ann, 2)
    booth.fake.faults.add("getStickerSet", refusal(500, "Oops", times=8))
    await ask_link(booth, ann)
    told = await booth.says(ann.chat, "Adding stickers")
    await becomes(booth, told, "t.me/addstickers/")
    assert len([m for m in ann.chat.bots if "addstickers" in m.get("text", "")]) == 1
    await booth.until(lambda: len(booth.fake.world.sets) == 1)


async def test_an_owner_is_told_of_a_long_pause_and_when_it_is_over(
    booth: Booth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.limiter.LONGEST_WAIT_S", 0.1)
    monkeypatch.setattr("bot.telegram.publishing.LONG_S", 0.1)
    _, _, stickers = await fill(booth, ann, 1)
    await holds(booth, stickers)
    booth.fake.faults.add("addStickerToSet", too_many(3))
    other = await make_sticker(booth, ann)
    shelf = Shelf(booth.desk, "telegram")
    ((pack),) = await shelf.list(str(ann.id))
    await shelf.add(pack.pack_id, other, str(ann.id))
    told = await booth.says(ann.chat, "wants a pause of 1 minute")
    await holds(booth, [stickers[0], other])
    await becomes(booth, told, "t.me/addstickers/")
    await untold(booth)
    assert len(ann.chat.bots) == 1


async def test_who_cannot_be_told_of_a_pause_is_tried_once(
    booth: Booth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.limiter.LONGEST_WAIT_S", 0.1)
    monkeypatch.setattr("bot.telegram.publishing.LONG_S", 0.1)
    booth.fake.faults.add("createNewStickerSet", too_many(3))
    booth.fake.faults.add("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"))
    _, _, stickers = await fill(booth, ann, 1)
    await booth.until(lambda: booth.fake.asked("sendMessage"))
    await holds(booth, stickers)
    assert len(booth.fake.asked("sendMessage")) == 1
    assert await posts(booth) == []


async def test_who_never_pressed_start_gets_the_link_once_they_do(booth: Booth) -> None:
    eve = booth.fake.people.meet("Eve", started=False)
    group = booth.fake.world.add_group("Friends", eve.user)
    photo = eve.send_photo(draw_photo(), "", group)
    eve.say("/pack pirate", group, reply_to=photo)
    told = await booth.says(group, "?start=packs")
    assert not booth.fake.world.sets
    eve.start("packs")
    await becomes(booth, told, "t.me/addstickers/")
    (made,) = booth.fake.world.sets.values()
    assert len(made.stickers) == 12


async def test_who_left_the_private_chat_is_told_to_come_back(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("createNewStickerSet", refusal(400, "Bad Request: PEER_ID_INVALID"))
    await fill(booth, ann, 1)
    await booth.until(lambda: booth.fake.asked("createNewStickerSet"))
    await ask_link(booth, ann)
    told = await booth.says(ann.chat, "t.me/")
    await becomes(booth, told, "t.me/addstickers/")


async def test_whoever_gets_a_pack_is_told_its_link_and_the_giver_who_has_it(
    booth: Booth, ann: Person, bob: Person
) -> None:
    ann.start()
    _, _, stickers = await fill(booth, ann, 1)
    (old,) = await holds(booth, stickers)
    await press(booth, ann, await open_pack(booth, ann), "Hand over")
    told = await booth.says(ann.chat, "?start=heir-")
    bob.start(told["text"].rpartition("?start=")[2])
    question = await booth.says(bob.chat, "would like to give you")
    await press(booth, bob, question, "Yes")
    await becomes(booth, question, "t.me/addstickers/")
    assert "belongs to Bob now" in (await booth.says(ann.chat, "belongs to"))["text"]
    (made,) = await holds(booth, stickers)
    assert (made.owner, made.name != old.name) == (bob.id, True)


async def test_a_message_that_is_gone_is_told_nothing(booth: Booth, ann: Person) -> None:
    booth.fake.faults.add("createNewStickerSet", *[refusal(500, "Oops")] * 5)
    await fill(booth, ann, 1)
    await ask_link(booth, ann)
    told = await booth.says(ann.chat, "Adding stickers")
    del ann.chat.messages[told["message_id"]]
    await booth.until(lambda: booth.fake.world.sets)
    await untold(booth)
