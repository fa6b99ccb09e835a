"""Heads drawn from the average face, for tests: a photo, its cutout, and what it consists of."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.canonical import mean_face
from pipeline.measure.align import oval_ring
from pipeline.measure.places import BROW, twin
from pipeline.painted.face_regions import LEFT_EYE, LIPS, RIGHT_EYE
from pipeline.parts.crop import crop_affine
from pipeline.types import HEAD_CLASSES, Cutout, FaceMesh, HeadParts, Photo

SIDE_PX = 400
SCALE = 60.0  # px of a canonical unit
MIDDLE = (200.0, 190.0)
SKIN = (0xC9, 0x8D, 0x6B)
HAIR = (0x3A, 0x27, 0x1E)
CLOTHES = (0x2F, 0x5F, 0xA0)
SCLERA, IRIS = (150, 140, 135), (50, 30, 25)  # in the shade of the lids
CERTAIN = {
    "hair": {"short": 0.9, "long": 0.1},
    "texture": {"straight": 1.0},
    "colour": {"dark_brown": 1.0},
    "fringe": {"0": 1.0},
    "cover": {"none": 1.0},
    "glasses": {"none": 1.0},
    "beard": {"none": 1.0},
    "moustache": {"0": 1.0},
    "mouth": {"closed": 1.0},
    "age": {"adult": 1.0},
    "light": {"good": 1.0},
}


def mesh(
    yaw: float = 0.0, *, roll: float = 0.0, scale: float = SCALE, score: float = 1.0
) -> FaceMesh:
    """The average face turned (degrees), in px of a photo."""
    a, b = np.radians(yaw), np.radians(roll)
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_z = np.array([[np.cos(b), -np.sin(b), 0], [np.sin(b), np.cos(b), 0], [0, 0, 1]])
    points = mean_face().points @ (about_z @ about_y).T * scale * (1, -1, 1)
    return FaceMesh((points + np.array([*MIDDLE, 0.0])).astype(np.float32), score)


@dataclass(frozen=True, eq=False)
class Head:
    """A photo with one face and all that a measurer needs. It is its own parts reader."""

    pixels: NDArray[np.uint8]
    face: FaceMesh
    classes: NDArray[np.uint8]
    attributes: dict[str, dict[str, float]] = field(default_factory=lambda: dict(CERTAIN))

    @property
    def photo(self) -> Photo:
        return Photo(self.pixels)

    @property
    def cutout(self) -> Cutout:
        height, width = self.classes.shape
        alpha = (self.classes > 0).astype(np.float32)
        return Cutout(self.pixels, alpha, (0, 0, width, height), (self.face,))

    def read(self, pixels: NDArray[np.uint8], face: FaceMesh) -> HeadParts:
        """The classes that were drawn."""
        affine = crop_affine(face)
        side = 192
        planes = [
            cv2.warpAffine((self.classes == k).astype(np.float32), affine, (side, side))
            for k in range(len(HEAD_CLASSES))
        ]
        shares = np.stack(planes).astype(np.float32)
        shares[0] += 1 - shares.sum(0)
        return HeadParts(shares, affine, self.attributes)


def head(
    skin: tuple[int, int, int] = SKIN, *, face: FaceMesh | None = None, beard: bool = False
) -> Head:
    """A short-haired person before a grey wall, lit evenly."""
    face = face or mesh()
    pixels = np.full((SIDE_PX, SIDE_PX, 3), 235, np.uint8)
    classes = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    flat = face.landmarks[:, :2]
    eyes = face.eyes[:, :2].mean(0)
    size = float(np.ptp(flat[:, 0])) / 2
    _ellipse(
        pixels, classes, (eyes + np.array([0, 3.1 * size]), (1.8 * size, 1.6 * size)), CLOTHES, 6
    )
    _ellipse(pixels, classes, (eyes, (1.15 * size, 1.35 * size)), HAIR, 2)
    _fill(pixels, classes, flat[list(oval_ring())], skin, 1)
    if beard:
        low = flat[list(oval_ring())].copy()
        low[:, 1] = np.maximum(low[:, 1], eyes[1] + 0.75 * size)
        _fill(pixels, classes, low, HAIR, 5)
    for indices, color in (
        (LIPS, (0xA8, 0x5A, 0x50)),
        (BROW, HAIR),
        (twin(BROW), HAIR),
        (RIGHT_EYE, (0x40, 0x28, 0x20)),
        (LEFT_EYE, (0x40, 0x28, 0x20)),
    ):
        _fill(pixels, classes, flat[list(indices)], color, 1)
    return Head(pixels, face, classes)


def lifelike(skin: tuple[int, int, int] = SKIN) -> Head:
    """A head with whites in its eyes, and cheeks that turn into their own shadow."""
    person = head(skin)
    aside = np.abs(np.arange(person.pixels.shape[1]) - MIDDLE[0]) / 70
    shade = 1 - 0.45 * np.clip(aside, 0, 1) ** 2
    for ring in (RIGHT_EYE, LEFT_EYE):
        outline = person.face.landmarks[list(ring), :2]
        cv2.fillPoly(person.pixels, [np.round(outline).astype(np.int32)], SCLERA)
        x, y = (int(value) for value in outline.mean(0))
        cv2.circle(person.pixels, (x, y), 4, IRIS, -1)
    face = person.classes == 1
    person.pixels[face] = (person.pixels * shade[None, :, None])[face].astype(np.uint8)
    return person


def _ellipse(
    pixels: NDArray[np.uint8],
    classes: NDArray[np.uint8],
    place: tuple[NDArray[np.float32], tuple[float, float]],
    color: tuple[int, int, int],
    kind: int,
) -> None:
    (x, y), (wide, high) = place
    turn = np.linspace(0, 2 * np.pi, 60)
    ring = np.column_stack([x + wide * np.cos(turn), y + high * np.sin(turn)])
    _fill(pixels, classes, ring.astype(np.float32), color, kind)


def _fill(
    pixels: NDArray[np.uint8],
    classes: NDArray[np.uint8],
    polygon: NDArray[np.float32],
    color: tuple[int, int, int],
    kind: int,
) -> None:
    corners = [np.round(polygon).astype(np.int32)]
    cv2.fillPoly(pixels, corners, color)
    cv2.fillPoly(classes, corners, (kind,))
