"""What themes are called in the language of whoever chooses one."""

from __future__ import annotations

from bot.speech.catalog import Speech
from config.theme import Theme


def theme_title(speech: Speech, theme: Theme, language: str | None = None) -> str:
    """Of a theme that is not built in, the title that its file gives."""
    key = f"theme-{theme.name}"
    return speech.say(key, language) if speech.knows(key) else theme.title
