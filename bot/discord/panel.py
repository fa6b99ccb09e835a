"""/toonbooth settings: the rules of a guild as one message of text and menus."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.discord.buttons import MOST_OPTIONS, PressMenu, button, menu
from bot.discord.excuses import ANSWERED, acknowledge, defer, excused, refuse
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.owning import REMEMBER, TRAIN, answer_setting
from bot.discord.requests import place_of
from bot.discord.told import inert
from bot.errors import ForgedPress
from bot.front.panel import LISTED, Entry
from bot.front.presses import Act, Press
from db.communities import Rules

CLOSE = "close"
MOST_ENTRIES = 12  # each takes three components of the forty, and some are for the rest
LABEL_LENGTH = 100


async def show_settings(interaction: discord.Interaction) -> None:
    """The panel, for whoever asked alone."""
    async with excused(interaction):
        if not interaction.permissions.manage_guild:
            await refuse(interaction, "settings-needs-right")
            return
        await defer(interaction, ephemeral=True)
        front = front_of(interaction)
        rules = await front.panel.read(place_of(interaction))
        await _show(interaction, front, rules)


async def change_setting(
    interaction: discord.Interaction, press: Press, values: Sequence[str]
) -> None:
    """One rule, by whoever may, whenever the panel was opened. Raises ForgedPress and
    UnusableValue."""
    rule, _, choice = press.value.partition(".")
    if rule in (REMEMBER, TRAIN):
        await answer_setting(interaction, rule, choice)
        return
    if not interaction.permissions.manage_guild:
        await refuse(interaction, "settings-needs-right")
        return
    await acknowledge(interaction)
    front, place = front_of(interaction), place_of(interaction)
    if rule == CLOSE:
        await interaction.delete_original_response()
        return
    rules = await front.panel.read(place)
    if rule == LISTED:
        rules = await _change_list(front, interaction, rules, set(values))
    elif len(values) == 1:
        rules = await front.panel.change(place, rule, values[0])
    else:
        raise ForgedPress
    await _show(interaction, front, rules)


async def _change_list(
    front: Front, interaction: discord.Interaction, rules: Rules, wanted: set[str]
) -> Rules:
    """What is new on the list first, so that it is never empty in between."""
    place = place_of(interaction)
    changed = [*sorted(wanted - rules.listed), *sorted(rules.listed - wanted)]
    for theme in changed:
        rules = await front.panel.change(place, LISTED, theme)
    return rules


async def _show(interaction: discord.Interaction, front: Front, rules: Rules) -> None:
    manners = await front.manners(interaction)
    guild = interaction.guild
    view = panel_view(front, manners, rules, "" if guild is None else guild.name)
    interaction.extras[ANSWERED] = True
    await interaction.edit_original_response(view=view)


def panel_view(front: Front, manners: Manners, rules: Rules, title: str) -> ui.LayoutView:
    """All rules, each in words over its menu."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=discord.Colour.blurple())
    heading = manners.say("settings-title", place=inert(title))
    container.add_item(ui.TextDisplay(f"## {heading}"))
    for entry in front.panel.entries(rules, manners.language)[:MOST_ENTRIES]:
        about = f"\n-# {entry.about}" if entry.about else ""
        container.add_item(ui.TextDisplay(f"**{entry.name}**{about}"))
        row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
        row.add_item(_menu(entry))
        container.add_item(row)
    closing: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    closing.add_item(button(Press(Act.SETTING, value=CLOSE), manners.say("button-close")))
    container.add_item(closing)
    view.add_item(container)
    return view


def _menu(entry: Entry) -> PressMenu:
    options = [
        discord.SelectOption(label=it.told[:LABEL_LENGTH], value=it.value, default=it.chosen)
        for it in entry.choices[:MOST_OPTIONS]
    ]
    most = len(options) if entry.rule == LISTED else 1
    return menu(Press(Act.SETTING, value=entry.rule), options, most=most)
