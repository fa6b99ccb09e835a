"""The commands: their options, what they read, and what they set going."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from bot.caption_options import with_caption
from bot.options import (
    CHANGES,
    MIX,
    SUBJECT,
    THEME,
    output_folder,
    with_looks,
    with_means,
    with_single,
)
from bot.order import Order
from bot.outbox import check_writable
from bot.photos import read_files
from config.assets import find_assets
from config.logs import set_up_logs
from config.settings import CartoonizerChoice, Settings, read_settings
from pipeline.likeness import Likeness
from pipeline.likeness_file import change_likeness, read_likeness
from pipeline.photo import check_photo
from pipeline.prompt.shares import read_weights, shares_of
from pipeline.prompt.words import clean_prompt


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def command_line() -> None:
    """A photo and any theme become an animated 3D cartoon sticker."""


@command_line.command()
@click.argument("photos", nargs=-1, required=True, metavar="PHOTO...")
@THEME
@MIX
@output_folder(
    "out", "Folder for the files; of several photos each gets a folder of its own in it."
)
@with_means
@with_looks
@with_single
@with_caption
def make(
    photos: tuple[str, ...], folder: Path, cartoonizer: CartoonizerChoice | None, **options: Any
) -> None:
    """Make the sticker's files from each PHOTO.

    PHOTO is a JPEG, PNG, WebP, GIF, HEIC or AVIF of at most 20 MB, a likeness file, or - for
    standard input. OUT receives telegram.webm and .webp, discord.png, chat.webp, emoji.webm and
    .png, sticker.glb, preview.png and sticker.json; nothing in it changes unless all of them were
    made.

    \b
    Examples:
      python -m bot make me.jpg --theme "space pirate"
      python -m bot make cat.jpg cup.png --theme "пляж и море" --quality draft
      python -m bot make me.jpg --theme kawaii --theme "neon cyberpunk" --mix 0.3,0.7
      python -m bot make me.jpg --theme birthday --expression party --set glasses.shape=none
      python -m bot make me.jpg --theme "space pirate" --caption "Ahoy!" --caption-position arc
      curl -s https://example.org/p.jpg | python -m bot make - --theme "1970s disco"
    """
    settings, console = _begin(folder, cartoonizer)
    wishes = build_wishes(**options)
    check_words(wishes)
    orders = read_orders(photos, wishes)
    if len(orders) == 1:  # of several, one that is refused does not stop the others
        check_source(orders[0][1])
    assets = find_assets(settings.assets)
    # Heavy imports only now: bad input is answered at once.
    from bot.making import make_all  # noqa: PLC0415

    make_all(orders, folder, settings=settings, assets=assets, console=console)


@command_line.command()
@click.argument("photo", metavar="PHOTO")
@THEME
@MIX
@output_folder("pack", "Folder for the pack's files.")
@with_means
@with_looks
@with_caption
def pack(photo: str, folder: Path, cartoonizer: CartoonizerChoice | None, **options: Any) -> None:
    """Make twelve expressions of one PHOTO as a set.

    PHOTO shows a face, or is a likeness file. OUT receives for each expression a .webm for
    Telegram and a .png for Discord, sheet.png with all of them, figure.glb, likeness.json and
    pack.json, which gives each sticker its emoji.
    """
    settings, console = _begin(folder, cartoonizer)
    wishes = build_wishes(**options)
    check_words(wishes)
    ((_, order),) = read_orders((photo,), wishes)
    check_source(order)
    assets = find_assets(settings.assets)
    from bot.packing import make_pack  # noqa: PLC0415

    make_pack(order, folder, settings=settings, assets=assets, console=console)


@command_line.command()
@click.argument("photo", metavar="PHOTO")
@output_folder(
    "out", "Folder for likeness.json and .png; of several people also likeness-2.json and so on."
)
@SUBJECT
@CHANGES
def likeness(photo: str, folder: Path, **options: Any) -> None:
    """Print what is measured of the people in PHOTO, and draw it over the photo.

    The JSON can be corrected and given to `make` and `pack` in place of the photo.
    """
    settings, console = _begin(folder)
    ((_, order),) = read_orders((photo,), Order(photo=b"", prompt="", shape="figure", **options))
    check_source(order)
    assets = find_assets(settings.assets)
    from bot.measuring import measure_photo  # noqa: PLC0415

    measure_photo(order, folder, settings=settings, assets=assets, console=console)


def _begin(folder: Path, cartoonizer: CartoonizerChoice | None = None) -> tuple[Settings, Console]:
    settings = read_settings()
    if cartoonizer is not None:
        settings = settings.model_copy(update={"cartoonizer": cartoonizer})
    set_up_logs(settings.log_level, quote_errors=True)
    check_writable(folder)
    return settings, Console()


def build_wishes(themes: tuple[str, ...], mix: str | None, **options: Any) -> Order:
    """An order without a photo; raises UnusableMix."""
    shares = shares_of(read_weights(mix) if mix is not None else (), len(themes))
    merged = tuple(zip(themes, shares, strict=True)) if len(themes) > 1 else ()
    return Order(photo=b"", prompt=" + ".join(themes), mix=merged, **options)


def check_words(wishes: Order) -> None:
    """Raise UnusablePrompt for words that no prompt can be."""
    for words, _ in wishes.mix or ((wishes.prompt, 1.0),):
        clean_prompt(words)


def check_source(order: Order) -> None:
    """Raise UnreadablePhoto for a photo that its header already refuses."""
    if order.likeness is None:
        check_photo(order.photo)


def read_orders(names: Sequence[str], wishes: Order) -> list[tuple[str, Order]]:
    """An order for each photo or likeness file, all with the same wishes.

    Raises PhotoNotFound, PhotoNotReadable, and UnusableLikeness for a file or a change.
    """
    change_likeness(Likeness(), wishes.changes)  # a wrong key is told before any work
    return [(name, _order(data, wishes)) for name, data in read_files(names, sys.stdin.buffer)]


def _order(data: bytes, wishes: Order) -> Order:
    if not data.lstrip().startswith((b"{", b"[")):
        return replace(wishes, photo=data)
    kept = read_likeness(data)
    return replace(wishes, likeness=change_likeness(kept, wishes.changes))
