"""Phrases are said whole in one language, with what stands in them."""

import pytest

from bot.speech.catalog import load_speech
from bot.speech.phrases import Phrase, say_phrase


def test_a_phrase_within_a_phrase_speaks_the_same_language() -> None:
    again = Phrase("again-hours", {"count": 5})
    told = say_phrase(load_speech(), Phrase("error-quota-user", {"limit": 3, "again": again}), "de")
    assert told == "Du hattest heute schon alle 3 Sticker; neue gibt es in 5 Stunden."


@pytest.mark.parametrize(("language", "listed"), [("en", "A, B"), ("ja", "A、B")])
def test_names_are_listed_as_the_language_does(language: str, listed: str) -> None:
    phrase = Phrase("error-theme-not-allowed", {"titles": ("A", "B")})
    assert listed in say_phrase(load_speech(), phrase, language)
