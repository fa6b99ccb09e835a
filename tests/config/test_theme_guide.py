"""The guide to themes says what is so: its example loads, and it leaves no key or name out."""

import re
from pathlib import Path
from typing import get_args

import pytest

from config.attire import COSTUMES, HELD, SLOT_OF, Attire
from config.expression import ExpressionName
from config.settings import REPOSITORY
from config.theme import (
    BorderLook,
    BorderStyle,
    Drawing,
    EyeName,
    Lighting,
    MaterialName,
    MotionLook,
    MoveName,
    PatternName,
    Surface,
    Theme,
    load_theme,
)

GUIDE = (REPOSITORY / "docs" / "themes.md").read_text(encoding="utf-8")
TABLES = (Drawing, Surface, Lighting, BorderLook, MotionLook, Attire, Theme)
NAMES = (EyeName, PatternName, MaterialName, BorderStyle, MoveName, ExpressionName)


def test_the_example_is_a_theme(tmp_path: Path) -> None:
    example = re.search(r"`([a-z-]+\.toml)`:\n\n```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert example
    (tmp_path / example[1]).write_text(example[2], encoding="utf-8")
    theme = load_theme(tmp_path / example[1])
    assert theme.attire.worn == ("snorkel", "headphones")
    assert theme.drawing.pattern == "dots"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_key_is_explained(table: type[Theme]) -> None:
    for key in table.model_fields:
        assert re.search(rf"^(\| |### |\|.*)`{key}`", GUIDE, re.MULTILINE), key


def test_every_name_that_may_stand_there_is_listed() -> None:
    names = {str(name) for kind in NAMES for name in get_args(kind)}
    for name in names | set(SLOT_OF) | set(COSTUMES) | set(HELD):
        assert f"`{name}`" in GUIDE, name


@pytest.mark.parametrize("table", [Drawing, Surface], ids=lambda table: table.__name__)
def test_what_is_usual_is_told(table: type[Drawing]) -> None:
    for key, field in table.model_fields.items():
        (row,) = re.findall(rf"^\| `{key}` \| (.*?) \|", GUIDE, re.MULTILINE)
        usual = re.search(r"\(`?([^`)]+)`?\)", row)
        assert usual
        assert usual[1] == (
            f"{field.default:g}" if isinstance(field.default, int | float) else field.default
        )
