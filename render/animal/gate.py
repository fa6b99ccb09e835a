"""Which faces a toy can be made of; of any other the plain relief is better."""

from __future__ import annotations

import numpy as np

from pipeline.types import AnimalFace, Cartoon

SMALLEST = 0.045  # the face's size as a share of the drawing's side: smaller heads are spots
LARGEST = 0.36  # and larger ones are cut off by the photo's edge
STEEPEST = 65.0  # degrees between the line of the eyes and level
CLOSEST_EYES = 0.28  # of the face's size: nearer ones of a turned head would overlap
SEEN = 0.5  # alpha from which a mark lies on the subject


def why_no_toy(cartoon: Cartoon, face: AnimalFace) -> str | None:
    """The reason for keeping to the relief, or None where the face makes a toy."""
    side = cartoon.pixels.shape[0]
    if cartoon.card:
        return "the picture is a card"
    if not SMALLEST * side < face.size < LARGEST * side:
        return "the face is too small or too large"
    if np.degrees(np.arccos(np.clip(abs(face.across[0]), 0, 1))) > STEEPEST:
        return "the head lies on its side"
    if not face.profile:
        apart = float(np.linalg.norm(face.eyes[1] - face.eyes[0]))
        if apart < CLOSEST_EYES * face.size:
            return "one eye is hardly seen"
    if not _on_subject(cartoon, face):
        return "the face lies beside the subject"
    return None


def _on_subject(cartoon: Cartoon, face: AnimalFace) -> bool:
    """Whether eyes and nose lie on what was cut out."""
    marks = np.concatenate([face.eyes, face.nose[None]])
    marks = marks[np.isfinite(marks).all(1)]
    side = cartoon.pixels.shape[0]
    columns, rows = np.clip(np.round(marks).astype(int), 0, side - 1).T
    inside = ((marks >= 0) & (marks < side)).all(1)
    return bool((inside & (cartoon.pixels[rows, columns, 3] > SEEN * 255)).all())
