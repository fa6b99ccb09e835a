"""Labelled heads to learn from: crops, matting and attributes, prepared once and kept on disk."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.cutout.alpha import find_alpha
from pipeline.cutout.isnet import Matter
from pipeline.face import FaceFinder
from pipeline.parts.crop import crop_affine, cut_head, warp
from pipeline.photo import read_photo
from pipeline.train.parts.labels import UNSURE, label_pixels
from pipeline.types import LANDMARK_COUNT, FaceMesh, check_array

HEAD_PX = 256  # of the crops that views are taken from
KEPT_OUT = 10  # one of so many heads is never learned from


@dataclass(frozen=True, eq=False)
class Head:
    """One head. file: below the folder of photos. pixels: uint8 (256, 256, 3).

    inside: bool (256, 256), the photo. classes: uint8 (256, 256), see `label_pixels`.
    landmarks: float32 (468, 3) px. read: attributes as read by eye, empty where nobody did.
    """

    file: str
    pixels: NDArray[np.uint8]
    inside: NDArray[np.bool_]
    classes: NDArray[np.uint8]
    landmarks: NDArray[np.float32]
    read: Mapping[str, str]

    def __post_init__(self) -> None:
        side = self.pixels.shape[0]
        check_array("pixels", self.pixels, np.uint8, (side, side, 3))
        check_array("inside", self.inside, np.bool_, (side, side))
        check_array("classes", self.classes, np.uint8, (side, side))
        check_array("landmarks", self.landmarks, np.float32, (LANDMARK_COUNT, 3))

    @property
    def kept_out(self) -> bool:
        return is_kept_out(self.file)


def teaches_pixels(read: Mapping[str, str]) -> bool:
    """Whether enough was read of a photo to label its pixels."""
    return bool(read["hair"]) or read["cover"] != "none" or read["glasses"] != "none"


def is_kept_out(file: str) -> bool:
    """Whether a photo is for measuring only; its name decides, so it is so forever."""
    return int(hashlib.sha256(file.encode()).hexdigest()[:8], 16) % KEPT_OUT == 0


def read_attributes(tables: Sequence[Path]) -> dict[str, dict[str, str]]:
    """Attributes by file of all usable photos; later tables replace earlier ones' readings.

    A table without the column `usable` only adds to what the tables before it say of a photo.
    """
    found: dict[str, dict[str, str]] = {}
    for table in tables:
        with table.open(newline="") as lines:
            for row in csv.DictReader(lines):
                if "usable" in row:
                    found[row["file"]] = row
                elif row["file"] in found:
                    found[row["file"]] |= row
    return {file: row for file, row in found.items() if row["usable"] == "1"}


def read_figures(folder: Path) -> list[Head]:
    """Heads of figures, and of people who wear figures' things: heads/*.npz and figures.csv.

    The same arrays as HeadMaker keeps, and the same columns as a table read by eye has.
    """
    rows = read_attributes([folder / "figures.csv"])
    kept = [(_stored(folder / "heads", file), file, row) for file, row in rows.items()]
    found = [_load_head(stored, file, row) for stored, file, row in kept if stored.is_file()]
    return [head for head in found if head is not None]


def _stored(folder: Path, file: str) -> Path:
    return folder / f"{file.replace('/', '_').rsplit('.', 1)[0]}.npz"


def _load_head(stored: Path, file: str, read: Mapping[str, str]) -> Head | None:
    """A kept head; None where no face was found in its photo."""
    with np.load(stored) as arrays:
        if "pixels" not in arrays:
            return None
        inside = arrays["inside"] > 0
        return Head(
            file, arrays["pixels"], inside, arrays["classes"], arrays["landmarks"], {**read}
        )


class HeadMaker:
    """Cuts heads from photos and labels their pixels, or reads them if that was done before."""

    def __init__(self, photos: Path, kept: Path, *, finder: FaceFinder, matter: Matter) -> None:
        self._photos = photos
        self._kept = kept
        self._finder = finder
        self._matter = matter

    def head(self, file: str, read: Mapping[str, str]) -> Head | None:
        """The head of the largest face of a photo; None where none is found."""
        stored = _stored(self._kept, file)
        if not stored.is_file():
            made = self._made(file, read)
            stored.parent.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(stored, **(made or {}))
        return _load_head(stored, file, read)

    def _made(self, file: str, read: Mapping[str, str]) -> dict[str, NDArray[np.generic]] | None:
        pixels = read_photo((self._photos / file).read_bytes()).pixels
        faces = self._finder.find(pixels)
        if not faces:
            return None
        affine = crop_affine(faces[0], HEAD_PX)
        crop = cut_head(pixels, faces[0], to_crop=affine, side_px=HEAD_PX)
        points = faces[0].landmarks.copy()
        points[:, :2] = points[:, :2] @ affine[:, :2].T + affine[:, 2]
        points[:, 2] *= np.sqrt(np.linalg.det(affine[:, :2]))
        face, inside = FaceMesh(points, faces[0].score), crop.guides[0] > 0.5
        classes = np.full(inside.shape, UNSURE, np.uint8)
        if teaches_pixels(read):
            alpha = warp(self._matte(pixels, faces), affine, HEAD_PX, [0.0])
            share = alpha.astype(np.float32) / 255
            classes = label_pixels(crop.pixels, share, inside, face=face, read=read)
        return {
            "pixels": crop.pixels,
            "inside": inside.astype(np.uint8),
            "classes": classes,
            "landmarks": points,
        }

    def _matte(self, pixels: NDArray[np.uint8], faces: tuple[FaceMesh, ...]) -> NDArray[np.uint8]:
        """uint8 (H, W): the subject, or everything where none stands out."""
        found = find_alpha(pixels, self._matter, faces=faces)
        if found is None:
            return np.full(pixels.shape[:2], 255, np.uint8)
        return np.asarray(found * 255, np.uint8)
