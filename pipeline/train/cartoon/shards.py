"""Sketches on disk: eight bits a number, only the part of the canvas that the subject covers.

A shard is a safetensors file whose tensors can be read in part, so a training step reads just the
rows of its crop. Written whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from pipeline.color import to_lab, to_rgb
from pipeline.gan.coloring import Nature
from pipeline.gan.inputs import subject_part
from pipeline.train.cartoon.errors import BrokenDataSet
from pipeline.train.cartoon.saving import saving
from pipeline.train.cartoon.teacher.sketch import Sketch
from pipeline.types import AnimalFace, FaceMesh

TONE_SCALE = 1.6  # eight bits hold tones of -80 to 80
# Channels of a packed sketch: colours, alpha, lit, cels (sRGB each), tone, ink, areas of people.
COLORS, ALPHA, LIT, CELS, TONE, INK = slice(0, 3), 3, slice(4, 7), slice(7, 10), 10, 11
SKIN, HAIR, CLOTHES, GIVEN = 12, 13, 14, slice(15, 18)
CHANNELS = 18


@dataclass(frozen=True, eq=False)
class Packed:
    """A sketch as it is stored. layers: uint8 (18, h, w). corner: x, y px on the canvas.

    landmarks: float32 (N, 468, 3) canvas px. notes: the rest, as JSON can hold it.
    """

    layers: NDArray[np.uint8]
    corner: tuple[int, int]
    landmarks: NDArray[np.float32]
    notes: Mapping[str, Any]

    @property
    def nature(self) -> Nature:
        """What it shows, as far as colours depend on it."""
        return Nature(
            bool(len(self.landmarks)), bool(self.notes["animals"]), bool(self.notes["grey"])
        )


def pack(sketch: Sketch) -> Packed:
    """A sketch in eight bits."""
    part = subject_part(sketch.alpha)
    planes = [
        *(sketch.colors[part].transpose(2, 0, 1) * 255),
        sketch.alpha[part] * 255,
        *(to_rgb(sketch.lit[part]).transpose(2, 0, 1) * 255),
        *(to_rgb(sketch.cels[part]).transpose(2, 0, 1) * 255),
        sketch.tone[part] * TONE_SCALE + 128,
        *(plane[part] * 255 for plane in (sketch.ink, sketch.skin, sketch.hair, sketch.clothes)),
        *(sketch.given[part].transpose(2, 0, 1) * 255),
    ]
    landmarks = [face.landmarks for face in sketch.faces]
    notes = {
        "side": sketch.alpha.shape[0],
        "tones": [tone.tolist() for tone in sketch.tones],
        "scores": [face.score for face in sketch.faces],
        "animals": [_told(animal) for animal in sketch.animals],
        "grey": sketch.grey,
        "card": sketch.card,
    }
    return Packed(
        np.stack(planes).round().clip(0, 255).astype(np.uint8),
        (part[1].start, part[0].start),
        np.stack(landmarks) if landmarks else np.zeros((0, 468, 3), np.float32),
        notes,
    )


def unpack(packed: Packed, box: tuple[int, int, int, int] | None = None) -> Sketch:
    """The sketch again; box: x0, y0, x1, y1 of a square part of the canvas instead of all."""
    side = int(packed.notes["side"])
    x0, y0, x1, y1 = box or (0, 0, side, side)
    layers = np.zeros((CHANNELS, y1 - y0, x1 - x0), np.uint8)
    layers[TONE] = 128
    left, top = packed.corner[0] - x0, packed.corner[1] - y0
    _, height, width = packed.layers.shape
    to = np.s_[:, max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)]
    wanted = layers[to].shape
    start_y, start_x = max(0, -top), max(0, -left)
    layers[to] = packed.layers[:, start_y : start_y + wanted[1], start_x : start_x + wanted[2]]
    return _sketch(layers, packed, (x0, y0))


def _sketch(layers: NDArray[np.uint8], packed: Packed, corner: tuple[int, int]) -> Sketch:
    notes = packed.notes
    scaled = layers.astype(np.float32) / np.float32(255)
    faces = tuple(
        FaceMesh(marks, score).seen_from(*corner)
        for marks, score in zip(packed.landmarks, notes["scores"], strict=True)
    )
    planes = scaled.transpose(1, 2, 0)
    return Sketch(
        colors=np.ascontiguousarray(planes[..., COLORS]),
        given=np.ascontiguousarray(planes[..., GIVEN]),
        alpha=scaled[ALPHA],
        lit=to_lab(planes[..., LIT]),
        cels=to_lab(planes[..., CELS]),
        tone=(layers[TONE].astype(np.float32) - 128) / np.float32(TONE_SCALE),
        ink=scaled[INK],
        skin=scaled[SKIN],
        hair=scaled[HAIR],
        clothes=scaled[CLOTHES],
        tones=tuple(np.array(tone, np.float32) for tone in notes["tones"]),
        faces=faces,
        animals=tuple(_animal(told).seen_from(*corner) for told in notes["animals"]),
        grey=bool(notes["grey"]),
        card=bool(notes["card"]),
    )


def _told(animal: AnimalFace) -> dict[str, Any]:
    """An animal's marks as JSON holds them: null where a mark is hidden."""
    marks = np.concatenate([animal.eyes, animal.nose[None], animal.mouth[None], animal.ears])
    listed = [None if np.isnan(x) else [float(x), float(y)] for x, y in marks]
    return {"marks": listed, "score": animal.score}


