"""Likenesses measured of photos, kept as files: what random figures start from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import structlog

from assets.figures.sources import Sources
from pipeline.cutout.isnet import Matter
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.face import FaceFinder
from pipeline.likeness import Likeness
from pipeline.likeness_file import read_likeness, write_likeness
from pipeline.measure.measurer import Measurer
from pipeline.photo import read_photo

PAGES = 80  # photos that are measured; figures differ far more than these
MANY_TRIES = 400

_log = structlog.get_logger(__name__)


class Album:
    """Random people of the sources; a photo is measured once."""

    def __init__(
        self, sources: Sources, folder: Path, measurer: Measurer, models: tuple[FaceFinder, Matter]
    ) -> None:
        self._sources = sources
        self._folder = folder
        self._measurer = measurer
        self._finder, self._matter = models
        order = np.random.default_rng(0).permutation(len(sources.files()))
        self._files = [sources.files()[k] for k in order[:PAGES]]
        folder.mkdir(parents=True, exist_ok=True)

    def random_likeness(self, rng: np.random.Generator) -> tuple[str, Likeness]:
        """The file of a photo below the folder, and who is in it."""
        for _ in range(MANY_TRIES):
            file = self._files[int(rng.integers(len(self._files)))]
            likeness = self._likeness(file)
            if likeness is not None:
                return file, likeness
        raise AssertionError("nobody in these photos can be measured")

    def _likeness(self, file: str) -> Likeness | None:
        kept = self._folder / f"{file.replace('/', '_').rsplit('.', 1)[0]}.json"
        if not kept.is_file():
            kept.write_bytes(self._measured(file))
        data = kept.read_bytes()
        return read_likeness(data) if data else None

    def _measured(self, file: str) -> bytes:
        """As a file; empty where the photo shows nobody measurable."""
        photo = read_photo((self._sources.photos / file).read_bytes())
        try:
            cutout = cut_out(photo, self._matter, faces=self._finder.find(photo.pixels))
            if not cutout.faces:
                return b""
            return write_likeness(self._measurer.measure(photo, cutout, 0).likeness)
        except PipelineError as error:
            _log.info("a photo is left out", file=file, reason=str(error))
            return b""
