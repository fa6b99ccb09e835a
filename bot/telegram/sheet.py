"""A picture of the themes there are to choose from: a small example of each, with its number."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from config.emoji import find_picture
from config.theme import Theme, load_themes

TILES = Path(__file__).with_name("tiles")  # of the built-in themes: `python -m bench.tiles`
TILE_PX, GAP_PX = 160, 8
ACROSS = 5
QUALITY = 82
BAND_PX = 10  # of the palette under an example
LIGHTER = 0.45
_GROUND = (255, 255, 255)
_BADGE, _BADGE_PX = (36, 36, 40), 13  # radius


# What floats in a theme without an example: the middle of each, and its side.
_AROUND = (((80, 68), 84), ((36, 112), 50), ((126, 110), 50), ((124, 30), 42))


def draw_sheet(themes: Sequence[Theme], *, emoji: Path | None = None) -> bytes:
    """A JPEG of tiles, the themes in their order, numbered from 1. It takes some milliseconds.

    emoji: the folder of their pictures, which themes without an example are shown by.
    """
    across = min(ACROSS, len(themes))
    down = -(-len(themes) // across)
    step = TILE_PX + GAP_PX
    sheet = Image.new("RGB", (across * step + GAP_PX, down * step + GAP_PX), _GROUND)
    for index, theme in enumerate(themes):
        at = (GAP_PX + step * (index % across), GAP_PX + step * (index // across))
        tile = _tile(theme, emoji)
        sheet.paste(tile, at, tile)
        _number(sheet, at, index + 1)
    file = io.BytesIO()
    sheet.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _tile(theme: Theme, emoji: Path | None) -> Image.Image:
    """RGBA, TILE_PX square: an example on the theme's own colours, or what floats in it."""
    tile = Image.new("RGBA", (TILE_PX, TILE_PX), _ground(theme))
    path = TILES / f"{theme.name}.webp"
    if path.exists() and _built_in().get(theme.name) == theme:
        _lay(tile, path, (TILE_PX // 2, TILE_PX // 2), TILE_PX)
    elif emoji is not None:
        found = (find_picture(emoji, each) for each in theme.floaters)
        pictures = [picture for picture in found if picture is not None]
        for picture, (middle, side_px) in zip(pictures, _AROUND, strict=False):
            _lay(tile, picture, middle, side_px)
    draw, side = ImageDraw.Draw(tile), TILE_PX / len(theme.palette)
    for index, color in enumerate(theme.palette):
        draw.rectangle((index * side, TILE_PX - BAND_PX, (index + 1) * side, TILE_PX), fill=color)
    return tile


def _lay(tile: Image.Image, path: Path, middle: tuple[int, int], side_px: int) -> None:
    """A square picture over a tile."""
    with Image.open(path) as image:
        picture = image.convert("RGBA").resize((side_px, side_px), Image.Resampling.LANCZOS)
    tile.alpha_composite(picture, (middle[0] - side_px // 2, middle[1] - side_px // 2))


@cache
def _built_in() -> Mapping[str, Theme]:
    """Somebody's own theme of a built-in one's name looks different."""
    return load_themes()


def _ground(theme: Theme) -> tuple[int, ...]:
    """The first colour of a palette, much lighter."""
    color = ImageColor.getrgb(theme.palette[0])[:3]
    return tuple(round(255 - (255 - channel) * LIGHTER) for channel in color)


def _number(sheet: Image.Image, at: tuple[int, int], number: int) -> None:
    """A badge in the upper left corner of a tile."""
    draw = ImageDraw.Draw(sheet)
    x, y = at[0] + _BADGE_PX, at[1] + _BADGE_PX
    draw.ellipse((x - _BADGE_PX, y - _BADGE_PX, x + _BADGE_PX, y + _BADGE_PX), fill=_BADGE)
    font = ImageFont.load_default(16)
    draw.text((x, y), str(number), fill=_GROUND, font=font, anchor="mm")
