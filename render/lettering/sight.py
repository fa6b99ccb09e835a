"""What stands in the picture already: how wide, how high, how far in front, and where faces are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.floaters.room import SIDE, Room, look_around
from render.modelling.meshes import Floats
from render.scene import Subjects


@dataclass(frozen=True, eq=False)
class Sight:
    """points: float64 (N, 3), outermost of the subjects in all frames. room: see look_around."""

    points: Floats
    room: Room

    @property
    def front(self) -> float:
        """The greatest z of all subjects."""
        return self.room.front

    def flat(self, z: float) -> Floats:
        """The points as they are seen on the plane at z: float64 (N, 2), scene units."""
        return self.on_plane(self.points, z)

    def on_plane(self, points: Floats, z: float) -> Floats:
        """Any points (N, 3) as they are seen on the plane at z, (N, 2)."""
        x, y, distance = self.room.camera.position
        eye = np.array([x, y])
        share = (distance - z) / (distance - points[:, 2:])
        return np.asarray(eye + (points[:, :2] - eye) * share)

    def front_below(self, y: float) -> float:
        """The greatest z of what is lower than y."""
        low = self.points[self.points[:, 1] < y, 2]
        return float(low.max()) if len(low) else self.front

    def face_span(self, z: float) -> tuple[float, float] | None:
        """The lowest and highest y of faces, and of what is held, on the plane at z."""
        rows = np.flatnonzero(self.room.faces.any(1))
        if not len(rows):
            return None
        low, high = (self.height_of(float(row), z) for row in (rows[-1] + 1, rows[0]))
        return low, high

    def height_of(self, row: float, z: float) -> float:
        """The y on the plane at z that is seen in a row of the room's cells."""
        _, y, distance = self.room.camera.position
        return float(y + (1 - 2 * row / SIDE) * self.room.camera.tangent * (distance - z))


def look(subjects: Subjects) -> Sight:
    """What these subjects take of the picture."""
    room = look_around(subjects.bodies, subjects.poses, subjects.camera)
    return Sight(subjects.points, room)
