"""How somebody is spoken to in a place: in which language, and by which rules."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import discord
from sqlalchemy import select

from bot.discord.refusals import PLATFORM
from bot.discord.requests import place_of
from bot.discord.voice import Voice
from bot.front.desk import Desk
from bot.speech.catalog import Value
from bot.speech.titles import theme_title
from db.access import ThemesAllowed
from db.communities import Rules, read_rules
from db.errors import DatabaseError
from db.models import Community, User

SOON_S = 1.0  # of the three seconds that Discord waits


@dataclass(frozen=True)
class Manners:
    """desk: whose themes there are."""

    desk: Desk
    voice: Voice
    language: str | None
    rules: Rules

    def say(self, key: str, **values: Value) -> str:
        """Something of the catalog, in this language."""
        return self.voice.say(key, self.language, **values)

    def excuse(self, error: Exception, reference: str) -> str:
        """What is told of an error."""
        return self.voice.excuse(error, self.language, reference)

    @property
    def themes(self) -> dict[str, str]:
        """The titles of the themes that are allowed, by name."""
        listed = self.rules.themes == ThemesAllowed.LISTED
        return {
            name: theme_title(self.desk.speech, theme, self.language)
            for name, theme in self.desk.themes.items()
            if not listed or name in self.rules.listed
        }


@dataclass(frozen=True)
class Etiquette:
    """Finds out how somebody is spoken to."""

    desk: Desk
    voice: Voice

    async def of(self, interaction: discord.Interaction) -> Manners:
        """Of whoever began an interaction, where they did."""
        place, user = place_of(interaction).native_id, str(interaction.user.id)
        return await self.look_up(place, user, language=str(interaction.locale))

    async def soon_of(self, interaction: discord.Interaction) -> Manners | None:
        """The same, unless the database takes so long that an acknowledgement would be late."""
        try:
            async with asyncio.timeout(SOON_S):
                return await self.of(interaction)
        except (TimeoutError, DatabaseError):
            return None

    def guess(self, language: str | None = None) -> Manners:
        """By what Discord alone says of them."""
        return Manners(self.desk, self.voice, language, Rules())

    async def look_up(self, place: str, user: str, *, language: str | None) -> Manners:
        """Of somebody in a place; neither gets a row. language: what Discord says of them."""
        async with self.desk.database.read() as session:
            community = await session.scalar(
                select(Community).where(
                    Community.platform == PLATFORM, Community.native_id == place
                )
            )
            person = await session.scalar(
                select(User).where(User.platform == PLATFORM, User.native_id == user)
            )
            rules = Rules() if community is None else await read_rules(session, community)
        chosen, known = (
            (None, None) if person is None else (person.chosen_language, person.language)
        )
        spoken = chosen or rules.language or language or known
        return Manners(self.desk, self.voice, spoken, rules)
