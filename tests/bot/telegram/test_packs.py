"""People put their stickers into packs, and Telegram has the same as sticker sets."""

from __future__ import annotations

import pytest

from bot.expressions import PACK
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo
from tests.fakes.telegram.faults import refusal, too_many
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.world import Json, StickerSet


async def make(booth: Booth, person: Person, number: int = 1) -> list[Json]:
    """So many stickers, oldest first."""
    for each in range(number):
        person.send_photo(draw_photo(each), f"/theme pirate {each}")
        await booth.sticker(person.chat, each + 1)
    await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    return [message for message in person.chat.bots if "sticker" in message]


async def set_with(booth: Booth, count: int) -> StickerSet:
    """The only sticker set, once it has so many stickers."""
    sets = booth.fake.world.sets
    return await booth.until(
        lambda: next((s for s in sets.values() if len(s.stickers) == count), None)
    )


async def press(booth: Booth, person: Person, message: Json, button: str) -> Json:
    """Press a button and wait for the answer."""
    pressed = person.press(message, button)
    return await booth.until(lambda: pressed.answer)


async def open_pack(booth: Booth, person: Person) -> Json:
    """The buttons of the only pack."""
    person.say("/packs")
    shelf = await booth.says(person.chat, "Your packs")
    await press(booth, person, shelf, "open")
    return await booth.button(person.chat, "Hand over")


async def link(booth: Booth, person: Person) -> str:
    await press(booth, person, await open_pack(booth, person), "Link")
    told = await booth.says(person.chat, "t.me/addstickers/")
    return str(told["text"])


async def test_stickers_of_a_pack_become_a_sticker_set(booth: Booth, ann: Person) -> None:
    ann.start()
    for sticker in await make(booth, ann, 2):
        answer = await press(booth, ann, sticker, "Add to my pack")
        assert "Added to" in answer["text"]
    again = await press(booth, ann, sticker, "Add to my pack")
    assert "already" in again["text"]
    told = await link(booth, ann)
    made = await set_with(booth, 2)
    assert f"t.me/addstickers/{made.name}" in told
    assert (made.title, made.owner) == ("Ann", ann.id)
    assert [sticker["emoji"] for sticker in made.stickers] == ["🌟", "🌟"]
    assert made.stickers[0]["keywords"] == ["pirate", "0"] or made.stickers[0]["keywords"]


async def test_a_pack_is_renamed_ordered_and_labelled(booth: Booth, ann: Person) -> None:
    ann.start()
    for sticker in await make(booth, ann, 2):
        await press(booth, ann, sticker, "Add to my pack")
    await link(booth, ann)
    made = await set_with(booth, 2)
    first, second = (sticker["file_unique_id"] for sticker in made.stickers)
    shown = await open_pack(booth, ann)
    await press(booth, ann, shown, "Order")
    await press(booth, ann, await booth.button(ann.chat, "2. "), "2. ")
    await press(booth, ann, await booth.button(ann.chat, "Up"), "Up")
    await booth.until(lambda: [s["file_unique_id"] for s in made.stickers] == [second, first])
    await press(booth, ann, await booth.button(ann.chat, "Emoji"), "Emoji")
    await booth.says(ann.chat, "Send 1 to 20 emoji")
    ann.say("no emoji")
    await booth.says(ann.chat, "nothing else")
    ann.say("🦜 🏴‍☠️")
    await booth.until(lambda: made.stickers[0]["emoji_list"] == ["🦜", "🏴‍☠️"])
    shown = await open_pack(booth, ann)
    await press(booth, ann, shown, "Rename")
    await booth.says(ann.chat, "Write its name")
    ann.say("Ann’s <b>crew</b> @all")
    told = await booth.says(ann.chat, "is called")
    assert "entities" not in told
    await booth.until(lambda: made.title == "Ann’s <b>crew</b> @all")


async def test_what_is_taken_out_or_deleted_goes_there_too(booth: Booth, ann: Person) -> None:
    ann.start()
    stickers = await make(booth, ann, 3)
    for sticker in stickers:
        await press(booth, ann, sticker, "Add to my pack")
    await link(booth, ann)
    made = await set_with(booth, 3)
    kept = made.stickers[2]["file_unique_id"]
    await press(booth, ann, await open_pack(booth, ann), "Order")
    await press(booth, ann, await booth.button(ann.chat, "1. "), "1. ")
    await press(booth, ann, await booth.button(ann.chat, "Take out"), "Take out")
    await set_with(booth, 2)
    ann.press(stickers[1], "Delete")
    await booth.button(ann.chat, ":yes")
    ann.press(stickers[1], ":yes")
    await set_with(booth, 1)
    assert made.stickers[0]["file_unique_id"] == kept
    await press(booth, ann, await open_pack(booth, ann), "Delete pack")
    await press(booth, ann, await booth.says(ann.chat, "Delete the pack"), "Yes")
    await booth.until(lambda: not booth.fake.world.sets)


