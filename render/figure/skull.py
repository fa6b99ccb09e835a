"""The skull: a rounded head whose outline follows the measured face, as a solid and its front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pipeline.canonical import KeyFace
from render.geometry import smoothstep

SAMPLES = 256  # angles at which the outline is known
CROWN = 1.24  # height of the skull above the eyes
WIDER = 1.05  # of the oval: cheeks and temples go on behind the mesh's edge
JAW = 1.04
SQUARENESS = 2.35  # exponent of the super-ellipses; 2 is round
CROWN_SQUARENESS = 2.15
DEPTH_FRONT, DEPTH_BACK = 0.98, 1.08
HARMONICS = 9  # of the outline that are kept: no corner of a jaw is sharp

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Skull:
    """A star-shaped solid about `centre` (x, y) at z = 0.

    radius: float64 (SAMPLES,), distance of the outline at angles from -pi, counter-clockwise.
    """

    centre: tuple[float, float]
    radius: Floats

    @property
    def eye_height(self) -> float:
        """y of the eyes' corners."""
        return self.centre[1] + 0.02

    def reach(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """Distance from the centre over the outline's in that direction; 1 on the outline."""
        dx, dy = np.asarray(x) - self.centre[0], np.asarray(y) - self.centre[1]
        angle = np.arctan2(dy, dx)
        return np.asarray(np.hypot(dx, dy) / self.outline(angle))

    def outline(self, angle: ArrayLike) -> Floats:
        """The outline's distance from the centre at these angles (radians, 0 toward +x)."""
        known = np.linspace(-np.pi, np.pi, SAMPLES + 1)
        return np.interp(
            np.asarray(angle, np.float64), known, np.append(self.radius, self.radius[0])
        )

    def front(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """z of the skull's front, 0 on and outside the outline."""
        inside = np.clip(1 - np.clip(self.reach(x, y), 0, 1) ** SQUARENESS, 0, 1)
        return np.asarray(DEPTH_FRONT * inside ** (1 / SQUARENESS))

    def back(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """z of the skull's back, 0 on and outside the outline."""
        return self.front(x, y) * (-DEPTH_BACK / DEPTH_FRONT)

    def distance(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Floats:
        """About the signed distance to the surface, negative inside."""
        depth = np.where(np.asarray(z) > 0, DEPTH_FRONT, DEPTH_BACK)
        share = self.reach(x, y) ** SQUARENESS + (np.abs(z) / depth) ** SQUARENESS
        return np.asarray((share ** (1 / SQUARENESS) - 1) * np.minimum(depth, 1))

    def cast(self, directions: Floats) -> Floats:
        """Where rays (N, 3) from the centre meet the surface, float64 (N, 3)."""
        x, y = directions[:, 0] + self.centre[0], directions[:, 1] + self.centre[1]
        depth = np.where(directions[:, 2] > 0, DEPTH_FRONT, DEPTH_BACK)
        share = self.reach(x, y) ** SQUARENESS + (np.abs(directions[:, 2]) / depth) ** SQUARENESS
        scaled = directions / share[:, None] ** (1 / SQUARENESS)
        return np.asarray(scaled + np.array([*self.centre, 0.0]))

    def half_width(self, y: float) -> float:
        """x of the outline at a height within the head."""
        x = np.linspace(0, 1.6, 321)
        inside = self.reach(x, np.full_like(x, y)) <= 1
        return float(x[inside].max(initial=0.0))


def build_skull(face: KeyFace, *, crown: float = CROWN) -> Skull:
    """The skull of a (caricatured) face; `crown` as CROWN, higher for children."""
    corners = face.right("eye")[[0, 8], 1]
    centre = (0.0, float(corners.mean()) - 0.02)
    angles = np.linspace(-np.pi, np.pi, SAMPLES, endpoint=False)
    jaw = _polar(face.ring()[:, :2] - centre, angles) * JAW
    width = WIDER * float(np.abs(face.ring()[:, 0]).max())
    share = (
        np.abs(np.cos(angles) / width) ** CROWN_SQUARENESS
        + np.abs(np.sin(angles) / crown) ** CROWN_SQUARENESS
    )
    dome = share ** (-1 / CROWN_SQUARENESS)
    upper = np.clip(np.sin(angles) / 0.5 + 0.25, 0, 1)
    upper = smoothstep(upper)
    return Skull(centre, _smooth(jaw * (1 - upper) + dome * upper))


def _polar(points: Floats, angles: Floats) -> Floats:
    """The distance of a closed outline (N, 2) about the origin, at these angles."""
    found = np.arctan2(points[:, 1], points[:, 0])
    order = np.argsort(found)
    return np.interp(angles, found[order], np.hypot(*points[order].T), period=2 * np.pi)


def _smooth(radius: Floats) -> Floats:
    """Symmetric about x = 0, and without the higher harmonics."""
    mirrored = radius[(SAMPLES // 2 - np.arange(SAMPLES)) % SAMPLES]
    waves = np.fft.rfft((radius + mirrored) / 2)
    order = np.arange(len(waves))
    waves *= np.where(order < HARMONICS, np.exp(-((order / HARMONICS) ** 4)), 0)
    return np.asarray(np.fft.irfft(waves, SAMPLES))
