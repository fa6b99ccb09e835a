"""Plain numbers of a head, measured where the network found its parts.

How much of the dome is bare, how far down hair reaches, what grows on the upper lip, how light
hair is beside skin: few numbers that mean the same in every photo.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab
from pipeline.types import HEAD_CLASSES

PHOTO, OVAL, EYES, LIPS_NOSE = range(4)  # of the guides, see HeadCrop
SKIN, HAIR, COVER, GLASSES, BEARD = (
    HEAD_CLASSES.index(name) for name in ("skin", "hair", "cover", "glasses", "beard")
)
TOLD = (SKIN, HAIR, COVER, GLASSES, BEARD)  # whose shares are told in every zone
SURE = 0.55  # share from which a pixel's colour counts for its part
FEWEST = 12  # px that have a colour together
ZONES = 9
COLORS = 22
EVIDENCE = ZONES * len(TOLD) + COLORS
Mask = NDArray[np.bool_]


def gather_evidence(shares: Array, pixels: NDArray[np.uint8], guides: Array) -> Array:
    """float32 (EVIDENCE,): shares of the parts in each zone, then colours.

    shares: float32 (7, s, s). pixels: uint8 (S, S, 3). guides: float32 (4, S, S), see HeadCrop.
    """
    size = shares.shape[1:]
    small = np.stack([cv2.resize(guide, size, interpolation=cv2.INTER_AREA) for guide in guides])
    inside = small[PHOTO] > 0.5
    if not ((small[OVAL] > 0.5) & inside).any():
        return np.zeros(EVIDENCE, np.float32)
    zones = [zone & inside for zone in _zones(small)]
    told = [_mean(shares[part], zone) for zone in zones for part in TOLD]
    seen = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    lab = to_lab(seen.astype(np.float32) / 255)
    return np.array([*told, *_colors(lab, shares, small, inside)], np.float32)


def _mean(values: Array, place: Mask) -> float:
    return float(values[place].mean()) if place.any() else 0.0


def _zones(guides: Array) -> tuple[Mask, ...]:
    """The whole, dome, forehead, the sides at four heights, jaw and upper lip."""
    ys, xs = np.mgrid[: guides.shape[1], : guides.shape[2]]
    oval = guides[OVAL] > 0.5
    rows, columns = np.flatnonzero(oval.any(1)), np.flatnonzero(oval.any(0))
    tall, wide = len(rows), len(columns)
    down = (ys - rows[0]) / tall  # 0 at the oval's top, 1 at the chin
    aside = np.abs(xs - columns.mean()) / wide  # 0.5 at its edges
    beside = (aside < 0.9) & ~oval
    lips = np.flatnonzero((guides[LIPS_NOSE] > 0.5).any(1))
    first, last = (lips[0], lips[-1] + 1) if len(lips) else (rows[0], rows[-1] + 1)
    along = (ys - first) / (last - first)  # 0 at the nose's root, 1 below the lips
    return (
        np.ones_like(oval),
        (down < 0.0) & (down > -0.35) & (aside < 0.3),
        oval & (down < 0.15),
        beside & (down > -0.3) & (down < 0.3),
        beside & (down > 0.3) & (down < 0.75),
        beside & (down > 0.75) & (down < 1.2),
        beside & (down > 1.2),
        oval & (down > 0.72) & (guides[LIPS_NOSE] < 0.5),
        oval & (along > 0.5) & (along < 0.85) & (aside < 0.22) & (guides[LIPS_NOSE] < 0.5),
    )


def _colors(lab: Array, shares: Array, guides: Array, inside: Mask) -> list[float]:
    """COLORS numbers: lightness and colour of hair, skin, eyes and beard, 0 where there is none."""
    hair = lab[(shares[HAIR] > SURE) & inside]
    skin = lab[(shares[SKIN] > SURE) & (guides[OVAL] > 0.5) & inside]
    eyes = lab[(guides[EYES] > 0.5) & inside][:, 0] / 100
    beard = lab[(shares[BEARD] > SURE) & inside]
    chroma = float(np.hypot(lab[inside][:, 1], lab[inside][:, 2]).mean()) / 20
    hairy = _spread(hair)
    skinny = _spread(skin)
    contrast = [hairy[1] - skinny[1], hairy[1] / max(skinny[2], 0.1)] if hairy[1] else [0.0, 0.0]
    limits = np.percentile(eyes, (5, 95)).tolist() if len(eyes) else [0.0, 0.0]
    bearded = [float(v) for v in np.median(beard, 0) / 50] if len(beard) >= FEWEST else [0.0] * 3
    grey = [chroma, float(chroma < 0.12)]
    return [*hairy, *skinny, *contrast, *limits, *bearded, *grey, len(hair) / inside.sum()]


def _spread(pixels: Array) -> list[float]:
    """Dark, middle and light lightness, colour, and the light ones' colour: 6 numbers."""
    if len(pixels) < FEWEST:
        return [0.0] * 6
    low, middle, high = np.percentile(pixels[:, 0], (15, 50, 85)) / 100
    a, b = np.median(pixels[:, 1:], 0) / 20
    light = pixels[pixels[:, 0] >= np.median(pixels[:, 0])]
    return [float(low), float(middle), float(high), float(a), float(b), _chroma(light)]


def _chroma(pixels: Array) -> float:
    return float(np.median(np.hypot(pixels[:, 1], pixels[:, 2]))) / 20
