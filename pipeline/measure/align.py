"""Where a face is in its photo, how it is turned, and its points as if it looked straight ahead."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import OVAL, Points, mean_face
from pipeline.types import FaceMesh

TO_UPRIGHT = (1.0, -1.0, 1.0)  # y of pictures grows downwards, of faces upwards
# What speech and smiles move says less about how a head is turned.
LOWER_FACE = (-0.2, 0.3)  # canonical y below which a landmark counts so much
BROWS = (0.6, 0.95, 0.6)  # from, to, and how much
LEVEL_PITCH_DEG = -8.0  # of most portraits: the mean face is one that looks down a little


@dataclass(frozen=True, eq=False)
class Alignment:
    """A face in the canonical frame.

    points: float64 (468, 3), canonical, looking straight ahead. yaw, pitch, roll: degrees, as in
    likeness.HeadPose. units_per_px: canonical units in a pixel of the photo. landmarks: float64
    (468, 2), px of the photo.
    """

    points: Points
    yaw: float
    pitch: float
    roll: float
    units_per_px: float
    landmarks: Points

    @property
    def residual(self) -> float:
        """Root mean square distance from the average face, canonical."""
        return float(np.sqrt(((self.points - mean_face().points) ** 2).sum(1).mean()))

    @property
    def symmetric(self) -> Points:
        """float64 (468, 3): the mean of the face and its mirror image, the nearer half heavier."""
        mirror = mean_face().mirror
        twin = self.points[mirror] * (-1.0, 1.0, 1.0)
        # The far half of a turned face is guessed by the mesh rather than seen.
        nearer = np.clip(0.5 - 0.5 * np.sin(np.radians(self.yaw)), 0.2, 0.8)
        share = np.where(mean_face().points[:, 0] > 0, nearer, 1 - nearer)[:, None]
        share[np.abs(mean_face().points[:, 0]) < 1e-6] = 0.5
        return np.asarray(share * self.points + (1 - share) * twin)


def align_face(face: FaceMesh) -> Alignment:
    """The similarity that lays a face on the average one, without any stretching."""
    seen = face.landmarks.astype(np.float64) * TO_UPRIGHT
    mean = mean_face().points
    weights = _weights()
    here, there = weights @ seen, weights @ mean
    covariance = ((mean - there) * weights[:, None]).T @ (seen - here)
    left, sizes, right = np.linalg.svd(covariance)
    signs = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right)) or 1.0])
    turn = left @ np.diag(signs) @ right
    spread = float((weights[:, None] * (seen - here) ** 2).sum())
    scale = float((sizes * signs).sum()) / max(spread, 1e-9)
    yaw, pitch, roll = _angles(turn)
    return Alignment(
        points=scale * (seen - here) @ turn.T + there,
        yaw=yaw,
        pitch=pitch - LEVEL_PITCH_DEG,
        roll=roll,
        units_per_px=max(scale, 1e-6),
        landmarks=face.landmarks[:, :2].astype(np.float64),
    )


@functools.cache
def _weights() -> NDArray[np.float64]:
    """float64 (468,), sum of 1: how much each landmark tells of the head's place."""
    x, y = np.abs(mean_face().points[:, 0]), mean_face().points[:, 1]
    weights = np.where(y < LOWER_FACE[0], LOWER_FACE[1], 1.0)
    low, high, amount = BROWS
    weights = np.where((y > low) & (y < high) & (x < 0.9), amount, weights)
    return np.asarray(weights / weights.sum())


def _angles(turn: Points) -> tuple[float, float, float]:
    """yaw, pitch and roll in degrees of the head whose points `turn` (3, 3) makes look ahead."""
    ahead, up = turn[2], turn[1]  # rows: the head's own axes, in the photo
    yaw = float(np.degrees(np.arctan2(ahead[0], ahead[2])))
    pitch = float(np.degrees(np.arcsin(np.clip(ahead[1], -1, 1))))
    roll = float(np.degrees(np.arctan2(-up[0], up[1])))
    return yaw, pitch, roll


def oval_ring() -> tuple[int, ...]:
    """Indices of the whole face oval, closed, from the top over the person's right."""
    mirror = mean_face().mirror
    return (*OVAL, *(int(mirror[index]) for index in OVAL[-2:0:-1]))
