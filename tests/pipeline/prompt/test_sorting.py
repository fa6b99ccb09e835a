"""A prompt's parts: the look chooses the theme, things float, moods and deeds do neither."""

from functools import cache
from pathlib import Path

import pytest

from config.theme import load_themes
from pipeline.prompt.floating import MOST
from pipeline.prompt.parts import MOST_PARTS, split
from pipeline.prompt.reader import PromptReader, open_prompt_reader

THEMES = load_themes()


@cache
def _reader(assets: Path) -> PromptReader:
    return open_prompt_reader(assets, THEMES)


@pytest.fixture
def reader(assets: Path) -> PromptReader:
    return _reader(assets)


def floaters(reader: PromptReader, prompt: str) -> tuple[str, ...]:
    things = reader.read(prompt).things
    assert things is not None
    return tuple(emoji.replace("\ufe0f", "") for emoji in things.floaters)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cat", []),
        ("the cat", ["cat"]),
        ("a robot with ramen", ["robot", "ramen", "robot ramen"]),
        ("Weihnachten mit der Katze", ["Weihnachten", "Katze", "Weihnachten Katze"]),
        ("熊猫和咖啡", ["熊猫", "咖啡", "熊猫 咖啡"]),
        ("宇宙海賊とラーメン", ["宇宙", "宙海", "海賊", "ラーメン", "海賊 ラーメン"]),
        ("ねこのコーヒー", ["ねこの", "コーヒー", "ねこのコーヒー"]),
    ],
)
def test_prompts_are_split_in_words_and_pairs(text: str, parts: list[str]) -> None:
    assert [part.text for part in split(text)] == parts


def test_a_long_prompt_has_no_more_parts_than_there_is_time_for() -> None:
    assert len(split(" ".join(f"word{n}" for n in range(40)))) <= MOST_PARTS


@pytest.mark.parametrize(
    ("prompt", "theme", "emoji"),
    [
        ("retro robot eating ramen", "retro-and-vintage", {"🤖", "🍜"}),
        ("kawaii shark", "kawaii-and-chibi", {"🦈"}),
        ("ретро гитара", "retro-and-vintage", {"🎸"}),
        ("vintage train", "retro-and-vintage", {"🚆"}),
    ],
)
def test_the_look_chooses_the_theme_and_things_float(
    reader: PromptReader, prompt: str, theme: str, emoji: set[str]
) -> None:
    assert reader.read(prompt).theme == theme
    assert emoji & set(floaters(reader, prompt))


@pytest.mark.parametrize(
    ("prompt", "emoji"),
    [
        ("hot dog champion", {"🌭", "🏆"}), ("熊猫喝咖啡", {"🐼", "☕"}),
        ("猫とピアノ", {"🐈", "🎹"}),
        ("moto y flores", {"🏍"}), ("🍕 and a cactus", {"🍕", "🌵"}), ("докторка", {"🩺"}),
    ],
)  # fmt: skip
def test_each_part_brings_its_thing(reader: PromptReader, prompt: str, emoji: set[str]) -> None:
    assert emoji <= set(floaters(reader, prompt))


@pytest.mark.parametrize("prompt", ["asdf qwer", "very very happy", "always tired"])
def test_words_that_name_nothing_bring_what_the_theme_has(
    reader: PromptReader, prompt: str
) -> None:
    theme = THEMES[reader.read(prompt).theme]
    assert set(floaters(reader, prompt)) <= {each.replace("\ufe0f", "") for each in theme.floaters}


@pytest.mark.parametrize("prompt", ["books", "beach", "music", "heart", "moon", "fruit", "animal"])
def test_floaters_are_few_different_and_no_faces(reader: PromptReader, prompt: str) -> None:
    found = floaters(reader, prompt)
    assert len(found) == len(set(found)) <= MOST
    assert not set(found) & set("😀😃😄😢😭😂🐶🐱🐭🐰🐷🌝🌚🌞👀")
    assert len(set(found) & set("📚📖📕📗📘📙📓📔📒")) <= 2
    assert len(set(found) & set("🌑🌒🌓🌔🌕🌖🌗🌘🌙🌚🌛🌜🌝")) <= 2


def test_a_named_theme_keeps_its_own_things_in_its_own_order(reader: PromptReader) -> None:
    for theme in THEMES.values():
        assert reader.read(theme.title).things.floaters == theme.floaters[:MOST]  # type: ignore[union-attr]
