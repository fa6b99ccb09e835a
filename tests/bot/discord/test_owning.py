"""What people see and decide of themselves."""

from __future__ import annotations

from sqlalchemy import select

from db.models import Job, User
from db.states import JobState
from tests.bot.discord.booth import Booth
from tests.bot.discord.test_results import make
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.trials.pictures import draw_photo


async def told(found: Interaction) -> str:
    """What somebody alone reads."""
    await found.answered()
    assert found.original is not None
    assert found.original.hidden
    return found.text


async def user_of(booth: Booth, seat: Seat) -> User | None:
    async with booth.desk.database.read() as session:
        found: User | None = await session.scalar(
            select(User).where(User.native_id == str(seat.person.id))
        )
        return found


async def test_help_and_privacy_fit_into_a_message_of_every_language(
    booth: Booth, ann: Seat
) -> None:
    for locale in ("en-US", "de", "es-ES", "pt-BR", "fr", "ru", "uk", "tr", "hi", "zh-CN", "ja"):
        seat = Seat(ann.home, ann.home.add_person("Somebody", locale=locale), ann.channel)
        for command in ("help", "privacy"):
            assert await told(await seat.slash(command))
    assert "/forget_me" in await told(await ann.slash("help"))


async def test_privacy_says_whether_authors_are_asked(booth: Booth, ann: Seat) -> None:
    private = Seat(ann.home, ann.person, ann.home.dm(ann.person))
    assert "is asked before" in await told(await ann.slash("privacy"))
    assert "is asked before" not in await told(await private.slash("privacy"))


async def test_a_language_once_chosen_is_spoken(booth: Booth, ann: Seat) -> None:
    assert "Deutsch" in await told(await ann.slash("language", language="de"))
    assert "Sticker" in await told(await ann.slash("help"))
    user = await user_of(booth, ann)
    assert user is not None
    assert user.chosen_language == "de"
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    await booth.until(lambda: found.original and "Abbrechen" in found.original.buttons)
    assert "language of your app" in await told(await ann.slash("language", language="auto"))


async def test_forgetting_is_confirmed_and_leaves_nothing(booth: Booth, ann: Seat) -> None:
    await make(booth, ann)
    asked = await ann.slash("forget_me")
    await told(asked)
    assert asked.original is not None
    yes = asked.original.buttons["Yes"]
    await ann.press(asked.original, yes)
    await booth.until(lambda: "Stickers deleted: 1" in asked.text)
    assert "Requests deleted: 1" in asked.text
    assert await user_of(booth, ann) is None
    async with booth.desk.database.read() as session:
        assert (await session.scalars(select(Job))).all() == []
    late = await (await ann.press(asked.original, yes)).answered()
    assert "start again" in late.said


async def test_who_says_no_is_not_forgotten(booth: Booth, ann: Seat) -> None:
    await make(booth, ann)
    asked = await ann.slash("forget_me")
    await told(asked)
    assert asked.original is not None
    await ann.press(asked.original, "No")
    await booth.until(lambda: "stays as it is" in asked.text)
    assert await user_of(booth, ann) is not None


async def test_remembering_and_training_are_allowed_and_taken_back(booth: Booth, ann: Seat) -> None:
    for command, allowed in (("remember_me", "remembers"), ("help_training", "trains")):
        for button, wanted in (("Yes", True), ("No", False)):
            asked = await ann.slash(command)
            await told(asked)
            assert asked.original is not None
            question = asked.text
            await ann.press(asked.original, button)
            await booth.until(lambda asked=asked, question=question: asked.text != question)
            user = await user_of(booth, ann)
            assert user is not None
            assert getattr(user, allowed) is wanted


async def test_without_a_photo_only_those_are_drawn_who_are_remembered(
    booth: Booth, ann: Seat
) -> None:
    found = await ann.slash("theme", prompt="pirate")
    await booth.until(lambda: found.later)
    assert "don’t remember your face" in found.later[0].text
    assert await booth.jobs() == []


async def test_who_wants_no_stickers_is_not_even_asked(booth: Booth, ann: Seat, bob: Seat) -> None:
    assert "Nobody else" in await told(await bob.slash("no_stickers_of_me"))
    posted = bob.say("me", draw_photo(2))
    asked = await (await ann.message_menu("Make sticker", posted)).answered()
    assert asked.original is not None
    refused = await ann.pick(asked.original, "cute-animals")
    await booth.until(lambda: refused.later)
    assert "doesn’t want stickers" in refused.later[0].text
    assert ann.channel.shown == [posted]
    assert "again" in await told(await bob.slash("no_stickers_of_me"))
    assert await booth.jobs() == []


async def test_ones_own_photos_are_drawn_even_so(booth: Booth, bob: Seat) -> None:
    await told(await bob.slash("no_stickers_of_me"))
    await make(booth, bob)
    await booth.settle(JobState.DONE)
