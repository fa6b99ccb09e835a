"""In groups admins decide, whoever sent a photo is asked, and rules hold."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from db.asks import IN_HAND, KEPT
from db.communities import Rules, change_rules, find_community
from db.models import Ask
from db.session import now
from db.states import JobState
from tests.bot.telegram.booth import Booth, draw_photo, open_booth
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import BOT_ID, GROUP, Chat


async def choose(booth: Booth, admin: Person, group: Chat, rule: str, value: str) -> None:
    """Set a rule by the panel."""
    admin.say("/settings", group)
    panel = await booth.says(group, "Settings of")
    admin.press(panel, f"{rule}.show")
    await booth.button(group, f"{rule}.{value}")
    admin.press(panel, f"{rule}.{value}")
    await booth.button(group, "close.")
    admin.press(panel, "close.")
    await booth.says(group, "settings are closed")


async def test_the_author_of_a_photo_is_asked_and_allows_it(
    booth: Booth, ann: Person, bob: Person
) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    question = await booth.says(group, "Ann would like a cartoon sticker")
    assert question["reply_to_message"]["message_id"] == photo["message_id"]
    press = ann.press(question, "Allow")
    assert "somebody else" in (await booth.until(lambda: press.answer))["text"]
    assert not await booth.jobs()
    bob.press(question, "Allow")
    sticker = await booth.sticker(group)
    (job,) = await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    assert not job.own_photo
    bob.press(sticker, "Delete")
    await booth.button(group, ":yes")
    bob.press(sticker, ":yes")
    await booth.until(lambda: sticker["message_id"] not in group.messages)


async def test_the_author_of_a_photo_says_no(booth: Booth, ann: Person, bob: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    bob.press(await booth.says(group, "would like"), "Don’t")
    await booth.says(group, "Bob doesn’t want a sticker")
    assert not await booth.jobs()


async def test_a_theme_is_called_as_each_calls_it(booth: Booth, ann: Person) -> None:
    gerd = booth.fake.people.meet("Gerd", language="de")
    group = booth.fake.world.add_group("Friends", ann.user, gerd.user)
    photo = gerd.send_photo(draw_photo(), "", group)
    ann.say("/theme समुद्री डाकू", group, reply_to=photo)
    question = await booth.says(group, "„Piraten“")
    gerd.press(question, "Erlauben")
    (job,) = await booth.settle(bool)
    assert job.prompt == "Pirates"
    await booth.sticker(group)


async def test_an_author_who_never_answers_is_waited_for_in_vain(
    fake: FakeTelegram, tmp_path: Path, migrated: Path, ann: Person, bob: Person
) -> None:
    group = fake.world.add_group("Friends", ann.user, bob.user)
    library = fake.world.add_group("Library", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    whispered = bob.send_photo(draw_photo(), "", library)
    async with open_booth(fake, tmp_path, migrated) as booth:
        ann.start()
        async with booth.desk.database.write() as session:
            community = await find_community(session, "telegram", str(library.id))
            await change_rules(session, community, Rules(quiet=True), known=())
        request = ann.say("/theme pirate", group, reply_to=photo)
        question = await booth.says(group, "would like")
        ann.say("/theme pirate", library, reply_to=whispered)
        await booth.says(library, "would like")
        await booth.handled()
        async with booth.desk.database.write() as session:
            await session.execute(update(Ask).values(created_at=now() - KEPT - 2 * IN_HAND))
    async with open_booth(fake, tmp_path, migrated) as booth:
        told = await booth.says(group, "Bob didn’t answer")
        assert told["reply_to_message"]["message_id"] == request["message_id"]
        question = group.messages[question["message_id"]]
        assert "wasn’t answered in time" in question["text"]
        assert "reply_markup" not in question
        await booth.says(ann.chat, "Bob didn’t answer")  # of where the bot shall be quiet
        await booth.says(library, "wasn’t answered in time")
    assert [len(it.bots) for it in (group, library)] == [2, 1]
    assert sum("didn’t answer" in it["text"] for it in ann.chat.bots) == 1


async def test_admins_may_let_nobody_be_asked(booth: Booth, ann: Person, bob: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    await choose(booth, ann, group, "ask_authors", "off")
    photo = bob.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.sticker(group)
    bob.say("/privacy", group)
    await booth.says(group, "without asking")


async def test_settings_are_for_admins_only(booth: Booth, ann: Person, bob: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    bob.say("/settings", group)
    await booth.says(group, "Only admins")
    ann.say("/settings", group)
    panel = await booth.says(group, "Settings of Friends")
    press = bob.press(panel, "Quiet")
    assert "Only admins" in (await booth.until(lambda: press.answer))["text"]
    bob.say("/settings")
    await booth.says(bob.chat, "belong to groups")


async def test_only_listed_themes_are_made_where_admins_say_so(
    booth: Booth, ann: Person, bob: Person
) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    await choose(booth, ann, group, "themes", "listed")
    ann.say("/settings", group)
    panel = await booth.says(group, "Settings of")
    ann.press(panel, "listed.show")
    await booth.button(group, "listed.kawaii-and-chibi")
    ann.press(panel, "listed.kawaii-and-chibi")
    await booth.button(group, "✓ Kawaii")
    ann.press(panel, "back.")
    await booth.button(group, "free_words.show")
    ann.press(panel, "free_words.show")
    await booth.button(group, "free_words.off")
    ann.press(panel, "free_words.off")
    await booth.until(lambda: "Own words: off" in panel["text"])
    photo = bob.send_photo(draw_photo(), "", group)
    bob.say("/theme pirate", group, reply_to=photo)
    await booth.says(group, "not one of those allowed")
    bob.say("/theme", group, reply_to=photo)
    question = await booth.says(group, "Which theme")
    assert len(question["reply_markup"]["inline_keyboard"]) == 1
    bob.press(question, "Kawaii")
    await booth.sticker(group)


async def test_stickers_go_to_the_private_chat_where_admins_say_so(
    booth: Booth, ann: Person
) -> None:
    eve = booth.fake.people.meet("Eve", started=False)
    group = booth.fake.world.add_group("Friends", ann.user, eve.user)
    await choose(booth, ann, group, "answers_privately", "private")
    photo = eve.send_photo(draw_photo(), "", group)
    eve.say("/theme pirate", group, reply_to=photo)
    await booth.says(group, "t.me/toonbooth_bot?start=")
    eve.start()
    await booth.says(eve.chat, "Hi!")
    await booth.handled()
    eve.say("/theme pirate", group, reply_to=photo)
    await booth.sticker(eve.chat)


async def test_the_bot_says_how_it_works_when_it_is_added(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    ann.add_bot(group)
    await booth.says(group, "Reply to a photo")


async def test_a_group_keeps_its_rules_when_it_grows(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, kind=GROUP)
    await choose(booth, ann, group, "user_quota", "3")
    grown = ann.migrate(group)
    await booth.handled()
    ann.say("/settings", grown)
    await booth.says(grown, "Stickers per person: 3 a day")


async def test_a_sticker_follows_a_group_that_grew_meanwhile(booth: Booth, ann: Person) -> None:
    booth.worker.holds = True
    group = booth.fake.world.add_group("Friends", ann.user, kind=GROUP)
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.working()
    grown = ann.migrate(group)
    booth.worker.holds = False
    await booth.sticker(grown)


async def test_what_was_asked_is_answered_after_a_group_grew(
    booth: Booth, ann: Person, bob: Person
) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user, kind=GROUP)
    photo = bob.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    question = await booth.says(group, "would like")
    grown = ann.migrate(group)
    await booth.handled()
    bob.press(question, "Allow")
    await booth.sticker(grown)
    (told,) = booth.fake.asked("sendMessage", grown.id)
    assert "Got it" in told.values["text"]


async def test_names_and_words_ping_nobody(booth: Booth, ann: Person, bob: Person) -> None:
    ann.user.first_name = "@everyone /start <b>x</b> https://evil.example"
    group = booth.fake.world.add_group("@admins <i>", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    ann.say("/theme @ann_of_arc *bold* /help", group, reply_to=photo)
    question = await booth.says(group, "would like")
    assert "entities" not in question
    ann.say("/settings", group)
    panel = await booth.says(group, "Settings of")
    assert "entities" not in panel


async def test_an_admin_deletes_what_others_made(booth: Booth, ann: Person, bob: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    bob.say("/theme pirate", group, reply_to=photo)
    sticker = await booth.sticker(group)
    await booth.settle(lambda jobs: jobs[0].state == JobState.DONE)
    ann.press(sticker, "Delete")
    await booth.button(group, ":yes")
    ann.press(sticker, ":yes")
    await booth.until(lambda: sticker["message_id"] not in group.messages)


async def test_a_photo_of_nobody_known_is_not_drawn(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    posted = booth.fake.world.me
    photo = ann.send_photo(draw_photo(), "", group)
    photo["from"] = posted.json() | {"id": 777, "username": "other_bot"}
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.says(group, "can’t ask who sent this photo")
    assert not await booth.jobs()


async def test_who_writes_in_the_groups_name_is_an_admin(booth: Booth, ann: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user)
    anonymous = booth.fake.people.meet("Group").user
    anonymous.is_bot = True
    group.members[anonymous.id] = "left"
    ghost = type(ann)(booth.fake.world, anonymous)
    ghost.say("/settings", group, sender_chat=group.json())
    await booth.says(group, "Settings of Friends")


async def test_who_asks_where_the_bot_may_not_write_is_told_in_private(
    booth: Booth, ann: Person
) -> None:
    ann.start()
    await booth.says(ann.chat, "Hi!")
    await booth.handled()
    group = booth.fake.world.add_group("Friends", ann.user)
    group.members[BOT_ID] = "restricted"
    photo = ann.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.says(ann.chat, "may not send stickers and pictures")
    assert not await booth.jobs()
