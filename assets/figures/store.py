"""Where made heads are kept: as training reads them, with a table of what each shows."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from pipeline.train.parts.heads import Head, is_kept_out

COLUMNS = (
    *("file", "usable", "hair", "texture", "colour", "fringe", "cover", "glasses"),
    *("beard", "moustache", "mouth", "pose", "light", "age"),
)
TABLE = "figures.csv"


class Store:
    """A folder with heads/NAME.npz and figures.csv; what is there already stays."""

    def __init__(self, folder: Path) -> None:
        self._heads = folder / "heads"
        self._heads.mkdir(parents=True, exist_ok=True)
        self._table = folder / TABLE
        if not self._table.is_file():
            self._table.write_text(",".join(COLUMNS) + "\n")
        with self._table.open(newline="") as lines:
            self._known = {_start(row["file"]) for row in csv.DictReader(lines)}

    def has(self, start: str) -> bool:
        """Whether a head whose name starts so was kept."""
        return start in self._known

    def keep(self, start: str, head: Head) -> Path:
        """Keep a head under a name of its start and the photo it comes from."""
        file = named(start, head.file)
        stored = self._heads / f"{file.rsplit('.', 1)[0]}.npz"
        half = stored.with_suffix(".part")
        with half.open("wb") as into:
            np.savez_compressed(
                into,
                pixels=head.pixels,
                inside=head.inside.astype(np.uint8),
                classes=head.classes,
                landmarks=head.landmarks,
            )
        half.replace(stored)
        row = {**dict.fromkeys(COLUMNS, ""), **head.read, "file": file, "usable": "1"}
        with self._table.open("a", newline="") as lines:
            csv.DictWriter(lines, COLUMNS, extrasaction="ignore", lineterminator="\n").writerow(row)
        self._known.add(start)
        return stored


def named(start: str, source: str) -> str:
    """A file name that says what a head was made from, and that training does not leave out.

    Photos of one person must not be taught and measured with; so the source is part of the name.
    """
    origin = source.replace("/", "_").rsplit(".", 1)[0]
    file = f"{start}-of-{origin}.png"
    while is_kept_out(file):
        file = f"{file.removesuffix('.png')}_.png"
    return file


def _start(file: str) -> str:
    return file.split("-of-", 1)[0]
