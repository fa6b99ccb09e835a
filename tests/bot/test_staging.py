"""What an order's words ask for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from bot.order import Order
from bot.staging import Production, Staged, stage, understand
from bot.subject import Subject
from bot.worker.archive import pack, unpack
from config.caption import Caption
from config.theme import load_themes
from pipeline.errors import HarmfulMeaning
from pipeline.likeness import ExpressionName
from pipeline.prompt.reader import open_prompt_reader
from render.lettering.build import PART, open_lettering
from render.types import Part, Scene
from tests.render.bodies import make_bust

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


def test_a_caption_s_letters_stand_in_the_scene_and_survive_between_stages(
    studio: Any, assets: Path
) -> None:
    caption = Caption(text="Ahoy!")
    order = Order(photo=b"", prompt="pirates", caption=caption)
    meaning = understand(studio, order)
    words = open_lettering(assets / "fonts").write(caption, meaning.theme, lambda _: None)
    production = Production(order, meaning, Subject((make_bust(),), "relief"), lettering=words)
    staged = stage(production)
    assert len(_letters(staged.scene)) == len("Ahoy!")
    kept = unpack(Staged, pack(staged)).scene
    for letter, before in zip(_letters(kept), _letters(staged.scene), strict=True):
        assert np.array_equal(letter.vertices, before.vertices)
        assert letter.texture is not None


def _letters(scene: Scene) -> list[Part]:
    return [part for body in scene.bodies for part in body.parts if part.name.startswith(PART)]
