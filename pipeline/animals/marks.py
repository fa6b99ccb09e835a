"""From the network's maps to the marks of faces."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.animals.network import HEATS, OFFSET_UNIT_PX, SLOTS, STRIDE

MIN_PEAK = 0.05  # of any heat
MOST_FACES = 3  # looked at in one view
SNAP = 0.3  # of the face's size: how far from where it is expected a mark is looked for
PROFILE, LEFT_EAR, RIGHT_EAR = 0, 1, 2
EYES, NOSE, MOUTH, EARS = slice(0, 2), 2, 3, slice(4, 6)
MIRRORED = [1, 0, 2, 3, 5, 4]  # the slots of a mirrored face
KINDS = ("eye", "eye", "nose", "mouth", "ear", "ear")  # the heat of each slot

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Marks:
    """A face in a view.

    points: float32 (6, 2) px, one for each slot; in profile both eyes are the visible one.
    heats: float32 (6,), how sure each is. face: how sure the face is. flags: float32 (3,), chance
    of a profile and of either ear being seen. All chances 0 to 1.
    """

    points: Floats
    heats: Floats
    face: float
    flags: Floats

    @property
    def size(self) -> float:
        """The face's size, px: see `face_size`."""
        return face_size(self.points)

    @property
    def score(self) -> float:
        """How sure all that a face needs is, 0 to 1."""
        needed = float(np.prod(self.heats[:3]) ** (1 / 3))
        return float(np.sqrt(self.face * needed))


def face_size(points: Floats) -> float:
    """The larger of the eyes' distance and the one from between them to the nose, px."""
    across = float(np.linalg.norm(points[1] - points[0]))
    down = float(np.linalg.norm(points[NOSE] - points[EYES].mean(0)))
    return max(across, down, 1.0)


def face_centre(points: Floats) -> Floats:
    """float32 (2,): halfway from between the eyes to the nose."""
    centre: Floats = (points[EYES].mean(0) + points[NOSE]) / 2
    return centre


def read_marks(heat: Floats, offsets: Floats, flags: Floats) -> tuple[Marks, ...]:
    """Faces of one view, surest first.

    heat: float32 (5, h, w), chances. offsets: (12, h, w). flags: (3, h, w), chances.
    """
    peaks = {name: _peaks(heat[index]) for index, name in enumerate(HEATS)}
    faces = []
    for x, y, chance in peaks["face"][:MOST_FACES]:
        column, row = int(x / STRIDE), int(y / STRIDE)
        expected = _expected(offsets, heat[0], column, row)
        points, heats = _snapped(expected, peaks)
        faces.append(Marks(points, heats, chance, flags[:, row, column].astype(np.float32)))
    return _distinct(sorted(faces, key=lambda face: -face.score))


def _distinct(faces: list[Marks]) -> tuple[Marks, ...]:
    """Faces whose middles are not the same, the first of each."""
    kept: list[Marks] = []
    for face in faces:
        middle = face_centre(face.points)
        gaps = [float(np.linalg.norm(middle - face_centre(other.points))) for other in kept]
        if all(gap > 0.6 * face.size for gap in gaps):
            kept.append(face)
    return tuple(kept)


def _peaks(heat: Floats, most: int = 24) -> list[tuple[float, float, float]]:
    """x, y px and chance of a map's local maxima, hottest first."""
    highest = heat >= cv2.dilate(heat, np.ones((3, 3), np.uint8))
    rows, columns = np.nonzero(highest & (heat > MIN_PEAK))
    order = np.argsort(-heat[rows, columns])[:most]
    return [_centred(heat, int(rows[i]), int(columns[i])) for i in order]


def _centred(heat: Floats, row: int, column: int) -> tuple[float, float, float]:
    """A maximum's place between the cells, px, and its chance."""
    top, left = max(row - 1, 0), max(column - 1, 0)
    near = heat[top : row + 2, left : column + 2]
    down, across = np.indices(near.shape)
    total = float(near.sum())
    x = left + float((across * near).sum()) / total
    y = top + float((down * near).sum()) / total
    return (x + 0.5) * STRIDE, (y + 0.5) * STRIDE, float(heat[row, column])


def _expected(offsets: Floats, face: Floats, column: int, row: int) -> Floats:
    """float32 (6, 2) px: where the cells around a face's peak expect its marks."""
    top, left = max(row - 1, 0), max(column - 1, 0)
    part = offsets[:, top : row + 2, left : column + 2]
    weight = face[top : row + 2, left : column + 2]
    down, across = np.indices(weight.shape)
    cells = np.stack([left + across, top + down]) + 0.5
    places = part.reshape(len(SLOTS), 2, *weight.shape) * OFFSET_UNIT_PX + cells * STRIDE
    mean: Floats = ((places * weight).sum((2, 3)) / weight.sum()).astype(np.float32)
    return mean


def _snapped(
    expected: Floats, peaks: dict[str, list[tuple[float, float, float]]]
) -> tuple[Floats, Floats]:
    """Each mark at the peak of its heat near where it is expected, and that peak's chance."""
    reach = SNAP * face_size(expected)
    points, heats = expected.copy(), np.full(len(SLOTS), MIN_PEAK / 2, np.float32)
    for slot, kind in enumerate(KINDS):
        best = 0.0
        for x, y, chance in peaks[kind]:
            gap = float(np.hypot(x - expected[slot, 0], y - expected[slot, 1]))
            worth = chance * float(np.exp(-2 * (gap / reach) ** 2))
            if gap < 1.6 * reach and worth > best:
                best, points[slot], heats[slot] = worth, (x, y), chance
    return points, heats
