"""Large coherent areas of a thing that have no colour of their own, and so may be dyed."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array

Mask = NDArray[np.bool_]

KERNEL = np.ones((3, 3), np.uint8)
SHRINK = 4
APART = 26.0  # lightness between the means of two kinds of grey
SHARP = 42.0  # step in lightness where they meet: less is one thing's shading
FEWEST = 40  # px at the small size: fewer are not judged
LEAST_SHARE = 0.045  # of the subject's area: smaller ones are scraps
LEAST_SHARE_WARM = 0.09  # the same in fur and food
LEAST_DEPTH = 0.085  # radius of the largest disc within, of the root of the subject's area
LEAST_DEPTH_WARM = 0.09
LEAST_PATTERN = 0.2  # of the subject's area
LEAST_DARK = 0.3  # of the neutral area, as dark stripes
STRIPE_PX = 3.0  # half width of a stripe at most
STRIPES = 0.2  # share of an area deeper than that: less is a pattern
LEAST_SOLIDITY = 0.68  # of the hull's area, plus the share: what is between others is no area
LEAST_OPEN = (0.04, 0.1)  # of the border that is outline, of things and of fur or food
WHITE = 76.0  # median lightness from which an area is white and stays so
DARK_WARM = 28.0  # what is lighter on fur and food stays: only black coats are dyed
WARM_HUES = (0.15, 1.55)  # radians: skin, fur, wood, bread, meat
VIVID = 62.0  # chroma beyond which a warm colour is rather paint
WARM_SHARE = 0.4  # of the subject


@dataclass(frozen=True, eq=False)
class Kind:
    """Areas of one sort of grey: mask bool (h, w) at the small size, median lightness, share of
    the subject, and whether they are stripes or spots."""

    mask: Mask
    lightness: float
    share: float
    pattern: bool


@dataclass(frozen=True, eq=False)
class Survey:
    """What a thing consists of.

    calm: float32 (H, W, 3), its lab without detail. kinds: what may be dyed, largest first.
    warm: whether it is mostly fur, food or wood. main: lab (3,) of what has a colour.
    """

    calm: Array
    kinds: tuple[Kind, ...]
    warm: bool
    main: Array
    colored: float


def is_warm(lab: Array) -> Mask:
    """Where a colour could be skin, fur, food or wood; bool (H, W)."""
    chroma, hue = np.hypot(lab[..., 1], lab[..., 2]), np.arctan2(lab[..., 2], lab[..., 1])
    return np.asarray(
        (chroma > 10) & (chroma < VIVID) & (hue > WARM_HUES[0]) & (hue < WARM_HUES[1])
    )


def survey(lab: Array, alpha: Array) -> Survey:
    """Look at a thing from afar. lab: float32 (H, W, 3). alpha: float32 (H, W)."""
    height, width = alpha.shape
    size = max(1, width // SHRINK), max(1, height // SHRINK)
    small = np.asarray(cv2.resize(lab, size, interpolation=cv2.INTER_AREA), np.float32)
    small = np.asarray(cv2.bilateralFilter(cv2.medianBlur(small, 3), 0, 14, 4), np.float32)
    solid = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA) > 0.6
    chroma = np.hypot(small[..., 1], small[..., 2])
    neutral = _smooth((chroma < 5 + 0.11 * small[..., 0]) & solid)
    colored = solid & (chroma > 12) & ~neutral
    area = max(int(solid.sum()), 1)
    warm = bool((is_warm(small) & colored).sum() > WARM_SHARE * area)
    kinds = [
        kind
        for part in _split(small[..., 0], neutral & solid)
        if (kind := _kind(part, small[..., 0], solid, warm=warm)) is not None
    ]
    main = np.median(small[colored], 0) if colored.any() else np.array([50, 0, 0])
    return Survey(
        calm=np.asarray(cv2.resize(small, (width, height)), np.float32),
        kinds=tuple(sorted(kinds, key=lambda kind: -kind.share)),
        warm=warm,
        main=np.asarray(main, np.float32),
        colored=float(colored.sum() / area),
    )


def _smooth(mask: Mask) -> Mask:
    """A mask without specks, holes and ragged edges."""
    return np.asarray(cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.3) > 0.5)


def _split(lightness: Array, neutral: Mask) -> list[Mask]:
    """The dark and the light greys, where there are both."""
    values = lightness[neutral]
    if len(values) < FEWEST:
        return []
    levels = np.round(values * 2.55).astype(np.uint8)[:, None]
    threshold, _ = cv2.threshold(levels, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    light = values > threshold / 2.55
    if not light.any() or light.all() or values[light].mean() - values[~light].mean() < APART:
        return [neutral]
    dark = _smooth(neutral & (lightness <= threshold / 2.55)) & neutral
    if dark.mean() > LEAST_DARK * neutral.mean() and _is_pattern(dark.astype(np.uint8)):
        return [dark]
    white = float(np.median(values[light])) > WHITE
    if not white or _edge_step(dark, neutral & ~dark, lightness) < SHARP:
        return [neutral]
    return [dark, neutral & ~dark]


def _edge_step(dark: Mask, light: Mask, lightness: Array) -> float:
    """The median step in lightness where dark and light meet; 0 where they do not."""
    kernel = np.ones((5, 5), np.uint8)
    low = cv2.erode(np.where(light | dark, lightness, 255).astype(np.float32), kernel)
    high = cv2.dilate(np.where(light | dark, lightness, 0).astype(np.float32), kernel)
    meet = cv2.dilate(dark.astype(np.uint8), kernel[:3, :3]) > 0
    meet &= light
    return float(np.median((high - low)[meet])) if meet.any() else 0.0


def _kind(mask: Mask, lightness: Array, solid: Mask, *, warm: bool) -> Kind | None:
    """The areas of a mask that are large and solid enough; None if none is or they are white."""
    opened = np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, KERNEL), np.uint8)
    area = max(int(solid.sum()), 1)
    pattern = _is_pattern(mask.astype(np.uint8)) and float(mask.sum()) > LEAST_PATTERN * area
    if pattern:
        kept = mask
    else:
        count, labels = cv2.connectedComponents(opened, connectivity=4)
        pieces = (labels == label for label in range(1, count))
        chosen = [piece for piece in pieces if _is_area(piece, solid, warm=warm)]
        kept = np.logical_or.reduce(chosen) if chosen else np.zeros(mask.shape, bool)
    if not kept.any() or np.median(lightness[kept]) > (DARK_WARM if warm else WHITE):
        return None
    kept = (cv2.dilate(kept.astype(np.uint8), KERNEL) > 0) & mask
    return Kind(kept, float(np.median(lightness[kept])), float(kept.sum() / area), pattern)


def _is_area(piece: Mask, solid: Mask, *, warm: bool) -> bool:
    """Whether a connected piece is large, solid and open enough to have a colour of its own."""
    area = max(int(solid.sum()), 1)
    share = float(piece.sum() / area)
    if share < (LEAST_SHARE_WARM if warm else LEAST_SHARE):
        return False
    if _solidity(piece) + share < LEAST_SOLIDITY or _open_share(piece, solid) < LEAST_OPEN[warm]:
        return False
    depth = cv2.distanceTransform(piece.astype(np.uint8), cv2.DIST_L2, 3)
    return bool(depth.max() > (LEAST_DEPTH_WARM if warm else LEAST_DEPTH) * np.sqrt(area))


def _is_pattern(mask: NDArray[np.uint8]) -> bool:
    """Whether areas are stripes or spots, which are dyed all or not at all."""
    depth = cv2.distanceTransform(mask, cv2.DIST_L2, 3)
    return bool((depth > STRIPE_PX).sum() < STRIPES * max(int(mask.sum()), 1))


def _solidity(here: Mask) -> float:
    """An area over its convex hull's."""
    points = np.argwhere(here).astype(np.int32)
    return float(len(points) / max(cv2.contourArea(cv2.convexHull(points)), 1.0))


def _open_share(here: Mask, solid: Mask) -> float:
    """The share of an area's border that is the subject's outline."""
    ring = (cv2.dilate(here.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0) & ~here
    return float((ring & ~solid).sum() / max(ring.sum(), 1))
