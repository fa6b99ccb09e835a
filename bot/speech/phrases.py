"""A thing to be said, before it is known in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.speech.catalog import Speech, Value


@dataclass(frozen=True)
class Phrase:
    """key: of the catalog. values: what stands in it; a phrase is said first, several are
    listed."""

    key: str
    values: Mapping[str, Value | Phrase | tuple[str | Phrase, ...]] = field(default_factory=dict)


def say_phrase(speech: Speech, phrase: Phrase, language: str | None = None) -> str:
    """The phrase in a language; see `Speech.say`."""
    values = {name: _said(speech, each, language) for name, each in phrase.values.items()}
    return speech.say(phrase.key, language, **values)


def _said(
    speech: Speech, value: Value | Phrase | tuple[str | Phrase, ...], language: str | None
) -> Value:
    if isinstance(value, Phrase):
        return say_phrase(speech, value, language)
    if isinstance(value, tuple):
        told = (str(_said(speech, each, language)) for each in value)
        return speech.say("list-comma", language).join(told)
    return value
