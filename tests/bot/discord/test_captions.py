"""What people quote, or say by itself, comes onto the sticker, or they are told why not."""

from __future__ import annotations

import pytest

from db.states import JobState
from tests.bot.discord.booth import Booth
from tests.fakes.discord.people import Seat
from tests.trials.pictures import draw_photo


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ({"prompt": "space pirate", "caption": "**Ahoy** @everyone"}, "**Ahoy** @everyone"),
        ({"prompt": "space pirate «Ahoy!»"}, "Ahoy!"),
    ],
)
async def test_a_caption_reaches_the_order(
    booth: Booth, ann: Seat, typed: dict[str, str], text: str
) -> None:
    await ann.slash("theme", photo=draw_photo(1), **typed)
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.options) == ("space pirate", {"caption": {"text": text}})


async def test_a_caption_alone_waits_for_its_theme(booth: Booth, ann: Seat) -> None:
    asked = await (await ann.slash("theme", photo=draw_photo(1), prompt='"Ahoy!"')).answered()
    question = asked.original
    assert question is not None
    assert question.hidden
    await ann.pick(question, "kawaii-and-chibi")
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.options["caption"]) == ("Kawaii and Chibi", {"text": "Ahoy!"})


@pytest.mark.parametrize(
    ("text", "told"),
    [("heil hitler", "can’t be drawn; choose a kinder"), ("a" * 81, "use at most 80 characters")],
)
async def test_a_caption_that_cannot_be_is_told(
    booth: Booth, ann: Seat, text: str, told: str
) -> None:
    found = await ann.slash("theme", photo=draw_photo(1), prompt=f'space pirate "{text}"')
    await found.until(lambda it: told in it.said)
    assert await booth.jobs() == []


async def test_whose_photo_it_is_sees_the_caption_before(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    posted = bob.say("me at the sea", draw_photo(2))
    asked = await (await ann.message_menu("Make sticker", posted)).answered()
    question = asked.original
    assert question is not None
    window = await (await ann.press(question, "Own words")).answered()
    await ann.submit(window, words='knight "*Hi* <@1>"')
    consent = await booth.until(lambda: ann.channel.shown[1:] and ann.channel.shown[-1])
    assert '“knight "\\*Hi\\* \\<\\@\u200b1\\>"”' in consent.text
    assert consent.pinged == {bob.person.id}
    await bob.press(consent, "Allow")
    (job,) = await booth.settle(JobState.DONE)
    assert (job.prompt, job.options["caption"]) == ("knight", {"text": "*Hi* <@1>"})
