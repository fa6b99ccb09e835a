"""Built-in themes have a title in each language; others keep that of their file."""

import pytest

from bot.speech.catalog import LANGUAGES, load_speech
from bot.speech.titles import theme_title
from config.theme import load_themes

THEMES = load_themes()


@pytest.mark.parametrize("name", THEMES)
def test_each_built_in_theme_is_named_in_each_language(name: str) -> None:
    theme = THEMES[name]
    assert theme_title(load_speech(), theme) == theme.title
    titles = {theme_title(load_speech(), theme, language) for language in LANGUAGES}
    assert len(titles) > len(LANGUAGES) / 2


def test_other_themes_keep_their_title() -> None:
    theme = next(iter(THEMES.values())).model_copy(update={"name": "ours", "title": "Our Look"})
    assert theme_title(load_speech(), theme, "de") == "Our Look"
