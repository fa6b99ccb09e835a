"""Covers the head: one builder for each kind of cover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.likeness import Cover
from pipeline.types import FaceTexture
from render.figure.covers.brimmed import cap, hat
from render.figure.covers.helmet import helmet
from render.figure.covers.knitted import beanie, headband
from render.figure.covers.scarf import headscarf, hood
from render.figure.covers.turban import turban
from render.figure.sculpt import Sculpt
from render.modelling.piece import Piece
from render.types import Part

COVERS: Mapping[str, Callable[[Sculpt, Cover], tuple[Part, ...] | Piece]] = MappingProxyType(
    {
        "cap": cap,
        "beanie": beanie,
        "hat": hat,
        "turban": turban,
        "headscarf": headscarf,
        "headband": headband,
        "hood": hood,
        "helmet": helmet,
    }
)


def build_cover(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """The cover of the likeness, on the head; nothing for a bare one."""
    cover = proportions.likeness.cover
    if cover.kind == "none":
        return Piece()
    built = COVERS[cover.kind](proportions, cover)
    return built if isinstance(built, Piece) else Piece(built)
