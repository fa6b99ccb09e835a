"""A raised forearm with its sleeve, and the frame of what its hand holds.

All is made for the picture's right side; whoever builds it mirrors it for the left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.likeness import Age
from render.geometry import smoothstep
from render.modelling.fields import Field, capsule, smooth_max, solid
from render.modelling.meshes import Floats, Mesh

SIZES: dict[Age, float] = {"baby": 0.85, "child": 0.94, "teen": 1.05, "adult": 1.12, "old": 1.12}
STEP, SLEEVE_STEP = 0.055, 0.085  # of the grids, in units of a hand
RADII = (0.165, 0.225)  # of the forearm at wrist and elbow
CUFF, BAND = 0.2, 0.16  # of the way from wrist to elbow: where the sleeve begins; the cuff's length
CLOTH = 0.045  # of the sleeve's thickness
ROOM = 0.55  # about a hand

HandField = Callable[[Floats], Floats]


@dataclass(frozen=True, eq=False)
class Arm:
    """size: of an adult's hand's units. fist: origin of the grip's frame; axes: float64 (3, 3),
    columns away from the head, up along what is held, and toward the viewer. wrist: a place of that
    frame. elbow: canonical."""

    size: float
    fist: Floats
    axes: Floats
    wrist: tuple[float, float, float]
    elbow: Floats

    def at(self, points: ArrayLike) -> Floats:
        """Points (..., 3) of the grip's frame, canonical."""
        local = np.asarray(points, np.float64)
        return np.asarray(self.size * local @ self.axes.T + self.fist)

    def local(self, points: Floats) -> Floats:
        """Canonical points (..., 3) in the grip's frame."""
        return np.asarray((points - self.fist) @ self.axes / self.size)

    def placed(self, mesh: Mesh) -> Mesh:
        """A mesh of the grip's frame where it is held."""
        return mesh.placed(self.size * self.axes, self.fist)

    def rod(self, points: Floats, lift: float = 0.0) -> Floats:
        """The field of the forearm, so much thicker."""
        return capsule(
            points, self.at(self.wrist), self.elbow, self.size * (np.array(RADII) + lift)
        )

    def along(self, points: Floats) -> Floats:
        """How far down the forearm: 0 the wrist, 1 the elbow."""
        start = self.at(self.wrist)
        way = self.elbow - start
        return np.asarray((points - start) @ way / (way @ way))

    def beyond(self, points: Floats, share: float) -> Floats:
        """Distance past a place down the forearm; negative before it."""
        length = float(np.linalg.norm(self.elbow - self.at(self.wrist)))
        return np.asarray((self.along(points) - share) * length)

    def weights(self, points: Floats) -> Floats:
        """How much (V,) goes with the hand: the elbow stays with the bust."""
        return np.asarray(1 - smoothstep(np.clip(self.along(points) * 1.05, 0, 1)))


def skin(arm: Arm, hand: HandField, end: float) -> Mesh:
    """The hand and the forearm down to a share of it; hand: a field of the grip's frame."""

    def field(points: Floats) -> Floats:
        wrist = smooth_max(arm.rod(points), arm.beyond(points, end), 0.06)
        own = arm.size * hand(arm.local(points))
        # As smooth_min, but wide: a wrist narrows into the palm.
        overlap = np.maximum(0.16 * arm.size - np.abs(own - wrist), 0) / (0.16 * arm.size)
        return np.asarray(np.minimum(own, wrist) - overlap * overlap * 0.04 * arm.size)

    return _solid(arm, field, STEP)


def sleeve(arm: Arm) -> Mesh:
    """Cloth from the cuff to the elbow."""
    return _cloth(arm, (CUFF, 1.3), CLOTH)


def cuff(arm: Arm) -> Mesh:
    """Its turned end."""
    return _cloth(arm, (CUFF - 0.03, CUFF + BAND), CLOTH + 0.035)


def _cloth(arm: Arm, ends: tuple[float, float], lift: float) -> Mesh:
    def field(points: Floats) -> Floats:
        within = np.maximum(-arm.beyond(points, ends[0]), arm.beyond(points, ends[1]))
        return smooth_max(arm.rod(points, lift), within, 0.07 * arm.size)

    return _solid(arm, field, SLEEVE_STEP)


def _solid(arm: Arm, field: Field, step: float) -> Mesh:
    room = ROOM * arm.size
    corners = np.stack([arm.fist, arm.at(arm.wrist), arm.elbow])
    return solid(field, corners.min(0) - room, corners.max(0) + room, step * arm.size)
