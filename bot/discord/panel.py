"""/toonbooth settings: the rules of a guild as one message of text and menus."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.discord.buttons import PressButton, PressMenu, button, menu, offered_by
from bot.discord.excuses import ANSWERED, acknowledge, defer, excused, refuse
from bot.discord.front import Front, front_of
from bot.discord.manners import Manners
from bot.discord.menus import cut_page, menus_of, option, turning
from bot.discord.owning import REMEMBER, TRAIN, answer_setting
from bot.discord.requests import place_of
from bot.discord.themes import read_page
from bot.discord.told import inert
from bot.errors import ForgedPress
from bot.front.panel import LISTED, Entry
from bot.front.presses import Act, Press
from db.communities import Rules

CLOSE, BACK = "close", "back"
TOLD_LENGTH = 500  # of the titles of all themes that are chosen
NONE = "–"
_MENU = "m"  # follows LISTED in the names of menus; in those of buttons a page does
Item = PressButton | PressMenu


async def show_settings(interaction: discord.Interaction) -> None:
    """The panel, for whoever asked alone."""
    async with excused(interaction):
        if not interaction.permissions.manage_guild:
            await refuse(interaction, "settings-needs-right")
            return
        await defer(interaction, ephemeral=True)
        front = front_of(interaction)
        rules = await front.panel.read(place_of(interaction))
        await _show_panel(interaction, front, rules)


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
    elif rule == BACK:
        await _show_panel(interaction, front, await front.panel.read(place))
    elif rule == LISTED:
        await _list_themes(interaction, press, choice, values)
    elif len(values) == 1:
        await _show_panel(interaction, front, await front.panel.change(place, rule, values[0]))
    else:
        raise ForgedPress


async def _list_themes(
    interaction: discord.Interaction, press: Press, choice: str, values: Sequence[str]
) -> None:
    """The list of themes, at a page; or one of its menus was used, which changes what it offers."""
    front, place = front_of(interaction), place_of(interaction)
    page, _, number = choice.partition(_MENU)
    if number:
        assert interaction.message is not None, "a component has one"
        offered = offered_by(interaction.message, press)
        rules = await front.panel.relist(place, offered, frozenset(values))
    else:
        rules = await front.panel.read(place)
    manners = await front.manners(interaction)
    entries = front.panel.entries(rules, manners.language)
    listed = next((entry for entry in entries if entry.rule == LISTED), None)
    if listed is None:  # all are allowed by now
        await _show_panel(interaction, front, rules)
        return
    await _show(interaction, list_view(manners, listed, read_page(page)))


async def _show_panel(interaction: discord.Interaction, front: Front, rules: Rules) -> None:
    manners = await front.manners(interaction)
    title = "" if interaction.guild is None else interaction.guild.name
    await _show(interaction, panel_view(front, manners, rules, title))


async def _show(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    interaction.extras[ANSWERED] = True
    await interaction.edit_original_response(view=view)


def panel_view(front: Front, manners: Manners, rules: Rules, title: str) -> ui.LayoutView:
    """All rules, each in words over its menu."""
    parts: list[ui.Item[ui.LayoutView]] = []
    for entry in front.panel.entries(rules, manners.language):
        about = _about(entry)
        parts.append(ui.TextDisplay(f"**{entry.name}**" + (f"\n-# {about}" if about else "")))
        parts.append(_row(_chooser(entry)))
    parts.append(_row(button(_setting(CLOSE), manners.say("button-close"))))
    return _view(manners.say("settings-title", place=inert(title)), parts)


def _about(entry: Entry) -> str:
    """What a rule is for; of the list what is on it."""
    if entry.rule == LISTED:
        return inert(entry.told, longest=TOLD_LENGTH) or NONE
    return entry.about


def _chooser(entry: Entry) -> Item:
    press = _setting(entry.rule)
    if entry.rule == LISTED:
        return button(_setting(f"{LISTED}.0"), entry.name)
    options = [option(it.told, it.value, chosen=it.chosen) for it in entry.choices]
    return menu(press, options)


def list_view(manners: Manners, entry: Entry, number: int) -> ui.LayoutView:
    """A page of all themes there are, of which any may be chosen."""
    choices = sorted(entry.choices, key=lambda it: it.told.casefold())
    options = [option(it.told, it.value, chosen=it.chosen) for it in choices]
    page = cut_page(options, number)
    menus = menus_of(
        page.items,
        lambda menu: _setting(f"{LISTED}.{page.number}{_MENU}{menu}"),
        several=True,
    )
    buttons = [
        *turning(manners, page, lambda number: _setting(f"{LISTED}.{number}")),
        button(_setting(BACK), manners.say("button-back")),
    ]
    told: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay(f"-# {_about(entry)}")
    return _view(entry.name, [told, *map(_row, menus), _row(*buttons)])


def _setting(value: str) -> Press:
    return Press(Act.SETTING, value=value)


def _row(*items: Item) -> ui.ActionRow[ui.LayoutView]:
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for item in items:
        row.add_item(item)
    return row


def _view(heading: str, parts: Sequence[ui.Item[ui.LayoutView]]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=discord.Colour.blurple())
    container.add_item(ui.TextDisplay(f"## {heading}"))
    for part in parts:
        container.add_item(part)
    view.add_item(container)
    return view
