"""Figures wear what their people wear, in the colours that the theme makes of cloth."""

from __future__ import annotations

from collections.abc import Container

import numpy as np

from pipeline.color import smoothstep, to_lab, to_rgb
from pipeline.gan.coloring import Coloring, Nature, as_cloth, recolor_at
from pipeline.likeness import Clothes, Likeness
from pipeline.types import Brief

UNSEEN = 0.2  # share of the chest that is in the photo, up to which clothes are a guess
OWN_KEPT = 0.5  # of the colour of bright clothes, by which friends know each other
COLORFUL = (10.0, 30.0)  # chroma of greys and of bright clothes
DYED = ("color", "second", "tie_color")


def dress(likeness: Likeness, brief: Brief, kept: Container[str] = ()) -> Likeness:
    """A likeness in clothes as the brief's look dyes them, bright ones half as far.

    Who shows none in the photo wears the palette's strongest colours. kept: keys of colours that
    stay, such as "clothes.color".
    """
    clothes = likeness.clothes
    if likeness.confidence.get("clothes", 1.0) <= UNSEEN and clothes == Clothes():
        first, second = (_written(color) for color in brief.palette.colors[:2])
        worn = Clothes(color=first, second=second)
    else:
        worn = clothes.model_copy(update=_dyed(clothes, brief))
    own = {name: getattr(clothes, name) for name in DYED if f"clothes.{name}" in kept}
    return likeness.model_copy(update={"clothes": worn.model_copy(update=own)})


def _dyed(clothes: Clothes, brief: Brief) -> dict[str, str]:
    drawing = brief.drawing
    recolor = recolor_at(drawing.recolor, brief.strength)
    coloring = Coloring(brief.palette, recolor, drawing.chroma, brief.seed, Nature(people=True))
    written = [list(bytes.fromhex(getattr(clothes, name)[1:])) for name in DYED]
    own = to_lab(np.array(written, np.uint8))
    drawn = as_cloth(own, coloring)
    keeps = OWN_KEPT * smoothstep(np.hypot(own[:, 1], own[:, 2]), *COLORFUL)
    found = to_rgb(drawn + keeps[:, None] * (own - drawn))
    pixels = np.round(255 * found).clip(0, 255).astype(np.uint8)
    return {name: _written(color) for name, color in zip(DYED, pixels, strict=True)}


def _written(color: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> str:
    return f"#{bytes(color).hex()}"
