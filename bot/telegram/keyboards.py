"""Rows of buttons under messages."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.front.presses import Act, Press, write_press
from bot.speech.catalog import Speech
from bot.speech.titles import theme_title
from config.theme import Theme

ACROSS = 2


def button(text: str, act: Act, subject: str = "", value: str = "") -> InlineKeyboardButton:
    """One that does an act of ours."""
    return InlineKeyboardButton(text, callback_data=write_press(Press(act, subject, value)))


def rows_of(
    buttons: Iterable[InlineKeyboardButton], across: int = ACROSS
) -> list[list[InlineKeyboardButton]]:
    """So many beside each other."""
    left, rows = list(buttons), []
    while left:
        rows.append(left[:across])
        left = left[across:]
    return rows


def cancel_keyboard(speech: Speech, job_id: str, language: str | None) -> InlineKeyboardMarkup:
    """Under a progress message."""
    cancel = button(speech.say("button-cancel", language), Act.CANCEL, job_id)
    return InlineKeyboardMarkup([[cancel]])


_RESULT = (
    (Act.AGAIN, "again"), (Act.VARIANTS, "variants"), (Act.MORE, "more"), (Act.LESS, "less"),
    (Act.THEMES, "theme"), (Act.FINE, "fine"), (Act.PACK, "pack"), (Act.FILES, "files"),
    (Act.DELETE, "delete"),
)  # fmt: skip


def result_keyboard(speech: Speech, job_id: str, language: str | None) -> InlineKeyboardMarkup:
    """Under a sticker."""
    told = ((act, speech.say(f"button-{key}", language)) for act, key in _RESULT)
    return InlineKeyboardMarkup(rows_of(button(text, act, job_id) for act, text in told))


def theme_keyboard(
    speech: Speech, themes: Iterable[Theme], language: str | None, act: Act, subject: str
) -> InlineKeyboardMarkup:
    """A button for each theme, with its number on the sheet."""
    made = [
        button(f"{number}. {theme_title(speech, theme, language)}", act, subject, theme.name)
        for number, theme in enumerate(themes, start=1)
        if len(theme.name) <= LONGEST_NAME
    ]
    return InlineKeyboardMarkup(rows_of(made))


LONGEST_NAME = 32  # of a press's value
