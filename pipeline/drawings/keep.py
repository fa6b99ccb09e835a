"""A drawing becomes the texture as it is: nothing is repainted, no palette touches it."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab, to_rgb
from pipeline.cutout.outline import card_alpha
from pipeline.painted.easel import SOLID, SUBJECT_SHARE, bleed
from pipeline.painted.framing import FRAME, draw_frame
from pipeline.types import Brief, Cartoon, Cutout

NAME = "kept-1"
SIDE_PX = 768  # as many as the texture of a relief has, so that lines stay crisp


def keep(cutout: Cutout, brief: Brief) -> Cartoon:
    """The cutout on its canvas in its own colours; a card's frame has the palette's."""
    if cutout.card:
        cutout = _with_margin(cutout)
    solid = np.argwhere(cutout.alpha > 0.5)
    low, high = (solid.min(0), solid.max(0) + 1) if len(solid) else ((0, 0), cutout.alpha.shape)
    y0, x0, y1, x1 = (float(value) for value in (*low, *high))
    scale = SUBJECT_SHARE * SIDE_PX / max(x1 - x0, y1 - y0)
    shift = SIDE_PX / 2 - scale * (x0 + x1) / 2, SIDE_PX / 2 - scale * (y0 + y1) / 2
    inside = cutout.alpha > SOLID
    colors = cutout.pixels.astype(np.float32) / np.float32(255)
    colors = _placed(bleed(colors, inside), scale, shift)
    alpha = _placed(cutout.alpha, scale, shift)
    if cutout.card:
        colors = to_rgb(draw_frame(to_lab(colors), alpha, brief.palette))
    rgba = np.concatenate([bleed(colors, alpha > SOLID), alpha[..., None]], -1)
    return Cartoon(
        pixels=np.asarray(np.round(255 * rgba), np.uint8),
        prompt=brief.prompt,
        seed=brief.seed,
        cartoonizer=NAME,
        card=cutout.card,
        kept=True,
    )


def _with_margin(card: Cutout) -> Cutout:
    """A card larger than its picture by the frame, which would hide what is written there."""
    longest = max(card.alpha.shape)
    edge = round(longest * FRAME / (SUBJECT_SHARE - 2 * FRAME))
    pixels = np.pad(card.pixels, ((edge, edge), (edge, edge), (0, 0)), mode="edge")
    return replace(card, pixels=pixels, alpha=card_alpha(*pixels.shape[:2]))


def _placed(image: Array, scale: float, shift: tuple[float, float]) -> Array:
    """An image scaled and moved onto the square canvas, clear beyond its edge."""
    if scale < 1:
        size = [max(1, round(side * scale)) for side in image.shape[1::-1]]
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)
        scale = 1.0
    matrix: NDArray[np.float64] = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]])
    border = cv2.BORDER_REPLICATE if image.ndim == 3 else cv2.BORDER_CONSTANT
    canvas = (SIDE_PX, SIDE_PX)
    placed = cv2.warpAffine(image, matrix, canvas, flags=cv2.INTER_CUBIC, borderMode=border)
    return np.asarray(np.clip(placed, 0, 1), np.float32)
