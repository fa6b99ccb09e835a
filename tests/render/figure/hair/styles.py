"""Heads of hair for the tests: every family, and measurements as bad as they come."""

from __future__ import annotations

import functools

import numpy as np

from pipeline.likeness import (
    CURTAIN_ROWS,
    HAIRLINE_COLUMNS,
    OUTLINE_ANGLES,
    Cover,
    Ears,
    Hair,
    Likeness,
)
from render.figure.hair.build import build_hair
from render.figure.sculpt import Sculpt, sculpt
from render.types import Part

KINDS = ("short", "medium", "long", "tied", "bald_top", "shaved")
TEXTURES = ("straight", "wavy", "curly", "coily", "braids")
FAMILIES = [
    *(Hair(kind=kind, volume=0.5) for kind in KINDS),
    *(Hair(kind="long", texture=texture, volume=1.0) for texture in TEXTURES[1:]),
    Hair(kind="medium", texture="coily", volume=0.9),
    *(Hair(kind="tied", tie=tie, tie_height=120) for tie in ("bun", "ponytail", "pigtails")),
    Hair(kind="short", fringe=True),
    Hair(kind="short", volume=0.0),
    Hair(kind="medium", fringe=True, parting=-30, volume=1.0),
    Hair(kind="long", parting=0, length=-230),
]


def named(hair: Hair) -> str:
    """For the tests' names."""
    words = (hair.kind, hair.texture, hair.tie, "fringe" if hair.fringe else "")
    return "-".join(word for word in words if word not in ("", "none"))


def spiky(kind: str, seed: int) -> Hair:
    """Measurements of noise, zeros and lumps of background."""
    random = np.random.default_rng(seed)
    outline = random.choice([0, 60, 150, 390], OUTLINE_ANGLES)
    hairline = random.integers(-300, 300, HAIRLINE_COLUMNS)
    curtains = random.choice([5, 40, 90, 400], (2, CURTAIN_ROWS))
    return Hair(
        kind=kind,
        volume=float(random.random()),
        fringe=bool(seed % 2),
        outline=tuple(outline.tolist()),
        hairline=tuple(hairline.tolist()),
        curtain_right=tuple(curtains[0].tolist()),
        curtain_left=tuple(curtains[1].tolist()),
    )


SPIKY = [spiky(kind, seed) for seed, kind in enumerate(KINDS)]


@functools.cache
def head(hair: Hair, *, cover: Cover | None = None, ears: bool = True) -> Sculpt:
    """An average person with this hair."""
    shown = Ears(shown_right=ears, shown_left=ears)
    return sculpt(Likeness(hair=hair, cover=cover or Cover(), ears=shown), strength=0.7)


@functools.cache
def built(hair: Hair, *, ears: bool = True) -> tuple[Part, ...]:
    """The parts of such hair."""
    return build_hair(head(hair, ears=ears), None).parts
