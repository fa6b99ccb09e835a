"""The lower face of a photo, laid on the average one: what grows on it lies always at one place.

A second look: there the photo shows several times as much as in the crop of the whole head.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.parts.laid import Frame, lay_flat
from pipeline.types import FaceMesh

JAW_PX = (96, 64)  # wide and high
LEFT, TOP, RIGHT, BOTTOM = -0.9, 0.12, 0.9, -1.12  # canonical: from below the eyes to the throat
JAW = Frame(LEFT, TOP, RIGHT, BOTTOM, *JAW_PX)


def cut_jaw(pixels: NDArray[np.uint8], face: FaceMesh, *, margin: float = 0.0) -> NDArray[np.uint8]:
    """uint8 (H, W, 3): the lower face of a photo uint8 (h, w, 3); its border goes on beyond it.

    margin: of the jaw's width and height, seen around it besides.
    """
    return lay_flat(pixels, face.landmarks[:, :2], JAW.widened(margin))
