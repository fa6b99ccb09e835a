"""The eyes' shape: where they are, how the lids open over them, how far the domes stand out.

An eye's frame is a plane laid through the skin about it; all heights are over that plane, so
that lids and irises fit the dome at every place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from pipeline.canonical import KeyFace
from pipeline.likeness import Age
from render.figure.sculpt import Sculpt
from render.modelling.meshes import Floats

RIGHT, LEFT = -1, 1
SIDES: Mapping[int, str] = MappingProxyType({RIGHT: "right", LEFT: "left"})

OPENING = 0.53  # height of an average eye's opening over its width
USUAL_OPENING = 0.29  # as the mesh sees it in photos, where most people smile
OPENNESS_POWER = 0.8
# Openness in the photo, and what it makes of the opening: narrow eyes are what one remembers.
OPENNESS, OPENED = (0.1, 0.3, 0.5, 0.75, 1.0), (0.66, 0.8, 1.0, 1.09, 1.16)
TILT, MOST_TILTED = 2.1, 0.11  # of the measured slant: it says much and is small; canonical units
OPENINGS = (0.3, 0.72)
# Whatever was measured, these are eyes; canonical units.
HALF_WIDTHS, MOST_SLOPE, LEAST_GAP = (0.17, 0.42), 0.06, 0.16
LID_ROUNDNESS = 0.56  # exponent: 0.5 an ellipse, 1 a parabola with pointed corners
_ROUNDER: Mapping[Age, float] = MappingProxyType(
    {"baby": 1.12, "child": 1.08, "teen": 1.03, "adult": 1.0, "old": 0.93}
)
# Of the dome over the skin: at its middle, under the lids' edges, and in the corners.
RISE, EDGE_RISE, CORNER_RISE = 0.046, 0.014, -0.012


@dataclass(frozen=True, eq=False)
class Eye:
    """One eye, canonical units. side: RIGHT or LEFT. middle: x and y between its corners.

    half_width: of the opening. slope: y of the inner corner over the middle's. upper, lower:
    coefficients of the lids (see `lid`). plane: z at the middle, and its slopes along x and y.
    """

    side: int
    middle: tuple[float, float]
    half_width: float
    slope: float
    upper: tuple[float, float, float]
    lower: tuple[float, float, float]
    plane: tuple[float, float, float]

    @property
    def name(self) -> str:
        """right or left."""
        return SIDES[self.side]

    def x(self, place: ArrayLike) -> Floats:
        """x at places from -1, the outer corner, to 1, the inner one."""
        return np.asarray(self.middle[0] - self.side * self.half_width * np.asarray(place))

    def lid(self, place: ArrayLike, *, upper: bool) -> Floats:
        """y of a lid's edge at places from -1 (outer corner) to 1 (inner)."""
        s = np.asarray(place, np.float64)
        first, second, third = self.upper if upper else self.lower
        round_off = np.clip(1 - s**2, 0, 1) ** LID_ROUNDNESS
        return np.asarray(
            self.middle[1] + self.slope * s + round_off * (first + second * s + third * s * s)
        )

    @property
    def height(self) -> float:
        """Of the opening, at its middle."""
        return float(self.lid(0.0, upper=True) - self.lid(0.0, upper=False))

    def ball_z(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """z of the dome at these places."""
        dx, dy = np.asarray(x) - self.middle[0], np.asarray(y) - self.middle[1]
        start, along, up = self.plane
        across = dx / self.half_width
        over = (dy - (self.upper[0] + self.lower[0]) / 2) / (self.height / 2)
        dome = RISE - (RISE - CORNER_RISE) * across**2 - (RISE - EDGE_RISE) * over**2
        return np.asarray(start + along * dx + up * dy + dome)


def find_eye(sculpt: Sculpt, side: int) -> Eye:
    """The eye of a (caricatured) face, opened as a toy's is."""
    outline = _outline(sculpt)
    middle = (outline[0] + outline[8]) / 2
    half_width = float(np.clip((outline[8] - outline[0])[0] / 2, *HALF_WIDTHS))
    slope = float(np.clip((outline[8] - outline[0])[1] / 2, -MOST_SLOPE, MOST_SLOPE))
    away = max(abs(float(middle[0])), half_width + LEAST_GAP / 2)
    place = (side * away, float(middle[1]))
    lids = [_fit(outline[rows], middle, half_width, slope) for rows in (slice(1, 8), slice(9, 16))]
    upper, lower = _calm(lids[0], 0.1 * half_width), -_calm(-lids[1], 0.04 * half_width)
    measured = float(upper[0] - lower[0]) / (2 * half_width)
    gain = _opening(sculpt, measured) / measured
    plane = _plane(sculpt, place, half_width)
    tilted = float(np.clip(TILT * slope, -MOST_TILTED, MOST_TILTED))
    return Eye(side, place, half_width, tilted, _three(gain * upper), _three(gain * lower), plane)


def _outline(sculpt: Sculpt) -> Floats:
    """The measured eye of the right, or the average one where that cannot be an eye."""
    outline = sculpt.face.right("eye")
    return (
        outline if outline[8, 0] - outline[0, 0] > HALF_WIDTHS[0] else KeyFace.mean().right("eye")
    )


def _three(values: Floats) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])


def _opening(sculpt: Sculpt, measured: float) -> float:
    eyes, rounder = sculpt.likeness.eyes, _ROUNDER[sculpt.likeness.age]
    ratio = OPENING * rounder * (max(measured, 0.05) / USUAL_OPENING) ** OPENNESS_POWER
    return float(np.clip(ratio * np.interp(eyes.openness, OPENNESS, OPENED), *OPENINGS))


def _fit(points: Floats, middle: Floats, half_width: float, slope: float) -> Floats:
    """Coefficients of a lid through measured points (N, 3)."""
    s = np.clip((points[:, 0] - middle[0]) / half_width, -0.97, 0.97)
    height = points[:, 1] - middle[1] - slope * s
    rounded = (1 - s**2) ** LID_ROUNDNESS
    basis = rounded[:, None] * np.stack([np.ones_like(s), s, s * s], 1)
    found = np.linalg.lstsq(basis, height, rcond=None)[0]
    return np.asarray(found)


def _calm(lid: Floats, least: float) -> Floats:
    """A lid less skewed and without a dent, as toys have it, and at least so high."""
    top = max(float(lid[0]), least)
    skew, dent = np.clip(lid[1] / top, -0.45, 0.45), np.clip(lid[2] / top, -0.2, 0.3)
    return np.array([top, skew * top, dent * top])


def _plane(
    sculpt: Sculpt, middle: tuple[float, float], half_width: float
) -> tuple[float, float, float]:
    """The skull's front about the eye as a plane."""
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    dx, dy = 1.15 * half_width * np.cos(angle), 0.8 * half_width * np.sin(angle)
    x, y = middle[0] + dx, middle[1] + dy
    z = sculpt.skull.front(x, y) + sculpt.relief.calm_height(x, y)
    found = np.linalg.lstsq(np.stack([np.ones_like(dx), dx, dy], 1), z, rcond=None)[0]
    return float(found[0]), float(found[1]), float(found[2])
