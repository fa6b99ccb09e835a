"""Messages: who sees and hears of them, what they may hold, and where they can be sent."""

from __future__ import annotations

import io

import aiohttp
import discord
import pytest

from tests.fakes.discord.bare import Bare, code_of, connected, until
from tests.fakes.discord.errors import (
    DM_CLOSED,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    THREAD_ARCHIVED,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
)
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import SEND, THREAD, VIEW
from tests.trials.pictures import draw_photo


async def test_content_is_shown_to_whom_it_mentions_only(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        seat.say("hidden", draw_photo(1))
        seat.say("seen", draw_photo(1), ping=True)
        private = Seat(home, seat.person, home.dm(seat.person))
        private.say("private")
        await until(lambda: len(client.came) == 3)
    seen = [(it.content.partition(" ")[2] or it.content, len(it.attachments)) for it in client.came]
    assert seen == [("", 0), ("seen", 1), ("private", 0)]


async def test_messages_beyond_the_rules_are_refused(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with pytest.raises(discord.HTTPException, match="Invalid Form Body"):
            await channel.send("x" * 2001)
        large = discord.File(io.BytesIO(bytes(11 * 1024 * 1024)), "it.bin")
        with pytest.raises(discord.HTTPException, match="too large"):
            await channel.send(file=large)
        params = discord.http.MultipartParameters(
            payload={"content": "beside", "flags": 1 << 15,
                     "components": [{"type": 10, "content": "it"}]},
            multipart=None, files=None,
        )  # fmt: skip
        with pytest.raises(discord.HTTPException, match="Invalid Form Body"):
            await client.http.send_message(channel.id, params=params)
        layout = discord.ui.LayoutView()
        layout.add_item(discord.ui.TextDisplay("alone"))
        await channel.send(view=layout)
    assert len(home.violations) == 3
    assert [it.text for it in seat.channel.shown] == ["alone"]


async def test_the_same_nonce_shows_once(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        numbers = {(await channel.send("once", nonce="n1")).id for _ in range(2)}
    assert len(numbers) == len(seat.channel.shown) == 1


async def test_only_those_are_pinged_who_may_be(home: FakeDiscord, seat: Seat) -> None:
    text = f"@everyone <@{seat.person.id}> <@{home.owner.id}>"
    async with connected(home, Bare(home)) as client:
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        allowed = discord.AllowedMentions(everyone=False, roles=False, users=[seat.person])  # type: ignore[list-item]
        for rules in (allowed, discord.AllowedMentions.none(), None):
            await channel.send(text, allowed_mentions=rules or discord.utils.MISSING)
    pinged = [it.pinged for it in seat.channel.shown]
    assert pinged == [{seat.person.id}, set(), {"everyone", seat.person.id, home.owner.id}]


async def test_places_refuse_with_the_right_number(home: FakeDiscord, seat: Seat) -> None:
    guild = seat.channel.guild
    assert guild is not None
    thread = home.add_channel(guild, "thread", THREAD, seat.channel)
    closed = home.dm(home.add_person("Shy", takes_dms=False))
    async with connected(home, Bare(home)) as client:
        codes = []

        async def send(place: int) -> None:
            messageable = client.get_partial_messageable(place)
            codes.append(await code_of(messageable.send("it")))

        seat.channel.denied = SEND
        await send(seat.channel.id)
        seat.channel.denied = VIEW
        await send(seat.channel.id)
        thread.archived = thread.locked = True
        await send(thread.id)
        await send(closed.id)
        home.delete_channel(seat.channel)
        await send(seat.channel.id)
        codes.append(await code_of(client.get_partial_messageable(thread.id).fetch_message(1)))
        home.kick(guild)
        await send(thread.id)
    assert codes == [
        MISSING_PERMISSIONS, MISSING_ACCESS, THREAD_ARCHIVED, DM_CLOSED, UNKNOWN_CHANNEL,
        UNKNOWN_MESSAGE, MISSING_ACCESS,
    ]  # fmt: skip
    assert home.violations == []


async def test_files_need_a_signature(home: FakeDiscord, seat: Seat) -> None:
    message = seat.say("look", draw_photo(1))
    url = home.messages.show(message)
    assert url["attachments"] == []  # not for the bot
    file = message.attachments[0]
    bare = f"{home.cdn_url}/attachments/{seat.channel.id}/{file.id}/{file.filename}"
    async with aiohttp.ClientSession() as session, session.get(bare) as answer:
        assert answer.status == 404
