"""The outside of a head, whatever it consists of: skin, hair, fur, a hat.

It is star-shaped: from its middle every direction meets it once, so that rings, domes and rays can
be laid on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import distance_transform_edt, gaussian_filter1d

from render.modelling.fields import cast
from render.modelling.meshes import Floats

RINGS, SECTORS = 60, 96  # directions from straight up to straight down, and around
SMOOTH = 1.2  # of the map, in its cells
PIECES = 3  # into which the edges of triangles are split, so that few cells stay empty
FAR = 6.0  # canonical units: outside of every head


@dataclass(frozen=True, eq=False)
class Envelope:
    """middle: float64 (3,). radius: float64 (RINGS, SECTORS), how far the outermost lies from it by
    polar angle, from straight up, and by angle from the front over the picture's right."""

    middle: Floats
    radius: Floats

    def reach(self, directions: Floats) -> Floats:
        """How far the surface lies in directions (..., 3), which may have any length."""
        x, y, z = np.moveaxis(directions, -1, 0)
        polar = np.arctan2(np.hypot(x, z), y) / np.pi * RINGS - 0.5
        around = np.arctan2(x, z) / (2 * np.pi) * SECTORS
        low, turn = np.floor(polar).astype(int), np.floor(around).astype(int)
        down, aside = polar - low, around - turn
        rows = [np.clip(low + step, 0, RINGS - 1) for step in (0, 1)]
        columns = [(turn + step) % SECTORS for step in (0, 1)]
        above, below = (
            (1 - aside) * self.radius[row, columns[0]] + aside * self.radius[row, columns[1]]
            for row in rows
        )
        return np.asarray((1 - down) * above + down * below)

    def distance(self, points: Floats) -> Floats:
        """About the distance (...) of points (..., 3) to the surface, negative inside."""
        away = points - self.middle
        return np.asarray(np.linalg.norm(away, axis=-1) - self.reach(away))

    def around(self, angle: ArrayLike, y: ArrayLike, lift: ArrayLike = 0.0) -> Floats:
        """Points (..., 3) about the head at angles (radians, from the front over the picture's
        right) and heights, `lift` above the surface."""
        turn, height, above = np.broadcast_arrays(angle, y, lift)
        flat = np.stack([np.sin(turn), 0 * turn, np.cos(turn)], -1).reshape(-1, 3)
        start = self.middle * (1, 0, 1) + height.reshape(-1, 1) * (0.0, 1.0, 0.0)
        return self._met(start, flat, above.ravel()).reshape(*turn.shape, 3)

    def toward(self, directions: Floats, lift: ArrayLike = 0.0) -> Floats:
        """Points (..., 3) where rays (..., 3) from the middle leave the surface, `lift` above."""
        ray = directions / np.linalg.norm(directions, axis=-1, keepdims=True)
        length = self.reach(ray) + np.asarray(lift)
        return np.asarray(self.middle + length[..., None] * ray)

    def _met(self, start: Floats, ray: Floats, lift: Floats) -> Floats:
        return cast(lambda points: self.distance(points) - lift, start + FAR * ray, start)


def envelop(vertices: Floats, triangles: NDArray[np.int32], middle: ArrayLike) -> Envelope:
    """The envelope about `middle` of meshes: vertices (V, 3), triangles (F, 3)."""
    centre = np.asarray(middle, np.float64)
    points = _spread(vertices, triangles) - centre
    length = np.linalg.norm(points, axis=1)
    polar = np.arccos(np.clip(points[:, 1] / np.maximum(length, 1e-9), -1, 1))
    around = np.arctan2(points[:, 0], points[:, 2]) % (2 * np.pi)
    rows = np.minimum((polar / np.pi * RINGS).astype(int), RINGS - 1)
    # Columns stand for the directions at their beginning: `reach` reads them so.
    columns = np.round(around / (2 * np.pi) * SECTORS).astype(int) % SECTORS
    radius = np.zeros((RINGS, SECTORS))
    np.maximum.at(radius, (rows, columns), length)
    return Envelope(centre, _smooth(_filled(radius)))


def _spread(vertices: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Points (N, 3) all over the triangles."""
    first, second, third = (vertices[triangles[:, corner]] for corner in range(3))
    shares = [
        (i / PIECES, j / PIECES, (PIECES - i - j) / PIECES)
        for i in range(PIECES + 1)
        for j in range(PIECES + 1 - i)
    ]
    return np.concatenate([a * first + b * second + c * third for a, b, c in shares])


def _filled(radius: Floats) -> Floats:
    """Directions in which nothing lies as the nearest that meet something."""
    wide = np.tile(radius, (1, 3))  # it goes on around
    nearest = distance_transform_edt(wide == 0, return_distances=False, return_indices=True)
    return np.asarray(wide[tuple(nearest)][:, SECTORS : 2 * SECTORS])


def _smooth(radius: Floats) -> Floats:
    around = gaussian_filter1d(radius, SMOOTH, axis=1, mode="wrap")
    return np.asarray(gaussian_filter1d(around, SMOOTH, axis=0, mode="nearest"))
