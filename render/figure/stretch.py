"""How the skin moves under each shape of mouth and cheeks: offsets anywhere on the face.

The lips' own curves (render.figure.mouth) lead; around them the movement fades, the jaw takes the
chin along, and cheeks rise. What grows on the skin (a beard) asks here where it has to go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from render.figure.mouth import MOUTH_POSES, Mouth, MouthPose
from render.figure.sculpt import Sculpt
from render.figure.skull import Floats
from render.geometry import smoothstep

FADE_UP, FADE_ALONG = 0.17, 0.16  # how far lips take the skin along, and more beside the corners
JAW_BACK = 0.22  # of its drop, the chin goes back
JAW_WIDTH = 0.85
JAW_BROADER = 0.75  # of its drop, at a distance of 1 from the middle: no dropped chin is pointed
JAW_HEIGHT = 0.3  # below the corners, over which the jaw's movement sets in


@dataclass(frozen=True)
class _Cheeks:
    """A swelling at both cheeks. place, offset: of the one at x > 0; size: its spread."""

    toward_mouth: float  # 0 at the cheek bones, 1 at the height of the mouth's corners
    size: float
    offset: tuple[float, float, float]


_CHEEKS: Mapping[str, _Cheeks] = MappingProxyType(
    {
        "smile": _Cheeks(0.25, 0.2, (0.015, 0.045, 0.06)),
        "teeth": _Cheeks(0.3, 0.18, (0.01, 0.02, 0.025)),
        "puff": _Cheeks(0.8, 0.27, (0.09, 0.0, 0.13)),
        "pucker": _Cheeks(0.75, 0.2, (-0.02, 0.0, -0.03)),
        "open": _Cheeks(0.8, 0.22, (0.01, -0.02, -0.01)),
    }
)


def skin_offsets(sculpt: Sculpt, name: str, points: Floats) -> Floats:
    """What the shape `name` adds to points (N, 3) on or near the skin, float64 (N, 3)."""
    if name not in MOUTH_POSES:
        return np.zeros_like(points)
    mouth, pose = sculpt.mouth, MOUTH_POSES[name]
    angle, distance = mouth.around(points[:, 0], points[:, 1])
    lips = mouth.moved(pose, angle, 1.0)
    border = mouth.points(angle, 1.0)
    jaw = jaw_share(mouth, points)
    at_lips = _jaw_height(mouth, border[:, 1])
    lips[:, 1] += pose.jaw * at_lips
    fade = FADE_UP + FADE_ALONG * np.cos(angle) ** 2
    near = np.exp(-((np.maximum(distance, 0) / fade) ** 2)) * _front(points)
    offset = np.zeros_like(points)
    offset[:, :2] = lips * near[:, None]
    offset[:, 1] -= pose.jaw * jaw
    offset[:, 2] = pose.out * near**2 - JAW_BACK * pose.jaw * jaw
    offset[:, 2] += follow(sculpt, points, offset[:, 0])
    offset[:, 0] += JAW_BROADER * pose.jaw * jaw * points[:, 0] * (1 - near)
    return offset + _swelling(sculpt, mouth, name, points)


def jaw_share(mouth: Mouth, points: Floats) -> Floats:
    """How far each point (N, 3) goes with the jaw, 0 to 1."""
    front = _smooth((points[:, 2] + 0.4) / 0.75) * np.exp(-((points[:, 0] / JAW_WIDTH) ** 4))
    return np.asarray(_jaw_height(mouth, points[:, 1]) * front)


def lips_offsets(sculpt: Sculpt, pose: MouthPose, points: Floats, moved: Floats) -> Floats:
    """What a shape adds to points (N, 3) of the lips whose x and y move by `moved` (N, 2)."""
    offset = np.zeros_like(points)
    offset[:, :2] = moved
    back = JAW_BACK * np.minimum(moved[:, 1], 0) if pose.lowered > 0.05 else 0.0
    offset[:, 2] = pose.out + follow(sculpt, points, moved[:, 0]) + back
    return offset


def follow(sculpt: Sculpt, points: Floats, moved_x: Floats) -> Floats:
    """How z has to change for points (N, 3) that move by `moved_x` (N,) to stay on the skull."""
    x, y = np.clip(points[:, 0], -0.85, 0.85), points[:, 1]
    shift = sculpt.skull.front(x + moved_x, y) - sculpt.skull.front(x, y)
    return np.clip(shift, -0.3, 0.3)


def _jaw_height(mouth: Mouth, y: Floats) -> Floats:
    return _smooth((mouth.corner - y) / JAW_HEIGHT)


def _front(points: Floats) -> Floats:
    return _smooth((points[:, 2] - 0.05) / 0.35)


def _swelling(sculpt: Sculpt, mouth: Mouth, name: str, points: Floats) -> Floats:
    total = np.zeros_like(points)
    cheeks = _CHEEKS.get(name)
    if cheeks is None:
        return total
    bone = sculpt.face.left("cheek")[1]
    height = bone[1] + cheeks.toward_mouth * (mouth.corner - bone[1])
    for side in (-1.0, 1.0):
        away = (points[:, 0] - side * bone[0]) ** 2 + (points[:, 1] - height) ** 2
        weight = np.exp(-away / cheeks.size**2) * _front(points)
        total += weight[:, None] * (np.array(cheeks.offset) * (side, 1.0, 1.0))
    return total


def _smooth(values: Floats) -> Floats:
    t = np.clip(values, 0, 1)
    return np.asarray(smoothstep(t))
