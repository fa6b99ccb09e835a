"""Buttons do what they say, for those who may press them."""

from __future__ import annotations

import pytest

from bot.front.presses import Act, Press, write_press
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo, sticker_files
from tests.fakes.telegram.people import Person


async def make(booth: Booth, person: Person) -> dict:
    person.send_photo(draw_photo(), "/theme pirate")
    sticker = await booth.sticker(person.chat)
    await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    return sticker


async def test_a_sticker_is_made_again(booth: Booth, ann: Person) -> None:
    sticker = await make(booth, ann)
    ann.press(sticker, "Again")
    again = await booth.sticker(ann.chat, 2)
    assert again["reply_to_message"]["message_id"] == sticker["message_id"]
    first, second = await booth.jobs()
    assert second.prompt == first.prompt
    assert second.options["seed"] != first.options.get("seed", 0)


async def test_four_variants_are_made(booth: Booth, ann: Person) -> None:
    ann.press(await make(booth, ann), "4 variants")
    await booth.sticker(ann.chat, 5)
    jobs = await booth.jobs()
    assert len({job.options.get("seed", 0) for job in jobs}) == 5


@pytest.mark.parametrize(("label", "strength"), [("More", 0.9), ("Less", 0.5)])
async def test_a_sticker_gets_more_or_less_cartoony(
    booth: Booth, ann: Person, label: str, strength: float
) -> None:
    ann.press(await make(booth, ann), label)
    await booth.sticker(ann.chat, 2)
    assert (await booth.jobs())[1].options["strength"] == strength


async def test_a_sticker_that_is_as_cartoony_as_can_be_is_not_made_again(
    booth: Booth, ann: Person
) -> None:
    ann.press(await make(booth, ann), "More")
    ann.press(await booth.sticker(ann.chat, 2), "More")
    last = await booth.sticker(ann.chat, 3)
    await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    press = ann.press(last, "More")
    assert "more cartoony" in (await booth.until(lambda: press.answer))["text"]
    assert len(await booth.jobs()) == 3


async def test_a_sticker_of_the_finest_quality_is_not_made_again(booth: Booth, ann: Person) -> None:
    ann.press(await make(booth, ann), "Finest quality")
    finest = await booth.sticker(ann.chat, 2)
    await booth.settle(lambda jobs: all(job.state == JobState.DONE for job in jobs))
    press = ann.press(finest, "Finest quality")
    assert "finest quality already" in (await booth.until(lambda: press.answer))["text"]
    assert len(await booth.jobs()) == 2


async def test_another_theme_is_chosen(booth: Booth, ann: Person) -> None:
    ann.press(await make(booth, ann), "Other theme")
    ann.press(await booth.says(ann.chat, "Which theme"), "Mythical")
    await booth.sticker(ann.chat, 2)
    assert (await booth.jobs())[1].prompt == "Mythical Creatures"
    await booth.until(lambda: not any("Which" in m.get("caption", "") for m in ann.chat.bots))


async def test_all_files_are_sent(booth: Booth, ann: Person) -> None:
    ann.press(await make(booth, ann), "Files")
    sent = await booth.until(lambda: [m for m in ann.chat.bots if "document" in m])
    names = {message["document"]["file_name"] for message in sent}
    assert names == set(sticker_files()) - {"sticker.json"}


async def test_a_sticker_is_deleted_once_that_is_confirmed(booth: Booth, ann: Person) -> None:
    sticker = await make(booth, ann)
    ann.press(sticker, "Delete")
    await booth.button(ann.chat, ":no")
    ann.press(sticker, ":no")
    await booth.button(ann.chat, "Again")
    ann.press(sticker, "Delete")
    await booth.button(ann.chat, ":yes")
    ann.press(sticker, ":yes")
    await booth.until(lambda: sticker["message_id"] not in ann.chat.messages)
    (job,) = await booth.jobs()
    assert not booth.desk.blobs.names(f"stickers/{job.id}")


async def test_somebody_elses_press_gets_a_sentence(booth: Booth, ann: Person, bob: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    sticker = await booth.sticker(group)
    for label in ("Again", "Files"):
        press = bob.press(sticker, label)
        answer = await booth.until(lambda press=press: press.answer)
        assert "somebody else" in answer["text"]
        assert answer["show_alert"]
    assert len(await booth.jobs()) == 1


@pytest.mark.parametrize(
    "data",
    [
        "x", "a:", "a:zzz:", "::", "a:0123456789abcdef0123:", "c:0123456789abcdef0123:nothing",
        "t:0123456789abcdef0123:nothing", "s::a.b", "fm:0:yes", "g::xx", "pg::1", "é:ß:",
        write_press(Press(Act.ALLOW, "0" * 20)),
    ],
)  # fmt: skip
async def test_forged_buttons_get_a_sentence(booth: Booth, ann: Person, data: str) -> None:
    press = ann.press(await make(booth, ann), data=data)
    answer = await booth.until(lambda: press.answer)
    assert answer["text"]
    assert len(await booth.jobs()) == 1
