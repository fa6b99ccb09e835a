"""Several themes merged into one: what they mean, their colours, and how they draw and shine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from pydantic import BaseModel

from config.theme import Theme
from pipeline.color import Array, to_lab, to_rgb
from pipeline.prompt.palette import blend_palette
from pipeline.prompt.shares import shares_of
from pipeline.types import Brief, Palette

_RANK = 0.3  # how much less a colour counts for each one before it in its palette
_PROMPTS_JOINED = " + "
_Table = TypeVar("_Table", bound=BaseModel)


def mix_briefs(briefs: Sequence[Brief], weights: Sequence[float]) -> Brief:
    """One brief between several; its theme, strength, seed and things are the strongest's.

    Raises UnusableMix. A brief of weight 0 does not count.
    """
    shares = shares_of(weights, len(briefs))
    told = [(brief, share) for brief, share in zip(briefs, shares, strict=True) if share]
    if len(told) == 1:
        return told[0][0]
    parts, shares = [brief for brief, _ in told], tuple(share for _, share in told)
    strongest = parts[int(np.argmax(shares))]
    return Brief(
        prompt=_PROMPTS_JOINED.join(brief.prompt for brief in parts),
        theme=strongest.theme,
        embedding=_between([brief.embedding for brief in parts], shares),
        palette=_palette([brief.palette for brief in parts], shares),
        drawing=_blended([brief.drawing for brief in parts], shares),
        strength=strongest.strength,
        seed=strongest.seed,
        things=strongest.things,
    )


def mix_themes(themes: Sequence[Theme], weights: Sequence[float]) -> Theme:
    """One theme between several; its name, words and motion are the strongest's.

    Raises UnusableMix.
    """
    shares = shares_of(weights, len(themes))
    strongest = themes[int(np.argmax(shares))]
    return _blended(themes, shares).model_copy(update={"motion": strongest.motion})


def _between(vectors: Sequence[Array], shares: Sequence[float]) -> Array:
    """float32 (N,), unit length."""
    mean = sum(share * vector for share, vector in zip(shares, vectors, strict=True))
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length > 1e-6 else vectors[0], np.float32)


def _palette(palettes: Sequence[Palette], shares: Sequence[float]) -> Palette:
    """A few of all colours: mixtures of unlike ones would be grey."""
    weights = [
        share / (1 + _RANK * np.arange(len(palette.colors), dtype=np.float32))
        for palette, share in zip(palettes, shares, strict=True)
    ]
    colors = np.concatenate([palette.colors for palette in palettes])
    return blend_palette(colors, np.concatenate(weights).astype(np.float32))


def _blended(tables: Sequence[_Table], shares: Sequence[float]) -> _Table:
    """Numbers and colours in between, tables field by field, all else as the strongest has it."""
    strongest = tables[int(np.argmax(shares))]
    if max(shares) == 1:
        return strongest  # as it is: colours would come back from Lab a little off
    merged = {
        name: _merged([getattr(table, name) for table in tables], shares)
        for name in type(strongest).model_fields
    }
    return type(strongest).model_validate(merged)


def _merged(values: Sequence[object], shares: Sequence[float]) -> object:
    first, strongest = values[0], values[int(np.argmax(shares))]
    if isinstance(first, BaseModel):
        return _blended([v for v in values if isinstance(v, BaseModel)], shares)
    if isinstance(first, bool) or not isinstance(first, int | float | str):
        return strongest
    if isinstance(first, str):
        colors = [str(value) for value in values]
        return _color(colors, shares) if all(c.startswith("#") for c in colors) else strongest
    numbers = [float(str(value)) for value in values]
    # No rounding may leave the range in which all of them lie.
    mean = float(np.clip(np.average(numbers, weights=shares), min(numbers), max(numbers)))
    return round(mean) if isinstance(first, int) else mean


def _color(colors: Sequence[str], shares: Sequence[float]) -> str:
    """#rrggbb between others, in Lab."""
    rgb = np.array([list(bytes.fromhex(color[1:])) for color in colors], np.uint8)
    mean = np.average(to_lab(rgb), axis=0, weights=shares).astype(np.float32)
    return "#" + bytes(np.round(255 * to_rgb(mean)).astype(np.uint8).tolist()).hex()
