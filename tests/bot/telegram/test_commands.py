"""Commands say what the bot is and keeps, and let people decide about themselves."""

from __future__ import annotations

from sqlalchemy import select

from db.models import Job, OptOut, User
from tests.bot.telegram.booth import Booth, draw_photo
from tests.fakes.telegram.people import Person


async def user_of(booth: Booth, person: Person) -> User | None:
    async with booth.desk.database.read() as session:
        return await session.scalar(select(User).where(User.native_id == str(person.id)))


async def test_the_bot_introduces_itself(booth: Booth, ann: Person) -> None:
    ann.start()
    await booth.says(ann.chat, "I turn photos into")
    await booth.handled()
    ann.say("/help")
    told = await booth.says(ann.chat, "/no_stickers_of_me")
    assert "@toonbooth_bot" in told["text"]
    ann.say("/privacy")
    await booth.says(ann.chat, "What I keep")
    user = await user_of(booth, ann)
    assert user is not None
    assert user.may_write


async def test_a_language_is_chosen(booth: Booth, ann: Person) -> None:
    ann.say("/language")
    ann.press(await booth.says(ann.chat, "Which language"), "g::de")
    await booth.until(lambda: "Deutsch" in ann.chat.bots[-1]["text"])
    user = await user_of(booth, ann)
    assert user is not None
    assert user.chosen_language == "de"
    ann.say("/privacy")
    await booth.says(ann.chat, "Foto")


async def test_people_are_spoken_to_in_the_language_of_their_app(booth: Booth) -> None:
    hans = booth.fake.people.meet("Hans", language="de-AT")
    hans.say("/help")
    await booth.says(hans.chat, "Foto")


async def test_somebody_is_forgotten_once_they_confirm_it(booth: Booth, ann: Person) -> None:
    ann.send_photo(draw_photo(), "/theme pirate")
    await booth.sticker(ann.chat)
    ann.say("/forget_me")
    ann.press(await booth.says(ann.chat, "Shall I delete everything"), ":no")
    await booth.says(ann.chat, "everything stays")
    ann.say("/forget_me")
    ann.press(await booth.says(ann.chat, "Shall I delete everything"), ":yes")
    told = await booth.says(ann.chat, "I have nothing of yours")
    assert "Stickers deleted: 1" in told["text"]
    async with booth.desk.database.read() as session:
        assert await session.scalar(select(Job.id)) is None


async def test_nobody_else_confirms_it(booth: Booth, ann: Person, bob: Person) -> None:
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    ann.say("/forget_me", group)
    question = await booth.says(group, "Shall I delete everything")
    press = bob.press(question, ":yes")
    answer = await booth.until(lambda: press.answer)
    assert "somebody else" in answer["text"]


async def test_what_is_remembered_is_decided_by_button(booth: Booth, ann: Person) -> None:
    for command, name in (("/remember_me", "remembers"), ("/help_training", "trains")):
        ann.say(command)
        question = await booth.button(ann.chat, "Turn on")
        ann.press(question, "Turn on")
        await booth.until(lambda: "Take it back" in ann.chat.bots[-1]["text"])
        user = await user_of(booth, ann)
        assert user is not None
        assert getattr(user, name)
        ann.press(question, data=f"s::{'remember' if name == 'remembers' else 'train'}.off")
        await booth.until(lambda: "any more" in ann.chat.bots[-1]["text"])


async def test_who_wants_no_stickers_of_theirs_is_left_alone(
    booth: Booth, ann: Person, bob: Person
) -> None:
    bob.say("/no_stickers_of_me")
    await booth.says(bob.chat, "Nobody else can")
    group = booth.fake.world.add_group("Friends", ann.user, bob.user)
    photo = bob.send_photo(draw_photo(), "", group)
    ann.say("/theme pirate", group, reply_to=photo)
    await booth.says(group, "doesn’t want stickers")
    bob.say("/no_stickers_of_me")
    await booth.says(bob.chat, "may make stickers of your photos again")
    async with booth.desk.database.read() as session:
        assert await session.scalar(select(OptOut.user_id)) is None
