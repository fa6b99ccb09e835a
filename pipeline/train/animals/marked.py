"""The table of marked animals: which photos, and where their eyes, noses, mouths and ears are."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.animals.marks import EARS, EYES, MOUTH, NOSE

OWN_MARKS = Path(__file__).parent / "marks.csv"
POSES = ("front", "profile", "several", "none")
PLACES = (("lx", "ly"), ("rx", "ry"), ("nx", "ny"), ("mx", "my"))
EAR_PLACES = (("ear1x", "ear1y"), ("ear2x", "ear2y"))

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class MarkedPhoto:
    """One line of the table.

    file: below the photos' folder. pose: one of POSES; several: others may be unmarked. points:
    float32 (6, 2), a share of the photo's width and height, one for each slot; NaN when unseen,
    both eyes the visible one in profile.
    """

    file: str
    pose: str
    points: Floats

    @property
    def has_face(self) -> bool:
        """Whether the marks that the network needs are there."""
        return bool(np.isfinite(self.points[:3]).all())

    @property
    def profile(self) -> bool:
        """Whether one eye alone is seen."""
        return self.has_face and bool((self.points[0] == self.points[1]).all())

    @property
    def frontal(self) -> bool:
        """Whether both eyes and the nose are marked."""
        return self.has_face and not self.profile


def read_marked(tables: Iterable[Path]) -> tuple[MarkedPhoto, ...]:
    """The lines of several tables; a later one replaces an earlier one of the same photo."""
    rows: dict[str, MarkedPhoto] = {}
    for table in tables:
        with table.open(newline="") as lines:
            for row in csv.DictReader(lines):
                rows[row["file"]] = _marked(row)
    return tuple(rows.values())


def _marked(row: dict[str, str]) -> MarkedPhoto:
    assert row["pose"] in {*POSES, "pose"}, f"{row['file']}: pose {row['pose']}"
    points = np.full((6, 2), np.nan, np.float32)
    points[: len(PLACES)] = [_place(row, columns) for columns in PLACES]
    one_eye = np.isfinite(points[EYES]).all(1).sum() == 1
    if one_eye and row["pose"] != "front":  # a frontal face's other eye is hidden by fur
        points[EYES] = points[EYES][np.isfinite(points[EYES]).all(1)]
    ears = [_place(row, columns) for columns in EAR_PLACES]
    points[EARS] = _ears_in_order([ear for ear in ears if np.isfinite(ear).all()], points)
    return MarkedPhoto(row["file"], row["pose"], points)


def _place(row: dict[str, str], columns: tuple[str, str]) -> Floats:
    """x, y as a share of the photo, NaN where nothing was marked."""
    texts = [row[column].strip() for column in columns]
    if not all(texts):
        return np.full(2, np.nan, np.float32)
    return np.array([float(text) / 100 for text in texts], np.float32)


def _ears_in_order(ears: list[Floats], points: Floats) -> Floats:
    """float32 (2, 2): the ear on the picture's left first, NaN for one that is not seen."""
    placed = np.full((2, 2), np.nan, np.float32)
    if len(ears) == 2:
        placed[:] = sorted(ears, key=lambda ear: float(ear[0]))
    elif ears:
        side = _side(ears[0], points)
        placed[side] = ears[0]
    return placed


def _side(ear: Floats, points: Floats) -> int:
    """0 for an ear on the left of the face's middle, 1 on its right.

    In profile the ear that is seen lies behind the eye, away from the nose.
    """
    eyes, nose = points[EYES], points[NOSE]
    if np.isfinite(nose).all() and (eyes[0] == eyes[1]).all():
        return int(nose[0] < eyes[0, 0])
    seen = points[: MOUTH + 1] if np.isnan(eyes).all() else eyes
    middle = np.mean(seen[np.isfinite(seen[:, 0]), 0]) if np.isfinite(seen).any() else 0.5
    return int(float(ear[0]) > middle)
