"""Thin things that only touch the subject: a blade of grass before it, a stick behind it.

Such a thing is long, of a colour that the subject has nowhere else and its surroundings have, and
alone: legs come in pairs, handles and tails have the body's colour, stems go down from its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab

Mask = NDArray[np.bool_]

SIDE_PX = 192  # longest side at which the subject is looked at
THIN = 0.075  # radius that a stray does not hold, of the root of the subject's area
LONG = 0.2  # length from which a thin thing is looked at, same unit
ALIKE = 17.0  # colour distance, with lightness halved, up to which things have one colour
OWN_SHARE = 0.2  # of the body beside it in a thing's colour: from here on it is the body's
AROUND_SHARE = 0.2  # of the surroundings in its colour: below, it is no part of those
GREEN, FOREIGN_SHARE = -6.0, 0.02  # a below which a thing is green: grass, if the body is not
AROUND = 0.25  # how far the surroundings reach, of the root of the subject's area
NEEDLE = 0.1  # area over squared length below which a thing is a twig
NEEDLE_AROUND_SHARE = 0.25  # of a twig's surroundings in its colour
MOST_SHARE = 0.12  # of the subject's area
MIDDLE = 0.3  # of the body's width: stems begin so near its middle


@dataclass(frozen=True, eq=False)
class _Limb:
    """A thin part: where it is, its colour lab (3,), and whether it goes down from the middle."""

    mask: Mask
    color: Array
    stem: bool


def without_strays(alpha: Array, pixels: NDArray[np.uint8]) -> Array:
    """The alpha float32 (H, W) without strays; pixels: uint8 (H, W, 3), the photo's own."""
    height, width = alpha.shape
    scale = min(1.0, SIDE_PX / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    solid = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA) > 0.5
    lab = to_lab(np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8))
    body, limbs = _anatomy(solid, lab)
    strays = np.zeros(solid.shape, bool)
    for limb in limbs:
        if not limb.stem and not _is_own(limb, body, solid, lab) and _is_alone(limb, limbs):
            strays |= limb.mask
    if not strays.any():
        return alpha
    grown = cv2.dilate(strays.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    gone = cv2.resize((grown & ~body).astype(np.float32), (width, height))
    return np.asarray(alpha * (1 - (2 * np.asarray(gone, np.float32)).clip(0, 1)), np.float32)


def _anatomy(solid: Mask, lab: Array) -> tuple[Mask, list[_Limb]]:
    """The body, and what is long and thin and joined to it."""
    unit = float(np.sqrt(max(int(solid.sum()), 1)))
    reach = max(1, round(THIN * unit))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    opened = cv2.morphologyEx(solid.astype(np.uint8), cv2.MORPH_OPEN, disc)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    if count < 2:
        return solid, []
    body = labels == 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    away = cv2.distanceTransform((~body).astype(np.uint8), cv2.DIST_L2, 5)
    thin = solid & (opened == 0) & (away > 1.5)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(thin.astype(np.uint8))
    limbs = []
    for label in range(1, count):
        here = labels == label
        joined = away[here].min() < 4
        small = stats[label, cv2.CC_STAT_AREA] < MOST_SHARE * unit**2
        if joined and small and away[here].max() > LONG * unit:
            limbs.append(_Limb(here, np.median(lab[here], 0), _is_stem(here, body)))
    return body, limbs


def _is_stem(here: Mask, body: Mask) -> bool:
    """Whether a thin part hangs below the middle of the body."""
    ys, xs = np.nonzero(here)
    rows, columns = np.nonzero(body)
    top = xs[ys <= ys.min() + 2].mean()
    left, right = columns.min(), columns.max() + 1
    centred = abs(top - columns.mean()) < MIDDLE / 2 * (right - left)
    return bool(centred and ys.mean() > rows.mean() and np.ptp(ys) >= np.ptp(xs))


def _distance(lab: Array, color: Array) -> Array:
    return np.asarray(np.linalg.norm((lab - color) * (0.5, 1, 1), axis=-1), np.float32)


def _is_own(limb: _Limb, body: Mask, solid: Mask, lab: Array) -> bool:
    """Whether a thin part has the body's colour where it joins it, or one that is not around."""
    alike = _distance(lab, limb.color) < ALIKE
    if limb.color[1] < GREEN and alike[body].mean() < FOREIGN_SHARE:
        return False
    away = cv2.distanceTransform((~limb.mask).astype(np.uint8), cv2.DIST_L2, 5)
    near = away < AROUND * np.sqrt(solid.sum())
    joint, around = near & body, near & ~solid
    if not joint.any() or not around.any():
        return True
    if _is_needle(limb.mask) and alike[around].mean() > NEEDLE_AROUND_SHARE:
        return False
    return float(alike[joint].mean()) > OWN_SHARE or float(alike[around].mean()) < AROUND_SHARE


def _is_needle(mask: Mask) -> bool:
    """Whether a thin part is as straight and slim as a twig."""
    ys, xs = np.nonzero(mask)
    return len(ys) < NEEDLE * float(np.ptp(xs) ** 2 + np.ptp(ys) ** 2)


def _is_alone(limb: _Limb, limbs: Sequence[_Limb]) -> bool:
    """Whether no other thin part has the same colour."""
    others = (other for other in limbs if other is not limb)
    return all(float(_distance(other.color, limb.color)) > ALIKE for other in others)
