"""A theme is known by its title in each language, and told in that of whoever reads."""

from __future__ import annotations

import pytest

from bot.front.theme_names import named_theme, shown_words
from bot.speech.catalog import LANGUAGES, load_speech
from bot.speech.titles import theme_title
from config.theme import load_themes

THEMES = load_themes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_theme_is_meant_by_its_title_whoever_asks(language: str) -> None:
    for name, theme in THEMES.items():
        title = theme_title(load_speech(), theme, language)
        assert named_theme(f" {title.upper()}!", THEMES, "en") == name, title


def test_names_and_english_titles_are_known_and_other_words_are_none() -> None:
    assert named_theme("retro-and-vintage", THEMES, "ja") == "retro-and-vintage"
    assert named_theme("Retro and VINTAGE", THEMES, "ja") == "retro-and-vintage"
    assert named_theme("space pirate", THEMES) is None
    assert named_theme("🏴‍☠️", THEMES) is None


def test_themes_are_told_in_the_language_of_whoever_reads() -> None:
    german = theme_title(load_speech(), THEMES["pirates"], "de")
    assert shown_words("Pirates", THEMES, "de-AT") == german
    assert shown_words(german, THEMES, "en") == "Pirates"
    assert shown_words("space pirate", THEMES, "de") == "space pirate"


def test_a_theme_of_ones_own_is_called_as_its_file_says() -> None:
    ours = THEMES["pirates"].model_copy(update={"name": "ours", "title": "Our Look"})
    assert named_theme("our look", {"ours": ours}, "de") == "ours"
    assert shown_words("our look", {"ours": ours}, "de") == "Our Look"
