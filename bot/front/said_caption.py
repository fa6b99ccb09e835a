"""Words in quotes at the end of what somebody says: they come onto the sticker.

`space pirate "Ahoy!"` is the theme space pirate with the caption Ahoy!. Every kind of quotes counts
that our languages write, also where the two of a pair are not of one kind; apostrophes are none.
Empty ones ask for no caption.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bot.front.asked import Asked
from bot.front.words import UNSPACED

CAPTION, TEXT = "caption", "text"  # of a job's options, see `bot.wishes`
_DOUBLE, _POINTED, _SINGLE = '"“”„‟＂〝〞〟', "«»", "‹›"
_KINDS = (_DOUBLE, _POINTED, _SINGLE, "「」", "『』", "｢｣")
QUOTES = frozenset("".join(_KINDS))
# What may open the words that another one closes, where the two tell themselves apart.
_OPENERS: Mapping[str, str] = MappingProxyType(
    {
        "”": "“„‟", "“": "„", "〞": "〝", "〟": "〝", "»": "«", "«": "»", "›": "‹", "‹": "›",
        "」": "「", "』": "『", "｣": "｢",
    }
)  # fmt: skip
_BETWEEN = " \t\r\n,;:、，；：،؛"  # what parts them from the words before


@dataclass(frozen=True)
class Said:
    """words: without the caption. caption: what was quoted, "" for none at all; None: nothing was
    said of it."""

    words: str = field(repr=False)
    caption: str | None = field(default=None, repr=False)


def hear(text: str) -> Said:
    """What somebody means by what they said. Any text may come in, of any length."""
    end = len(text)
    while end and _is_blank(text[end - 1]):
        end -= 1
    begin = _find_opener(text, end - 1) if end and text[end - 1] in QUOTES else None
    if begin is None:
        return Said(text)
    inside = text[begin + 1 : end - 1]
    quoted = "" if all(map(_is_blank, inside)) else inside.strip()
    return Said(text[:begin].rstrip(_BETWEEN), quoted)


def hear_both(words: str, caption: str | None) -> Said:
    """The same where what the caption shall be may also be said by itself."""
    return hear(words) if caption is None else Said(words, caption.strip())


def with_caption(asked: Asked) -> Asked:
    """The same request with what is quoted at the end of its words as its caption."""
    said = hear(asked.words)
    if said.caption is None:
        return asked
    options = {**asked.options, **caption_options(said.caption, asked.options)}
    return replace(asked, words=said.words, options=options)


def caption_options(text: str, before: Mapping[str, Any]) -> Mapping[str, Any]:
    """The option of a caption, "" for none; it looks as the one among the options before."""
    kept = before.get(CAPTION) or {}
    return {CAPTION: {**kept, TEXT: text} if text else None}


def told_with_caption(asked: Asked, inert: Callable[[str], str]) -> str:
    """The request's words and its caption as somebody may have said them. inert: makes somebody's
    words harmless where they are told."""
    caption = asked.options.get(CAPTION)
    if not caption:
        return inert(asked.words)
    return f'{inert(asked.words)} "{inert(caption[TEXT])}"'


def _find_opener(text: str, end: int) -> int | None:
    """Where the quote at `end` was opened."""
    closer = text[end]
    paired = _paired(text, end, _OPENERS.get(closer, ""))
    if paired is not None:
        return paired
    kind = next(signs for signs in _KINDS if closer in signs)
    for signs in (frozenset(kind), QUOTES):
        for at in range(end - 1, -1, -1):
            if text[at] in signs and _may_open(text, at):
                return at
    return None


def _paired(text: str, end: int, openers: str) -> int | None:
    """The same where the two are not alike, and others may lie between them."""
    depth = 0
    for at in range(end, -1, -1):
        if text[at] == text[end]:
            depth += 1
        elif text[at] in openers:
            depth -= 1
        if not depth:
            return at
    return None


def _may_open(text: str, at: int) -> bool:
    """Not one right behind a word or number, as of 12" records."""
    before = text[at - 1] if at else " "
    return not before.isalnum() or UNSPACED.match(before) is not None


def _is_blank(letter: str) -> bool:
    """Nothing to see: a space, or a sign that only says how others are set."""
    return letter.isspace() or not letter.isprintable()
