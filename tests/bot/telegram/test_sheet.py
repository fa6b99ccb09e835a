"""The picture of the themes shows each of them, whatever there are."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
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


def test_a_theme_without_an_example_shows_what_floats_in_it(assets: Path) -> None:
    own = THEMES[0].model_copy(update={"name": "of-ones-own", "floaters": ("🎈", "🫥🫥")})
    plain = Image.open(io.BytesIO(draw_sheet([own])))
    shown = Image.open(io.BytesIO(draw_sheet([own], emoji=assets / "emoji")))
    middle = (GAP_PX + 80, GAP_PX + 52)
    assert np.abs(np.subtract(plain.getpixel(middle), shown.getpixel(middle))).max() > 60
    corner = (GAP_PX + TILE_PX - 8, GAP_PX + 8)
    assert np.abs(np.subtract(plain.getpixel(corner), shown.getpixel(corner))).max() < 9


def test_a_theme_of_ones_own_is_not_shown_as_the_built_in_one_of_its_name() -> None:
    red = THEMES[0].model_copy(update={"palette": ("#ff0000",) * 3})
    with Image.open(io.BytesIO(draw_sheet([red]))) as image:
        lightness = np.asarray(image.convert("L"))[
            GAP_PX + 40 : TILE_PX - 20, GAP_PX + 30 : TILE_PX
        ]
        assert np.ptp(lightness) < 30


def test_a_theme_without_an_example_shows_its_colours() -> None:
    own = THEMES[0].model_copy(update={"name": "of-ones-own", "palette": ("#ff0000",) * 3})
    with Image.open(io.BytesIO(draw_sheet([own]))) as image:
        red, green, blue = image.convert("RGB").getpixel((TILE_PX // 2, TILE_PX))
        assert red > 200
        assert max(green, blue) < 60
