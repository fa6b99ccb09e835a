"""Where things about a neck lie: on the clothes of a bust, or below the chin of a mere head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from render.geometry import unit
from render.modelling.fields import cast, outward
from render.modelling.meshes import Floats
from render.wearables.ears.stand import head_size
from render.wearables.glasses.fit import ahead
from render.wearables.head import Head, Neck

REACH = 1.7  # of the rays that look for the clothes, canonical units
BARE_RADIUS = 0.54  # of what goes about the neck of a head without one, against half its width
BELOW_CHIN = 0.1
NEARER, MISS = 6, 0.02  # rays beside the bust are moved inward so often; the field at a miss


@dataclass(frozen=True, eq=False)
class Collar:
    """A tilted plane about the neck, onto whose surroundings things are laid along its axis.

    middle: float64 (3,). radius: of the neck. wide: of the body, against an adult's. joint: on
    which it hangs.
    """

    head: Head
    middle: Floats
    radius: float
    wide: float
    joint: str

    @property
    def neck(self) -> Neck | None:
        """The bust's; None for a mere head."""
        return self.head.neck

    def laid(
        self, across: ArrayLike, forward: ArrayLike, *, tilt_deg: float, lift: float
    ) -> Floats:
        """Points (N, 3) on the clothes, `lift` over them, at places across and ahead of the middle
        in a plane that leans forward."""
        tilt = np.radians(tilt_deg)
        axis = np.array((0.0, np.cos(tilt), np.sin(tilt)))
        fore = np.array((0.0, -np.sin(tilt), np.cos(tilt)))
        x, ahead_by = np.broadcast_arrays(
            np.asarray(across, np.float64), np.asarray(forward, np.float64)
        )
        right = np.array((1.0, 0.0, 0.0))
        flat: Floats = x[:, None] * right + ahead_by[:, None] * fore
        if self.neck is None:
            return self.middle + flat
        bust, nearer = self.neck.bust, np.ones((len(flat), 1))

        def outside(points: Floats) -> Floats:
            return bust.distance(points) - lift

        for _ in range(NEARER):  # narrow shoulders lie farther in
            start = self.middle + nearer * flat
            found = cast(outside, start + REACH * axis, start - REACH * axis)
            missed = outside(found) > MISS
            if not missed.any():
                break
            nearer = np.where(missed[:, None], 0.88 * nearer, nearer)
        return np.where(missed[:, None], start, found)

    def front(self, x: Floats, y: Floats, lift: float) -> Floats:
        """Points (N, 3) before the clothes at these places; before the chin of a mere head."""
        if self.neck is None:
            z = np.full(len(x), self.middle[2] + self.radius)
        else:
            z = ahead(self.neck.bust, x, y)
        return np.stack([x, y, z + lift], 1)

    def out(self, points: Floats) -> Floats:
        """Unit vectors (N, 3) away from the clothes."""
        if self.neck is None:
            return unit((points - self.middle) + np.array((0.0, 0.0, 1e-3)))
        return outward(self.neck.bust.distance, points)


def collar(head: Head) -> Collar:
    """Of a bust, or below a chin."""
    neck = head.neck
    if neck is not None:
        return Collar(head, neck.middle, neck.radius, neck.wide, "root")
    size = head_size(head)
    features = head.features
    half = float(np.ptp(features.temples[:, 0])) / 2
    radius = BARE_RADIUS * half
    low = np.array([features.chin[1]])
    chin = max(float(ahead(head.outside, features.chin[:1], low)[0]), float(features.chin[2]))
    middle = np.array((features.chin[0], low[0] - BELOW_CHIN * size, chin - 0.9 * radius))
    return Collar(head, middle, radius, size, head.joint)
