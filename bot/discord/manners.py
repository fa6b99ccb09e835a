"""How somebody is spoken to in a place: in which language, and by which rules."""

from __future__ import annotations

from dataclasses import dataclass

import discord
from sqlalchemy import select

from bot.discord.refusals import PLATFORM
from bot.discord.requests import place_of
from bot.front.desk import Desk
from bot.speech.catalog import Value
from bot.speech.titles import theme_title
from db.access import ThemesAllowed
from db.communities import Rules, read_rules
from db.models import Community, User
from db.users import language_of


@dataclass(frozen=True)
class Manners:
    """desk: whose words are said."""

    desk: Desk
    language: str | None
    rules: Rules

    def say(self, key: str, **values: Value) -> str:
        """Something of the catalog, in this language."""
        return self.desk.speech.say(key, self.language, **values)

    @property
    def themes(self) -> dict[str, str]:
        """The titles of the themes that are allowed, by name."""
        listed = self.rules.themes == ThemesAllowed.LISTED
        return {
            name: theme_title(self.desk.speech, theme, self.language)
            for name, theme in self.desk.themes.items()
            if not listed or name in self.rules.listed
        }


async def read_manners(desk: Desk, interaction: discord.Interaction) -> Manners:
    """Of whoever began an interaction, where they did."""
    place, user = place_of(interaction).native_id, str(interaction.user.id)
    return await look_up(desk, place, user, language=str(interaction.locale))


async def look_up(desk: Desk, place: str, user: str, *, language: str | None) -> Manners:
    """Of somebody in a place; neither gets a row. language: what Discord says of them."""
    async with desk.database.read() as session:
        community = await session.scalar(
            select(Community).where(Community.platform == PLATFORM, Community.native_id == place)
        )
        person = await session.scalar(
            select(User).where(User.platform == PLATFORM, User.native_id == user)
        )
        rules = Rules() if community is None else await read_rules(session, community)
    if person is None:
        return Manners(desk, rules.language or language, rules)
    return Manners(desk, language_of(person, community) or language, rules)
