"""What words add to a subject: things worn, held and floating around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from config.attire import SLOT_OF, Attire, Outfit, WornName

MOST_WORN = 3  # by one subject: more hide who it is
MOST_USUAL = 2  # of which so many for no better reason than the theme
_WITH_COSTUME = ("eyes",)  # where a theme's usual things go with a costume that the words name
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True)
class Things:
    """asked: what the words name. usual: of the theme. floaters: emoji, nearest first.

    Of what the words name every subject gets something, of the theme's usual things where there is
    room; neighbours do not get the same.
    """

    asked: Attire = field(default_factory=Attire)
    usual: Attire = field(default_factory=Attire)
    floaters: tuple[str, ...] = ()


def choose_outfits(
    things: Things, count: int, *, colors: Sequence[str] = (), seed: int = 0
) -> tuple[Outfit, ...]:
    """The outfits of so many subjects; the seed says who gets what of the usual things.

    colors: sRGB as #rrggbb, strongest first; neighbours get others first. What the words name comes
    before the theme's own, and of each slot a subject wears one thing.
    """
    start = int(np.random.default_rng(seed % (1 << 64)).integers(1 << 30))
    asked, usual = things.asked, _yielding(things.usual, things.asked)
    return tuple(
        Outfit(
            worn=_worn(_turned(asked.worn, number), _turned(usual.worn, start + number)),
            costume=_first(
                _turned(asked.costumes, number), _turned(usual.costumes, start + number)
            ),
            held=_first(_turned(asked.held, number), _turned(usual.held, start + number)),
            colors=tuple(_turned(tuple(colors), number)),
            seed=start + number,
        )
        for number in range(count)
    )


def _yielding(usual: Attire, asked: Attire) -> Attire:
    """What of a theme's usual things goes with what the words name.

    A chef's hat on the knight that somebody asked for would make neither: beside a costume of the
    words a theme adds glasses at most; beside a hat of theirs it adds no costume, and what one
    holds belongs to who one is.
    """
    if asked.costumes:
        kept = tuple(name for name in usual.worn if SLOT_OF[name] in _WITH_COSTUME)
        return Attire(worn=kept)
    if any(SLOT_OF[name] == "head" for name in asked.worn):
        return usual.model_copy(update={"costumes": (), "held": ()})
    return usual


def _worn(asked: Sequence[WornName], usual: Sequence[WornName]) -> tuple[WornName, ...]:
    chosen: dict[str, WornName] = {}
    for names, most in ((asked, MOST_WORN), (usual, MOST_USUAL)):
        for name in names:
            if len(chosen) < most:
                chosen.setdefault(SLOT_OF[name], name)
    return tuple(chosen.values())


def _turned(names: Sequence[_Name], by: int) -> Sequence[_Name]:
    """The same from another one on."""
    first = by % len(names) if names else 0
    return [*names[first:], *names[:first]]


def _first(*several: Sequence[_Name]) -> _Name | None:
    return next((name for names in several for name in names), None)
