"""A prompt in parts: its words and those that stand side by side, to be understood one by one."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EMPTY_WORDS = Path(__file__).with_name("empty_words.toml")
MOST_WORDS = 7  # of a prompt that are looked at one by one
MOST_PARTS = 11
_SHORTEST = 3  # letters of a word that is written with letters
# Runs of one script: Chinese characters, the two Japanese syllabaries, and everything else.
_RUN = re.compile(r"[㐀-鿿々]+|[゠-ヿ]+|[぀-ゟ]+|[^\W_]+(?:['’-][^\W_]+)*")
_HAN = re.compile(r"[㐀-鿿々]+")
_HIRAGANA = re.compile(r"[぀-ゟ]+")
_HAN_WORD = re.compile(r"[^的了在和与與是我你他她它们們很有不去来來看吃喝穿戴玩做]+")
_FEW_HAN = 3  # characters of longest words that are not cut in two
_SHORTEST_HIRAGANA = 3  # shorter runs are particles and endings


@dataclass(frozen=True)
class Part:
    """Words of a prompt that stand side by side: `first` to `last`, both counted, from 0."""

    text: str
    first: int
    last: int

    def overlaps(self, other: Part) -> bool:
        """Whether they share a word."""
        return self.first <= other.last and other.first <= self.last


def split(text: str) -> tuple[Part, ...]:
    """The words of a text, then its pairs of neighbours; () for a single word."""
    words = list(_words(text))[:MOST_WORDS]
    singles = [Part(word, place, place) for place, (word, _) in enumerate(words)]
    pairs = [
        Part(f"{one}{joint}{other}", place, place + 1)
        for place, ((one, _), (other, joint)) in enumerate(itertools.pairwise(words))
        if joint is not None
    ]
    if len(singles) == 1:
        return () if singles[0].text == text else tuple(singles)
    return tuple([*singles, *pairs][:MOST_PARTS])


@cache
def read_empty_words() -> frozenset[str]:
    """Words that name nothing, such as articles, in the languages that front ends speak."""
    table: dict[str, str] = tomllib.loads(EMPTY_WORDS.read_text(encoding="utf-8"))
    return frozenset(word for words in table.values() for word in words.split())


def _words(text: str) -> Iterator[tuple[str, str | None]]:
    """What may name something, and what stands before it: None where it shares characters."""
    end = -1
    for found in _RUN.finditer(text):
        run, start = found[0], found.start()
        for place, word in _named(run):
            gap = start + place - end
            yield word, None if gap < 0 else " " if gap else ""
            end = start + place + len(word)


def _named(run: str) -> Sequence[tuple[int, str]]:
    if _HAN.fullmatch(run):
        return [each for found in _HAN_WORD.finditer(run) for each in _han(found)]
    if _HIRAGANA.fullmatch(run):
        return [(0, run)] if len(run) >= _SHORTEST_HIRAGANA else []
    if len(run) < _SHORTEST or run.casefold() in read_empty_words():
        return []
    return [(0, run)]


def _han(found: re.Match[str]) -> Sequence[tuple[int, str]]:
    """Short runs of characters as they are, of longer ones each two that stand side by side."""
    run, start = found[0], found.start()
    if len(run) <= _FEW_HAN:
        return [(start, run)]
    return [(start + n, run[n : n + 2]) for n in range(len(run) - 1)]
