"""Whoever is asked for a theme may write one as well as press one."""

from __future__ import annotations

from dataclasses import replace

from db.access import ThemesAllowed
from db.communities import change_rules, find_community, read_rules
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.world import Chat, Json


async def ask_for_another(booth: Booth, person: Person, chat: Chat) -> Json:
    """The sheet of themes for a sticker that is there."""
    photo = person.send_photo(draw_photo(), "", chat)
    person.say("/theme pirate", chat, reply_to=photo)
    sticker = await booth.sticker(chat)
    await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    person.press(sticker, "Other theme")
    return await asked(booth, chat)


async def asked(booth: Booth, chat: Chat, words: str = "Which theme") -> Json:
    """The question for a theme, once it waits for an answer."""
    question = await booth.says(chat, words)
    await booth.handled()
    return question


async def test_the_next_words_in_private_are_another_theme(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "/theme pirate")
    ann.press(await booth.sticker(ann.chat), "Other theme")
    sheet = await asked(booth, ann.chat, "write your own words")
    written = ann.say("a knight of the moon")
    sticker = await booth.sticker(ann.chat, 2)
    assert sticker["reply_to_message"]["message_id"] == written["message_id"]
    await booth.until(lambda: sheet["message_id"] not in ann.chat.messages)
    await booth.handled()
    ann.say("thanks")
    await booth.says(ann.chat, "Send me a photo first")
    assert [job.prompt for job in await booth.jobs()] == ["pirate", "a knight of the moon"]


async def test_a_theme_that_is_pressed_leaves_no_words_waited_for(
    booth: Booth, ann: Person
) -> None:
    ann.send_photo(draw_photo(), "/theme pirate")
    ann.press(await booth.sticker(ann.chat), "Other theme")
    ann.press(await booth.says(ann.chat, "Which theme"), "Mythical")
    await booth.sticker(ann.chat, 2)
    await booth.handled()
    ann.say("thanks")
    await booth.says(ann.chat, "Send me a photo first")
    assert len(await booth.jobs()) == 2


async def test_in_a_group_only_whoever_is_asked_may_reply(
    booth: Booth, ann: Person, bob: Person
) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    sheet = await ask_for_another(booth, ann, group)
    assert "reply to this message" in sheet["caption"]
    bob.say("a toad", group, reply_to=sheet)
    await booth.handled()
    ann.say("a knight of the moon", group, reply_to=sheet)
    await booth.sticker(group, 2)
    assert [job.prompt for job in await booth.jobs()] == ["pirate", "a knight of the moon"]


async def test_a_reply_is_the_first_theme_of_a_photo_too(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    for command in ("", "/theme "):
        photo = ann.send_photo(draw_photo(), "", group)
        ann.say("/theme", group, reply_to=photo)
        sheet = await asked(booth, group)
        ann.say(f"{command}moon knight", group, reply_to=sheet)
        await booth.until(lambda sheet=sheet: sheet["message_id"] not in group.messages)
    await booth.sticker(group, 2)
    assert [job.prompt for job in await booth.jobs()] == ["moon knight"] * 2


async def test_a_pack_answers_the_question_for_a_theme(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo())
    await asked(booth, ann.chat)
    ann.say("/pack moon knight")
    jobs = await booth.settle(lambda jobs: len(jobs) == 12)
    assert {job.prompt for job in jobs} == {"moon knight"}


async def test_what_is_asked_last_gets_the_words(booth: Booth, ann: Person) -> None:
    ann.start()
    ann.send_photo(draw_photo(), "/theme pirate")
    sticker = await booth.sticker(ann.chat)
    ann.say("/packs")
    ann.press(await booth.says(ann.chat, "no pack yet"), "New pack")
    await booth.says(ann.chat, "Write its name")
    ann.press(sticker, "Other theme")
    await asked(booth, ann.chat)
    ann.say("a knight of the moon")
    await booth.sticker(ann.chat, 2)


async def test_where_no_theme_is_listed_words_are_asked_for(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    async with booth.desk.database.write() as session:
        place = await find_community(session, "telegram", str(group.id), title="Friends")
        rules = replace(await read_rules(session, place), themes=ThemesAllowed.LISTED)
        await change_rules(session, place, rules, known=booth.desk.themes)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme", group, reply_to=photo)
    await asked(booth, group, "after the command")
    ann.say("/theme moon knight", group)
    await booth.sticker(group)
