"""A torso as the photo shows it, farther down than a view of the head reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.canonical import Points
from pipeline.color import Array, to_lab
from pipeline.measure.align import Alignment
from pipeline.measure.light import Light
from pipeline.measure.view import Mask, alpha_at, resampled
from pipeline.types import HEAD_CLASSES, Cutout, FaceMesh, HeadParts, Photo

PX_PER_UNIT = 24
HALF_WIDTH, BEGINS, ENDS = 2.2, 0.4, 3.2  # canonical units beside and below the chin
CHIN = 152  # of the face mesh
OPAQUE, NOT_CLOTH = 0.6, 0.5  # shares
LIKE_SKIN = 13.0  # colour distance up to which it may be a hand or a bare shoulder
COLORLESS = 3.0  # chroma of skin in photos without colours
LEAST_CLOTH = 0.25  # share of a place that is not like skin
NO_CLOTH = tuple(HEAD_CLASSES.index(name) for name in ("skin", "hair", "beard", "cover"))


@dataclass(frozen=True, eq=False)
class Torso:
    """What lies below a chin. All arrays (H, W), of PX_PER_UNIT; columns count from the middle.

    lab: float32 (H, W, 3). cloth: bool, what may be clothes.
    """

    lab: Array
    cloth: Mask

    @property
    def area(self) -> float:
        """Of the cloth, square canonical units."""
        return float(self.cloth.sum()) / PX_PER_UNIT**2

    def pixels(self, across: tuple[float, float], down: tuple[float, float]) -> Array:
        """float32 (N, 3): the Lab of cloth in a box, canonical units beside and below the chin."""
        height, width = self.cloth.shape
        x = (np.arange(width) + 0.5) / PX_PER_UNIT - HALF_WIDTH
        y = (np.arange(height) + 0.5) / PX_PER_UNIT + BEGINS
        rows, columns = (y > down[0]) & (y < down[1]), (x > across[0]) & (x < across[1])
        found: Array = self.lab[self.cloth & rows[:, None] & columns[None]]
        return found


def look_at_torso(
    photo: Photo,
    cutout: Cutout,
    parts: HeadParts,
    alignment: Alignment,
    *,
    others: Sequence[FaceMesh] = (),
) -> Torso:
    """The torso below a head that may lean: bodies stand upright. A card's has no outline."""
    places = _places(alignment)
    height, width = photo.pixels.shape[:2]
    x, y = places[..., 0], places[..., 1]
    inside = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    rgb = np.asarray(resampled(photo.pixels, places), np.uint8)
    lab = to_lab(np.asarray(cv2.bilateralFilter(rgb, 5, 20, 3), np.uint8))
    seen = inside & _own(places, alignment, others) & ~_of_head(parts, places)
    return Torso(lab, seen & (alpha_at(cutout, places) > OPAQUE))


def without_skin(torso: Torso, light: Light) -> Torso:
    """The same without hands and bare shoulders."""
    return Torso(torso.lab, cloth_of(torso.lab, torso.cloth, light))


def is_colorless(light: Light) -> bool:
    """Whether a photo is grey, as its skin says."""
    return float(np.hypot(*light.seen[1:])) < COLORLESS


def cloth_of(lab: Array, place: Mask, light: Light) -> Mask:
    """bool (H, W): a place of Lab (H, W, 3) without what looks like skin.

    Where hardly anything else is left it is a beige shirt: all of the place. In grey photos half of
    all cloth is as light as skin: there the place alone has to tell.
    """
    if is_colorless(light):
        return place
    apart = (lab - light.seen) * np.array([0.6, 1, 1], np.float32)
    cloth = place & (np.linalg.norm(apart, axis=-1) > LIKE_SKIN)
    return cloth if float(cloth.sum()) > LEAST_CLOTH * float(place.sum()) else place


def _places(alignment: Alignment) -> Array:
    """float32 (H, W, 2): px of the photo."""
    x = np.arange(round(2 * HALF_WIDTH * PX_PER_UNIT)) + 0.5
    y = np.arange(round((ENDS - BEGINS) * PX_PER_UNIT)) + 0.5
    units = np.stack(np.meshgrid(x / PX_PER_UNIT - HALF_WIDTH, y / PX_PER_UNIT + BEGINS), -1)
    return np.asarray(alignment.landmarks[CHIN] + units / alignment.units_per_px, np.float32)


def _own(places: Array, alignment: Alignment, others: Sequence[FaceMesh]) -> Mask:
    """bool (H, W): where no other face is nearer, counted in faces' sizes."""
    nearest = np.ones(places.shape[:2], bool)
    own = _distance(places, alignment.landmarks)
    for face in others:
        nearest &= own <= _distance(places, face.landmarks[:, :2].astype(np.float64))
    return nearest


def _distance(places: Array, landmarks: Points) -> Array:
    chin, size = landmarks[CHIN], float(np.ptp(landmarks, axis=0).max())
    return np.asarray(np.linalg.norm(places - chin, axis=-1) / max(size, 1e-3))


def _of_head(parts: HeadParts, places: Array) -> Mask:
    """bool (H, W): skin, hair, beard or cover as far as the head's crop reaches."""
    there = (places @ parts.to_crop[:, :2].T + parts.to_crop[:, 2]).astype(np.float32)
    shares = [resampled(parts.shares[index], there, beyond=0.0) for index in NO_CLOTH]
    return np.asarray(np.sum(shares, 0) > NOT_CLOTH)
