"""What buttons carry: an act, whom it is done to, and a value.

Anybody can send us anything under a button's name, so that it says only what is wanted; whether
they may is always looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import ForgedPress

MAX_BYTES = 64  # Telegram's callback_data; Discord's custom_id takes 100
_FORM = re.compile(r"([a-z]{1,3}):([0-9a-f]{0,32}):([A-Za-z0-9_.-]{0,32})")


class Act(StrEnum):
    """What a button does."""

    # To a job
    CANCEL = "x"
    AGAIN = "a"  # with another seed
    VARIANTS = "v"  # four of them
    MORE = "m"  # more cartoony
    LESS = "l"
    THEMES = "th"  # shows the themes there are
    THEME = "t"  # value: the theme
    FINE = "q"  # once more, by Blender taking its time
    PACK = "p"  # value: the pack; "" shows them
    FILES = "f"
    SHOW = "sw"  # what could not be brought, to its owner alone
    DELETE = "d"
    # To a pack
    SHELF = "sh"  # value: what is done to it, or to which sticker of it
    # To a question
    ALLOW = "y"
    DENY = "n"
    CHOOSE = "c"  # value: what is chosen
    # To nothing in particular
    SETTING = "s"  # value: rule.choice
    LANGUAGE = "g"  # value: its code
    FORGET = "fm"
    PAGE = "pg"  # value: its number


@dataclass(frozen=True)
class Press:
    """subject: the id of a job or a question, or ""."""

    act: Act
    subject: str = ""
    value: str = ""


def write_press(press: Press) -> str:
    """At most MAX_BYTES of ASCII."""
    text = f"{press.act}:{press.subject}:{press.value}"
    assert _FORM.fullmatch(text), text
    assert len(text) <= MAX_BYTES, text
    return text


def read_press(text: str) -> Press:
    """Raises ForgedPress for what `write_press` never writes."""
    found = _FORM.fullmatch(text)
    if found is None or len(text) > MAX_BYTES:
        raise ForgedPress
    act, subject, value = found.groups()
    try:
        return Press(Act(act), subject, value)
    except ValueError as error:
        raise ForgedPress from error
