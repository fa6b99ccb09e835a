"""What a pack looks like in a chat: its buttons, and those of its stickers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.front.presses import Act
from bot.front.shelf import Kept, Opened, Shelved
from bot.telegram.inert import inert
from bot.telegram.keyboards import button, rows_of
from bot.telegram.talk import Talk

PAGE = 20  # stickers on one page of buttons
ACROSS = 5


class Do(StrEnum):
    """What a button of the shelf does: before the dash of a press's value."""

    LIST = "list"
    NEW = "new"
    OPEN = "open"
    STICKERS = "st"  # then the page
    STICKER = "s"  # then the sticker, as below
    UP = "up"
    DOWN = "dn"
    EMOJI = "em"
    REMOVE = "rm"
    RENAME = "nm"
    LINK = "ln"
    HEIR = "hr"
    TAKE = "tk"  # an offered pack, or not; to the question
    DELETE = "dl"
    DELETE_YES = "dy"
    STOP = "stop"  # what is not made of it yet
    ADD = "add"  # then the sticker; "" as pack for the shelf's newest


def shelf_button(text: str, do: Do, pack: str = "", rest: str = "") -> InlineKeyboardButton:
    """One of the shelf."""
    return button(text, Act.SHELF, pack, f"{do}-{rest}" if rest else do.value)


def packs_text(talk: Talk, packs: Sequence[Shelved]) -> str:
    """All packs of somebody, in words."""
    if not packs:
        return talk.text("packs-empty")
    lines = [talk.text("packs-line", title=inert(it.title), count=it.count) for it in packs]
    return "\n".join([talk.text("packs-title"), "", *lines])


def packs_keyboard(talk: Talk, packs: Sequence[Shelved]) -> InlineKeyboardMarkup:
    """Each pack, and a new one."""
    rows = [[shelf_button(_label(pack.title), Do.OPEN, pack.pack_id)] for pack in packs]
    return InlineKeyboardMarkup([*rows, [shelf_button(talk.text("button-new-pack"), Do.NEW)]])


def pack_keyboard(talk: Talk, pack_id: str) -> InlineKeyboardMarkup:
    """What can be done to a pack."""
    made = [
        shelf_button(talk.text(f"button-{key}"), do, pack_id)
        for key, do in (
            ("link", Do.LINK), ("order", Do.STICKERS), ("rename", Do.RENAME),
            ("hand-over", Do.HEIR), ("delete-pack", Do.DELETE), ("back", Do.LIST),
        )
    ]  # fmt: skip
    return InlineKeyboardMarkup(rows_of(made))


def stickers_keyboard(talk: Talk, pack: Opened, page: int) -> InlineKeyboardMarkup:
    """A page of a pack's stickers, by number and emoji."""
    begin = page * PAGE
    made = [
        shelf_button(
            f"{number}. {item.emoji.split()[0]}", Do.STICKER, pack.pack_id, item.sticker_id
        )
        for number, item in enumerate(pack.stickers[begin : begin + PAGE], start=begin + 1)
    ]
    ends = [shelf_button(talk.text("button-back"), Do.OPEN, pack.pack_id)]
    if begin + PAGE < len(pack.stickers):
        ends.append(
            shelf_button(talk.text("button-next"), Do.STICKERS, pack.pack_id, str(page + 1))
        )
    return InlineKeyboardMarkup([*rows_of(made, ACROSS), ends])


def sticker_keyboard(talk: Talk, pack_id: str, sticker_id: str) -> InlineKeyboardMarkup:
    """What can be done to a sticker of a pack."""
    made = [
        shelf_button(talk.text(f"button-{key}"), do, pack_id, sticker_id)
        for key, do in (
            ("up", Do.UP), ("down", Do.DOWN), ("emoji", Do.EMOJI), ("remove", Do.REMOVE),
        )
    ]  # fmt: skip
    back = shelf_button(talk.text("button-back"), Do.STICKERS, pack_id)
    return InlineKeyboardMarkup([*rows_of(made), [back]])


def delete_keyboard(talk: Talk, pack_id: str) -> InlineKeyboardMarkup:
    """Yes or no."""
    yes = shelf_button(talk.text("button-yes"), Do.DELETE_YES, pack_id)
    return InlineKeyboardMarkup([[yes, shelf_button(talk.text("button-no"), Do.OPEN, pack_id)]])


def choice_keyboard(packs: Sequence[Shelved], sticker_id: str) -> InlineKeyboardMarkup:
    """Into which pack a sticker shall go."""
    rows = [[shelf_button(_label(pack.title), Do.ADD, pack.pack_id, sticker_id)] for pack in packs]
    return InlineKeyboardMarkup(rows)


def _first(kept: Kept) -> str:
    return kept.emoji.split()[0]


def _label(title: str) -> str:
    return inert(title)[:40]
