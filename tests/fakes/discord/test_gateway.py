"""Clients connect, and come back."""

from __future__ import annotations

import discord

from tests.fakes.discord.bare import Bare, connected, until
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord


async def test_a_client_connects_and_sees_guild_and_channel(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        assert [it.name for it in client.guilds] == ["Garden"]
        channel = client.get_channel(seat.channel.id)
        assert isinstance(channel, discord.TextChannel)
        sent = await channel.send("hello")
    assert [it.content for it in seat.channel.shown] == ["hello"]
    assert sent.id == seat.channel.shown[0].id
    assert home.violations == []


async def test_what_happens_while_a_client_is_away_comes_when_it_resumes(
    home: FakeDiscord, seat: Seat
) -> None:
    async with connected(home, Bare(home)) as client:
        await home.gateway.drop()
        seat.say("meanwhile", ping=True)
        await until(lambda: bool(client.came))
    assert (home.gateway.identified, home.gateway.resumed) == (1, 1)


async def test_a_session_that_ended_is_begun_anew(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        await home.gateway.invalidate()
        await until(lambda: home.gateway.identified == 2)
        seat.say("after", ping=True)
        await until(lambda: bool(client.came))
