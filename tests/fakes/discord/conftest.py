"""The fake Discord, and somebody in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest
import yarl

from tests.fakes.discord.people import Seat
from tests.fakes.discord.server import FakeDiscord, serve_discord


@pytest.fixture
async def home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with serve_discord() as fake:
        monkeypatch.setattr(discord.http.Route, "BASE", fake.api_url)
        gateway = yarl.URL(fake.gateway_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield fake


@pytest.fixture
async def seat(home: FakeDiscord) -> Seat:
    ann = home.add_person("Ann", locale="de")
    guild = home.add_guild("Garden")
    home.join(guild, ann)
    return Seat(home, ann, home.add_channel(guild))
