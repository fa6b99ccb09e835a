"""A bare client of discord.py, to see what the fake does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import discord
from discord import app_commands

from tests.fakes.discord.server import FakeDiscord

LIMIT_S = 15.0


class Bare(discord.Client):
    """A client that does as little as can be."""

    def __init__(self, home: FakeDiscord) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, max_messages=None, guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.came: list[discord.Message] = []
        self.errors: list[BaseException] = []
        self.home = home

    async def on_message(self, message: discord.Message) -> None:
        self.came.append(message)


@asynccontextmanager
async def connected(home: FakeDiscord, client: Bare) -> AsyncIterator[Bare]:
    await client.login(home.token)
    await client.tree.sync()
    running = asyncio.create_task(client.connect())
    try:
        await asyncio.wait_for(client.wait_until_ready(), LIMIT_S)
        yield client
    finally:
        await client.close()
        await asyncio.wait([running])


async def code_of(doing: Awaitable[object]) -> int:
    """The number of the refusal; 0 for none."""
    try:
        await doing
    except discord.HTTPException as error:
        return error.code
    return 0


async def until(wanted: Callable[[], bool]) -> None:
    ends_s = asyncio.get_running_loop().time() + LIMIT_S
    while not wanted():
        assert asyncio.get_running_loop().time() < ends_s, "it never came about"
        await asyncio.sleep(0.01)
