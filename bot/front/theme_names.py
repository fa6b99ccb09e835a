"""Themes as people call them: by their names, or by their titles in any language that we speak."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.front.words import plain
from bot.speech.catalog import ENGLISH, LANGUAGES, load_speech
from bot.speech.phrases import Phrase, say_phrase
from bot.speech.titles import theme_title, title_phrase
from config.theme import Theme

MOST_SETS = 8  # of themes that are deployed: one, but for tests


def named_theme(words: str, themes: Mapping[str, Theme], language: str | None = None) -> str | None:
    """The theme whose name or title these words are. Where two languages call different themes so:
    that of English, then of this language."""
    meant, known = _folded(words), _known(themes)
    for code in (ENGLISH, load_speech().choose(language), *LANGUAGES):
        name = _names(known, code).get(meant)
        if name is not None:
            return name
    return None


def shown_words(words: str, themes: Mapping[str, Theme], language: str | None) -> str:
    """The same words as somebody reads them: of a theme its title in their language."""
    name = named_theme(words, themes, language)
    return words if name is None else theme_title(load_speech(), themes[name], language)


def learn_names(themes: Mapping[str, Theme]) -> None:
    """Do now what else takes a moment when somebody first names one."""
    for code in LANGUAGES:
        _names(_known(themes), code)


def _known(themes: Mapping[str, Theme]) -> tuple[tuple[str, str], ...]:
    return tuple((name, theme.title) for name, theme in themes.items())


def _folded(words: str) -> str:
    """In plain words, also those of Turkish, whose small letter of I has no dot."""
    return plain(words).replace("ı", "i")


@lru_cache(maxsize=MOST_SETS * len(LANGUAGES))
def _names(themes: tuple[tuple[str, str], ...], language: str) -> Mapping[str, str]:
    """The names of themes by what they are called in a language, in plain words."""
    found: dict[str, str] = {}
    for name, title in themes:
        told = title_phrase(load_speech(), name, title)
        if isinstance(told, Phrase):
            told = say_phrase(load_speech(), told, language)
        for called in (name, title, told):
            found.setdefault(_folded(called), name)
    return found
