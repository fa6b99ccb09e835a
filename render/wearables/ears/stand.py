"""Where on a head something grows, and the frame it grows in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.geometry import unit
from render.modelling.meshes import Floats, Mesh
from render.types import Vector
from render.wearables.head import Head


@dataclass(frozen=True, eq=False)
class Stand:
    """axes: float64 (3, 3), unit columns: away from the head's middle plane, up along what grows,
    and ahead. origin: float64 (3,), on the head's outside. size: against the usual head's."""

    axes: Floats
    origin: Floats
    size: float

    def placed(self, mesh: Mesh) -> Mesh:
        """A mesh of this frame on the head; facing outward again on the mirrored side."""
        return mesh.placed(self.axes * self.size, self.origin).outward()

    def at(self, x: float, y: float, z: float) -> Vector:
        """A point of this frame on the head."""
        across, up, ahead = self.axes @ (np.array((x, y, z)) * self.size) + self.origin
        return float(across), float(up), float(ahead)


def stand(head: Head, side: int, *, aside_deg: float, back_deg: float, lean_deg: float) -> Stand:
    """Where the outside is met in a direction from the head's middle.

    side: 1 for the picture's right, -1 for its left. aside_deg, back_deg: of the direction, from
    straight up. lean_deg: of what grows there, outward from upright.
    """
    aside, back, lean = np.radians((aside_deg, back_deg, lean_deg))
    ray = np.array((np.tan(aside) * side, 1.0, -np.tan(back)))
    origin = head.outside.toward(ray[None])[0]
    up = unit(np.array((side * np.sin(lean), np.cos(lean), -0.6 * np.sin(back))))
    across = unit(np.cross(up, (0.0, 0.0, 1.0)))  # to the picture's right
    ahead = np.cross(across, up)
    return Stand(np.stack([side * across, up, ahead], 1), origin, head_size(head))


def head_size(head: Head) -> float:
    """How wide a head is against a person's, within what still looks like a toy."""
    wide = float(np.ptp(head.features.temples[:, 0])) / 2.24
    return float(np.clip(wide, 0.7, 1.3))