def _animal(told: Mapping[str, Any]) -> AnimalFace:
    marks = np.array([m if m is not None else (np.nan, np.nan) for m in told["marks"]], np.float32)
    return AnimalFace(marks[:2], marks[2], marks[3], marks[4:], float(told["score"]))


def shard_path(folder: Path, number: int) -> Path:
    """Where a shard lies."""
    return folder / "shards" / f"{number:05d}.safetensors"


def write_shard(path: Path, sketches: Mapping[str, Packed]) -> None:
    """Write sketches by their photo's SHA-256; raises CannotSave, and nothing is half written."""
    tensors: dict[str, NDArray[Any]] = {}
    notes = {}
    for name, packed in sketches.items():
        tensors[f"{name}.layers"] = packed.layers
        tensors[f"{name}.landmarks"] = packed.landmarks
        notes[name] = json.dumps({"corner": packed.corner, **packed.notes})
    _write(path, tensors, notes)


def write_styles(path: Path, pictures: Mapping[str, NDArray[np.uint8]]) -> None:
    """Write style pictures, uint8 (S, S, 4) each, by their SHA-256; raises CannotSave."""
    _write(path, {f"{name}.pixels": picture for name, picture in pictures.items()}, {})


def _write(path: Path, tensors: dict[str, NDArray[Any]], notes: dict[str, str]) -> None:
    with saving(path) as partial:
        save_file(tensors, partial, notes)


class ShardReader:
    """Reads sketches and style pictures of a data set; keeps its files open."""

    def __init__(self, folder: Path, *, open_files: int = 256) -> None:
        self._folder = folder
        self._open = lru_cache(open_files)(self._opened)

    def _opened(self, number: int) -> Any:
        path = shard_path(self._folder, number)
        try:
            return safe_open(path, "np")
        except (OSError, SafetensorError) as error:
            raise BrokenDataSet(path, "is missing or damaged") from error

    def sketch(self, number: int, sha256: str) -> Packed:
        """A photo's stored sketch."""
        file = self._open(number)
        try:
            notes = json.loads(file.metadata()[sha256])
            layers, marks = (file.get_tensor(f"{sha256}.{n}") for n in ("layers", "landmarks"))
        except (KeyError, TypeError, SafetensorError) as error:
            raise BrokenDataSet(shard_path(self._folder, number), "lacks a photo") from error
        return Packed(layers, tuple(notes.pop("corner")), marks, notes)

    def styles(self, number: int, names: Sequence[str]) -> list[NDArray[np.uint8]]:
        """Style pictures uint8 (S, S, 4)."""
        file = self._open(number)
        try:
            return [file.get_tensor(f"{name}.pixels") for name in names]
        except SafetensorError as error:
            raise BrokenDataSet(shard_path(self._folder, number), "lacks a picture") from error
