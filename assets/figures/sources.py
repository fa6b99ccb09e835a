"""The photos that made heads come from: read by eye, and never one that training leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from pipeline.cutout.isnet import Matter
from pipeline.face import FaceFinder
from pipeline.train.parts.heads import Head, HeadMaker, is_kept_out, read_attributes

GREYEST = 3.0  # mean difference of channels up to which a photo is grey
GREY_SHARE = 0.3  # of the grey photos met that are taken: what is asked for later is colour
TIGHT, TIGHT_SHARE = 0.3, 0.15  # of the crop that is photo, and how many such are taken
LEAST_KNOWN = 0.9  # share of the photo's pixels whose class is known
TRIES = 200
UNCLEAR = ("", "covered", "cut")  # hair of which too little is known


class Sources:
    """Draws random heads out of labelled photos."""

    def __init__(
        self, photos: Path, tables: Sequence[Path], kept: Path, models: tuple[FaceFinder, Matter]
    ) -> None:
        finder, matter = models
        self._photos = photos
        self._read = {
            file: row
            for file, row in read_attributes(tables).items()
            if row["hair"] not in UNCLEAR and not is_kept_out(file) and (photos / file).is_file()
        }
        self._maker = HeadMaker(photos, kept, finder=finder, matter=matter)

    @property
    def photos(self) -> Path:
        """The folder of photos."""
        return self._photos

    def files(self) -> list[str]:
        """All usable photos, below the folder."""
        return sorted(self._read)

    def random_head(self, rng: np.random.Generator, wanted: Mapping[str, str]) -> Head:
        """A head that was read so, such as cover="none"."""
        files = [f for f in self.files() if wanted.items() <= self._read[f].items()]
        assert files, f"no photo was read as {wanted}"
        for _ in range(TRIES):
            file = files[int(rng.integers(len(files)))]
            head = self._maker.head(file, self._read[file])
            if head is not None and _serves(head) and rng.random() < _worth(head):
                return head
        raise AssertionError(f"no photo serves of {len(files)}")


def colored(head: Head) -> bool:
    """Whether the photo has colours."""
    seen = head.pixels[head.inside].astype(np.int16)
    return bool(np.abs(seen[:, 0] - seen[:, 2]).mean() > GREYEST)


def _worth(head: Head) -> float:
    """How many of such heads are taken."""
    worth = 1.0 if colored(head) else GREY_SHARE
    return worth if float(head.inside.mean()) > TIGHT else TIGHT_SHARE * worth


def _serves(head: Head) -> bool:
    """Whether enough is known of its pixels."""
    seen = head.classes[head.inside]
    return len(seen) > 0 and float((seen != 255).mean()) > LEAST_KNOWN
