"""What is learned from: cut-outs of photos with the marks of the animal's face, or without one.

Cut-outs are made once, as the service makes them, and kept in a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import structlog
from numpy.typing import NDArray

from pipeline.animals.view import Subject, on_grey
from pipeline.cutout.isnet import Matter, open_matter
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.face import FaceFinder, open_face_finder
from pipeline.photo import read_photo
from pipeline.train.animals.marked import MarkedPhoto
from pipeline.types import Cutout

_log = structlog.get_logger(__name__)
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Example:
    """A photo as it is learned from.

    file: its name. subject: its cut-out before grey. photo: the same crop with its background.
    points: float32 (6, 2) px of both, NaN when unseen; None where no animal's face is. crowded:
    other faces may be there, unmarked.
    """

    file: str
    subject: Subject
    photo: Subject
    points: Floats | None
    crowded: bool = False


class Cutouts:
    """Cut-outs of the photos below a folder, kept in another."""

    def __init__(self, photos: Path, kept: Path, assets: Path) -> None:
        self.photos, self.kept, self._assets = photos, kept, assets
        self._tools: tuple[FaceFinder, Matter] | None = None
        kept.mkdir(parents=True, exist_ok=True)

    def cutout(self, file: str) -> Cutout:
        """The cut-out of one photo; raises PipelineError."""
        path = self.kept / f"{Path(file).with_suffix('').as_posix().replace('/', '__')}.png"
        if not path.exists():
            self._keep(path, self._cut(file))
        stored = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
        box = json.loads(path.with_suffix(".json").read_text())["box"]
        pixels = np.ascontiguousarray(stored[..., 2::-1])
        return Cutout(pixels, stored[..., 3].astype(np.float32) / 255, tuple(box))

    def _cut(self, file: str) -> Cutout:
        if self._tools is None:
            self._tools = (
                open_face_finder(self._assets, threads=1),
                open_matter(self._assets, threads=1),
            )
        finder, matter = self._tools
        photo = read_photo((self.photos / file).read_bytes())
        return cut_out(photo, matter, faces=finder.find(photo.pixels))

    @staticmethod
    def _keep(path: Path, cutout: Cutout) -> None:
        alpha = np.round(cutout.alpha * 255).astype(np.uint8)
        path.with_suffix(".json").write_text(json.dumps({"box": cutout.box}))
        cv2.imwrite(str(path), np.dstack([cutout.pixels[..., ::-1], alpha]))


def marked_examples(cutouts: Cutouts, marked: Iterable[MarkedPhoto]) -> Iterator[Example]:
    """An example of each photo with a face that can be learned."""
    for photo in marked:
        if photo.has_face:
            yield from _examples(cutouts, photo.file, photo)


def plain_examples(cutouts: Cutouts, files: Sequence[str]) -> Iterator[Example]:
    """An example of each photo without an animal's face."""
    for file in files:
        yield from _examples(cutouts, file, None)


def _examples(cutouts: Cutouts, file: str, marked: MarkedPhoto | None) -> Iterator[Example]:
    try:
        cutout = cutouts.cutout(file)
        pixels = read_photo((cutouts.photos / file).read_bytes()).pixels
    except PipelineError as error:
        _log.warning("a photo is left out", file=file, reason=repr(error))
        return
    x0, y0, x1, y1 = cutout.box
    subject = on_grey(cutout.pixels, cutout.alpha)
    part = cv2.resize(pixels[y0:y1, x0:x1], cutout.alpha.shape[::-1])
    photo = on_grey(np.asarray(part, np.uint8), np.ones(cutout.alpha.shape, np.float32))
    points = None
    if marked is not None:
        places = marked.points * np.array(pixels.shape[1::-1], np.float32) - (x0, y0)
        points = (places * (cutout.alpha.shape[1] / (x1 - x0) * subject.scale)).astype(np.float32)
    crowded = marked is not None and marked.pose == "several"
    yield Example(file, subject, photo, points, crowded)
