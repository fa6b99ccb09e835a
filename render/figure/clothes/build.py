"""Dresses the bust: one garment for each kind of clothes."""

from __future__ import annotations

from pipeline.likeness import Clothes, Likeness
from pipeline.types import FaceTexture
from render.color import color_of
from render.figure.clothes.garments import GARMENTS
from render.figure.sculpt import Sculpt
from render.figure.torso import build_torso
from render.modelling.piece import Piece

OVER_COLLARS = ("headscarf", "hood")
WHITE = "#f2f2f0"
SKIN_LIKE = 0.16  # of two colours' channels


def build_clothes(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """The garment of the likeness, on the root; nothing for bare shoulders."""
    clothes = worn_clothes(proportions.likeness)
    return Piece(GARMENTS[clothes.kind](build_torso(proportions), clothes))


def worn_clothes(likeness: Likeness) -> Clothes:
    """As measured, but plain where a scarf lies over the collar, and never skin-coloured inside."""
    clothes = likeness.clothes
    changes: dict[str, str] = {}
    if likeness.cover.kind in OVER_COLLARS and clothes.kind != "bare":
        changes["kind"] = "turtleneck"
    if _like(clothes.second, likeness.skin.color) and clothes.pattern == "plain":
        changes["second"] = WHITE  # an open collar was measured as the shirt
    return clothes.model_copy(update=changes)


def _like(first: str, second: str) -> bool:
    pairs = zip(color_of(first), color_of(second), strict=True)
    return max(abs(a - b) for a, b in pairs) < SKIN_LIKE
