"""Which faces a toy can be made of; of any other the plain relief is better."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.types import AnimalFace, Cartoon

SMALLEST = 0.045  # the face's size as a share of the drawing's side: smaller heads are spots
LARGEST = 0.36  # and larger ones are cut off by the photo's edge
STEEPEST = 65.0  # degrees between the line of the eyes and level
CLOSEST_EYES = 0.28  # of the face's size: nearer ones of a turned head would overlap
PROFILE_NOSE = 0.6  # of the face's size: noses of true profiles lie at the outline
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
    return "one eye is hidden" if _is_one_eyed(cartoon, face) else None


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
