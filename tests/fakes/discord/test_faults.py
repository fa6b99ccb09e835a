"""Troubles that are switched on strike as Discord's do."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from tests.fakes.discord.bare import Bare, connected
from tests.fakes.discord.faults import Kind
from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord


async def test_a_busy_route_is_tried_again(home: FakeDiscord, seat: Seat) -> None:
    async with connected(home, Bare(home)) as client:
        busy = home.troubles.add(Kind.BUSY, "POST /channels/.*/messages", times=2)
        await client.get_partial_messageable(seat.channel.id).send("at last")
    assert busy.struck == 2
    assert [it.content for it in seat.channel.shown] == ["at last"]


async def test_limits_are_told_so_that_nobody_runs_into_them(home: FakeDiscord, seat: Seat) -> None:
    home.limit("POST /channels/.*/messages", 2, 0.5)
    async with connected(home, Bare(home)) as client:
        channel = client.get_partial_messageable(seat.channel.id)
        await asyncio.gather(*(channel.send(str(it)) for it in range(5)))
    assert len(seat.channel.shown) == 5
    assert home.troubles.overrun == 0


async def test_a_line_that_is_cut_may_have_carried_the_message(
    home: FakeDiscord, seat: Seat
) -> None:
    async with connected(home, Bare(home)) as client:
        home.troubles.add(Kind.CUT_AFTER, "POST /channels/.*/messages")
        with pytest.raises(aiohttp.ClientError):
            await client.get_partial_messageable(seat.channel.id).send("it")
    assert len(seat.channel.shown) == 1
