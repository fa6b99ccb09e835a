"""Where a hat sits: a tilted ring about the head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from render.geometry import unit
from render.modelling.fields import cast
from render.modelling.meshes import Floats, Mesh
from render.wearables.envelope import FAR
from render.wearables.head import Head
from render.wearables.wearable import Hollow

AROUND = 64
CLEAR = 0.03  # of the hat over what it lies on, canonical units
ROUND = 0.76  # least depth of an opening against its width: reliefs are flat behind
NARROWEST, LOWER_AT_MOST = 0.5, 8  # width of an opening; steps down to where it is as wide
HAIR = 0.08  # that is left of the hair it presses down
MOST_HAIR = 0.6  # that a small hat stands on
DEEPEST = 0.6  # that a small hat sinks in, of its radius
STEEPEST = 0.35  # slope of hair that a small hat leans with


@dataclass(frozen=True, eq=False)
class Seat:
    """The frame of a hat: y along its axis, z ahead; `origin` the middle of its opening.

    axes: float64 (3, 3), unit columns. radii: half width and half depth of the opening.
    """

    axes: Floats
    origin: Floats
    radii: tuple[float, float]

    def placed(self, mesh: Mesh) -> Mesh:
        """A mesh in the hat's frame on the head."""
        return mesh.placed(self.axes, self.origin)

    def at(self, points: ArrayLike) -> Floats:
        """Points (..., 3) of the hat's frame on the head."""
        return np.asarray(np.asarray(points, np.float64) @ self.axes.T + self.origin)

    def hollow(self, height: float, roundness: float = 2.5) -> Hollow:
        """The room in a hat of this inner height."""
        return Hollow(self.axes, self.origin, self.radii, height, roundness)

    def ring(self, angle: Floats, scale: ArrayLike = 1.0) -> Floats:
        """Points (N, 3) of the opening in the hat's frame, at angles from the front over the
        picture's right."""
        size = np.asarray(scale, np.float64)
        x, z = size * self.radii[0] * np.sin(angle), size * self.radii[1] * np.cos(angle)
        return np.stack([x, 0 * x, z], axis=-1)


def seat(head: Head, *, down: float = 0.0, back_deg: float = 8.0, aside_deg: float = 0.0) -> Seat:
    """The seat of a hat pulled over the skull, so that its opening meets the head all around.

    down: 0 as high as it stays on, 1 down to the brow. back_deg: how far it leans back, aside_deg:
    toward the picture's right.
    """
    tall = head.features.crown - head.features.brow
    if head.kind == "thing":  # it has no forehead: what stands on it stands level
        back_deg, aside_deg = 0.0, 0.0
    front = head.features.brow + (1 - down) * 0.45 * tall
    axes = _tilted(back_deg, aside_deg)
    angle = 2 * np.pi * np.arange(AROUND) / AROUND
    for _ in range(LOWER_AT_MOST):
        middle = np.array((0.0, front, head.skull.middle[2]))
        local = (_met(head, axes, middle, angle) - middle) @ axes
        left, right = float(local[:, 0].min()), float(local[:, 0].max())
        if right - left > NARROWEST:
            break
        front -= 0.1
    rear, fore = float(local[:, 2].min()), float(local[:, 2].max())
    rear = min(rear, fore - ROUND * (right - left))
    origin = middle + axes @ np.array(((left + right) / 2, 0.0, (rear + fore) / 2))
    radii = ((right - left) / 2 + CLEAR, (fore - rear) / 2 + CLEAR)
    return Seat(axes, origin, radii)


def _met(head: Head, axes: Floats, middle: Floats, angle: Floats) -> Floats:
    """Where the plane of the opening meets the skull, or the hair on it, (N, 3)."""
    flat = np.stack([np.sin(angle), 0 * angle, np.cos(angle)], 1) @ axes.T
    low, high = np.zeros(len(angle)), np.full(len(angle), 4.0)
    for _ in range(24):
        half = (low + high) / 2
        points = middle + half[:, None] * flat
        hair = np.maximum(head.outside.distance(points), head.skull.distance(points) - HAIR)
        inside = np.minimum(head.skull.distance(points), hair) < 0
        low, high = np.where(inside, half, low), np.where(inside, high, half)
    return np.asarray(middle + low[:, None] * flat)


def _tilted(back_deg: float, aside_deg: float) -> Floats:
    back, aside = np.radians(-back_deg), np.radians(-aside_deg)
    pitch = np.array([[1, 0, 0], [0, np.cos(back), -np.sin(back)], [0, np.sin(back), np.cos(back)]])
    roll = np.array(
        [[np.cos(aside), -np.sin(aside), 0], [np.sin(aside), np.cos(aside), 0], [0, 0, 1]]
    )
    return np.asarray(roll @ pitch)


def perch(head: Head, radius: float, *, back_deg: float = 0.0, aside_deg: float = 0.0) -> Seat:
    """The seat of a small round hat that stands on top, square to the hair there, its edge just
    sunk in at both sides."""
    below = seat(head, back_deg=back_deg, aside_deg=aside_deg)

    def over(points: Floats) -> Floats:  # no bun lifts it off the head
        return np.maximum(head.outside.distance(points), head.skull.distance(points) - MOST_HAIR)

    def on(axes: Floats, foot: Floats) -> Floats:  # points (N, 3) of the head above these
        return cast(over, foot + FAR * axes[:, 1], foot)

    ring = below.ring(2 * np.pi * np.arange(AROUND) / AROUND, radius / below.radii[0])
    axes = _square(below.axes, on(below.axes, below.at(ring)))
    up, top = axes[:, 1], on(axes, below.origin[None])[0]
    sides = radius * np.array([(-1.0, 0.0, 0.0), (1.0, 0.0, 0.0)]) @ axes.T
    sunk = 0.02
    while sunk < DEEPEST * radius and over(top - sunk * up + sides).max() > 0:
        sunk += 0.02
    return Seat(axes, top - sunk * up, (radius, radius))


def _square(axes: Floats, points: Floats) -> Floats:
    """The axes leaned so that they stand on the plane through points (N, 3), as far as it looks
    well."""
    local = (points - points.mean(0)) @ axes
    fitted = np.linalg.lstsq(local[:, [0, 2]], local[:, 1], rcond=None)[0]
    across, ahead = np.clip(fitted, -STEEPEST, STEEPEST)
    up = unit(axes @ np.array((-across, 1.0, -ahead)))
    fore = unit(axes[:, 2] - (axes[:, 2] @ up) * up)
    return np.stack([np.cross(up, fore), up, fore], 1)
