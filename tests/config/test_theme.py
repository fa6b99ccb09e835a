"""Themes on disk: broken ones are named, and somebody's own stand beside the built-in ones."""

from pathlib import Path

import pytest

from config.errors import ThemeError, UnusableSetting
from config.settings import Settings
from config.theme import deployed_themes, find_faults, load_theme, load_themes

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
    assert theme.expression is None


@pytest.mark.parametrize(
    ("text", "key", "line", "said"),
    [
        ("name = [", "", 1, "no TOML"),
        (SMALLEST.replace('"#ff0000"', '"red"'), "palette.0", 5, 'a colour such as "#ff8800"'),
        (SMALLEST.replace('"#00ff00"', '\n"#ff00"'), "palette.1", 6, "colour"),
        (SMALLEST.replace('"sway"', '"moonwalk"'), "motion.moves.0.name", 6, "must be 'sway'"),
        (SMALLEST.replace('" }]', '", much = 2 }]'), "motion.moves.0.much", 6, "name, amount"),
        (SMALLEST + "[drawing]\nglitter = 1", "drawing.glitter", 8, "use line, bands"),
        (SMALLEST + "[lighting]\nfill = 1\nkey = 40", "lighting.key", 9, "less than or equal to 3"),
        (SMALLEST + 'attire = { worn = ["wig"] }', "attire.worn.0", 7, "pirate-hat"),
        (SMALLEST + 'expression = "bored"', "expression", 7, "'smile'"),
        (SMALLEST.replace('title = "Tiny"', ""), "title", None, "is missing"),
        (SMALLEST.replace('"tiny"', '"huge"'), "name", 2, "not the file's name"),
        (SMALLEST.replace('"tiny"', '"Tiny Look"'), "name", 2, "lower-case letters"),
    ],
)
def test_a_bad_theme_is_named_with_line_and_key(
    tmp_path: Path, text: str, key: str, line: int | None, said: str
) -> None:
    with pytest.raises(ThemeError, match=r"tiny\.toml") as caught:
        load_theme(write(tmp_path, text))
    assert (caught.value.key, caught.value.line) == (key, line)
    assert said in str(caught.value)


def test_all_faults_of_a_file_are_found(tmp_path: Path) -> None:
    text = SMALLEST.replace("#00ff00", "green") + '[border]\nstyle = "lace"'
    faults = find_faults(write(tmp_path, text))
    assert [(fault.key, fault.line) for fault in faults] == [("palette.1", 5), ("border.style", 8)]
    assert not find_faults(write(tmp_path, SMALLEST))


def test_a_missing_file_and_bytes_that_are_no_text_are_theme_errors(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="No such file"):
        load_theme(tmp_path / "gone.toml")
    (tmp_path / "tiny.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ThemeError, match="no TOML"):
        load_theme(tmp_path / "tiny.toml")


def test_a_folder_without_themes_is_a_theme_error(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="holds no theme"):
        load_themes(tmp_path)
    with pytest.raises(ThemeError, match="is no folder"):
        load_themes(tmp_path / "gone")


def test_own_themes_join_the_built_in_ones_and_replace_those_of_their_name(tmp_path: Path) -> None:
    write(tmp_path, SMALLEST)
    write(tmp_path, SMALLEST.replace('"tiny"', '"pirates"'), "pirates")
    themes = deployed_themes(Settings(themes_dir=str(tmp_path)))
    assert set(themes) == {*load_themes(), "tiny"}
    assert list(themes) == sorted(themes)
    assert (themes["pirates"].title, themes["christmas"].title) == ("Tiny", "Christmas")
    assert deployed_themes(Settings(themes_dir="")) == load_themes()


def test_an_unusable_folder_of_own_themes_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableSetting, match=r"THEMES_DIR .*no folder .*gone.*; correct or unset"):
        deployed_themes(Settings(themes_dir=str(tmp_path / "gone")))
    with pytest.raises(UnusableSetting, match=r"THEMES_DIR .*no theme"):
        deployed_themes(Settings(themes_dir=str(tmp_path)))
    write(tmp_path, SMALLEST + "[surface]\nroughness = 2")
    with pytest.raises(ThemeError, match=r"tiny\.toml, line 8, surface\.roughness"):
        deployed_themes(Settings(themes_dir=str(tmp_path)))
