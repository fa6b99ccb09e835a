"""Dresses the bust: one garment for each kind of clothes."""

from __future__ import annotations

from pipeline.types import FaceTexture
from render.figure.clothes.garments import GARMENTS
from render.figure.piece import Piece
from render.figure.sculpt import Sculpt
from render.figure.torso import build_torso


def build_clothes(proportions: Sculpt, _: FaceTexture | None) -> Piece:
    """The garment of the likeness, on the root; nothing for bare shoulders."""
    clothes = proportions.likeness.clothes
    return Piece(GARMENTS[clothes.kind](build_torso(proportions), clothes))
