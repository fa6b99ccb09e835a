"""What is offered while somebody types a theme."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.app_commands import Choice

from bot.discord.front import front_of
from bot.discord.manners import Manners
from bot.front.words import plain
from config.theme import Theme

MOST_CHOICES, CHOICE_LENGTH = 25, 100


async def complete_theme(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
    """The themes that are allowed here and fit best; and what was typed itself, where own words
    are allowed. Nothing where that takes too long."""
    manners = await front_of(interaction).manners_soon(interaction)
    return [] if manners is None else complete(manners, typed)


def complete(manners: Manners, typed: str) -> list[Choice[str]]:
    """At most MOST_CHOICES, the best first."""
    own, wanted = typed.strip(), plain(typed)
    ranked = []
    for name, title in manners.themes.items():
        theme = manners.desk.themes[name]
        rank = rank_theme(theme, title, wanted)
        if rank is not None:
            ranked.append((rank, title.casefold(), Choice(name=title, value=theme.title)))
    found = [choice for _, _, choice in sorted(ranked, key=lambda it: it[:2])]
    is_title = any(plain(it.name) == wanted for it in found)
    # What is longer can be sent all the same, but not be offered whole.
    if 0 < len(own) <= CHOICE_LENGTH and manners.rules.free_words and not is_title:
        found.insert(0, Choice(name=own, value=own))
    return found[:MOST_CHOICES]


def rank_theme(theme: Theme, title: str, wanted: str) -> int | None:
    """How well a theme fits what was typed, from 0, best; None: not at all. title: in the language
    of whoever types. wanted: as `bot.front.words.plain` gives it."""
    told = plain(title)
    if told.startswith(wanted):
        return 0
    if _begins(told, wanted):
        return 1
    if wanted in told:
        return 2
    if _begins(plain(theme.title), wanted):
        return 3
    return 4 if _any_begins(theme.words, wanted) else None


def _begins(told: str, wanted: str) -> bool:
    """Whether each word that was typed begins one that is told."""
    words = told.split()
    return all(any(word.startswith(begin) for word in words) for begin in wanted.split())


def _any_begins(words: Sequence[str], wanted: str) -> bool:
    return any(_begins(plain(word), wanted) for word in words)
