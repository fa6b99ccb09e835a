"""Small cutouts, palettes and briefs that tests draw with."""

import numpy as np
from numpy.typing import NDArray

from config.theme import Drawing
from pipeline.types import Brief, Cutout, FaceMesh, Palette

NIGHT = ("#2b2a5e", "#7b3fa0", "#e0a526", "#d94f3d")
CANDY = ("#ff8fb8", "#8fd3ff", "#b79bff", "#ffffff")


def palette(*colors: str) -> Palette:
    values = [[int(color[i : i + 2], 16) for i in (1, 3, 5)] for color in colors]
    return Palette(np.array(values, np.uint8))


def brief(
    colors: tuple[str, ...] = NIGHT, *, drawing: Drawing | None = None, seed: int = 0
) -> Brief:
    embedding = np.zeros(512, np.float32)
    embedding[0] = 1
    return Brief(
        prompt="night",
        theme="night",
        embedding=embedding,
        palette=palette(*colors),
        drawing=drawing or Drawing(),
        seed=seed,
    )


def cutout(
    pixels: NDArray[np.uint8],
    alpha: NDArray[np.bool_] | None = None,
    faces: tuple[FaceMesh, ...] = (),
) -> Cutout:
    height, width = pixels.shape[:2]
    solid = np.ones((height, width), bool) if alpha is None else alpha
    return Cutout(pixels, solid.astype(np.float32), (0, 0, width, height), faces)