async def test_a_pack_is_handed_over(booth: Booth, ann: Person, bob: Person) -> None:
    ann.start()
    (sticker,) = await make(booth, ann)
    await press(booth, ann, sticker, "Add to my pack")
    await link(booth, ann)
    await press(booth, ann, await open_pack(booth, ann), "Hand over")
    told = await booth.says(ann.chat, "?start=heir-")
    bob.start(told["text"].rpartition("?start=")[2])
    question = await booth.says(bob.chat, "would like to give you")
    await press(booth, bob, question, "Yes")
    await booth.says(bob.chat, "is yours now")
    await booth.until(lambda: not booth.fake.world.sets)
    await link(booth, bob)
    assert (await set_with(booth, 1)).owner == bob.id
    bob.start(told["text"].rpartition("?start=")[2])
    await booth.says(bob.chat, "too old")


async def test_who_never_pressed_start_is_told_to(booth: Booth) -> None:
    eve = booth.fake.people.meet("Eve", started=False)
    group = booth.fake.world.add_group("Friends", eve.user)
    photo = eve.send_photo(draw_photo(), "", group)
    eve.say("/theme pirate", group, reply_to=photo)
    sticker = await booth.sticker(group)
    await press(booth, eve, sticker, "Add to my pack")
    await booth.says(group, "?start=packs")
    eve.start("packs")
    await booth.says(eve.chat, "Your packs")


async def test_nobody_touches_anothers_pack(booth: Booth, ann: Person, bob: Person) -> None:
    (sticker,) = await make(booth, ann)
    await press(booth, ann, sticker, "Add to my pack")
    shown = await open_pack(booth, ann)
    data = [b["callback_data"] for row in shown["reply_markup"]["inline_keyboard"] for b in row]
    for each in data:
        pressed = bob.press(shown, data=each)
        answer = await booth.until(lambda pressed=pressed: pressed.answer)
        assert "somebody else" in answer["text"] or each.endswith("list")


@pytest.mark.parametrize("fault", [too_many(1), refusal(500, "Internal Server Error")])
async def test_a_set_that_is_not_taken_at_once_comes_later(
    booth: Booth, ann: Person, fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sets.AGAIN_S", 0.1)
    ann.start()
    booth.fake.faults.add("addStickerToSet", fault)
    for sticker in await make(booth, ann, 2):
        await press(booth, ann, sticker, "Add to my pack")
    await press(booth, ann, await open_pack(booth, ann), "Link")
    await set_with(booth, 2)


async def test_one_photo_becomes_a_set_of_twelve_expressions(booth: Booth, ann: Person) -> None:
    ann.start()
    await booth.says(ann.chat, "Hi!")
    await booth.handled()
    ann.send_photo(draw_photo(), "/pack space pirate")
    told = await booth.says(ann.chat, "t.me/addstickers/")
    made = await set_with(booth, 12)
    assert made.name in told["text"]
    jobs = await booth.jobs()
    assert [job.options["expression"] for job in jobs] == list(PACK)
    assert not [m for m in ann.chat.bots if "sticker" in m], "they come as a set"
    assert len(ann.chat.bots) == 2, "one message tells of all"
    assert made.title == "space pirate"


async def test_who_never_pressed_start_gets_a_packs_stickers_one_by_one(booth: Booth) -> None:
    eve = booth.fake.people.meet("Eve", started=False)
    group = booth.fake.world.add_group("Friends", eve.user)
    photo = eve.send_photo(draw_photo(), "", group)
    eve.say("/pack pirate", group, reply_to=photo)
    for number in (4, 8, 12):  # one after the other, which takes a while
        await booth.sticker(group, number)
    await booth.says(group, "?start=packs")


async def test_it_is_told_when_a_second_set_begins(
    booth: Booth, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.packs.SET_SIZE", 2)
    ann.start()
    for sticker in await make(booth, ann, 3):
        await press(booth, ann, sticker, "Add to my pack")
    told = await booth.says(ann.chat, "is full with 2 stickers")
    assert "New ones go to “Ann 2”" in told["text"]
