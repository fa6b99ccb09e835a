"""The face's relief: how far nose, brow ridge, cheeks and chin stand out of the skull's front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import RBFInterpolator, RegularGridInterpolator

from pipeline.canonical import KeyFace
from render.figure.skull import Floats, Skull

CALM = 0.95  # of the measured relief
SMOOTHING = 2e-3
STEP = 0.04
MARGIN = 0.35  # from the oval inwards, over which the relief fades out
X = np.arange(-1.3, 1.3 + STEP / 2, STEP)
Y = np.arange(-1.5, 1.7 + STEP / 2, STEP)


@dataclass(frozen=True, eq=False)
class Relief:
    """heights: float64 (len(Y), len(X)), canonical units above the skull's front."""

    heights: Floats

    def height(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """Interpolated; 0 away from the face."""
        grid = RegularGridInterpolator((Y, X), self.heights, bounds_error=False, fill_value=0.0)
        return np.asarray(grid(np.stack([np.asarray(y), np.asarray(x)], axis=-1)))


def build_relief(face: KeyFace, skull: Skull) -> Relief:
    """The measured depth of the face over the skull, smooth and fading toward its oval."""
    points = face.whole()
    depth = points[:, 2] - skull.front(points[:, 0], points[:, 1])
    inner = skull.reach(points[:, 0], points[:, 1]) < 0.8
    depth = depth - np.median(depth[inner])
    surface = RBFInterpolator(points[:, :2], depth, smoothing=SMOOTHING, neighbors=40)
    x, y = np.meshgrid(X, Y)
    heights = surface(np.stack([x.ravel(), y.ravel()], 1)).reshape(x.shape)
    fade = np.clip((1 - skull.reach(x, y)) / MARGIN, 0, 1)
    return Relief(CALM * heights * fade * fade * (3 - 2 * fade))
