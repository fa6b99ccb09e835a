"""What goes wrong on Discord: nothing is lost, nothing comes twice, and people are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from bot.errors import ChatUnsure
from bot.front.courier import Parcel
from db.models import Post
from db.session import now
from db.states import JobState
from tests.bot.discord.booth import Booth, open_booth, sticker_files
from tests.bot.discord.test_errands import answer_privately
from tests.bot.discord.test_results import is_sticker, make, stickers
from tests.fakes.discord.faults import Kind
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import ATTACH, READ_HISTORY, SEND, THREAD, VIEW, Channel
from tests.trials.pictures import draw_photo


async def waiting(booth: Booth, seat: Seat) -> Interaction:
    """A job that is being made, and told of."""
    booth.worker.holds = True
    found = await seat.slash("theme", photo=draw_photo(1), prompt="pirate")
    await booth.until(lambda: found.original and found.original.attachments)
    return found


def sticker_in(channel: Channel) -> object:
    return next((it for it in channel.shown if is_sticker(it)), None)


async def test_after_the_token_is_dead_the_sticker_is_a_message_that_mentions_its_owner(
    booth: Booth, ann: Seat
) -> None:
    found = await waiting(booth, ann)
    found.expire()
    booth.worker.holds = False
    await booth.until(lambda: sticker_in(ann.channel))
    await booth.settle(JobState.DONE)
    await booth.until(lambda: len(ann.channel.shown) == 1)
    (message,) = ann.channel.shown
    assert message is not found.original
    assert message.pinged == {ann.person.id}
    assert "Again" in message.buttons
    await ann.press(message, "Again")
    await stickers(booth, ann, 2)


async def test_progress_is_told_on_after_the_token_is_dead(booth: Booth, ann: Seat) -> None:
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    await booth.until(lambda: found.original and found.acknowledged_s is not None)
    found.expire()
    await found.until(lambda it: "Rendering" in it.text)


async def test_word_of_a_failure_comes_after_the_token_is_dead(booth: Booth, ann: Seat) -> None:
    found = await waiting(booth, ann)
    found.expire()
    booth.worker.error = "Unmeasurable"
    booth.worker.holds = False
    await booth.until(lambda: ann.channel.shown and "Reference" in ann.channel.shown[-1].text)
    await booth.until(lambda: len(ann.channel.shown) == 1)
    assert ann.channel.shown[0].pinged == {ann.person.id}


@pytest.mark.parametrize("trouble", ["view", "send", "files", "deleted", "kicked", "thread"])
async def test_where_the_channel_takes_nothing_the_sticker_comes_privately(
    booth: Booth, ann: Seat, trouble: str
) -> None:
    guild, channel = ann.channel.guild, ann.channel
    assert guild is not None
    if trouble == "thread":
        channel = ann.home.add_channel(guild, "thread", THREAD, ann.channel)
    found = await waiting(booth, Seat(ann.home, ann.person, channel))
    found.expire()
    if trouble == "deleted":
        ann.home.delete_channel(channel)
    elif trouble == "kicked":
        ann.home.kick(guild)
    elif trouble == "thread":
        channel.archived = channel.locked = True
    else:
        channel.denied = {"view": VIEW, "send": SEND, "files": ATTACH}[trouble]
    booth.worker.holds = False
    private = ann.home.dm(ann.person)
    await booth.until(lambda: sticker_in(private))
    await booth.settle(JobState.DONE)
    assert f"<#{channel.id}>" in private.shown[0].text


async def test_no_message_stays_that_cannot_tell_how_far_it_is(booth: Booth, ann: Seat) -> None:
    booth.worker.holds = True
    found = await ann.slash("theme", photo=draw_photo(1), prompt="pirate")
    await found.until(lambda it: it.original is not None and "Cancel" in it.original.buttons)
    found.expire()
    ann.channel.denied = SEND
    await booth.until(lambda: not ann.channel.shown)
    booth.worker.holds = False
    private = ann.home.dm(ann.person)
    await booth.until(lambda: sticker_in(private))


async def test_where_nobody_can_be_reached_the_job_ends_cleanly(booth: Booth, ann: Seat) -> None:
    found = await waiting(booth, ann)
    found.expire()
    ann.home.delete_channel(ann.channel)
    ann.person.takes_dms = False
    booth.worker.holds = False
    (job,) = await booth.settle(JobState.FAILED)
    assert job.error == "ChatGone"


async def test_what_cannot_be_brought_privately_waits_for_its_owners_press(
    booth: Booth, ann: Seat, bob: Seat
) -> None:
    await answer_privately(booth, ann)
    found = await waiting(booth, ann)
    found.expire()
    ann.person.takes_dms = False
    booth.worker.holds = False
    told = await booth.until(lambda: ann.channel.shown and ann.channel.shown[-1])
    assert (told.pinged, told.attachments, list(told.buttons)) == (
        {ann.person.id}, [], ["Show me my sticker"],
    )  # fmt: skip
    (job,) = await booth.settle(JobState.DONE)
    assert job.prompt not in told.text
    refused = await (await bob.press(told, "Show me my sticker")).answered()
    assert "somebody else" in refused.text
    shown = await (await ann.press(told, "Show me my sticker")).answered()
    assert shown.original is not None
    assert shown.original.hidden
    assert is_sticker(shown.original)
    await ann.press(shown.original, "Again")
    await booth.settle(JobState.DONE, count=2)
    assert ann.channel.shown == [told]


async def test_a_failure_of_what_is_private_is_told_in_no_more_words_than_that(
    booth: Booth, ann: Seat
) -> None:
    await answer_privately(booth, ann)
    found = await waiting(booth, ann)
    found.expire()
    ann.person.takes_dms = False
    booth.worker.error = "Unmeasurable"
    booth.worker.holds = False
    told = await booth.until(lambda: ann.channel.shown and ann.channel.shown[-1])
    await booth.rest()
    assert (told.pinged, told.attachments, told.buttons) == ({ann.person.id}, [], {})
    assert told.text == f"<@{ann.person.id}> " + booth.desk.speech.say("private-closed", "en")
    assert ann.channel.shown == [told]


async def test_a_waiting_message_that_somebody_deleted_is_made_up_for(
    booth: Booth, ann: Seat
) -> None:
    found = await waiting(booth, ann)
    assert found.original is not None
    booth.fake.messages.delete(found.original)
    booth.worker.holds = False
    await booth.until(lambda: sticker_in(ann.channel))
    await booth.settle(JobState.DONE)


async def test_an_archived_thread_that_is_not_locked_takes_its_sticker(
    booth: Booth, ann: Seat
) -> None:
    guild = ann.channel.guild
    assert guild is not None
    thread = ann.home.add_channel(guild, "thread", THREAD, ann.channel)
    found = await waiting(booth, Seat(ann.home, ann.person, thread))
    found.expire()
    thread.archived = True
    booth.worker.holds = False
    await booth.until(lambda: sticker_in(thread))


@pytest.mark.parametrize("kind", [Kind.BUSY, Kind.BROKEN, Kind.BROKEN_AFTER, Kind.CUT_AFTER])
async def test_no_trouble_with_the_answer_loses_or_doubles_a_sticker(
    booth: Booth, ann: Seat, kind: Kind
) -> None:
    found = await waiting(booth, ann)
    booth.fake.troubles.add(kind, "PATCH /webhooks/.*", times=2, seconds=0.2)
    booth.worker.holds = False
    await booth.settle(JobState.DONE)
    assert found.original is not None
    assert is_sticker(found.original)
    assert ann.channel.shown == [found.original]


@pytest.mark.parametrize("kind", [Kind.BUSY, Kind.BROKEN, Kind.BROKEN_AFTER, Kind.CUT_AFTER])
async def test_no_trouble_with_the_channel_loses_or_doubles_a_sticker(
    booth: Booth, ann: Seat, kind: Kind
) -> None:
    found = await waiting(booth, ann)
    found.expire()
    booth.fake.troubles.add(kind, "POST /channels/.*/messages", times=2, seconds=0.2)
    booth.worker.holds = False
    await booth.settle(JobState.DONE)
    await booth.until(lambda: [is_sticker(it) for it in ann.channel.shown] == [True])


async def test_a_gateway_that_drops_or_ends_the_session_loses_nothing(
    booth: Booth, ann: Seat
) -> None:
    await booth.fake.gateway.drop()
    await make(booth, ann, number=1)
    await booth.fake.gateway.invalidate()
    await booth.until(lambda: booth.fake.gateway.identified == 2)
    await make(booth, ann, number=2)
    await booth.fake.gateway.ask_to_reconnect()
    await make(booth, ann, number=3)


async def test_what_comes_twice_is_done_once(booth: Booth, ann: Seat) -> None:
    booth.fake.gateway.twice = True
    await make(booth, ann)
    ann.say("space pirate", draw_photo(2), ping=True)
    await stickers(booth, ann, 2)
    assert len(await booth.jobs()) == 2


async def test_after_a_crash_a_sticker_that_was_sent_is_found(booth: Booth, ann: Seat) -> None:
    found = await waiting(booth, ann)
    found.expire()
    booth.worker.holds = False
    (job,) = await booth.settle(JobState.DONE)
    courier = booth.platform.courier
    parcel = Parcel("key", "sticker", "discord", job.id, job.chat, job.message, user="1")
    with pytest.raises(ChatUnsure):  # by the clock the token lives: the same is written once more
        await courier.find(parcel)
    async with booth.desk.database.write() as session:
        await session.execute(update(Post).values(expires_at=now()))
    (message,) = ann.channel.shown
    assert await courier.find(parcel) == f"{ann.channel.id}/{message.id}"
    booth.fake.messages.delete(message)
    assert await courier.find(parcel) is None
    ann.channel.denied = READ_HISTORY | VIEW
    with pytest.raises(ChatUnsure):
        await courier.find(parcel)


async def test_a_file_that_is_too_large_makes_way_for_the_next(booth: Booth, ann: Seat) -> None:
    found = await waiting(booth, ann)
    found.limit = len(sticker_files()["chat.webp"]) - 1
    booth.worker.holds = False
    await booth.settle(JobState.DONE)
    assert found.original is not None
    assert [it.filename for it in found.original.attachments] == ["discord.png"]
    booth.fake.violations.clear()


@pytest.mark.parametrize("kind", [Kind.BUSY, Kind.BROKEN, Kind.BROKEN_AFTER, Kind.CUT_AFTER])
async def test_no_trouble_with_the_acknowledgement_loses_or_doubles_a_job(
    booth: Booth, ann: Seat, kind: Kind
) -> None:
    booth.fake.troubles.add(kind, "POST /interactions/.*", times=1, seconds=0.1)
    message = await make(booth, ann)
    booth.fake.troubles.add(kind, "POST /interactions/.*", times=1, seconds=0.1)
    await ann.press(message, "Again")
    await stickers(booth, ann, 2)
    assert len(await booth.jobs()) == 2
    # A second try after one that got through is refused, which tells that it did.
    booth.fake.violations[:] = [it for it in booth.fake.violations if "40060" not in it]


async def test_429_at_every_route_only_slows_things_down(booth: Booth, ann: Seat) -> None:
    for route in ("POST /interactions/.*", "PATCH /.*", "POST /webhooks/.*", "POST /channels/.*"):
        booth.fake.troubles.add(Kind.BUSY, route, times=3, seconds=0.1)
    message = await make(booth, ann)
    await ann.press(message, "Again")
    ann.say("pirate", draw_photo(3), ping=True)
    await stickers(booth, ann, 3)
    assert len(await booth.jobs()) == 3


async def test_a_gateway_is_found_by_the_api(
    fake: FakeDiscord, tmp_path: Path, migrated: Path, ann: Seat
) -> None:
    async with open_booth(fake, tmp_path, migrated, discord_gateway_url="") as booth:
        await make(booth, ann)


async def test_the_bot_says_in_a_new_guild_what_it_does(booth: Booth) -> None:
    await booth.platform.client.wait_until_ready()  # until then guilds count as known ones
    guild = booth.fake.add_guild("New", bot_inside=False)
    guild.welcome = channel = booth.fake.add_channel(guild)
    booth.fake.let_in(guild)
    await booth.until(lambda: channel.shown)
    assert "/theme" in channel.shown[0].text
