"""Pets beside people: one animal of a cut-out alone, found by its colours around its face."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.cutout.alpha import face_area
from pipeline.cutout.subject import clean
from pipeline.types import AnimalFace, Cutout

SEEN_PX = 300  # longest side at which colours are parted
ROUNDS = 4  # of GrabCut
SURE, LIKELY = 0.8, 1.5  # of the head's half width and height: surely, probably the animal
REACH = 2.3  # of the same: beyond it is somebody else
CHEST_HIGH, CHEST_WIDE = 1.3, 1.1  # head heights below the face, and widths, of its own chest
BELIEVED_SIZE = (0.75, 5.0)  # of the head's oval: what comes out smaller or larger is wrong
MARGIN = 0.04  # of the pet's longer side, around its crop
ROUNDING = 0.012  # of the longer side: ribbons thinner than this are no pet

Mask = NDArray[np.bool_]


def find_pet(cutout: Cutout, animal: AnimalFace) -> Cutout | None:
    """The animal of a cut-out without the people who hold it; None where it cannot be told.

    Parts the colours by GrabCut (Rother, Kolmogorov and Blake 2004), from the animal's head and the
    people's faces. The result shows no person's face.
    """
    scale = min(1.0, SEEN_PX / max(cutout.alpha.shape))
    small = (round(cutout.alpha.shape[1] * scale), round(cutout.alpha.shape[0] * scale))
    pixels = cv2.resize(cutout.pixels, small, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(cutout.alpha, small, interpolation=cv2.INTER_AREA)
    own = animal.seen_from(0, 0, scale=scale)
    seeds = _seeds(np.asarray(alpha > 0.5), own)
    for face in cutout.faces:
        person = face_area(seeds.shape, face.seen_from(0, 0, scale=scale))
        seeds[person] = cv2.GC_BGD
    cv2.setRNGSeed(0)
    rooms = np.zeros((2, 1, 65), np.float64)
    try:
        cv2.grabCut(
            np.asarray(pixels, np.uint8), seeds, (0, 0, 1, 1), rooms[0], rooms[1], ROUNDS,
            cv2.GC_INIT_WITH_MASK,
        )  # fmt: skip
    except cv2.error:  # one of the two has no pixels at all
        return None
    found = _piece(np.isin(seeds, (cv2.GC_FGD, cv2.GC_PR_FGD)), own)
    if found is None:
        return None
    soft = cv2.resize(found.astype(np.float32), cutout.alpha.shape[::-1])
    soft = cv2.GaussianBlur(soft, (0, 0), max(0.6, 1 / scale))
    sharp = np.clip(2 * soft - 0.5, 0, 1)
    alone = clean(np.minimum(cutout.alpha, np.asarray(sharp, np.float32)))
    return _cropped(replace(cutout, alpha=alone, faces=(), animals=(animal,)))


def _seeds(mask: Mask, animal: AnimalFace) -> NDArray[np.uint8]:
    """What GrabCut starts from, uint8 (H, W)."""
    centre, half = animal.oval
    rows, columns = np.indices(mask.shape)
    offset = np.stack([columns - centre[0], rows - centre[1]], -1)
    across, up = (offset @ axis for axis in (animal.across, animal.up))
    head = np.hypot(across / half[0], up / half[1])
    chest = (-up > 0) & (-up < 2 * CHEST_HIGH * half[1]) & (abs(across) < CHEST_WIDE * half[0])
    seeds = np.full(mask.shape, cv2.GC_BGD, np.uint8)
    seeds[(head < REACH) | chest] = cv2.GC_PR_BGD
    seeds[head < LIKELY] = cv2.GC_PR_FGD
    seeds[head < SURE] = cv2.GC_FGD
    seeds[~mask] = cv2.GC_BGD
    return seeds


def _piece(mask: Mask, animal: AnimalFace) -> Mask | None:
    """The connected piece with the animal's head, without ribbons; None where its size is odd."""
    side = max(3, round(ROUNDING * max(mask.shape)) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel)
    _, labels = cv2.connectedComponents(opened, connectivity=4)
    x, y = (
        int(np.clip(value, 0, length - 1))
        for value, length in zip(animal.oval[0], mask.shape[::-1], strict=True)
    )
    if labels[y, x] == 0:
        return None
    piece = np.asarray(labels == labels[y, x])
    area = float(np.pi * np.prod(animal.oval[1]))
    low, high = BELIEVED_SIZE
    return piece if low * area < piece.sum() < high * area else None


def _cropped(cutout: Cutout) -> Cutout | None:
    rows, columns = (np.flatnonzero((cutout.alpha > 0.1).any(axis)) for axis in (1, 0))
    if not len(rows):
        return None
    height, width = cutout.alpha.shape
    margin = round(MARGIN * max(np.ptp(rows), np.ptp(columns)))
    y0, y1 = max(0, rows[0] - margin), min(height, rows[-1] + 1 + margin)
    x0, x1 = max(0, columns[0] - margin), min(width, columns[-1] + 1 + margin)
    scale = (cutout.box[2] - cutout.box[0]) / width
    left, top = cutout.box[:2]
    x_0, y_0, x_1, y_1 = (round(float(value) * scale) for value in (x0, y0, x1, y1))
    return replace(
        cutout,
        pixels=np.ascontiguousarray(cutout.pixels[y0:y1, x0:x1]),
        alpha=np.ascontiguousarray(cutout.alpha[y0:y1, x0:x1]),
        box=(left + x_0, top + y_0, left + x_1, top + y_1),
        animals=tuple(face.seen_from(float(x0), float(y0)) for face in cutout.animals),
    )
