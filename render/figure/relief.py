"""The face's relief: how far nose, brow ridge, cheeks and chin stand out of the skull's front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import RBFInterpolator, RegularGridInterpolator

from pipeline.canonical import KEYS, NOSE_BRIDGE, NOSE_SIDE, KeyFace
from render.figure.nose import Nose, find_nose
from render.figure.skull import Floats, Skull
from render.geometry import smoothstep

CALM = 0.8  # of the measured relief
SMOOTHING = 2e-2
STEP = 0.08
MARGIN = 0.35  # from the oval inwards, over which the relief fades out
X = np.arange(-1.28, 1.28 + STEP / 2, STEP)
Y = np.arange(-1.52, 1.68 + STEP / 2, STEP)
# The nose is a volume of its own; between the eyes the measured points carry on.
_NOSE = frozenset(NOSE_BRIDGE[2:] + NOSE_SIDE)
_ROWS = [row for row, index in enumerate(KEYS) if index not in _NOSE]


@dataclass(frozen=True, eq=False)
class Relief:
    """heights: float64 (len(Y), len(X)), canonical units above the skull's front, no nose."""

    heights: Floats
    nose: Nose

    def height(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """With the nose; 0 away from the face."""
        return np.asarray(self.calm_height(x, y) + self.nose.height(x, y))

    def calm_height(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """Without the nose."""
        grid = RegularGridInterpolator(
            (Y, X), self.heights, method="linear", bounds_error=False, fill_value=0.0
        )
        places = np.stack(np.broadcast_arrays(np.asarray(y), np.asarray(x)), axis=-1)
        return np.asarray(grid(places)).reshape(places.shape[:-1])


def build_relief(face: KeyFace, skull: Skull) -> Relief:
    """The measured depth of the face over the skull, smooth and fading toward its oval."""
    points = _without_nose(face)
    depth = points[:, 2] - skull.front(points[:, 0], points[:, 1])
    inner = skull.reach(points[:, 0], points[:, 1]) < 0.8
    depth = depth - np.median(depth[inner])
    surface = RBFInterpolator(points[:, :2], depth, smoothing=SMOOTHING)
    x, y = np.meshgrid(X, Y)
    heights = surface(np.stack([x.ravel(), y.ravel()], 1)).reshape(x.shape)
    fade = np.clip((1 - skull.reach(x, y)) / MARGIN, 0, 1)
    return Relief(CALM * heights * smoothstep(fade), find_nose(face))


def _without_nose(face: KeyFace) -> Floats:
    """The key points of both halves but the nose's, float64 (N, 3)."""
    half = face.half[_ROWS]
    return np.concatenate([half, half[half[:, 0] < -1e-6] * (-1.0, 1.0, 1.0)])
