"""Menus for more than one menu holds: several under a message, and pages of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import discord

from bot.discord.buttons import MOST_OPTIONS, PressButton, PressMenu, button, menu
from bot.discord.manners import Manners
from bot.front.presses import Press

MENUS = 4  # a message has five rows, and one is for buttons
LABEL_LENGTH = 100
_ENDS_LENGTH = 60  # of the first and last option in what stands over a menu
T = TypeVar("T")
PressOf = Callable[[int], Press]


@dataclass(frozen=True)
class Page(Generic[T]):
    """number: from 0."""

    number: int
    items: Sequence[T]
    is_last: bool


def cut_page(items: Sequence[T], number: int, *, size: int = MENUS * MOST_OPTIONS) -> Page[T]:
    """A page of them; beyond the last there is only the last."""
    last = max(0, len(items) - 1) // size
    number = min(max(number, 0), last)
    return Page(number, items[number * size : (number + 1) * size], number == last)


def option(label: str, value: str, *, chosen: bool = False) -> discord.SelectOption:
    """One thing to choose."""
    return discord.SelectOption(label=label[:LABEL_LENGTH], value=value, default=chosen)


def menus_of(
    options: Sequence[discord.SelectOption],
    press_of: PressOf,
    *,
    told: str = "",
    several: bool = False,
) -> list[PressMenu]:
    """As many menus as hold all options. told: stands over a single one; over each of several stand
    its first and its last. press_of: of a menu by its number, which must differ. several: as many
    may be chosen as there are, or none."""
    starts = range(0, len(options), MOST_OPTIONS)
    chunks = [options[start : start + MOST_OPTIONS] for start in starts]
    return [
        menu(
            press_of(number),
            chunk,
            placeholder=told if len(chunks) == 1 else _ends(chunk),
            most=len(chunk) if several else None,
        )
        for number, chunk in enumerate(chunks)
    ]


def _ends(chunk: Sequence[discord.SelectOption]) -> str:
    first, last = chunk[0].label[:_ENDS_LENGTH], chunk[-1].label[:_ENDS_LENGTH]
    return first if len(chunk) == 1 else f"{first} – {last}"


def turning(manners: Manners, page: Page[T], press_of: PressOf) -> list[PressButton]:
    """Buttons to the page before and after, where there are such."""
    shown = []
    if page.number:
        told = manners.say("button-previous")
        shown.append(button(press_of(page.number - 1), told, emoji="◀️"))
    if not page.is_last:
        shown.append(button(press_of(page.number + 1), manners.say("button-next"), emoji="▶️"))
    return shown
