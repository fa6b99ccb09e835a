"""The canonical face: the average face mesh, in whose frame every face is measured and drawn.

x right in the picture, y up, z toward the viewer; the face oval is 2 units wide and its middle is
the origin. The mean is the Procrustes mean of 694 meshes, made symmetric. "right" and "left" are
the person's: the right eye has x < 0. Indices are MediaPipe's face mesh (canonical_face_model.obj).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from pipeline.types import LANDMARK_COUNT, check_array

MEAN_FACE = Path(__file__).parent / "weights" / "mean-face.safetensors"

# The half with x <= 0 of each outline; mirror twins complete it. In order along the outline.
OVAL = (10, 109, 67, 103, 54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152)
EYE = (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7)  # outer first
BROW_TOP = (70, 63, 105, 66, 107)  # outer end first
BROW_BOTTOM = (46, 53, 52, 65, 55)
LIPS_TOP = (61, 185, 40, 39, 37, 0)  # from the corner to the middle
LIPS_BOTTOM = (61, 146, 91, 181, 84, 17)
GAP_TOP = (78, 191, 80, 81, 82, 13)  # the lips' inner edge
GAP_BOTTOM = (78, 95, 88, 178, 87, 14)
NOSE_BRIDGE = (168, 6, 197, 195, 5, 4, 1, 19, 94, 2)  # from between the eyes to below the tip
NOSE_SIDE = (48, 64, 98, 129, 49, 131, 198, 236)
CHEEK = (50, 205, 187, 117, 123, 147, 213, 116)
FOREHEAD = (151, 9, 69, 104, 108)
CHIN = (200, 199, 32, 210)

OUTLINES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "oval": OVAL,
        "eye": EYE,
        "brow_top": BROW_TOP,
        "brow_bottom": BROW_BOTTOM,
        "lips_top": LIPS_TOP,
        "lips_bottom": LIPS_BOTTOM,
        "gap_top": GAP_TOP,
        "gap_bottom": GAP_BOTTOM,
        "nose_bridge": NOSE_BRIDGE,
        "nose_side": NOSE_SIDE,
        "cheek": CHEEK,
        "forehead": FOREHEAD,
        "chin": CHIN,
    }
)
# What a Likeness stores of a face's shape: each index once, the half with x <= 0.
KEYS = tuple(dict.fromkeys(index for outline in OUTLINES.values() for index in outline))

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class MeanFace:
    """points: float64 (468, 3), canonical. mirror: int64 (468,), each landmark's twin."""

    points: Points
    mirror: NDArray[np.int64]

    def __post_init__(self) -> None:
        check_array("points", self.points, np.float64, (LANDMARK_COUNT, 3))
        check_array("mirror", self.mirror, np.int64, (LANDMARK_COUNT,))


@functools.cache
def mean_face() -> MeanFace:
    """The average face; read once."""
    stored = load_file(MEAN_FACE)
    return MeanFace(stored["points"].astype(np.float64), stored["mirror"].astype(np.int64))


@dataclass(frozen=True, eq=False)
class KeyFace:
    """The key points of a symmetric face: float64 (len(KEYS), 3), canonical, the half x <= 0."""

    half: Points

    def __post_init__(self) -> None:
        check_array("half", self.half, np.float64, (len(KEYS), 3))

    @classmethod
    def mean(cls) -> KeyFace:
        """The average face's."""
        return cls(mean_face().points[list(KEYS)])

    def deviating(self, deviations: Points) -> KeyFace:
        """This face moved by deviations (len(KEYS), 3)."""
        return KeyFace(self.half + deviations)

    def right(self, outline: str) -> Points:
        """One of OUTLINES at the person's right (x <= 0), float64 (N, 3), in its order."""
        return self.half[[_ROW[index] for index in OUTLINES[outline]]]

    def left(self, outline: str) -> Points:
        """The same outline, mirrored to x >= 0."""
        return self.right(outline) * (-1.0, 1.0, 1.0)

    def side(self, outline: str, side: int) -> Points:
        """right for side -1, left for side 1."""
        return self.right(outline) if side < 0 else self.left(outline)

    def at(self, index: int) -> Points:
        """One of KEYS, float64 (3,)."""
        return np.asarray(self.half[_ROW[index]])

    def ring(self) -> Points:
        """The closed face oval, float64 (36, 3), from the top over x <= 0 and back over x >= 0."""
        return np.concatenate([self.right("oval"), self.left("oval")[-2:0:-1]])

    def whole(self) -> Points:
        """Every key point and its twin, each place once, float64 (N, 3)."""
        both = np.concatenate([self.half, self.half[self.half[:, 0] < -1e-6] * (-1.0, 1.0, 1.0)])
        return np.asarray(both)


_ROW = {index: row for row, index in enumerate(KEYS)}
