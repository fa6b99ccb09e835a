"""What somebody's packs look like: text, menus and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import ceil

import discord
from discord import ui

from bot.discord.buttons import MOST_OPTIONS, PressButton, PressMenu, button, menu, view_of
from bot.discord.manners import Manners
from bot.discord.told import inert
from bot.front.presses import Act, Press
from bot.front.shelf import Opened, Shelved

LABEL_LENGTH, TEXT_LENGTH = 100, 2000
PAGE = MOST_OPTIONS


class Do(StrEnum):
    """What is done to a pack, or to a sticker of it, whose name follows after a dash."""

    LIST = "list"
    NEW = "new"
    OPEN = "open"  # then the page
    STICKER = "s"
    UP = "up"
    DOWN = "dn"
    EMOJI = "em"
    REMOVE = "rm"
    RENAME = "nm"
    HEIR = "hr"
    TAKE = "tk"  # then yes or no; to the question
    DELETE = "dl"
    DELETE_YES = "dy"
    STOP = "stop"  # what is not made of it yet
    ADD = "add"
    UPLOAD_STICKER = "us"
    UPLOAD_EMOJI = "ue"


def do_press(do: Do, pack: str = "", rest: str = "") -> Press:
    """What a button of the shelf carries."""
    return Press(Act.SHELF, pack, f"{do}-{rest}" if rest else do.value)


def _button(manners: Manners, key: str, press: Press, *, danger: bool = False) -> PressButton:
    style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.secondary
    return button(press, manners.say(f"button-{key}"), style=style)


def stop_view(label: str, pack_id: str) -> ui.View:
    """Under what tells how far a pack is."""
    return view_of(button(do_press(Do.STOP, pack_id), label))


def list_text(manners: Manners, packs: Sequence[Shelved]) -> str:
    """The packs of somebody in words, as many as a message holds; the menus have all."""
    if not packs:
        return manners.say("packs-empty")
    told = f"**{manners.say('packs-title')}**"
    for pack in packs:
        line = manners.say("packs-line", title=inert(pack.title), count=pack.count)
        if len(told) + len(line) >= TEXT_LENGTH:
            break
        told = f"{told}\n{line}"
    return told


def list_view(manners: Manners, packs: Sequence[Shelved]) -> ui.View:
    """Each pack, and a new one."""
    items: list[PressButton | PressMenu] = []
    items.extend(_pack_menus(packs, Do.OPEN))
    items.append(_button(manners, "new-pack", do_press(Do.NEW)))
    return view_of(*items)


def choice_view(packs: Sequence[Shelved], sticker_id: str) -> ui.View:
    """Into which pack a sticker shall go."""
    return view_of(*_pack_menus(packs, Do.ADD, sticker_id))


def _pack_menus(packs: Sequence[Shelved], do: Do, rest: str = "") -> list[PressMenu]:
    """As many menus as hold all packs. Of a press with a chosen pack only that counts; its own is
    there to give each menu another name."""
    menus = []
    for number in range(ceil(len(packs) / MOST_OPTIONS)):
        options = [
            discord.SelectOption(label=pack.title[:LABEL_LENGTH], value=pack.pack_id)
            for pack in packs[number * MOST_OPTIONS : (number + 1) * MOST_OPTIONS]
        ]
        menus.append(menu(do_press(do, str(number) if number else "", rest), options))
    return menus


def pack_view(manners: Manners, pack: Opened, page: int = 0) -> ui.View:
    """A page of a pack's stickers, and what can be done to the pack."""
    begin = page * PAGE
    options = [
        discord.SelectOption(
            label=f"{number}. {it.emoji} {it.words}"[:LABEL_LENGTH], value=it.sticker_id
        )
        for number, it in enumerate(pack.stickers[begin : begin + PAGE], start=begin + 1)
    ]
    shown: list[PressButton | PressMenu] = []
    if options:
        told = manners.say("packs-choose-sticker")
        shown.append(menu(do_press(Do.STICKER, pack.pack_id), options, placeholder=told))
    shown.append(_button(manners, "rename", do_press(Do.RENAME, pack.pack_id)))
    shown.append(_button(manners, "hand-over", do_press(Do.HEIR, pack.pack_id)))
    shown.append(_button(manners, "delete-pack", do_press(Do.DELETE, pack.pack_id), danger=True))
    if begin + PAGE < len(pack.stickers):
        shown.append(_button(manners, "next", do_press(Do.OPEN, pack.pack_id, str(page + 1))))
    shown.append(_button(manners, "back", do_press(Do.LIST)))
    return view_of(*shown)


def sticker_view(manners: Manners, pack: Opened, sticker_id: str, *, in_guild: bool) -> ui.View:
    """What can be done to a sticker of a pack. in_guild: it can go into the guild's own."""
    named = [
        ("up", Do.UP), ("down", Do.DOWN), ("emoji", Do.EMOJI), ("remove", Do.REMOVE),
    ]  # fmt: skip
    if in_guild:
        named += [("upload-sticker", Do.UPLOAD_STICKER), ("upload-emoji", Do.UPLOAD_EMOJI)]
    return view_of(
        *(_button(manners, key, do_press(do, pack.pack_id, sticker_id)) for key, do in named),
        _button(manners, "back", do_press(Do.OPEN, pack.pack_id)),
    )


def delete_view(manners: Manners, pack: Opened) -> ui.View:
    """Yes or no."""
    return view_of(
        _button(manners, "yes", do_press(Do.DELETE_YES, pack.pack_id), danger=True),
        _button(manners, "no", do_press(Do.OPEN, pack.pack_id)),
    )
