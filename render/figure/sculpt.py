"""What all builders of a figure share: the caricatured face, the skull, and its skin's height."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.canonical import KeyFace
from pipeline.likeness import Age, Likeness
from render.figure.mouth import Mouth, find_mouth
from render.figure.relief import Relief, build_relief
from render.figure.skull import CROWN, Floats, Skull, build_skull

DEVIATION_GAIN = (0.9, 1.7)  # of what sets a face apart from the average, at strength 0 and 1
EYE_GAIN = 0.5  # at every strength: a toy's eyes are 1.5 times as large
LOWER_FACE = 0.86  # height below the eyes: toys have short faces
UPPER_FACE = 0.94
CHEER, SMILE_CHEER = 0.03, 0.03  # canonical units: a relaxed mouth's corners look friendly
EYE_SPREAD = 0.42
_AGES: dict[Age, tuple[float, float, float]] = {  # lower face, eyes, crown
    "baby": (0.84, 1.22, 1.14),
    "child": (0.91, 1.12, 1.07),
    "teen": (0.97, 1.04, 1.02),
    "adult": (1.0, 1.0, 1.0),
    "old": (1.0, 0.95, 1.0),
}


@dataclass(frozen=True, eq=False)
class Sculpt:
    """A figure's proportions, in canonical units; the head's middle is at x = z = 0.

    face: caricatured key points (their z only roughly on the skin: use `skin_z`). strength: 0
    calm to 1 most caricatured.
    """

    likeness: Likeness
    strength: float
    face: KeyFace
    skull: Skull
    relief: Relief
    mouth: Mouth

    def skin_z(self, x: ArrayLike, y: ArrayLike) -> Floats:
        """z of the face's skin at these places, nose and brow ridge included."""
        return np.asarray(self.skull.front(x, y) + self.relief.height(x, y))

    def on_skin(self, points: Floats, lift: float = 0.0) -> Floats:
        """Points (N, 2) or (N, 3) moved to the skin plus `lift`, float64 (N, 3)."""
        x, y = points[:, 0], points[:, 1]
        return np.stack([x, y, self.skin_z(x, y) + lift], axis=1)


def sculpt(likeness: Likeness, *, strength: float) -> Sculpt:
    """The proportions of a figure of this person. strength: 0 to 1."""
    assert 0 <= strength <= 1, f"strength {strength}"
    low, high = DEVIATION_GAIN
    measured = likeness.face.key_face(low + (high - low) * strength)
    lower, eyes, crown = _AGES[likeness.age]
    face = _as_toy(measured, lower=LOWER_FACE * lower, eye_gain=EYE_GAIN * eyes)
    skull = build_skull(face, crown=CROWN * crown)
    cheer = CHEER + SMILE_CHEER * max(likeness.mouth.smile, -0.3)
    mouth = find_mouth(face, cheer=cheer)
    return Sculpt(likeness, strength, face, skull, build_relief(face, skull), mouth)


def _as_toy(face: KeyFace, *, lower: float, eye_gain: float) -> KeyFace:
    """Eyes enlarged about their middle, the face below and above them made shorter."""
    points = face.half.copy()
    corners = face.right("eye")[[0, 8]]
    offset = points[:, :2] - corners[:, :2].mean(0)
    near = np.exp(-(((offset * (1.0, 1.15)) ** 2).sum(1)) / EYE_SPREAD**2)
    points[:, :2] += eye_gain * near[:, None] * offset
    eyes = corners[:, 1].mean()
    height = points[:, 1] - eyes
    points[:, 1] = eyes + np.where(height < 0, lower, UPPER_FACE) * height
    points[np.abs(face.half[:, 0]) < 1e-6, 0] = 0.0
    return KeyFace(points)
