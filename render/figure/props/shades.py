"""Sunglasses that drop onto the nose."""

from __future__ import annotations

from dataclasses import replace

from pipeline.likeness import Glasses
from render.figure.glasses import build_glasses
from render.figure.props.wearer import Wearer
from render.modelling.morphs import morphed
from render.modelling.piece import Piece, joined

SHADES = Glasses(
    shape="rectangular", frame="#15151a", rim=0.55, tint="#16161d", opacity=1.0, width=86, height=56
)
LIFT = (0.0, 0.8, 0.2)  # onto the forehead, clear of the hair


def build_shades(wearer: Wearer) -> Piece:
    """Dark glasses of their own, whatever the person wears."""
    likeness = wearer.sculpt.likeness.model_copy(update={"glasses": SHADES})
    worn = build_glasses(replace(wearer.sculpt, likeness=likeness), None)
    named = [replace(part, name=f"shades_{part.name}") for part in worn.parts]
    return joined(morphed(part, {"shades_up": part.vertices + LIFT}) for part in named)
