"""The nose as a height over the face: a ridge from the brow to the base, wide at the wings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import PchipInterpolator

from pipeline.canonical import KeyFace
from render.figure.skull import Floats

WIDTH = 0.98  # of the measured width
# Half the width of most people's noses on toys, and of what sets one apart; canonical units.
USUAL_WIDTH, WIDTH_GAIN, WIDTHS = 0.285, 1.7, (0.18, 0.4)
USUAL_DEPTH = 0.28  # of an average face's tip over its cheeks, canonical units
DEPTHS = (0.19, 0.38)
LEAST_LENGTH, LEAST_PHILTRUM = 0.09, 0.13  # from tip to base, from there to the upper lip
INDEX_TIP, INDEX_BASE, INDEX_ROOT, INDEX_WING, INDEX_BRIDGE, INDEX_LIP = 1, 2, 168, 129, 197, 0
# Along the nose from below its base (-1 base, 0 tip, 1 root): height over the tip's, half width
# over the wings'.
_ALONG = (-1.5, -1.15, -0.75, -0.35, 0.0, 0.25, 0.5, 0.8, 1.0, 1.35)
_HEIGHT = (0.0, 0.08, 0.42, 0.84, 1.0, 0.9, 0.6, 0.27, 0.13, 0.0)
_WIDTH = (0.4, 0.55, 0.8, 0.97, 1.0, 0.86, 0.68, 0.62, 0.66, 0.8)


@dataclass(frozen=True)
class Nose:
    """Canonical units. tip, base, root: y of the tip, of where the upper lip begins, and of the
    place between the eyes where the bridge begins. half_width: at the wings. depth: of the tip
    over the cheeks. bridge: how high the bridge stands, 1 average."""

    tip: float
    base: float
    root: float
    half_width: float
    depth: float
    bridge: float

    def height(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """Above the face without a nose, 0 away from it."""
        across, up = np.broadcast_arrays(np.abs(np.asarray(x, np.float64)), y)
        along = np.where(
            up < self.tip,
            (up - self.tip) / (self.tip - self.base),
            (up - self.tip) / (self.root - self.tip),
        )
        along = np.clip(along, _ALONG[0], _ALONG[-1])
        ridge = _RIDGE(along) * np.where(along > 0.2, 1 + (self.bridge - 1) * (along - 0.2), 1.0)
        share = np.clip(across / (self.half_width * _SPREAD(along)), 0, 1)
        section = 0.7 * (1 - share**2) ** 2 + 0.3 * (1 - share**4) ** 1.5
        return np.asarray(self.depth * ridge * section)


_RIDGE, _SPREAD = PchipInterpolator(_ALONG, _HEIGHT), PchipInterpolator(_ALONG, _WIDTH)


def find_nose(face: KeyFace) -> Nose:
    """The nose of a (caricatured) face."""
    mean, lip = KeyFace.mean(), float(face.at(INDEX_LIP)[1])
    base = max(float(face.at(INDEX_BASE)[1]), lip + LEAST_PHILTRUM)
    tip = max(float(face.at(INDEX_TIP)[1]) + 0.02, base + LEAST_LENGTH)
    return Nose(
        tip=tip,
        base=base,
        root=float(face.at(INDEX_ROOT)[1]),
        half_width=WIDTH * _width(face),
        depth=float(
            np.clip(USUAL_DEPTH * _over(face, INDEX_TIP) / _over(mean, INDEX_TIP), *DEPTHS)
        ),
        bridge=float(np.clip(_over(face, INDEX_BRIDGE) / _over(mean, INDEX_BRIDGE), 0.4, 1.7)),
    )


def _width(face: KeyFace) -> float:
    """Half of it at the wings, exaggerated."""
    own = abs(float(face.at(INDEX_WING)[0]))
    return float(np.clip(USUAL_WIDTH + WIDTH_GAIN * (own - USUAL_WIDTH), *WIDTHS))


def _over(face: KeyFace, index: int) -> float:
    """How far a key point stands out over the wings' ends."""
    return float(face.at(index)[2] - face.at(INDEX_WING)[2])
