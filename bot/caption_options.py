"""The options for words on a sticker, which several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, get_args

import click
from pydantic import ValidationError

from config.caption import MOST_CHARACTERS, Caption, CaptionPosition, FontName

_Command = TypeVar("_Command", bound=Callable[..., Any])
_COLOR = re.compile(r"#?([0-9a-fA-F]{6})")
_LOOKS = ("font", "color", "outline", "position")


def _read_color(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """With or without the sign at which shells begin a comment."""
    del context, parameter
    found = None if value is None else _COLOR.fullmatch(value)
    if value is not None and found is None:
        raise click.BadParameter(f"{value!r} is no colour; write it such as '#ff8800'.")
    return None if found is None else f"#{found[1].lower()}"


_OPTIONS = (
    click.option(
        "--caption",
        help=f"Words on the sticker, in any script, or emoji; up to {MOST_CHARACTERS} characters.",
    ),
    click.option(
        "--caption-font", type=click.Choice(get_args(FontName)),
        help="Otherwise the theme decides.",
    ),
    click.option(
        "--caption-color", callback=_read_color, metavar="#RRGGBB",
        help="Of the letters; otherwise the theme decides.",
    ),
    click.option(
        "--caption-outline", callback=_read_color, metavar="#RRGGBB",
        help="Of the edge around the letters; otherwise the theme decides.",
    ),
    click.option(
        "--caption-position", type=click.Choice(get_args(CaptionPosition)),
        help="Below or above the subject, in an arc over it, or in a speech bubble.  "
        "[default: bottom]",
    ),
)  # fmt: skip


def with_caption(command: _Command) -> _Command:
    """Lets a command take `caption`, a Caption or None."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        text = options.pop("caption")
        looks = {name: options.pop(f"caption_{name}") for name in _LOOKS}
        return command(*arguments, caption=read_caption(text, **looks), **options)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run  # type: ignore[return-value]  # it takes what the command line gives it


def read_caption(text: str | None, **looks: str | None) -> Caption | None:
    """The caption that was asked for. Raises what click raises for options that can't be used."""
    given = {name: value for name, value in looks.items() if value is not None}
    if text is None:
        if given:
            raise click.UsageError(f"--caption-{next(iter(given))} needs a --caption.")
        return None
    try:
        return Caption.model_validate({"text": text, **given})
    except ValidationError as error:
        raise click.BadParameter(_fault(error), param_hint="--caption") from error


def _fault(error: ValidationError) -> str:
    if error.errors(include_input=False, include_url=False)[0]["type"] == "string_too_short":
        return "it has no words; leave the option out for none."
    return f"it is too long; use at most {MOST_CHARACTERS} characters."
