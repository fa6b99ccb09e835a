"""What an order's words ask for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.order import Order
from bot.staging import understand
from config.caption import Caption
from config.theme import load_themes
from pipeline.errors import HarmfulMeaning
from pipeline.likeness import ExpressionName
from pipeline.prompt.reader import open_prompt_reader

THEMES = load_themes()


@pytest.fixture(scope="module")
def studio(assets: Path) -> Any:
    reader = open_prompt_reader(assets, THEMES)
    return SimpleNamespace(reader=reader, theme=THEMES.__getitem__)


@pytest.mark.parametrize(
    ("order", "expression"),
    [
        (Order(photo=b"", prompt="circus", expression="wink"), "wink"),
        (Order(photo=b"", prompt="sleepy circus"), "sleep"),
        (Order(photo=b"", prompt="circus"), "laugh"),
        (Order(photo=b"", prompt="pirates"), None),
    ],
)
def test_a_theme_s_expression_is_shown_where_nothing_else_asks_for_one(
    studio: Any, order: Order, expression: ExpressionName | None
) -> None:
    meaning = understand(studio, order)
    assert meaning.expression == expression
    assert meaning.theme.name in {"circus", "pirates"}


def test_a_caption_that_means_harm_is_refused_in_any_theme(studio: Any) -> None:
    order = Order(photo=b"", prompt="pirates", caption=Caption(text="Happy birthday! 🎉"))
    assert understand(studio, order).theme.name == "pirates"
    harmful = Order(photo=b"", prompt="pirates", caption=Caption(text="death to all gays"))
    with pytest.raises(HarmfulMeaning):
        understand(studio, harmful)
