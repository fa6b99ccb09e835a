"""Packs as people and platforms want them: titles, emoji, and the names and parts of their sets."""

from __future__ import annotations

import re
import secrets
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

import emoji

from bot.expressions import EMOJI
from db.errors import UnusableValue
from db.pack_models import EMOJI_LENGTH, TITLE_LENGTH, PackItem, PlacedSticker
from pipeline.errors import UnusablePrompt
from pipeline.likeness import ExpressionName
from pipeline.prompt.words import single_words

SET_SIZE = 120  # stickers of a Telegram set (core.telegram.org/bots/api#addstickertoset)
SET_NAME_LENGTH = 64
MOST_EMOJI = 20  # of a Telegram sticker
MOST_KEYWORDS, KEYWORDS_LENGTH = 20, 64  # of a Telegram sticker, all together
MOST_SUGGESTED = 3
PLAIN_EMOJI = "⭐"
_SECRET_BYTES = 5
_SET_NAME = re.compile(r"[A-Za-z](_?[A-Za-z0-9])*")
_JOINERS = "\u200c\u200d"  # belong to letters of some scripts, and into emoji


class EmojiFinder(Protocol):
    """Finds emoji by meaning; `pipeline.prompt.emoji` has one."""

    def find(self, prompt: str, *, most: int = ...) -> tuple[str, ...]: ...


def clean_title(text: str) -> str:
    """A title of any script on one line, without signs that change how what stands around it is
    shown. Raises UnusableValue where nothing or too much is left."""
    title = _plain(text)
    if not 1 <= len(title) <= TITLE_LENGTH:
        raise UnusableValue("title", f"it must have 1 to {TITLE_LENGTH} characters")
    return title


def title_of(words: str, *, number: int = 1) -> str:
    """A title made of a prompt, or of a pack's own title for its set of that number."""
    ending = "" if number == 1 else f" {number}"
    return _cut(_plain(words), TITLE_LENGTH - len(ending)) + ending


def read_emoji(text: str) -> str:
    """1 to 20 emoji that somebody wrote, as packs keep them. Raises UnusableValue."""
    found = emoji.emoji_list(text)
    others = emoji.replace_emoji(text, "").strip().strip("\u200d\ufe0f")
    kept = list(dict.fromkeys(each["emoji"] for each in found))
    told = " ".join(kept)
    if others or not 1 <= len(kept) <= MOST_EMOJI or len(told) > EMOJI_LENGTH:
        raise UnusableValue("emoji", f"it must be 1 to {MOST_EMOJI} emoji")
    return told


def suggest_emoji(
    words: str, finder: EmojiFinder, *, expression: ExpressionName | None = None
) -> str:
    """Emoji for a sticker: those of its prompt, of what its figure does, and what means the same.

    It takes some milliseconds: not for the event loop.
    """
    suggested = [each["emoji"] for each in emoji.emoji_list(words)]
    if expression is not None:
        suggested.append(EMOJI[expression])
    with suppress(UnusablePrompt):
        suggested.extend(finder.find(words))
    return " ".join(list(dict.fromkeys(suggested))[:MOST_SUGGESTED]) or PLAIN_EMOJI


def suggest_keywords(words: str) -> tuple[str, ...]:
    """Words of a prompt by which a platform may find its sticker."""
    small = _plain(words).casefold()
    kept: list[str] = []
    for word in dict.fromkeys(single_words(small) or [_cut(small, KEYWORDS_LENGTH)]):
        if word and len("".join([*kept, word])) <= KEYWORDS_LENGTH and len(kept) < MOST_KEYWORDS:
            kept.append(word)
    return tuple(kept)


def name_set(bot: str, number: int) -> str:
    """A name that Telegram takes for a set, and that no other has: "toons_3f9a27c41b_2_by_bot".

    bot: its username. The name is public and outlives the pack's title, so that it tells neither
    that nor whose it is.
    """
    name = f"toons_{secrets.token_hex(_SECRET_BYTES)}_{number}_by_{bot}"
    assert is_set_name(name, bot), name
    return name


def is_set_name(name: str, bot: str) -> bool:
    """Whether Telegram takes a name: Latin letters, digits and single underscores."""
    own = name.casefold().endswith(f"_by_{bot}".casefold())
    return own and len(name) <= SET_NAME_LENGTH and _SET_NAME.fullmatch(name) is not None


def split_into_sets(items: Sequence[PackItem]) -> list[Sequence[PackItem]]:
    """A pack's stickers as they go into its first set, its second, ..."""
    return [items[start : start + SET_SIZE] for start in range(0, len(items), SET_SIZE)]


@dataclass(frozen=True)
class SetChange:
    """What must be done to a platform's set. remove: names of the platform. relabel: the same, with
    their new emoji. add: at its end."""

    remove: tuple[str, ...]
    relabel: tuple[tuple[str, str], ...]
    add: tuple[PackItem, ...]


def plan_change(items: Sequence[PackItem], placed: Sequence[PlacedSticker]) -> SetChange:
    """From what a set holds to what it shall hold; the order is to be seen to afterwards."""
    wanted = {item.sticker_id: item for item in items}
    there = {each.sticker_id: each for each in placed if each.sticker_id in wanted}
    remove = tuple(each.native_id for each in placed if each.sticker_id not in wanted)
    relabel = tuple(
        (each.native_id, wanted[each.sticker_id].emoji)
        for each in there.values()
        if each.sticker_id is not None and each.emoji != wanted[each.sticker_id].emoji
    )
    add = tuple(item for item in items if item.sticker_id not in there)
    return SetChange(remove, relabel, add)


def order_by_moves(there: Sequence[str], wanted: Sequence[str]) -> list[tuple[str, int]]:
    """How the same things come into another order by as few moves as possible: what is moved, and
    to which place once it is taken away."""
    place = {name: number for number, name in enumerate(wanted)}
    stays = _longest_rising([place[name] for name in there])
    now, moves = list(there), []
    for number, name in enumerate(wanted):
        if number not in stays:
            now.remove(name)
            to = now.index(wanted[number - 1]) + 1 if number else 0
            now.insert(to, name)
            moves.append((name, to))
    return moves


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The most of some different numbers that already stand in order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _plain(text: str) -> str:
    """On one line, without control characters, marks of direction and the like."""
    spaced = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    kept = "".join(c for c in spaced if unicodedata.category(c)[0] != "C" or c in _JOINERS)
    return " ".join(kept.split()).strip(_JOINERS)


def _cut(text: str, length: int) -> str:
    """The beginning of a text, which ends with a whole letter or emoji."""
    end = length
    while 0 < end < len(text) and (_goes_on(text[end]) or text[end - 1] in _JOINERS):
        end -= 1
    return text[: end or length].rstrip()


def _goes_on(letter: str) -> bool:
    """Whether it belongs to the letter or emoji before it."""
    return letter in _JOINERS or unicodedata.category(letter)[0] == "M" or "🏻" <= letter <= "🏿"
