"""What all builders of a figure share: the caricatured face, the skull, and its skin's height."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from pipeline.canonical import (
    BROW_BOTTOM,
    BROW_TOP,
    GAP_BOTTOM,
    GAP_TOP,
    KEYS,
    LIPS_BOTTOM,
    LIPS_TOP,
    NOSE_BRIDGE,
    NOSE_SIDE,
    KeyFace,
)
from pipeline.likeness import Age, Likeness
from render.figure.mouth import Mouth, find_mouth
from render.figure.relief import Relief, build_relief
from render.figure.skull import CROWN, Floats, Skull, build_skull

DEVIATION_GAIN = (0.9, 2.1)  # of what sets a face apart from the average, at strength 0 and 1
MOST_DEVIATION = 0.4  # canonical units
LEAST_ASIDE = 0.03  # canonical units from the middle, of what stands beside it
EYE_GAIN = 0.68  # at every strength: how much larger a toy's eyes are
LOWER_FACE = 0.86  # height below the eyes: toys have short faces
UPPER_FACE = 0.94
CHEER, SMILE_CHEER = 0.042, 0.03  # canonical units: a relaxed mouth's corners look friendly
EYE_SPREAD = 0.42
# Brows at rest, canonical units: how much higher, how far apart, how low their inner ends may sag.
BROW_RISE, BROWS_APART, MOST_SAG = 0.035, 0.2, 0.045
CHEEKS_BELOW = 0.6  # the eyes: there a child's cheeks are as wide as they get
_NOSE = (NOSE_BRIDGE[4:], NOSE_SIDE[:6])
_MOUTH = (LIPS_TOP, LIPS_BOTTOM[1:], GAP_TOP, GAP_BOTTOM[1:])


@dataclass(frozen=True)
class _Proportions:
    """Factors against an adult's. lower: height of the lower face. crown: height of the skull.
    cheeks: width of the lower face. features: size of nose and mouth."""

    lower: float = 1.0
    eyes: float = 1.0
    crown: float = 1.0
    cheeks: float = 1.0
    features: float = 1.0


_AGES: Mapping[Age, _Proportions] = MappingProxyType(
    {
        "baby": _Proportions(lower=0.84, eyes=1.3, crown=1.14, cheeks=1.1, features=0.72),
        "child": _Proportions(lower=0.91, eyes=1.2, crown=1.07, cheeks=1.05, features=0.84),
        "teen": _Proportions(lower=0.97, eyes=1.06, crown=1.02, features=0.95),
        "adult": _Proportions(),
        "old": _Proportions(lower=1.03, eyes=0.84, cheeks=1.05, features=1.1),
    }
)


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
    measured = _within_limits(likeness.face.key_face(low + (high - low) * strength))
    age = _AGES[likeness.age]
    face = _as_toy(measured, age)
    skull = build_skull(face, crown=CROWN * age.crown)
    cheer = CHEER + SMILE_CHEER * max(likeness.mouth.smile, -0.3)
    mouth = find_mouth(face, cheer=cheer)
    return Sculpt(likeness, strength, face, skull, build_relief(face, skull), mouth)


def _within_limits(face: KeyFace) -> KeyFace:
    """Whatever is far from the average drawn nearer to MOST_DEVIATION: no face is a monster."""
    mean = KeyFace.mean()
    away = face.half - mean.half
    points = mean.half + away / np.hypot(1.0, away / MOST_DEVIATION)
    paired = mean.half[:, 0] < -1e-6
    points[:, 0] = np.where(paired, np.minimum(points[:, 0], -LEAST_ASIDE), 0.0)
    return KeyFace(points)


def _as_toy(face: KeyFace, age: _Proportions) -> KeyFace:
    """Eyes enlarged about their middle, the face below and above them made shorter."""
    points = _with_features(face, age)
    corners = face.right("eye")[[0, 8]]
    offset = points[:, :2] - corners[:, :2].mean(0)
    near = np.exp(-(((offset * (1.0, 1.15)) ** 2).sum(1)) / EYE_SPREAD**2)
    points[:, :2] += EYE_GAIN * age.eyes * near[:, None] * offset
    eyes = corners[:, 1].mean()
    height = points[:, 1] - eyes
    points[:, 1] = eyes + np.where(height < 0, LOWER_FACE * age.lower, UPPER_FACE) * height
    points[:, 0] *= 1 + (age.cheeks - 1) * np.clip(-height / CHEEKS_BELOW, 0, 1)
    _calm_brows(points)
    points[np.abs(face.half[:, 0]) < 1e-6, 0] = 0.0
    return KeyFace(points)


def _calm_brows(points: Floats) -> None:
    """Undo what the enlarged eyes did to the brows: low ones that meet at the nose look angry."""
    for outline in (BROW_TOP, BROW_BOTTOM):
        rows = [KEYS.index(index) for index in outline]
        inner = np.linspace(0, 1, len(rows)) ** 3
        points[rows, 0] -= inner * max(0.0, BROWS_APART + float(points[rows[-1], 0]))
        sag = float(points[rows, 1].max() - points[rows[-1], 1])
        points[rows, 1] += BROW_RISE + inner * max(0.0, sag - MOST_SAG)


def _with_features(face: KeyFace, age: _Proportions) -> Floats:
    """The points with nose and mouth scaled about their middles."""
    points = face.half.copy()
    for outlines in (_NOSE, _MOUTH):
        rows = [KEYS.index(index) for outline in outlines for index in outline]
        middle = np.array([0.0, *points[rows, 1:].mean(0)])
        points[rows] = middle + age.features * (points[rows] - middle)
    return points
