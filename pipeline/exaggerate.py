"""Bigger heads and eyes: one smooth warp of pixels, alpha and landmarks together.

The warp is a chain of bulges. A bulge scales the inside of an ellipse and lets the scale fall to
one at its rim; its radial profile rises strictly, so no bulge folds, and so no chain of them does.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import (
    CHIN,
    FOREHEAD,
    LEFT_EYE_CORNERS,
    RIGHT_EYE_CORNERS,
    Cutout,
    FaceMesh,
)

HEAD_GAIN = 0.35  # at full strength a head grows to 1.35
EYE_GAIN = 0.5
CORE = 0.45  # share of a bulge's radius that is scaled evenly
MIN_SLOPE = 0.25  # of the radial profile: the strongest squeeze in a bulge's outer part
SAMPLES = 257
CHEEKS = (234, 454)
EYES = (RIGHT_EYE_CORNERS, LEFT_EYE_CORNERS)
MARGIN_PX = 2

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


def _axes(angle: float, radii: tuple[float, float]) -> Points:
    """(2, 2): rotates by -angle, then divides by the radii."""
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(turn / np.array(radii)[:, None], np.float64)


def _roll(face: FaceMesh) -> float:
    """Angle of the line between the eyes, radians."""
    across = face.eyes[1] - face.eyes[0]
    return float(np.arctan2(across[1], across[0]))


def _yaw(face: FaceMesh) -> float:
    """How far the face is turned away, radians, 0 when frontal."""
    across = face.landmarks[CHEEKS[1]] - face.landmarks[CHEEKS[0]]
    return float(abs(np.arctan2(across[2], np.hypot(across[0], across[1]))))


def weight(face: FaceMesh) -> float:
    """0.2 to 1: how much of the exaggeration a face stands; turned and tilted ones stand less."""
    yaw = float(np.interp(np.degrees(_yaw(face)), [18, 48], [1.0, 0.25]))
    roll = float(np.interp(abs(np.degrees(_roll(face))), [25, 70], [1.0, 0.5]))
    return max(yaw * roll, 0.2)


def _head(face: FaceMesh, others: list[Points], gain: float) -> Bulge:
    """The bulge of a head, hair included, that stays clear of the middles of the other heads."""
    chin, forehead = (face.landmarks[i, :2].astype(float) for i in (CHIN, FOREHEAD))
    up = forehead - chin
    middle = chin + 0.62 * up  # between the chin and the crown, which lies above the hairline
    half_height = 0.66 * float(np.linalg.norm(up))
    x0, _, x1, _ = face.box
    half_width = max(0.62 * (x1 - x0), 0.8 * half_height)
    radii = np.array([half_width, half_height]) / CORE
    nearest = min((float(np.linalg.norm(middle - other)) for other in others), default=float("inf"))
    room = float(min(1.0, 0.5 * nearest / radii.max() / CORE))
    shrink = min(1.0, 0.75 * nearest / radii.max())
    axes = _axes(_roll(face), (radii[0] * shrink, radii[1] * shrink))
    return Bulge(middle, axes, gain * room)


def _eyes(face: FaceMesh, gain: float) -> list[Bulge]:
    """A bulge for each eye; the two don't reach each other."""
    centres = face.eyes[:, :2].astype(float)
    apart = float(np.linalg.norm(centres[1] - centres[0]))
    bulges = []
    for centre, corners in zip(centres, EYES, strict=True):
        outer, inner = (face.landmarks[i, :2].astype(float) for i in corners)
        half = 0.5 * float(np.linalg.norm(outer - inner)) * 1.15
        wide = min(half / CORE, 0.52 * apart)
        # Lower than wide: the brows and the cheeks keep their place.
        bulges.append(Bulge(centre, _axes(_roll(face), (wide, 0.8 * wide)), gain))
    return bulges


def build_warp(faces: tuple[FaceMesh, ...], *, strength: float) -> Warp:
    """The warp of all faces: each one's eyes, then its head. strength: 0 to 1."""
    middles = [face.landmarks[:, :2].astype(float).mean(0) for face in faces]
    bulges: list[Bulge] = []
    for face in faces:
        bulges += _eyes(face, EYE_GAIN * strength * weight(face))
    for i, face in enumerate(faces):
        others = middles[:i] + middles[i + 1 :]
        bulges.append(_head(face, others, HEAD_GAIN * strength * weight(face)))
    return Warp(tuple(bulges))


def _growth(cutout: Cutout, warp: Warp) -> tuple[int, int, int, int]:
    """Pixels to add on the left, top, right and bottom so that nothing of the subject is cut."""
    height, width = cutout.alpha.shape
    inside = (cutout.alpha > 1 / 255).astype(np.uint8)
    contours, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return 0, 0, 0, 0
    moved = warp.forward(np.concatenate(contours)[:, 0].astype(float))
    low, high = moved.min(0) - MARGIN_PX, moved.max(0) + MARGIN_PX + 1
    over = (-low[0], -low[1], high[0] - width, high[1] - height)
    left, top, right, bottom = (max(0, int(np.ceil(value))) for value in over)
    return left, top, right, bottom


def _moved(face: FaceMesh, warp: Warp, shift: Points) -> FaceMesh:
    """A face after the warp and the canvas' growth; its depth grows with its width."""
    flat = face.landmarks[:, :2].astype(float)
    moved = warp.forward(flat) + shift
    growth = np.ptp(moved[:, 0]) / max(np.ptp(flat[:, 0]), 1e-6)
    depth = face.landmarks[:, 2:] * growth
    return FaceMesh(np.hstack([moved, depth]).astype(np.float32), face.score)


def _grown_box(cutout: Cutout, growth: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The crop's box in the photo after the canvas grew."""
    x0, y0, x1, y1 = cutout.box
    height, width = cutout.alpha.shape
    kx, ky = (x1 - x0) / width, (y1 - y0) / height
    left, top, right, bottom = growth
    return (
        round(x0 - left * kx),
        round(y0 - top * ky),
        round(x1 + right * kx),
        round(y1 + bottom * ky),
    )


def exaggerate(cutout: Cutout, *, strength: float) -> Cutout:
    """The cutout with larger heads and eyes. strength: 0 (unchanged) to 1 (x1.35 and x1.5)."""
    if not cutout.faces or strength <= 0:
        return cutout
    warp = build_warp(cutout.faces, strength=strength)
    growth = (0, 0, 0, 0) if cutout.card else _growth(cutout, warp)
    left, top, right, bottom = growth
    height, width = cutout.alpha.shape
    ys, xs = np.mgrid[-top : height + bottom, -left : width + right]
    source = warp.backward(np.stack([xs, ys], -1).astype(float)).astype(np.float32)
    x, y = np.ascontiguousarray(source[..., 0]), np.ascontiguousarray(source[..., 1])
    # A card keeps its own edge; a cutout is empty beyond the photo.
    outside = cv2.BORDER_REPLICATE if cutout.card else cv2.BORDER_CONSTANT
    pixels = cv2.remap(cutout.pixels, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.remap(cutout.alpha, x, y, cv2.INTER_LINEAR, borderMode=outside)
    shift = np.array([left, top], float)
    return Cutout(
        pixels=np.asarray(pixels, np.uint8),
        alpha=cutout.alpha if cutout.card else np.clip(alpha, 0, 1).astype(np.float32),
        box=_grown_box(cutout, growth),
        faces=tuple(_moved(face, warp, shift) for face in cutout.faces),
        card=cutout.card,
    )
