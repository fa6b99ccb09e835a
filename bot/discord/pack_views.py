"""What somebody's packs look like: text, menus and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import discord
from discord import ui

from bot.discord.buttons import MOST_OPTIONS, PressButton, PressMenu, button, view_of
from bot.discord.manners import Manners
from bot.discord.menus import cut_page, menus_of, option, turning
from bot.discord.told import inert
from bot.front.presses import Act, Press
from bot.front.shelf import Opened, Shelved

TEXT_LENGTH = 2000


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
    items += _pack_menus(packs, Do.OPEN)
    items.append(_button(manners, "new-pack", do_press(Do.NEW)))
    return view_of(*items)


def choice_view(packs: Sequence[Shelved], sticker_id: str) -> ui.View:
    """Into which pack a sticker shall go."""
    return view_of(*_pack_menus(packs, Do.ADD, sticker_id))


def _pack_menus(packs: Sequence[Shelved], do: Do, rest: str = "") -> list[PressMenu]:
    """As many menus as hold all packs. Of a press with a chosen pack only that counts; its own is
    there to give each menu another name."""
    options = [option(pack.title, pack.pack_id) for pack in packs]
    return menus_of(options, lambda number: do_press(do, f"{number:x}", rest))


def pack_view(manners: Manners, pack: Opened, page: int = 0) -> ui.View:
    """A page of a pack's stickers, and what can be done to the pack."""
    options = [
        option(f"{number}. {it.emoji} {it.told}", it.sticker_id)
        for number, it in enumerate(pack.stickers, start=1)
    ]
    cut = cut_page(options, page, size=MOST_OPTIONS)
    shown: list[PressButton | PressMenu] = []
    shown += menus_of(
        cut.items,
        lambda _: do_press(Do.STICKER, pack.pack_id),
        told=manners.say("packs-choose-sticker"),
    )
    shown += turning(manners, cut, lambda number: do_press(Do.OPEN, pack.pack_id, str(number)))
    shown.append(_button(manners, "rename", do_press(Do.RENAME, pack.pack_id)))
    shown.append(_button(manners, "hand-over", do_press(Do.HEIR, pack.pack_id)))
    shown.append(_button(manners, "delete-pack", do_press(Do.DELETE, pack.pack_id), danger=True))
    shown.append(_button(manners, "back", do_press(Do.LIST)))
    return view_of(*shown)


def sticker_view(
    manners: Manners, pack: Opened, sticker_id: str, *, in_guild: bool, place: int = 0
) -> ui.View:
    """What can be done to a sticker of a pack, at a place from 0. in_guild: it can go into the
    guild's own."""
    named = [
        ("up", Do.UP), ("down", Do.DOWN), ("emoji", Do.EMOJI), ("remove", Do.REMOVE),
    ]  # fmt: skip
    if in_guild:
        named += [("upload-sticker", Do.UPLOAD_STICKER), ("upload-emoji", Do.UPLOAD_EMOJI)]
    page = str(place // MOST_OPTIONS)
    return view_of(
        *(_button(manners, key, do_press(do, pack.pack_id, sticker_id)) for key, do in named),
        _button(manners, "back", do_press(Do.OPEN, pack.pack_id, page)),
    )


def delete_view(manners: Manners, pack: Opened) -> ui.View:
    """Yes or no."""
    return view_of(
        _button(manners, "yes", do_press(Do.DELETE_YES, pack.pack_id), danger=True),
        _button(manners, "no", do_press(Do.OPEN, pack.pack_id)),
    )
