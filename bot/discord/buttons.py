"""Buttons and menus that live on after a restart: all that they do is in their names."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Protocol, cast

import discord
from discord import ui

from bot.front.presses import Act, Press, read_press, write_press
from bot.speech.catalog import Speech

TEMPLATE = r"[a-z]{1,3}:[0-9a-f]{0,32}:[A-Za-z0-9_.-]{0,32}"
MOST_OPTIONS = 25
_RESULT = (
    (Act.AGAIN, "again", "🎲"),
    (Act.VARIANTS, "variants", "🔀"),
    (Act.MORE, "more", "➕"),
    (Act.LESS, "less", "➖"),
    (Act.THEMES, "theme", "🎨"),
    (Act.FINE, "fine", "💎"),
    (Act.PACK, "pack", "📦"),
    (Act.FILES, "files", "📎"),
    (Act.DELETE, "delete", "🗑️"),
)
# With what a button or menu is called, and what was chosen; whoever is called reads the press.
OnPress = Callable[[discord.Interaction, str, Sequence[str]], Awaitable[None]]


class Listening(Protocol):
    """The client to which presses come."""

    on_press: OnPress


class PressButton(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
    """A button that carries a press."""

    def __init__(self, button: ui.Button[Any]) -> None:
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> PressButton:
        del interaction, match
        return cls(cast("ui.Button[Any]", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await _tell(interaction, self.custom_id, ())


class PressMenu(ui.DynamicItem[ui.Select[Any]], template=f"m:{TEMPLATE}"):
    """A menu that carries a press; what is chosen comes beside it."""

    def __init__(self, menu: ui.Select[Any]) -> None:
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> PressMenu:
        del interaction, match
        return cls(cast("ui.Select[Any]", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await _tell(interaction, self.custom_id.removeprefix("m:"), self.item.values)


class PressPerson(ui.DynamicItem[ui.UserSelect[Any]], template=f"u:{TEMPLATE}"):
    """A menu of people that carries a press; who is chosen comes beside it, but no bot."""

    def __init__(self, menu: ui.UserSelect[Any]) -> None:
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> PressPerson:
        del interaction, match
        return cls(cast("ui.UserSelect[Any]", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        chosen = [str(it.id) for it in self.item.values if not it.bot]
        await _tell(interaction, self.custom_id.removeprefix("u:"), chosen)


Pressable = PressButton | PressMenu | PressPerson


async def _tell(interaction: discord.Interaction, name: str, values: Sequence[str]) -> None:
    listening = cast("Listening", interaction.client)
    await listening.on_press(interaction, name, values)


def button(
    press: Press,
    label: str,
    *,
    emoji: str | None = None,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> PressButton:
    """A button of ours."""
    return PressButton(
        ui.Button(label=label, custom_id=write_press(press), emoji=emoji, style=style)
    )


def menu(
    press: Press,
    options: Sequence[discord.SelectOption],
    *,
    placeholder: str = "",
    most: int | None = None,
) -> PressMenu:
    """A menu of ours, with at most MOST_OPTIONS. most: so many or fewer may be chosen; None: one
    must be."""
    return PressMenu(
        ui.Select(
            custom_id=f"m:{write_press(press)}",
            options=list(options),
            placeholder=placeholder or None,
            min_values=1 if most is None else 0,
            max_values=1 if most is None else most,
        )
    )


def offered_by(message: discord.Message, press: Press) -> frozenset[str]:
    """The values that a menu under a message has."""
    return frozenset(
        option.value
        for part in walk(message.components)
        if isinstance(part, discord.SelectMenu) and part.custom_id == f"m:{write_press(press)}"
        for option in part.options
    )


def walk(parts: Sequence[Any]) -> Iterator[Any]:
    """A message's components with those inside others."""
    for part in parts:
        yield part
        yield from walk(getattr(part, "children", ()))


def view_of(*items: Pressable) -> ui.View:
    """Buttons and menus under a message."""
    view = ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


def cancel_view(speech: Speech, job_id: str, language: str | None) -> ui.View:
    """Under what tells how far a job is."""
    return view_of(button(Press(Act.CANCEL, job_id), speech.say("button-cancel", language)))


def show_view(speech: Speech, job_id: str, language: str | None) -> ui.View:
    """Under word of a sticker that could not be brought."""
    return view_of(button(Press(Act.SHOW, job_id), speech.say("button-show", language), emoji="👀"))


def result_view(speech: Speech, job_id: str, language: str | None) -> ui.View:
    """Under a sticker."""
    return view_of(
        *(
            button(Press(act, job_id), speech.say(f"button-{name}", language), emoji=emoji)
            for act, name, emoji in _RESULT
        )
    )


def job_of(message: discord.Message) -> tuple[str, bool]:
    """The job whose buttons a message has ("": none), and whether it is a sticker's."""
    for part in walk(message.components):
        if re.fullmatch(TEMPLATE, getattr(part, "custom_id", None) or ""):
            press = read_press(part.custom_id)
            return press.subject, press.act != Act.CANCEL
    return "", False
