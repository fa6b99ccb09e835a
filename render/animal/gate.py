"""Which faces a toy can be made of; of any other the plain relief is better."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import AnimalFace, Cartoon

SMALLEST = 0.045  # the face's size as a share of the drawing's side: smaller heads are spots
LARGEST = 0.36  # and larger ones are cut off by the photo's edge
STEEPEST = 65.0  # degrees between the line of the eyes and level
CLOSEST_EYES = 0.28  # of the face's size: nearer ones of a turned head would overlap
PROFILE_NOSE = 0.6  # of the face's size: noses of true profiles lie at the outline
FOREHEAD = 0.5  # of the face's size above the middle of the eyes: less was cut off by the photo
BROW = 0.2  # and above either eye: less does not hold a toy's
SEEN = 0.5  # alpha from which a mark lies on the subject


def why_no_toy(cartoon: Cartoon, face: AnimalFace) -> str | None:
    """The reason for keeping to the relief, or None where the face makes a toy."""
    if cartoon.card:
        return "the picture is a card"
    side = cartoon.pixels.shape[0]
    if not SMALLEST * side < face.size < LARGEST * side:
        return "the face is too small or too large"
    if np.degrees(np.arccos(np.clip(abs(face.across[0]), 0, 1))) > STEEPEST:
        return "the head lies on its side"
    if not _on_subject(cartoon, face):
        return "the face lies beside the subject"
    if _is_one_eyed(cartoon, face):
        return "one eye is hidden"
    return None if _has_forehead(cartoon, face) else "the head is cut off"


def _has_forehead(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether there is a head above the eyes."""
    eyes = face.eyes[np.isfinite(face.eyes).all(1)]
    brows = all(_is_solid(cartoon, eye + BROW * face.size * face.up) for eye in eyes)
    return brows and _is_solid(cartoon, face.middle + FOREHEAD * face.size * face.up)


def _is_solid(cartoon: Cartoon, at: NDArray[np.float64]) -> bool:
    side = cartoon.pixels.shape[0]
    column, row = np.round(at).astype(int)
    inside = 0 <= column < side and 0 <= row < side
    return bool(inside and cartoon.pixels[row, column, 3] > SEEN * 255)


def _is_one_eyed(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether a face that is no profile shows one eye, or two that almost cover each other."""
    if face.profile:
        return _nose_depth(cartoon, face) > PROFILE_NOSE
    return float(np.linalg.norm(face.eyes[1] - face.eyes[0])) < CLOSEST_EYES * face.size


def _nose_depth(cartoon: Cartoon, face: AnimalFace) -> float:
    """How far the nose lies within the outline, in the face's sizes."""
    solid = np.pad(cartoon.pixels[..., 3] > SEEN * 255, 1).astype(np.uint8)
    depth = cv2.distanceTransform(solid, cv2.DIST_L2, 5)
    column, row = np.clip(np.round(face.nose).astype(int) + 1, 0, len(solid) - 1)
    return float(depth[row, column]) / face.size


def _on_subject(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether eyes and nose lie on what was cut out; a profile's nose is at its edge."""
    marks = face.eyes if face.profile else np.concatenate([face.eyes, face.nose[None]])
    marks = marks[np.isfinite(marks).all(1)]
    side = cartoon.pixels.shape[0]
    columns, rows = np.clip(np.round(marks).astype(int), 0, side - 1).T
    inside = ((marks >= 0) & (marks < side)).all(1)
    return bool((inside & (cartoon.pixels[rows, columns, 3] > SEEN * 255)).all())
