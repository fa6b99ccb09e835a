"""The slab that a whole picture becomes when there is no subject to cut out."""

import numpy as np

from pipeline.color import to_lab
from render.geometry import smoothstep
from render.relief.canvas import Canvas
from render.relief.parts import Parts
from render.relief.raster import Image, bleed, shrink
from render.relief.silhouette import Silhouette

THICKNESS = 0.13  # half of it, and the radius of the fully rounded edge, units
FRAME = 0.097  # width of the frame that the drawing has along its edge, units
BEVEL = 0.035  # over which the frame rises from the picture, units
RAISED = 0.045  # how far it stands out, units
PICTURE, RIM = 1, 2  # labels


def card_squared(outline: Silhouette, cells: int) -> Image:
    """The squared half thickness of a slab with round edges, float32 (cells, cells), units^2."""
    distance = shrink(outline.distance, cells)
    short = np.maximum(THICKNESS - distance, 0)
    inside = THICKNESS**2 - short**2
    beyond = 2 * THICKNESS * distance
    return np.where(distance > 0, inside, beyond).astype(np.float32)


def card_relief(outline: Silhouette) -> Image:
    """How much of the picture's relief shows, float32 (N, N): none on the frame."""
    share = np.clip((outline.distance - FRAME) / BEVEL, 0, 1)
    return np.asarray(smoothstep(share), np.float32)


def card_frame(outline: Silhouette) -> Image:
    """Outward offset of the frame, float32 (N, N), units."""
    inner = np.clip((FRAME + 0.5 * BEVEL - outline.distance) / BEVEL, 0, 1)
    return np.asarray(RAISED * smoothstep(inner), np.float32)


def card_parts(canvas: Canvas, outline: Silhouette) -> Parts:
    """The picture, and the frame around it."""
    picture = outline.distance > FRAME
    labels = np.where(picture, PICTURE, RIM).astype(np.int32)
    if not (picture & outline.mask).any():
        labels[:] = PICTURE
    lab = to_lab(bleed(canvas.colors, outline.distance > 0.02))
    names = range(1, int(labels.max()) + 1)
    areas = [(labels == name) & outline.mask for name in names]
    return Parts(
        labels=labels,
        colors=np.stack([np.median(lab[area], axis=0) for area in areas]).astype(np.float32),
        shares=np.array([area.sum() / outline.mask.sum() for area in areas], np.float32),
        known=np.ones(len(areas), bool),
    )
