"""What themes are called in the language of whoever chooses one."""

from __future__ import annotations

from bot.speech.catalog import Speech
from bot.speech.phrases import Phrase, say_phrase
from config.theme import Theme


def theme_title(speech: Speech, theme: Theme, language: str | None = None) -> str:
    """Of a theme that is not built in, the title that its file gives."""
    told = title_phrase(speech, theme.name, theme.title)
    return say_phrase(speech, told, language) if isinstance(told, Phrase) else told


def title_phrase(speech: Speech, name: str, title: str) -> Phrase | str:
    """The same, before it is known in which language. title: as its file gives it."""
    key = f"theme-{name}"
    # A theme of somebody's own may have a built-in one's name, but not be called so.
    known = speech.knows(key) and speech.say(key) == title
    return Phrase(key) if known else title
