"""The frame of a picture that becomes a card: a band along its edge in the palette's colour."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.color import Array, smoothstep
from pipeline.painted.easel import SIDE_PX
from pipeline.painted.shading import toy_colors
from pipeline.painted.things import clearest
from pipeline.types import Palette

FRAME = 0.042  # width, of the canvas' side (render.relief.card raises as much)
EDGE_PX = 1.5


def draw_frame(lab: Array, alpha: Array, palette: Palette) -> Array:
    """lab (S, S, 3) with a frame of one colour where alpha (S, S) ends, and beyond."""
    inside = np.pad((alpha > 0.5).astype(np.uint8), 1)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
    width = FRAME * SIDE_PX
    share = smoothstep(np.asarray(depth, np.float32), width + EDGE_PX, width - EDGE_PX)
    color = toy_colors(clearest(palette)[None, None], 1.1)
    return np.asarray(lab + share[..., None] * (color - lab), np.float32)
