"""The drawn open mouth: where its tongue, gums and dark lie, and what it may hold."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import AnimalFace
from render.geometry import smoothstep
from render.relief.raster import Image, Mask, dilate, disc

LabColor = NDArray[np.float32]

OPEN = (0.62, 0.72)  # radii in which an open mouth and its tongue may lie, of the face's size
CLOSED = (0.36, 0.72)  # and what may be one where no tongue is seen: stripes on cheeks are none
LOWER = 0.35  # its middle below the mouth
STARTS = 0.34  # how near to the mouth it begins
TONGUES = (1.0, 1.1)  # radii in which what is surely tongue may lie
PINKER = 7.0  # a* beyond the muzzle's: gums and tongues
PINK_MUZZLE = 6.0  # a* by which a muzzle may be pinker than fur before tongues have tinted it
GAPE = 16.0  # lightness below the muzzle's: the mouth's inside
BELOW = 0.08  # of the face's size below the mouth: what is pink above are nose and lips
EDGE = 0.1  # of the face's size, around what was found: its soft edge
SOFTNESS = 0.25  # of patches' edges, of their size
HELD = 0.5  # share of a mouth that is redder than anything on the head: it holds something
HELD_REACH, HEAD_REACH = 0.5, 1.1  # of the face's size, about mouth and eyes
REDDER = 6.0  # a* beyond the head's reddest


def find_gape(lab: Image, face: AnimalFace, muzzle: LabColor, fur: LabColor) -> Mask:
    """Where an open mouth lies, also beside and below the muzzle. lab: CIELAB (H, W, 3)."""
    middle = (face.mouth - LOWER * face.size * face.up).astype(np.float32)
    near = patch(lab.shape, face, middle, OPEN) > 0.5
    usual = min(float(muzzle[1]), float(fur[1]) + PINK_MUZZLE)
    pink = (lab[..., 1] > usual + PINKER) & (lab[..., 1] > 0.8 * lab[..., 2])
    dark = lab[..., 0] < muzzle[0] - GAPE
    seen = near & (pink | dark)
    if is_tongue(fur[None]).any() or not _hanging(lab, face)[near].any():
        seen &= patch(lab.shape, face, middle, CLOSED) > 0.5
    else:
        seen |= is_tongue(lab) & (patch(lab.shape, face, middle, TONGUES) > 0.5)
    begun = patch(lab.shape, face, face.mouth, (STARTS, STARTS)) > 0.5
    _, labels = cv2.connectedComponents(seen.astype(np.uint8))
    found: Mask = np.isin(labels, np.setdiff1d(labels[begun & seen], 0))
    return dilate(found, disc(max(round(EDGE * face.size), 1)))


def tongue_share(lab: Image, face: AnimalFace, gape: Mask) -> float:
    """The share of a mouth's place that is tongue, 0 to 1."""
    middle = (face.mouth - LOWER * face.size * face.up).astype(np.float32)
    near = patch(lab.shape, face, middle, OPEN) > 0.5
    return float((gape & _hanging(lab, face)).sum() / max(int(near.sum()), 1))


def _hanging(lab: Image, face: AnimalFace) -> Mask:
    """What is a tongue's colour below the mouth."""
    ys, xs = np.mgrid[: lab.shape[0], : lab.shape[1]].astype(np.float32)
    high = ((xs - face.mouth[0]) * face.up[0] + (ys - face.mouth[1]) * face.up[1]) / face.size
    return np.asarray(is_tongue(lab) & (high < -BELOW))


def holds_something(lab: Image, solid: Mask, face: AnimalFace) -> bool:
    """Whether a mouth is full of what is no part of the head: a ball, a toy."""
    ys, xs = np.mgrid[: lab.shape[0], : lab.shape[1]].astype(np.float32)
    middle = face.mouth - 0.15 * face.size * face.up
    above = ((xs - face.nose[0]) * face.up[0] + (ys - face.nose[1]) * face.up[1]) / face.size
    head = np.hypot(xs - face.middle[0], ys - face.middle[1]) < HEAD_REACH * face.size
    head &= solid & (above > 0.15)
    mouth = np.hypot(xs - middle[0], ys - middle[1]) < HELD_REACH * face.size
    mouth &= solid
    if not head.any() or not mouth.any():
        return False
    reddest = float(np.percentile(lab[..., 1][head], 97))
    return bool((lab[..., 1][mouth] > reddest + REDDER).mean() > HELD)


def is_tongue(lab: Image) -> Mask:
    """Where colours (..., 3) are a tongue's or a gum's."""
    return np.asarray((lab[..., 1] > 18) & (lab[..., 1] > lab[..., 2] + 2) & (lab[..., 0] > 35))


def patch(
    shape: tuple[int, ...],
    face: AnimalFace,
    at: NDArray[np.float32],
    radii: tuple[float, float],
) -> Image:
    """1 in an ellipse with a soft edge, float32 (H, W); radii in multiples of the face's size."""
    ys, xs = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    x, y = xs - at[0], ys - at[1]
    across, up = face.across, face.up
    u = (x * across[0] + y * across[1]) / (radii[0] * face.size)
    v = (x * up[0] + y * up[1]) / (radii[1] * face.size)
    inside = np.clip((1 - np.hypot(u, v)) / SOFTNESS + 0.5, 0, 1)
    return np.asarray(smoothstep(inside), np.float32)
