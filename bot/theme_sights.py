"""Themes as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from config.attire import Attire
from config.theme import Theme

_SWATCH = "  "
_LIGHT = 140  # luma, of 255, above which dark letters are read better


def show_list(console: Console, themes: Iterable[Theme]) -> None:
    """A line for each theme: what it is called, wears, and is surrounded by."""
    table = Table(header_style="bold")
    table.add_column("name", no_wrap=True, overflow="ignore")
    for heading in ("title", "colours", "worn and held", "around"):
        table.add_column(heading)
    for theme in themes:
        swatches = Text.assemble(*((_SWATCH, f"on {color}") for color in theme.palette))
        worn = ", ".join(_names(theme.attire))
        table.add_row(theme.name, theme.title, swatches, worn, " ".join(theme.floaters))
    console.print(table)


def show_theme(console: Console, theme: Theme) -> None:
    """All that one theme says, defaults too."""
    table = Table(title=f"{theme.title} ({theme.name})", show_header=False, title_style="bold")
    table.add_column(style="bold")
    table.add_column()
    table.add_row("words", ", ".join(theme.words))
    table.add_row("palette", _colors(theme.palette))
    for name in ("drawing", "surface", "lighting", "border"):
        table.add_row(name, _values(getattr(theme, name)))
    moves = ", ".join(f"{move.name} {move.amount:g}" for move in theme.motion.moves)
    table.add_row("motion", f"{moves}, in {theme.motion.period_s:g} s")
    for name, worn in theme.attire:
        table.add_row(name, ", ".join(worn) or "nothing")
    table.add_row("floaters", " ".join(theme.floaters) or "nothing")
    table.add_row("expression", theme.expression or "as in the photo")
    table.add_row("font", theme.font)
    console.print(table)


def _names(attire: Attire) -> Sequence[str]:
    return (*attire.worn, *attire.costumes, *attire.held)


def _colors(colors: Iterable[str]) -> Text:
    return Text(" ").join(_painted(color) for color in colors)


def _values(table: BaseModel) -> Text:
    """A table's keys and values, colours in their colour."""
    told = []
    for key, value in table:
        if isinstance(value, tuple):
            if value:
                told.append(Text(f"{key} ").append_text(_colors(value)))
            continue
        is_color = isinstance(value, str) and value.startswith("#")
        shown = _painted(value) if is_color else Text(str(value))
        told.append(Text(f"{key} ").append_text(shown))
    return Text(", ").join(told)


def _painted(color: str) -> Text:
    red, green, blue = bytes.fromhex(color[1:])
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return Text(color, style=f"{'black' if luma > _LIGHT else 'white'} on {color}")
