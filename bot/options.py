"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from bot.order import Kind, Shape
from config.settings import CartoonizerChoice
from pipeline.likeness import ExpressionName

QUALITY_NAMES = ("draft", "standard", "fine")
_Command = TypeVar("_Command", bound=Callable[..., Any])
THEME = click.option(
    "--theme", "themes", multiple=True, required=True,
    help="Any words, in any language; several are merged.",
)  # fmt: skip
MIX = click.option(
    "--mix", metavar="0.3,0.7", help="How much each of several themes counts; equal by default."
)
CHANGES = click.option(
    "--set", "changes", multiple=True, metavar="KEY=VALUE",
    help="Correct what was measured, such as hair.color=#4a2b1c or glasses.shape=none; repeatable.",
)  # fmt: skip
SUBJECT = click.option(
    "--subject", type=click.IntRange(min=1),
    help="Only the N-th face or thing, counted from the largest.",
)  # fmt: skip
_LOOKS = (
    click.option(
        "--seed", type=int, default=7, show_default=True, help="Varies the drawing a little."
    ),
    click.option(
        "--strength", type=click.FloatRange(0, 1), default=0.7, show_default=True,
        help="From 0, calm, to 1, most cartoony.",
    ),
    SUBJECT,
    click.option(
        "--shape", type=click.Choice(get_args(Shape)), default="auto", show_default=True,
        help="auto: people as 3D figures, all else as reliefs of the photo.",
    ),
    click.option(
        "--kind", type=click.Choice(get_args(Kind)), default="auto", show_default=True,
        help="A photo is drawn anew; a drawing keeps its own lines and colours.",
    ),
    CHANGES,
)  # fmt: skip
_MEANS = (
    click.option(
        "--quality", type=click.Choice(QUALITY_NAMES), default="standard", show_default=True,
        help="draft: in seconds. standard: drawn by Blender. fine: Blender, taking its time.",
    ),
    click.option(
        "--cartoonizer", type=click.Choice(get_args(CartoonizerChoice)),
        help="What draws: our network (gan), computation alone (painted), or diffusers.",
    ),
)  # fmt: skip
_SINGLE = (
    click.option(
        "--expression", type=click.Choice(get_args(ExpressionName)),
        help="What a figure does; otherwise the theme's words or the photo decide.",
    ),
    click.option("--keep-background", is_flag=True, help="A card of the whole picture."),
    click.option("--still", is_flag=True, help="Pictures only, no animation."),
)  # fmt: skip


def output_folder(default: str, told: str) -> Callable[[_Command], _Command]:
    """The option that names the folder for the files."""
    kind = click.Path(path_type=Path)
    return click.option(
        "--out", "folder", type=kind, default=Path(default), show_default=True, help=told
    )


def with_looks(command: _Command) -> _Command:
    """How a sticker or a pack looks."""
    return _with(_LOOKS, command)


def with_means(command: _Command) -> _Command:
    """What makes it, where this process does."""
    return _with(_MEANS, command)


def with_single(command: _Command) -> _Command:
    """What only single stickers can be asked for."""
    return _with(_SINGLE, command)


def _with(options: tuple[Callable[[_Command], _Command], ...], command: _Command) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command
