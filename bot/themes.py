"""`themes`: list them, look at one, try one on a photo, or check a file of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from bot.caption_options import with_caption
from bot.commands import build_wishes, check_source, read_orders
from bot.options import CHANGES, SUBJECT, output_folder
from bot.outbox import check_writable
from bot.theme_sights import show_list, show_theme
from config.emoji import find_picture
from config.errors import ThemeError
from config.logs import set_up_logs
from config.settings import Settings, read_settings
from config.theme import BUILT_IN_THEMES, Theme, deployed_themes, find_faults, load_theme

FAULTY = 1
_ENDING = ".toml"
NAME = click.argument("name", metavar="NAME")


@click.group()
def themes() -> None:
    """List the themes, show one, try one on a photo, or check a file of one's own.

    How to write a theme: docs/themes.md. THEMES_DIR names the folder of one's own.
    """


@themes.command("list")
def list_them() -> None:
    """List all themes: their colours, what is worn, held and floating around."""
    show_list(Console(), deployed_themes(read_settings()).values())


@themes.command()
@NAME
def show(name: str) -> None:
    """Show all that the theme NAME says. NAME may be its title, or a file."""
    show_theme(Console(), _find(name, read_settings())[0])


@themes.command("try")
@NAME
@click.argument("photo", metavar="PHOTO")
@output_folder("out", "Folder for NAME.png.")
@click.option(
    "--seed", type=int, default=7, show_default=True, help="Another one dresses people otherwise."
)
@SUBJECT
@CHANGES
@with_caption
def try_it(name: str, photo: str, folder: Path, seed: int, **options: Any) -> None:
    """Draw PHOTO in the theme NAME quickly, as one picture: OUT/NAME.png.

    NAME may be a theme's name or title, or a file that is not yet in THEMES_DIR.

    \b
    Examples:
      python -m bot themes try pirates me.jpg
      python -m bot themes try ./my-look.toml me.jpg --out tries
    """
    settings = read_settings()
    set_up_logs(settings.log_level, quote_errors=True)
    check_writable(folder)
    theme, known = _find(name, settings)
    wishes = build_wishes(themes=(theme.name,), mix=None, **options)
    ((_, order),) = read_orders((photo,), replace(wishes, seed=seed, quality="draft", still=True))
    check_source(order)
    from bot.trying import try_theme  # noqa: PLC0415 - heavy, and only here

    console = Console()
    console.print(f"[green]{try_theme(order, folder, settings, known, console)}[/]")


@themes.command()
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Say what is wrong with FILE, and where; exit code 1 if anything is."""
    settings = read_settings()
    faults = list(find_faults(file))
    if not faults:
        faults = _without_picture(file, load_theme(file), settings.assets / "emoji")
    console = Console(soft_wrap=True, highlight=False)
    for fault in faults:
        console.print(str(fault), markup=False)
    if faults:
        raise SystemExit(FAULTY)
    console.print(f"{file} is a theme.", markup=False)
    if (BUILT_IN_THEMES / file.name).exists() and file.resolve().parent != BUILT_IN_THEMES:
        console.print("In THEMES_DIR it takes the place of the built-in one of that name.")


def _without_picture(file: Path, theme: Theme, pictures: Path) -> list[ThemeError]:
    """A fault for each emoji that cannot float, if the pictures are here at all."""
    if not pictures.is_dir():
        return []
    return [
        ThemeError(file, f"floaters.{place}", f"there is no picture of {emoji}; use another emoji")
        for place, emoji in enumerate(theme.floaters)
        if find_picture(pictures, emoji) is None
    ]


def _find(name: str, settings: Settings) -> tuple[Theme, Mapping[str, Theme]]:
    """The theme that was meant, and all with it. Raises BadParameter and ThemeError."""
    known = dict(deployed_themes(settings))
    if name.endswith(_ENDING):
        theme = load_theme(Path(name))
        return theme, known | {theme.name: theme}
    asked = name.casefold()
    for theme in known.values():
        if asked in (theme.name, theme.title.casefold()):
            return theme, known
    near = get_close_matches(asked, known, n=3, cutoff=0.6)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise click.BadParameter(
        f"there is no theme {name!r}.{hint} `themes list` shows all.", param_hint="NAME"
    )
