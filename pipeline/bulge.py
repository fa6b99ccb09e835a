"""Bulges: smooth warps of the plane that enlarge what is inside ellipses, and chains of them.

A bulge scales the inside of an ellipse and lets the scale fall to one at its rim; its radial
profile rises strictly, so no bulge folds, and so no chain of them does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CORE = 0.45  # share of a bulge's radius that is scaled evenly
MIN_SLOPE = 0.25  # of the radial profile: the strongest squeeze in a bulge's outer part
SAMPLES = 257

Points = NDArray[np.float64]


def _falloff(share: Points) -> Points:
    """1 inside the core, smoothly 0 at the rim. share: distance over radius."""
    t = np.clip((share - CORE) / (1 - CORE), 0.0, 1.0)
    return np.asarray(1 - t * t * (3 - 2 * t), np.float64)


def _profile(gain: float) -> Points:
    """float64 (257,): where evenly spaced shares of the radius go, strictly rising from 0 to 1."""
    shares = np.linspace(0, 1, SAMPLES)
    steepest = -float(np.gradient(shares * _falloff(shares), shares).min())
    return np.asarray(shares * (1 + min(gain, (1 - MIN_SLOPE) / steepest) * _falloff(shares)))


@dataclass(frozen=True, eq=False)
class Bulge:
    """An ellipse that grows. centre (2,) px; axes (2, 2): px to units of its radius."""

    centre: Points
    axes: Points
    gain: float

    def forward(self, points: Points) -> Points:
        """Where points (..., 2) px go."""
        return self._move(points, np.linspace(0, 1, SAMPLES), _profile(self.gain))

    def backward(self, points: Points) -> Points:
        """Where points (..., 2) px come from."""
        return self._move(points, _profile(self.gain), np.linspace(0, 1, SAMPLES))

    def _move(self, points: Points, source: Points, target: Points) -> Points:
        offset = points - self.centre
        share = np.linalg.norm(offset @ self.axes.T, axis=-1)
        near = np.maximum(share, 1e-9)
        factor = np.where(share < 1, np.interp(near, source, target) / near, 1.0)
        centre_factor = target[1] / source[1]
        factor = np.where(share < 1e-6, centre_factor, factor)
        moved: Points = self.centre + offset * factor[..., None]
        return moved


@dataclass(frozen=True, eq=False)
class Warp:
    """Bulges, one after the other."""

    bulges: tuple[Bulge, ...]

    def forward(self, points: Points) -> Points:
        """Where points (..., 2) px go."""
        for bulge in self.bulges:
            points = bulge.forward(points)
        return points

    def backward(self, points: Points) -> Points:
        """Where points (..., 2) px come from."""
        for bulge in reversed(self.bulges):
            points = bulge.backward(points)
        return points


def ellipse_axes(angle: float, radii: tuple[float, float]) -> Points:
    """(2, 2): rotates by -angle, then divides by the radii."""
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(turn / np.array(radii)[:, None], np.float64)
