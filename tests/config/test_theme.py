"""Themes on disk: the built-in ones are whole and different, broken ones are named."""

from pathlib import Path

import pytest

from config.errors import ThemeError
from config.theme import BUILT_IN_THEMES, Theme, load_theme, load_themes

SMALLEST = """
name = "tiny"
title = "Tiny"
words = ["one", "two", "three"]
palette = ["#ff0000", "#00ff00", "#0000ff"]
motion = { moves = [{ name = "sway" }] }
"""


def write(folder: Path, text: str, name: str = "tiny") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_theme_needs_little(tmp_path: Path) -> None:
    theme = load_theme(write(tmp_path, SMALLEST))
    assert theme.title == "Tiny"
    assert theme.motion.moves[0].amount == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("name = [", ""),
        (SMALLEST.replace('"#ff0000"', '"red"'), "palette.0"),
        (SMALLEST.replace('"#ff0000"', '"#ff00"'), "palette.0"),
        (SMALLEST.replace('"sway"', '"moonwalk"'), "motion.moves.0.name"),
        (SMALLEST + "[drawing]\nglitter = 1", "drawing.glitter"),
        (SMALLEST + "[lighting]\nkey = 40", "lighting.key"),
        (SMALLEST.replace('title = "Tiny"', ""), "title"),
        (SMALLEST.replace('"tiny"', '"huge"'), "name"),
    ],
)
def test_a_bad_theme_is_named_with_its_key(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ThemeError) as caught:
        load_theme(write(tmp_path, text))
    assert caught.value.key == key
    assert str(caught.value).startswith("tiny.toml")


def test_a_missing_file_and_bytes_that_are_no_text_are_theme_errors(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="No such file"):
        load_theme(tmp_path / "gone.toml")
    (tmp_path / "tiny.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ThemeError, match="no TOML"):
        load_theme(tmp_path / "tiny.toml")


def test_an_empty_folder_is_a_theme_error(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="no theme"):
        load_themes(tmp_path)


def test_there_are_the_ten_looks_people_know() -> None:
    assert [theme.title for theme in load_themes().values()] == [
        "Cute Animals",
        "Emoji Expressions",
        "Festivals and Holidays",
        "Food and Drinks",
        "Kawaii and Chibi",
        "Minimalist and Modern",
        "Motivational and Positive",
        "Mythical Creatures",
        "Professions and Hobbies",
        "Retro and Vintage",
    ]


def test_no_two_built_in_looks_share_palette_drawing_surface_lights_or_motion() -> None:
    themes = list(load_themes().values())
    for aspect in ("palette", "drawing", "surface", "lighting", "motion"):
        looks = [getattr(theme, aspect) for theme in themes]
        assert all(a != b for i, a in enumerate(looks) for b in looks[:i]), aspect


@pytest.mark.parametrize("path", sorted(BUILT_IN_THEMES.glob("*.toml")), ids=lambda p: p.stem)
def test_a_built_in_theme_is_short_and_has_dark_and_light_colours(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
    theme: Theme = load_theme(path)
    luma = [sum(bytes.fromhex(color[1:])) / 765 for color in theme.palette]
    assert min(luma) < 0.42
    assert max(luma) > 0.8
