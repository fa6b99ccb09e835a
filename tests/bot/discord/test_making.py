"""A photo becomes a sticker, in each way in which people send one."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from sqlalchemy import select, update

from bot.front.asking import SHOWN
from db.asks import IN_HAND, KEPT
from db.models import Ask
from db.session import now
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth, sticker_files
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.shown import file_json
from tests.fakes.discord.world import Message
from tests.trials.pictures import draw_photo

BUTTONS = [
    "Again", "4 variants", "More cartoony", "Less cartoony", "Other theme",
    "Finest quality", "Add to my pack", "Files", "Delete",
]  # fmt: skip


async def test_a_photo_becomes_an_animated_sticker_in_the_message_that_waits(
    booth: Booth, ann: Seat
) -> None:
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="space pirate")
    await found.until(lambda it: "Rendering" in it.text)
    message = found.original
    assert message is not None
    assert message.buttons.keys() == {"Cancel"}
    await booth.until(lambda: [it.filename for it in message.attachments] == ["preview.png"])
    booth.worker.holds = False
    await found.until(lambda it: "ready" in it.text and "Sending" not in it.text)
    (file,) = message.attachments
    assert (file.filename, file.data) == ("chat.webp", sticker_files()["chat.webp"])
    with Image.open(io.BytesIO(file.data)) as picture:
        assert (picture.format, picture.n_frames) == ("WEBP", 8)
    assert list(message.buttons) == BUTTONS
    assert ann.channel.shown == [message]
    assert message.pinged == set()
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.own_photo, job.language) == ("space pirate", True, "en-US")


async def test_a_theme_is_completed_from_those_that_are_allowed(booth: Booth, ann: Seat) -> None:
    offered = await ann.complete("theme", focused="prompt", typed="ka")
    assert offered[0] == ("ka", "ka")
    assert ("Kawaii and Chibi", "Kawaii and Chibi") in offered
    german = Seat(ann.home, ann.home.add_person("Gerd", locale="de"), ann.channel)
    offered = await german.complete("theme", focused="prompt", typed="kawaii")
    assert [value for _, value in offered][1:] == ["Kawaii and Chibi"]


async def test_strength_and_quality_are_ordered(booth: Booth, ann: Seat) -> None:
    await ann.slash(
        "theme", photo=draw_photo(1), prompt="pirate", strength="strong", quality="draft"
    )
    (job,) = await booth.settle(JobState.DONE)
    assert (job.options["strength"], job.quality) == (1.0, "draft")


async def test_what_waits_can_be_cancelled_by_its_owner_only(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    message = await booth.until(lambda: found.original if "Rendering" in found.text else None)
    refused = await (await bob.press(message, "Cancel")).answered()
    assert "somebody else" in refused.later[0].text
    assert refused.later[0].hidden
    await ann.press(message, "Cancel")
    await booth.settle(JobState.CANCELLED)
    await booth.until(lambda: message.text.startswith("Cancelled"))
    assert message.buttons == {}


async def test_a_message_of_somebody_is_drawn_after_its_author_allows_it(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    posted = bob.say("me at the sea", draw_photo(2))
    asked = await (await ann.message_menu("Make sticker", posted)).answered()
    question = asked.original
    assert question is not None
    assert question.hidden
    await ann.pick(question, "kawaii-and-chibi")
    consent = await booth.until(lambda: ann.channel.shown[1:] and ann.channel.shown[-1])
    assert consent.pinged == {bob.person.id}
    assert "Ann" in consent.text
    await booth.until(lambda: "I have asked" in question.text)
    assert await booth.jobs() == []
    refused = await (await ann.press(consent, "Allow")).answered()
    assert "somebody else" in refused.later[0].text
    await bob.press(consent, "Allow")
    await booth.until(lambda: "ready" in consent.text and consent.attachments)
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.own_photo) == ("Kawaii and Chibi", False)
    refused = await (await ann.press(consent, "Other theme")).answered()
    assert "allowed it in the words" in refused.text
    await ann.press(consent, "Again")
    await booth.settle(JobState.DONE, count=2)


async def test_an_author_who_does_not_allow_it_is_not_drawn(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    question = await _question_of(booth, ann, bob)
    allow = question.buttons["Allow"]
    await bob.press(question, "Don’t allow")
    await booth.until(lambda: "doesn’t want" in question.text)
    assert question.buttons == {}
    late = await (await bob.press(question, allow)).answered()
    assert "start again" in late.said
    assert await booth.jobs() == []


async def test_an_author_who_never_answers_is_waited_for_in_vain(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat, bob: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated) as booth:
        question = await _question_of(booth, ann, bob)

        async def is_noted() -> bool:
            async with booth.desk.database.read() as session:
                return any(SHOWN in it.payload for it in await session.scalars(select(Ask)))

        await booth.until(is_noted)
        async with booth.desk.database.write() as session:
            await session.execute(update(Ask).values(created_at=now() - KEPT - 2 * IN_HAND))
    async with open_booth(fake, tmp_path, migrated) as booth:
        told = await booth.until(
            lambda: next((it for it in ann.channel.shown if "didn’t answer" in it.text), None)
        )
        assert told.pinged == {ann.person.id}
        assert (question.buttons, "in time" in question.text) == ({}, True)
    assert sum("didn’t answer" in it.text for it in ann.channel.shown) == 1


async def test_whoever_asked_is_told_where_what_is_allowed_cannot_be_drawn(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    question = await _question_of(booth, ann, bob)
    booth.fake.messages.files.clear()
    await bob.press(question, "Allow")
    await booth.until(lambda: "couldn’t fetch the photo" in question.text)
    assert question.buttons == {}
    assert await booth.jobs() == []


async def _question_of(booth: Booth, ann: Seat, bob: Seat) -> Message:
    """What Bob is asked when Ann wants a sticker of his photo."""
    posted = bob.say("me", draw_photo(2))
    asked = await (await ann.message_menu("Make sticker", posted)).answered()
    assert asked.original is not None
    await ann.pick(asked.original, "cute-animals")
    return await booth.until(lambda: ann.channel.shown[1:] and ann.channel.shown[-1])


async def test_words_of_ones_own_are_asked_for_until_they_can_be_drawn(
    booth: Booth, ann: Seat
) -> None:
    own = ann.say("me", draw_photo(2))
    asked = await (await ann.message_menu("Make sticker", own)).answered()
    assert asked.original is not None
    shown = await (await ann.press(asked.original, "Own words")).answered()
    refused = await (await ann.submit(shown, words="nazi")).answered()
    assert "kinder" in refused.said
    await ann.submit(shown, words="a knight of the moon")
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.own_photo) == ("a knight of the moon", True)
    result = await booth.until(lambda: ann.channel.shown[-1].attachments and ann.channel.shown[-1])
    assert result.attachments[0].filename == "chat.webp"


async def test_any_picture_that_a_message_shows_is_drawn(booth: Booth, ann: Seat) -> None:
    forward, sticker, link = ann.say("forward"), ann.say("sticker"), ann.say("link")
    forward.forwarded = original = ann.say("", draw_photo(1))
    (file,) = original.attachments
    sticker.sticker_ids = [file.id]
    url = file_json(file, ann.channel.id, booth.fake.cdn_url)["url"]
    link.embeds = [{"type": "image", "thumbnail": {"url": url, "width": 9, "height": 9}}]
    for message in (forward, sticker, link):
        asked = await (await ann.message_menu("Make sticker", message)).answered()
        assert asked.original is not None
        await ann.pick(asked.original, "cute-animals")
    await booth.settle(JobState.DONE, count=3)


async def test_a_mention_with_a_photo_is_answered_and_becomes_the_sticker(
    booth: Booth, ann: Seat
) -> None:
    ann.say("space pirate", draw_photo(4), ping=True)
    answer = await booth.until(
        lambda: next((it for it in ann.channel.shown if it.author.bot and it.attachments), None)
    )
    await booth.until(lambda: answer.attachments[0].filename == "chat.webp")
    assert answer.reply_to is not None
    (job,) = await booth.settle(JobState.DONE)
    assert job.prompt == "space pirate"


async def test_a_mention_without_words_is_asked_for_a_theme(booth: Booth, ann: Seat) -> None:
    ann.say("", draw_photo(4), ping=True)
    question = await booth.until(
        lambda: next((it for it in ann.channel.shown if it.author.bot), None)
    )
    await ann.pick(question, "cute-animals")
    await booth.until(lambda: question.attachments and "ready" in question.text)
    (job,) = await booth.settle(JobState.DONE)
    assert job.prompt == "Cute Animals"


async def test_messages_for_others_are_left_alone(booth: Booth, ann: Seat) -> None:
    ann.say("look", draw_photo(4))
    ann.say("hello everybody")
    ann.say("space pirate", draw_photo(5), ping=True)
    await booth.settle(JobState.DONE)
    assert sum(it.author.bot for it in ann.channel.shown) == 1


async def test_a_photo_in_private_needs_no_mention(booth: Booth, ann: Seat) -> None:
    private = Seat(ann.home, ann.person, ann.home.dm(ann.person))
    private.say("pirate", draw_photo(6))
    (job,) = await booth.settle(JobState.DONE)
    assert job.chat == str(private.channel.id)
    assert private.channel.shown[-1].attachments


async def test_where_the_bot_is_not_the_command_works_all_the_same(booth: Booth, ann: Seat) -> None:
    elsewhere = ann.home.add_guild("Elsewhere", bot_inside=False)
    ann.home.join(elsewhere, ann.person)
    seat = Seat(ann.home, ann.person, ann.home.add_channel(elsewhere), by_user=True)
    found = await seat.slash("theme", photo=draw_photo(7), prompt="pirate")
    await booth.until(lambda: found.original and "Again" in found.original.buttons)
    assert found.original is not None
    assert found.original.attachments


async def test_what_is_refused_only_the_asker_sees(booth: Booth, ann: Seat) -> None:
    found = await ann.slash("theme", photo=b"\x89PNG no picture at all", prompt="pirate")
    await booth.until(lambda: found.later)
    assert found.later[0].hidden
    assert "damaged" in found.later[0].text or "picture" in found.later[0].text
    assert ann.channel.shown == []


async def test_a_job_that_fails_says_why_where_it_waited(booth: Booth, ann: Seat) -> None:
    booth.worker.error = "Unmeasurable"
    found = await ann.slash("theme", photo=draw_photo(8), prompt="pirate")
    await found.until(lambda it: "Reference" in it.text)
    assert found.original is not None
    assert found.original.buttons == {}
    assert found.original.attachments == []


async def test_of_several_faces_one_is_chosen(booth: Booth, ann: Seat, bob: Seat) -> None:
    booth.faces.count = 3
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    question = await booth.until(lambda: found.original if "3 faces" in found.text else None)
    assert [it.filename for it in question.attachments] == ["faces.png"]
    assert list(question.buttons) == ["All of them", "1", "2", "3"]
    refused = await (await bob.press(question, "2")).answered()
    assert "somebody else" in refused.later[0].text
    await ann.press(question, "2")
    await booth.until(lambda: [it.filename for it in question.attachments] == ["chat.webp"])
    (job,) = await booth.settle(JobState.DONE)
    assert job.options["subject"] == 2


async def test_all_faces_can_be_drawn_and_again_asks_no_more(booth: Booth, ann: Seat) -> None:
    booth.faces.count = 2
    ann.say("pirate", draw_photo(1), ping=True)
    question = await booth.until(lambda: next((it for it in ann.channel.shown if it.buttons), None))
    await ann.press(question, "All of them")
    await booth.until(lambda: [it.filename for it in question.attachments] == ["chat.webp"])
    await booth.rest()
    await ann.press(question, "Again")
    jobs = await booth.settle(JobState.DONE, count=2)
    assert [job.options.get("subject") for job in jobs] == [None, None]
