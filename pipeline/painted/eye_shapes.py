"""Pupils and lights of drawn eyes, by which looks differ at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from pipeline.color import Array
from pipeline.painted.face_regions import fill
from pipeline.painted.marks import Point, disc

if TYPE_CHECKING:  # machines that only train have no pydantic
    from config.theme import EyeName

# Radii of round pupils over the iris'; the others have shapes of their own.
PUPILS: Mapping[EyeName, float] = MappingProxyType(
    {"round": 0.48, "large": 0.66, "dot": 0.95, "star": 0.6, "heart": 0.6}
)
SLIT = (0.24, 0.92)  # half width and half height of a cat's pupil, over the iris' radius
WEDGE = np.radians((-42.0, 14.0))  # of a pie that is missing: 0 is right, above is negative
LIGHTS = ((-0.36, -0.34, 0.27), (0.36, 0.38, 0.13))  # x, y, radius over the iris'
STAR, HEART = np.array([-0.27, -0.25, 0.62]), np.array([-0.14, -0.08, 0.52])  # the same of these
HOLLOW = 0.66  # p of a star's outline
FAINT = 0.7  # of the small light
TURN = np.linspace(0, 2 * np.pi, 64, endpoint=False)


def pupil(name: EyeName, shape: tuple[int, ...], gaze: Point, radius: float) -> Array:
    """float32 (H, W): round, a cat's slit, or a pie with a piece missing (cartoons of 1930)."""
    if name == "slit":
        bulge = np.sin(TURN) ** 2
        outline = np.stack([np.cos(TURN) * (1 - 0.6 * bulge), np.sin(TURN)], -1) * SLIT
        return fill(shape, gaze + radius * outline)
    if name == "pie":
        rest = np.linspace(WEDGE[1], WEDGE[0] + 2 * np.pi, 48)
        arc = np.stack([np.cos(rest), np.sin(rest)], -1)
        return fill(shape, gaze + PUPILS["dot"] * radius * np.concatenate([arc, [[0.0, 0.0]]]))
    return disc(shape, gaze, PUPILS[name] * radius)


def shine(name: EyeName, shape: tuple[int, ...], gaze: Point, radius: float) -> Array:
    """float32 (H, W): a large light above and a small one below, or one heart. A star takes the
    large one's place: on the pupil's middle it looks like a cross that strikes the eye out."""
    if name == "pie":
        return np.zeros(shape, np.float32)
    if name == "heart":
        return fill(shape, gaze + radius * (HEART[:2] + HEART[2] * _heart()))
    (x, y, size), small = LIGHTS
    if name == "star":
        large = fill(shape, gaze + radius * (STAR[:2] + STAR[2] * _star()))
    else:
        middle = gaze + radius * np.array([x, y])
        large = disc(shape, middle, (1.25 if name == "large" else 1.0) * size * radius)
    if name == "dot":
        return large
    other = disc(shape, gaze + radius * np.array(small[:2]), small[2] * radius)
    return np.asarray(np.maximum(large, FAINT * other), np.float32)


def _star() -> Point:
    """(64, 2), reaching from -1 to 1: |x|^p + |y|^p = 1 has four points and hollow sides."""
    outline = np.stack([np.cos(TURN), np.sin(TURN)], -1)
    reach = (np.abs(outline) ** HOLLOW).sum(-1) ** (-1 / HOLLOW)
    return np.asarray(reach[:, None] * outline)


def _heart() -> Point:
    """(64, 2), reaching from about -1 to 1, its point below."""
    x = 16 * np.sin(TURN) ** 3
    y = 13 * np.cos(TURN) - 5 * np.cos(2 * TURN) - 2 * np.cos(3 * TURN) - np.cos(4 * TURN)
    return np.asarray(np.stack([x, -y], -1) / 16)
