"""What the parts of this front end share."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import discord

from bot.discord.manners import Etiquette, Manners
from bot.discord.photos import Photos
from bot.discord.requests import place_of
from bot.discord.taking import Taking
from bot.discord.wire import Wire
from bot.front.asking import Questions
from bot.front.desk import Desk
from bot.front.ordering import Ordering
from bot.front.panel import Panel
from bot.front.results import Presser, Results
from bot.front.shelf import Shelf


@dataclass(frozen=True)
class Front:
    """Made when the front end is opened."""

    desk: Desk
    etiquette: Etiquette
    wire: Wire
    photos: Photos
    taking: Taking
    results: Results
    questions: Questions
    panel: Panel
    shelf: Shelf
    ordering: Ordering

    async def manners(self, interaction: discord.Interaction) -> Manners:
        """How whoever began an interaction is spoken to."""
        return await self.etiquette.of(interaction)

    async def manners_soon(self, interaction: discord.Interaction) -> Manners | None:
        """The same, unless it takes so long that the acknowledgement would be late."""
        return await self.etiquette.soon_of(interaction)

    async def manners_at_once(self, interaction: discord.Interaction) -> Manners:
        """The same for what must be answered before anything else; at worst a guess."""
        known = await self.etiquette.soon_of(interaction)
        return known or self.etiquette.guess(str(interaction.locale))


class HasFront(discord.Client):
    """A client that knows its front end. under_way: what whoever stops the service waits for."""

    front: Front
    under_way: set[asyncio.Task[Any]]

    @contextmanager
    def counted(self) -> Iterator[None]:
        """What this task does in the block is under way."""
        task = asyncio.current_task()
        assert task is not None
        if task in self.under_way:  # a block around this one counts it
            yield
            return
        self.under_way.add(task)
        try:
            yield
        finally:
            self.under_way.discard(task)


def front_of(interaction: discord.Interaction) -> Front:
    """The front end to which an interaction came."""
    return cast("HasFront", interaction.client).front


def presser_of(interaction: discord.Interaction) -> Presser:
    """Who presses, and where."""
    return Presser(
        native_id=str(interaction.user.id),
        place=place_of(interaction).native_id,
        press=str(interaction.id),
        is_admin=interaction.permissions.manage_guild,
    )
