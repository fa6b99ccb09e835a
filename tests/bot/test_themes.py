"""`themes`: what there is, what one says, what is wrong with a file, and one tried on a photo."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from rich.console import Console

from bot.order import Order
from bot.theme_sights import show_theme
from bot.themes import themes
from config.errors import ConfigError, UnusableSetting
from config.settings import REPOSITORY
from config.theme import load_themes

OWN = """
name = "own-look"
title = "Own Look"
words = ["one", "two", "three"]
palette = ["#ff0000", "#00ff00", "#0000ff"]
motion = { moves = [{ name = "sway" }] }
"""


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(themes, arguments, catch_exceptions=True)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of themes of one's own."""
    folder = tmp_path / "looks"
    folder.mkdir()
    (folder / "own-look.toml").write_text(OWN)
    monkeypatch.setenv("THEMES_DIR", str(folder))
    return folder


def test_all_are_listed_with_what_they_wear(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    told = ask("list").output
    for name, theme in load_themes().items():
        assert name in told
        assert theme.title in told
    assert "own-look" in told
    assert "pirate-hat, eye-patch" in told


@pytest.mark.parametrize(
    "name", ["pirates", "Pirates", str(REPOSITORY / "config/themes/pirates.toml")]
)
def test_one_is_shown_whole_by_name_title_or_file(name: str) -> None:
    told = ask("show", name).output
    for word in ("pirate ship", "#7a1f1f", "hatch", "clay", "torn", "sword", "🦜", "sway 1.2"):
        assert word in told


def test_its_colours_are_shown_in_colour() -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system="truecolor", width=120)
    show_theme(console, load_themes()["pirates"])
    assert "48;2;122;31;31m#7a1f1f" in file.getvalue()


@pytest.mark.parametrize("name", ["pirtes", "Zirkus"])
def test_an_unknown_one_is_told_with_those_alike(name: str) -> None:
    found = ask("show", name)
    assert found.exit_code == 2
    assert f"no theme '{name}'" in found.output
    assert ("Did you mean pirates?" in found.output) == (name == "pirtes")


def test_a_good_file_is_called_one(own: Path) -> None:
    found = ask("check", str(own / "own-look.toml"))
    assert (found.exit_code, found.output.strip()[-11:]) == (0, "is a theme.")
    (own / "pirates.toml").write_text(OWN.replace("own-look", "pirates"))
    assert "takes the place" in ask("check", str(own / "pirates.toml")).output


def test_every_fault_is_told_with_file_line_and_key(tmp_path: Path) -> None:
    path = tmp_path / "own-look.toml"
    path.write_text(OWN.replace("#0000ff", "blue") + "[lighting]\nmoon = 1\nkey = 9\n")
    found = ask("check", str(path))
    assert found.exit_code == 1
    assert [line.removeprefix(str(path)) for line in found.output.splitlines()] == [
        ', line 5, palette.2: must be a colour such as "#ff8800"',
        ", line 9, lighting.key: must be less than or equal to 3",
        ", line 8, lighting.moon: there is no such key; "
        "use key, fill, rim, key_color, fill_color, rim_color, world",
    ]


def test_an_emoji_without_a_picture_is_a_fault(
    tmp_path: Path, assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOONBOOTH_ASSETS", str(assets))
    path = tmp_path / "own-look.toml"
    path.write_text('floaters = ["🎈", "🫥🫥"]' + OWN)
    found = ask("check", str(path))
    assert found.exit_code == 1
    assert "floaters.1: there is no picture of 🫥🫥" in found.output


@pytest.mark.parametrize("arguments", [("list",), ("show", "pirates")])
def test_a_missing_folder_of_own_themes_is_told(
    arguments: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THEMES_DIR", str(tmp_path / "gone"))
    raised = ask(*arguments).exception
    assert isinstance(raised, UnusableSetting)
    assert isinstance(raised, ConfigError)
    assert "THEMES_DIR" in str(raised)


def test_trying_one_asks_for_a_quick_picture_of_the_photo(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def draw(order: Order, folder: Path, *others: Any) -> Path:
        asked.extend((order, folder, *others))
        return folder / "own-look.png"

    monkeypatch.setattr("bot.trying.try_theme", draw)
    photo = tmp_path / "me.png"
    Image.effect_noise((96, 96), 60).save(photo)
    folder = tmp_path / "out"
    found = ask("try", "own look", str(photo), "--out", str(folder), "--seed", "3")
    assert found.exception is None
    assert "own-look.png" in found.output.replace("\n", "")
    order, chosen, _, known, _ = asked
    assert (order.prompt, order.seed, order.quality) == ("own-look", 3, "draft")
    assert (order.photo, chosen) == (photo.read_bytes(), folder)
    assert known["own-look"].title == "Own Look"


def test_a_file_may_be_tried_before_it_is_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[Any] = []
    monkeypatch.setattr("bot.trying.try_theme", lambda *asked: known.append(asked[3]))
    (tmp_path / "own-look.toml").write_text(OWN)
    Image.effect_noise((96, 96), 60).save(tmp_path / "me.png")
    ask("try", str(tmp_path / "own-look.toml"), str(tmp_path / "me.png"))
    assert known[0]["own-look"].title == "Own Look"
    assert set(load_themes()) < set(known[0])


def test_a_photo_that_is_none_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    (tmp_path / "me.png").write_bytes(b"no picture")
    found = ask("try", "pirates", str(tmp_path / "me.png"), "--out", str(tmp_path / "out"))
    assert found.exception is not None
    assert not isinstance(found.exception, click.ClickException | SystemExit)
    assert not (tmp_path / "out").exists()
