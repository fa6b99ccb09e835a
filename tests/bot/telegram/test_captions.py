"""What people quote comes onto the sticker, or they are told why not."""

from __future__ import annotations

from tests.bot.telegram.booth import Booth, draw_photo
from tests.fakes.telegram.people import Person


async def test_words_in_quotes_are_the_order_s_caption(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "/theme space pirate „Ahoy\n<b>@all</b>!“")
    await booth.sticker(ann.chat)
    (job,) = await booth.jobs()
    assert job.prompt == "space pirate"
    assert job.options == {"caption": {"text": "Ahoy\n<b>@all</b>!"}}


async def test_a_caption_alone_waits_for_its_theme(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), '"Ahoy!"')
    await booth.says(ann.chat, "Which theme")
    await booth.handled()
    ann.say('"Land!"')
    await booth.until(lambda: len(booth.fake.asked("sendPhoto")) == 2)
    await booth.handled()
    ann.say("kawaii")
    await booth.sticker(ann.chat)
    (job,) = await booth.jobs()
    assert (job.prompt, job.options["caption"]) == ("kawaii", {"text": "Land!"})


async def test_a_caption_is_refused_as_a_theme_is(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "space pirate “heil hitler”")
    await booth.says(ann.chat, "can’t be drawn; choose a kinder one")
    assert await booth.jobs() == []


async def test_one_that_is_too_long_is_told_how_long_it_may_be(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), f'space pirate "{"a" * 81}"')
    await booth.says(ann.chat, "use at most 80 characters")
    assert await booth.jobs() == []


async def test_whose_photo_it_is_sees_the_caption_before(
    booth: Booth, ann: Person, bob: Person
) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "me", group)
    ann.say('/theme pirate "Hi @all"', group, reply_to=photo)
    question = await booth.says(group, "Do you allow it?")
    assert '“pirate "Hi @\u2060all"”' in question["text"]
    bob.press(question, "Allow")
    await booth.sticker(group)
    (job,) = await booth.jobs()
    assert job.options["caption"] == {"text": "Hi @all"}
