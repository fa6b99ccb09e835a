"""The face: head and lids, which wear one paint."""

from __future__ import annotations

from pipeline.types import FaceTexture
from render.figure.face_paint import paint_face
from render.figure.head import build_head
from render.figure.lids import build_lids
from render.figure.sculpt import Sculpt
from render.modelling.piece import Piece, joined


def build_face(sculpt: Sculpt, drawing: FaceTexture | None) -> Piece:
    """Skin from the lips to the back of the head, lids and lashes."""
    paint = paint_face(sculpt.likeness, drawing, sculpt.strength)
    return joined((build_head(sculpt, paint), build_lids(sculpt, paint)))
