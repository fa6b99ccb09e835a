"""Where the drawing shows skin and hair: smooth volumes of their own, painted as drawn."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.types import HAIR, SKIN, Cartoon
from render.relief.canvas import Canvas
from render.relief.face import FaceRelief
from render.relief.raster import Image, Labels, Mask, blur, pieces_of

SMALLEST = 0.004  # share of the canvas: smaller pieces are left to the segmentation
SOFTNESS = 0.02  # of the masks' edges, units
HAIR_CALM = 0.7  # share of embossing and lines that hair is spared


@dataclass(frozen=True, eq=False)
class People:
    """What is known of the people on the canvas.

    known: int32 (N, N), one number for each skin or head of hair, 0 where nothing is known.
    smooth: float32 (N, N), 1 where no form or line is cut into the surface. drawn: float32
    (N, N), 1 where the drawing itself is the paint.
    """

    known: Labels
    smooth: Image
    drawn: Image


def find_people(cartoon: Cartoon, canvas: Canvas, faces: tuple[FaceRelief, ...]) -> People | None:
    """The people of a drawing; None where it shows none or does not tell."""
    if cartoon.areas is None or not faces:
        return None
    skin, hair = (_placed(cartoon.areas == area, canvas) for area in (SKIN, HAIR))
    for face in faces:
        skin |= face.oval & ~hair
    known = np.zeros(skin.shape, np.int32)
    for mask in (skin, hair):
        pieces, areas = pieces_of(mask)
        for piece in np.flatnonzero(areas > SMALLEST * mask.size):
            known[pieces == piece] = known.max() + 1
    softness = SOFTNESS / canvas.pixel
    skin_soft = blur(skin & (known > 0), softness)
    hair_soft = blur(hair & (known > 0), softness)
    smooth = np.clip(1.6 * skin_soft, 0, 1)
    return People(
        known=known,
        smooth=np.maximum(smooth, HAIR_CALM * hair_soft).astype(np.float32),
        drawn=np.clip(skin_soft + hair_soft, 0, 1).astype(np.float32),
    )


def _placed(mask: Mask, canvas: Canvas) -> Mask:
    values = mask.astype(np.float32)
    side = (canvas.side,) * 2
    return np.asarray(cv2.warpAffine(values, canvas.placement, side) > 0.5)
