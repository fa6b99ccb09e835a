"""The menu of a person: their avatar is drawn if they allow it."""

from __future__ import annotations

import pytest

from bot.front.asked import Place
from db.states import JobState
from tests.bot.discord.booth import Booth
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.trials.pictures import draw_photo


@pytest.fixture
async def bob(bob: Seat) -> Seat:
    """With an avatar."""
    bob.person.avatar = draw_photo(3)
    return bob


async def order(seat: Seat, of: Seat) -> tuple[Interaction, Interaction]:
    """The question for a theme, and its answer."""
    asked = await (await seat.user_menu("Make sticker of avatar", of.person)).answered()
    assert asked.original is not None
    assert asked.original.hidden
    return asked, await seat.pick(asked.original, "cute-animals")


async def test_ones_own_is_drawn_at_once(booth: Booth, bob: Seat) -> None:
    await order(bob, bob)
    (job,) = await booth.settle(JobState.DONE)
    assert job.own_photo


async def test_that_of_a_member_is_drawn_once_they_allow_it(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    asked, _ = await order(ann, bob)
    await asked.until(lambda it: "I have asked" in it.text)
    (question,) = ann.channel.shown
    assert question.pinged == {bob.person.id}
    assert "your profile picture" in question.text
    assert await booth.jobs() == []
    await bob.press(question, "Allow")
    (job,) = await booth.settle(JobState.DONE)
    assert not job.own_photo
    await booth.until(lambda: [it.filename for it in question.attachments] == ["chat.webp"])


async def test_where_nobody_must_be_asked_it_is_drawn_at_once(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    assert ann.channel.guild is not None
    place = Place(str(ann.channel.guild.id))
    await booth.platform.front.panel.change(place, "ask_authors", "off")
    await order(ann, bob)
    (job,) = await booth.settle(JobState.DONE)
    assert not job.own_photo
    assert all(it.pinged == set() for it in ann.channel.shown)


async def test_who_wants_no_stickers_of_themselves_is_neither_drawn_nor_asked(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    await (await bob.slash("no_stickers_of_me")).answered()
    _, answer = await order(ann, bob)
    refused = await answer.until(lambda it: bool(it.later))
    assert "doesn’t want stickers" in refused.later[0].text
    assert ann.channel.shown == []
    assert await booth.jobs() == []


async def test_in_a_server_it_is_the_one_that_is_shown_there(booth: Booth, bob: Seat) -> None:
    assert bob.channel.guild is not None
    bob.channel.guild.avatars[bob.person.id] = draw_photo(4)
    await order(bob, bob)
    (job,) = await booth.settle(JobState.DONE)
    assert f"/guilds/{bob.channel.guild.id}/users/" in job.source["url"]


async def test_who_has_none_is_told_so(booth: Booth, ann: Seat) -> None:
    told = await (await ann.user_menu("Make sticker of avatar", ann.person)).answered()
    assert "profile picture" in told.text
