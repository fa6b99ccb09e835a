"""Faces whose skin was read, with what our measuring sees of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.face import FaceFinder
from pipeline.measure.cues import cue_values
from pipeline.measure.measurer import Measurer
from pipeline.measure.tone import expected_tone, tint
from pipeline.photo import read_photo
from pipeline.train.tone.readings import Reading, person


@dataclass(frozen=True, eq=False)
class Example:
    """skin: float32 (3,), Lab, as read. cues: see `cue_values`. tone: see `expected_tone`.
    hue_deg, richness: see `tint`. taught: whether the network learned this photo's tone."""

    person: str
    skin: Array
    doubt: bool
    cues: Mapping[str, float]
    tone: float
    hue_deg: float
    richness: float
    taught: bool


class NoMatter:
    """Stands in for the network that cuts out: colours of skin need no outline."""

    def alpha(self, pixels: NDArray[np.uint8], side_px: int) -> Array:
        """float32 (H, W) of ones."""
        del side_px
        return np.ones(pixels.shape[:2], np.float32)


def seen_examples(
    readings: Sequence[Reading],
    folder: Path,
    *,
    finder: FaceFinder,
    measurer: Measurer,
    taught: frozenset[str],
) -> list[Example]:
    """Examples of all colour photos of a folder whose face can be measured."""
    found = []
    for reading in readings:
        photo = read_photo((folder / reading.photo).read_bytes())
        faces = finder.find(photo.pixels)
        if not faces:
            continue
        try:
            seen = measurer.examine(
                photo, cut_out(photo, NoMatter(), faces=faces, keep_background=True)
            )
        except PipelineError:
            continue
        if not seen.view.grey:
            hue_deg, richness = tint(seen.view, seen.light.seen)
            found.append(
                Example(
                    person=person(reading.photo),
                    skin=reading.skin,
                    doubt=reading.doubt,
                    cues=cue_values(seen.view, seen.light.seen, seen.parts.attributes),
                    tone=expected_tone(seen.parts.attributes.get("tone", {})),
                    hue_deg=hue_deg,
                    richness=richness,
                    taught=reading.photo in taught,
                )
            )
    return found
