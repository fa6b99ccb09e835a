"""Asks for a theme: menus of those that are allowed, and a window for words of one's own."""

from __future__ import annotations

import discord

from bot.discord.buttons import PressButton, PressMenu, button, view_of
from bot.discord.front import front_of
from bot.discord.manners import Manners
from bot.discord.menus import cut_page, menus_of, option, turning
from bot.discord.modals import words_modal
from bot.discord.wire import Words
from bot.errors import ForgedPress
from bot.front.presses import Act, Press

MOST_WORDS = 200
OWN_WORDS = "words"  # the value of the button for words of one's own
_MENU = "m"  # begins the values of menus


def theme_question(manners: Manners, act: Act, subject: str, *, turn: Act, page: int = 0) -> Words:
    """The question, with all that can be answered. act: of what was chosen, to `subject`; turn: of
    the buttons to other pages, whose value is the page's number."""
    titles = sorted(manners.themes.items(), key=lambda it: it[1].casefold())
    shown = cut_page([option(title, name) for name, title in titles], page)
    items: list[PressButton | PressMenu] = []
    items += menus_of(
        shown.items,
        lambda number: Press(act, subject, f"{_MENU}{number}"),
        told=manners.say("settings-themes"),
    )
    items += turning(manners, shown, lambda number: Press(turn, subject, str(number)))
    if manners.rules.free_words:
        own = Press(act, subject, OWN_WORDS)
        items.append(button(own, manners.say("button-own-words"), emoji="✏️"))
    return Words(manners.say(_question_key(manners)), view=view_of(*items) if items else None)


def _question_key(manners: Manners) -> str:
    if not manners.themes:
        return "make-own-words" if manners.rules.free_words else "error-no-theme-allowed"
    return "make-choose-theme" if manners.rules.free_words else "make-choose-listed"


async def ask_own_words(interaction: discord.Interaction, act: Act, subject: str) -> None:
    """Show the window; what is written comes back as a press of `act` without a value."""
    manners = await front_of(interaction).manners_at_once(interaction)
    await interaction.response.send_modal(
        words_modal(
            Press(act, subject),
            manners.say("make-choose-listed"),
            manners.say("button-own-words"),
            most=MOST_WORDS,
            told=manners.say("make-own-words"),
        )
    )


def read_page(value: str) -> int:
    """The number of a page that a button names. Raises ForgedPress."""
    if not (value.isascii() and value.isdecimal()):
        raise ForgedPress
    return int(value)
