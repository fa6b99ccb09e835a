"""The picture of the themes shows each of them, whatever there are."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.telegram.sheet import GAP_PX, TILE_PX, TILES, draw_sheet
from config.theme import load_themes

THEMES = list(load_themes().values())


def test_every_built_in_theme_has_its_example() -> None:
    assert {path.stem for path in TILES.glob("*.webp")} == {theme.name for theme in THEMES}


@pytest.mark.parametrize(("count", "across", "down"), [(1, 1, 1), (5, 5, 1), (6, 5, 2)])
def test_the_sheet_is_as_large_as_it_must_be(count: int, across: int, down: int) -> None:
    with Image.open(io.BytesIO(draw_sheet(THEMES[:count]))) as image:
        step = TILE_PX + GAP_PX
        assert image.size == (across * step + GAP_PX, down * step + GAP_PX)


def test_a_theme_without_an_example_shows_its_colours() -> None:
    own = THEMES[0].model_copy(update={"name": "of-ones-own", "palette": ("#ff0000",) * 3})
    with Image.open(io.BytesIO(draw_sheet([own]))) as image:
        red, green, blue = image.convert("RGB").getpixel((TILE_PX // 2, TILE_PX))
        assert red > 200
        assert max(green, blue) < 60
