"""Every built-in theme is found by its own words, and what floats in it can be shown."""

from pathlib import Path

import pytest

from config.emoji import find_picture
from config.theme import load_themes
from pipeline.prompt.entries import INDEX_NAME, characters_of, load_index
from pipeline.prompt.reader import PromptReader, open_prompt_reader

THEMES = load_themes()
SHAPES = ("🔴", "🔺", "🔷")  # no words bring these, but a plain look is told by them


@pytest.fixture(scope="module")
def reader(assets: Path) -> PromptReader:
    return open_prompt_reader(assets, THEMES)


@pytest.fixture(scope="module")
def floating(assets: Path) -> dict[str, str]:
    """The code points of the emoji that may float, by the emoji."""
    points = load_index(assets / INDEX_NAME).code_points
    return {characters_of(each).replace("\ufe0f", ""): each for each in points if each}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_s_own_words_find_it(reader: PromptReader, name: str) -> None:
    found = {word: reader.read(word).theme for word in THEMES[name].words}
    assert found == dict.fromkeys(THEMES[name].words, name)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("圣诞节", "christmas"), ("Weihnachten", "christmas"), ("Хэллоуин", "halloween"),
        ("Ostern", "easter"), ("San Valentín", "valentines-day"), ("С Новым годом", "new-year"),
        ("été", "summer-beach"), ("пляж и море", "summer-beach"),
        ("снеговик", "winter-wonderland"), ("осенний парк", "autumn-harvest"),
        ("весна", "spring-garden"), ("space pirate", "pirates"),
        ("piratas del caribe", "pirates"), ("宇宙飛行士", "outer-space"),
        ("волшебник", "wizards-and-magic"), ("Ritter", "knights-and-castles"),
        ("princess castle", "royalty"), ("ковбой", "wild-west"),
        ("детектив", "detective-noir"), ("futuristic neon city", "cyberpunk-neon"),
        ("акула", "underwater"), ("динозавр", "dinosaurs-and-jungle"),
        ("Fußball", "sports-and-football"), ("рок-музыка", "music-and-rock"),
        ("цирк", "circus"), ("привидение", "vampires-and-ghosts"),
        ("gato samurai", "samurai-and-japan"), ("steampunk inventor", "steampunk"),
        ("Abitur", "school-and-graduation"), ("gamer girl", "video-games"),
        ("Krankenschwester", "doctors-and-science"), ("супергерой", "superheroes"),
        ("unicorn", "mythical-creatures"), ("fiesta de cumpleaños", "festivals-and-holidays"),
        ("painter", "professions-and-hobbies"), ("retro 70s disco", "retro-and-vintage"),
    ],
)  # fmt: skip
def test_other_words_and_languages_find_it_too(
    reader: PromptReader, prompt: str, name: str
) -> None:
    assert reader.read(prompt).theme == name


@pytest.mark.parametrize("name", THEMES)
def test_what_floats_is_among_the_emoji_that_may_and_has_a_picture(
    assets: Path, floating: dict[str, str], name: str
) -> None:
    for emoji in THEMES[name].floaters:
        assert emoji in SHAPES or floating.get(emoji.replace("\ufe0f", "")), emoji
        assert find_picture(assets / "emoji", emoji), emoji
