"""Words that are never drawn, found in spite of the usual disguises."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import WordsRefused

LIST = Path(__file__).with_name("refused_words.toml")
_LETTERS_MEANT = str.maketrans("013457@$!|", "oieastasii")
_TOKEN = re.compile(r"[^\W_]+")
_SPELLED_OUT = re.compile(r"(?<!\S)(?:\S ){2,}\S(?!\S)")  # n a z i
_DRAWN_OUT = re.compile(r"(.)\1{2,}")  # naziiii
# Scripts that put no spaces between words: there a word may stand anywhere.
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Topic:
    """Met by a text that holds one word of each list."""

    name: str
    lists: tuple[frozenset[str], ...]


class RefusedWords:
    """The topics that are never drawn; made by `load_refused_words`."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._topics = tuple(topics)

    def check(self, text: str) -> None:
        """Raise WordsRefused, with the topic, when the text meets one."""
        forms = [f" {form} " for form in _forms(text)]
        for topic in self._topics:
            if all(_any_in(words, forms) for words in topic.lists):
                raise WordsRefused(topic.name)


def load_refused_words(path: Path = LIST) -> RefusedWords:
    """The list in a file of ours."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return RefusedWords(
        Topic(topic["name"], tuple(frozenset(map(plain, words)) for words in topic["all"]))
        for topic in table["topic"]
    )


def plain(text: str) -> str:
    """Words in small letters without accents, one space between them, nothing else."""
    shown = "".join(c for c in unicodedata.normalize("NFKC", text) if _is_seen(c))
    bare = unicodedata.normalize("NFKD", shown.casefold())
    joined = "".join(c for c in bare if not unicodedata.combining(c))
    # NFKD took syllables of Korean apart, too.
    return " ".join(_TOKEN.findall(unicodedata.normalize("NFC", joined)))


def _forms(text: str) -> set[str]:
    """What a text may be read as."""
    seen = "".join(c for c in unicodedata.normalize("NFKC", text) if _is_seen(c))
    forms = {plain(seen), plain(seen.translate(_LETTERS_MEANT))}
    forms |= {_SPELLED_OUT.sub(lambda found: found[0].replace(" ", ""), form) for form in forms}
    return forms | {_DRAWN_OUT.sub(r"\1", form) for form in forms}


def _is_seen(letter: str) -> bool:
    """Not a joiner, a soft hyphen or another sign that only changes how others are set."""
    return unicodedata.category(letter) != "Cf"


def _any_in(words: frozenset[str], forms: list[str]) -> bool:
    return any(
        word in form if UNSPACED.search(word) else f" {word} " in form
        for form in forms
        for word in words
    )
