"""An order's options as the JSON of a job's row, and back, strictly checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import UnusableWish
from bot.order import Kind, Order, Shape
from config.caption import MOST_CHARACTERS, Caption
from config.settings import QualityChoice
from pipeline.likeness import ExpressionName, Likeness
from pipeline.likeness_file import change_likeness

MAX_SEED = 2**63 - 1
MAX_THEMES = 8
MAX_CHANGES = 40
MAX_LOOKS = 1000
CAPTION_LENGTH = "caption.length"  # names what is wrong with one that is too long

_Words = Annotated[str, Field(min_length=1, max_length=1000)]
_Weight = Annotated[float, Field(ge=0, le=1)]
_Look = Annotated[str, Field(min_length=1, max_length=64)]


class _Wishes(BaseModel):
    """The fields of an Order that neither the job's row nor its photo gives."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    mix: Annotated[tuple[tuple[_Words, _Weight], ...], Field(max_length=MAX_THEMES)] = ()
    seed: Annotated[int, Field(ge=-MAX_SEED, le=MAX_SEED)] = 0
    subject: Annotated[int, Field(ge=1, le=100)] | None = None
    keep_background: bool = False
    still: bool = False
    strength: Annotated[float, Field(ge=0, le=1)] = 0.7
    shape: Shape = "auto"
    kind: Kind = "auto"
    expression: ExpressionName | None = None
    changes: Annotated[
        tuple[Annotated[str, Field(max_length=1000)], ...], Field(max_length=MAX_CHANGES)
    ] = ()
    likeness: Likeness | None = None
    looks: Annotated[tuple[_Look, ...], Field(max_length=MAX_LOOKS)] = ()
    caption: Caption | None = None


def write_options(order: Order) -> dict[str, Any]:
    """What `read_order` reads: all that is not as usual. Neither photo, words nor quality."""
    wishes = _Wishes(**{name: getattr(order, name) for name in _Wishes.model_fields})
    return {
        name: value
        for name, value in wishes.model_dump(mode="json").items()
        if getattr(wishes, name) != _Wishes.model_fields[name].default
    }


def read_order(options: Mapping[str, Any], *, prompt: str, quality: str) -> Order:
    """The order that a job's row stands for, yet without its photo.

    Raises UnusableWish, which names the option, and UnusableLikeness for a change that cannot be
    made to a kept likeness.
    """
    if quality not in get_args(QualityChoice):
        raise UnusableWish("quality", f"choose one of {', '.join(get_args(QualityChoice))}")
    try:
        # As text, because only there a strict model takes lists for tuples.
        wishes = _Wishes.model_validate_json(json.dumps(options))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        if (*first["loc"], first["type"]) == ("caption", "text", "string_too_long"):
            detail = f"it may have at most {MOST_CHARACTERS} characters"
            raise UnusableWish(CAPTION_LENGTH, detail) from error
        raise UnusableWish(".".join(map(str, first["loc"])), first["msg"]) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise UnusableWish("", "no JSON") from error
    fields = {name: getattr(wishes, name) for name in _Wishes.model_fields}
    if wishes.likeness is not None:
        fields["likeness"] = change_likeness(wishes.likeness, wishes.changes)
    return Order(photo=b"", prompt=prompt, quality=quality, **fields)
