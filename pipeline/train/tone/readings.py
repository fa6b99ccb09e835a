"""What careful readers say that people's skin looks like, the photo's light taken out."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.color import Array
from pipeline.measure.words import lab_color


@dataclass(frozen=True, eq=False)
class Reading:
    """A photo's readings. skins: float32 (3,) Lab of each reader. half: "tune" or "test"."""

    photo: str
    half: str
    skins: Mapping[str, Array]
    doubt: bool

    @property
    def skin(self) -> Array:
        """float32 (3,) Lab: the mean of all readers."""
        return np.asarray(np.mean(list(self.skins.values()), axis=0), np.float32)


def read_readings(path: Path) -> list[Reading]:
    """One for each photo of a table with the columns photo, skin, half, reader and doubt."""
    rows: dict[str, list[dict[str, str]]] = {}
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["photo"], []).append(row)
    return [_reading(photo, lines) for photo, lines in rows.items()]


def _reading(photo: str, lines: Sequence[Mapping[str, str]]) -> Reading:
    halves = {line["half"] for line in lines}
    assert len(halves) == 1, f"{photo} is in both halves"
    return Reading(
        photo,
        half=halves.pop(),
        skins={line["reader"]: lab_color(line["skin"]) for line in lines},
        doubt=any(line["doubt"] == "1" for line in lines),
    )


def person(photo: str) -> str:
    """Who is in a photo, as far as its name tells: "faces/1_0_anhu_0067.jpg" shows "anhu"."""
    found = re.fullmatch(r".*/\d_\d_([a-z]+)_\d+\.\w+", photo)
    return found[1] if found else photo
