"""What is done last to a drawing: cards get a band along their edge in the palette's colour."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, smoothstep, to_lab, to_rgb
from pipeline.painted.easel import Fitted
from pipeline.painted.shading import toy_colors
from pipeline.painted.things import clearest
from pipeline.types import Brief, Cartoon, Palette

Areas = NDArray[np.uint8]  # (S, S), see Cartoon

FRAME = 0.042  # width, of the canvas' side (render.relief.card raises as much)
EDGE_PX = 1.5


def framed(
    colors: Array, fitted: Fitted, brief: Brief, *, name: str, areas: Areas | None, card: bool
) -> Cartoon:
    """The cartoon of colours float32 (S, S, 3), sRGB in [0, 1]; name: of what drew them."""
    if card:
        colors = to_rgb(draw_frame(to_lab(colors), fitted.alpha, brief.palette))
    return finished(colors, fitted, brief, name=name, areas=areas, card=card)


def finished(
    colors: Array, fitted: Fitted, brief: Brief, *, name: str, areas: Areas | None, card: bool
) -> Cartoon:
    """The same of colours that have their frame, where they are a card's."""
    rgba = np.concatenate([colors, fitted.alpha[..., None]], -1)
    return Cartoon(
        pixels=np.asarray(np.round(rgba * 255), np.uint8),
        prompt=brief.prompt,
        seed=brief.seed,
        cartoonizer=name,
        faces=fitted.faces,
        card=card,
        areas=None if card else areas,
        animals=fitted.animals,
    )


def draw_frame(lab: Array, alpha: Array, palette: Palette) -> Array:
    """lab (S, S, 3) with a frame of one colour where alpha (S, S) ends, and beyond."""
    inside = np.pad((alpha > 0.5).astype(np.uint8), 1)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)[1:-1, 1:-1]
    width = FRAME * len(alpha)
    share = smoothstep(np.asarray(depth, np.float32), width + EDGE_PX, width - EDGE_PX)
    color = toy_colors(clearest(palette)[None, None], 1.1)
    return np.asarray(lab + share[..., None] * (color - lab), np.float32)
