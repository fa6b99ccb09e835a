"""Toys of people in photos, each in the pose and place of its photo's face, evenly lit.

What the discriminators are shown as real, beside the emoji; and, as each is told which photo it
was measured from and by what affine it lies on it, aligned pairs of photo and toy. So none is made
of a photo that training keeps for validation or tests.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field

from assets.figures.casting import dressed
from assets.figures.drawing import Easel
from assets.figures.portrait import posed_figure, stance_of
from config.files import replacing
from pipeline.cutout.isnet import Matter
from pipeline.cutout.matte import cut_out
from pipeline.errors import PipelineError
from pipeline.face import FaceFinder
from pipeline.likeness import Likeness
from pipeline.measure.measurer import Measurer, in_photo
from pipeline.parts.crop import crop_affine
from pipeline.photo import read_photo
from pipeline.train.cartoon.errors import CannotSave
from pipeline.train.cartoon.manifest import hash_of, split_of
from pipeline.train.cartoon.prepare import find_pictures
from pipeline.train.parts.heads import is_kept_out
from pipeline.types import FaceMesh, Photo
from render.figure.sculpt import sculpt
from render.types import Light

TOY_PX = 384
FINER = 2  # times as large drawn, so that edges are smooth
STRENGTHS = (0.3, 0.9)  # of the caricature; each toy has one of its own
# So that colours stay what they are everywhere and shapes are still told: most of the light comes
# from all around, the rest from before, a little from above and from the left.
WORLD = 0.66
LAMPS = (
    Light((-2.6, 4.2, 6.0), (0.0, 0.0, 0.0), power_w=265.0, size=4.0),
    Light((4.0, 1.0, 6.0), (0.0, 0.0, 0.0), power_w=90.0, size=5.0),
)
Row = tuple[float, float, float]


class Told(BaseModel):
    """What is written beside a toy, or instead of one.

    photo: below the folder of photos. sha256: of its bytes. size_px: width and height of the
    upright photo. to_toy: from its px to the toy's, 2 by 3. left_out: why there is no toy.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    photo: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size_px: tuple[int, int] | None = None
    side_px: int = TOY_PX
    to_toy: tuple[Row, Row] | None = None
    left_out: str = ""


@dataclass(frozen=True, eq=False)
class Sitting:
    """Who is in a photo. face: in px of the photo."""

    face: FaceMesh
    likeness: Likeness


@dataclass(frozen=True, eq=False)
class Models:
    """All that measures a photo."""

    finder: FaceFinder
    matter: Matter
    measurer: Measurer

    def seat(self, photo: Photo) -> Sitting | None:
        """Whose face is the largest, None where nobody's is; raises Unmeasurable."""
        faces = self.finder.find(photo.pixels)
        cutout = cut_out(photo, self.matter, faces=faces) if faces else None
        if cutout is None or not cutout.faces:
            return None
        likeness = self.measurer.measure(photo, cutout, 0).likeness
        return Sitting(in_photo(cutout, 0), likeness)


def training_photos(folder: Path, seed: int) -> Iterator[Path]:
    """The photos below a folder that may be drawn from, shuffled; raises NothingToLearn."""
    found = find_pictures(folder)
    for k in np.random.default_rng(seed).permutation(len(found)):
        if may_be_drawn(found[k], folder):
            yield found[k]


def may_be_drawn(path: Path, folder: Path) -> bool:
    """Whether a photo is on the training side for the cartoonizer and for the parts network."""
    below = path.relative_to(folder)
    names = below.as_posix(), (Path(folder.resolve().name) / below).as_posix()
    return not any(map(is_kept_out, names)) and split_of(hash_of(path.read_bytes())) == "train"


Seat = Callable[[Photo], Sitting | None]


class Workshop:
    """Makes toys into a folder: NAME.png with NAME.json beside it, which also says why none is."""

    def __init__(self, photos: Path, out: Path, seat: Seat, easel: Easel) -> None:
        self._photos = photos
        self._out = out
        self._seat = seat
        self._easel = easel

    def toy(self, path: Path, seed: int) -> bool:
        """Make the toy of a photo unless it is there; whether there is one. Raises CannotSave."""
        below = path.relative_to(self._photos).as_posix()
        picture = self._out / f"{below.replace('/', '_').rsplit('.', 1)[0]}.png"
        beside = picture.with_suffix(".json")
        if picture.is_file():
            return True
        if beside.is_file() and Told.model_validate_json(beside.read_bytes()).left_out:
            return False
        data = path.read_bytes()
        drawn, told = self._drawn(data, Told(photo=below, sha256=hash_of(data)), seed)
        _save(beside, told.model_dump_json(indent=1).encode() + b"\n")
        if drawn is not None:  # last, so that a toy is never without what tells of it
            _save(picture, encoded(drawn))
        return drawn is not None

    def _drawn(self, data: bytes, told: Told, seed: int) -> tuple[NDArray[np.uint8] | None, Told]:
        try:
            photo = read_photo(data)
            sitting = self._seat(photo)
        except PipelineError as error:
            return None, told.model_copy(update={"left_out": str(error)})
        if sitting is None:
            return None, told.model_copy(update={"left_out": "nobody's face is in it"})
        rng = np.random.default_rng([seed, int(told.sha256[:8], 16)])
        picture, affine = draw_toy(sitting, self._easel, rng)
        height, width = photo.pixels.shape[:2]
        rows = tuple(tuple(round(float(n), 6) for n in row) for row in affine)
        return picture, told.model_copy(update={"size_px": (width, height), "to_toy": rows})


def _save(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise CannotSave(path, str(error)) from error


def draw_toy(
    sitting: Sitting, easel: Easel, rng: np.random.Generator, *, side_px: int = TOY_PX
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """uint8 (S, S, 4), straight alpha, and the affine (2, 3) from px of the photo to its own."""
    affine = crop_affine(sitting.face, side_px)
    face = _moved(sitting.face, affine)
    proportions = sculpt(dressed(sitting.likeness, rng), strength=float(rng.uniform(*STRENGTHS)))
    stance = stance_of(face, proportions, side_px)
    posed = [posed_figure(proportions, stance)]
    drawn = easel.draw(posed, stance.camera, LAMPS, world=WORLD, side_px=FINER * side_px)
    shrunk = cv2.resize(drawn, (side_px, side_px), interpolation=cv2.INTER_AREA)
    return straight(np.asarray(shrunk, np.float32)), affine


def _moved(face: FaceMesh, affine: NDArray[np.float64]) -> FaceMesh:
    points = face.landmarks.astype(np.float64)
    points[:, :2] = points[:, :2] @ affine[:, :2].T + affine[:, 2]
    points[:, 2] *= np.sqrt(np.linalg.det(affine[:, :2]))
    return FaceMesh(points.astype(np.float32), face.score)


def straight(premultiplied: NDArray[np.float32]) -> NDArray[np.uint8]:
    """uint8 (H, W, 4) of float32 (H, W, 4): colours as they are, not dimmed by alpha."""
    alpha = premultiplied[..., 3:]
    colors = premultiplied[..., :3] / np.maximum(alpha, 1 / 255)
    joined = np.concatenate([colors * (alpha > 0), alpha], 2)
    return np.asarray((joined.clip(0, 1) * 255).round(), np.uint8)


def encoded(picture: NDArray[np.uint8]) -> bytes:
    """A PNG of uint8 (H, W, 4)."""
    buffer = io.BytesIO()
    Image.fromarray(picture, "RGBA").save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
