"""Which of a video's pictures makes the best still: sharp, well lit, and not at a cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import cv2
import numpy as np
from numpy.typing import NDArray

SMALL_PX = 480  # longest side at which pictures are compared
_TINY = (32, 32)  # at which changes are
DARK, BRIGHT = 12, 243  # beyond them a pixel shows nothing
DIM, GLARING = 60.0, 215.0  # means beyond which a picture counts for less
CALM = 0.08  # of the whole range: such a change from one picture to the next halves its worth


@dataclass(frozen=True, eq=False)
class Still:
    """One picture of a video.

    grey: uint8 (h, w), at most SMALL_PX long. seen: bool (h, w), what is not transparent; None
    for all of it. draw: the whole of it, uint8 (H, W, 4) straight alpha.
    """

    grey: NDArray[np.uint8]
    seen: NDArray[np.bool_] | None
    draw: Callable[[], NDArray[np.uint8]]


def choose_still(stills: Iterable[Still], *, consecutive: bool = True) -> Still | None:
    """The best of some, the earliest of equals; None of none.

    consecutive: whether each follows soon after the one before, so that a great change is a cut.
    """
    best: Still | None = None
    most = -1.0
    for before, still, after in _with_neighbours(stills):
        worth = sharpness(still) * exposure(still)
        if consecutive:
            worth *= _calm(max(_change(still, before), _change(still, after)))
        if worth > most:
            best, most = still, worth
    return best


def sharpness(still: Still) -> float:
    """Deviation of the Laplacian where something is seen; 0 for an even surface."""
    edges = cv2.Laplacian(still.grey, cv2.CV_32F)
    if still.seen is not None:
        # The rim of what is seen is sharp in every picture.
        inner = cv2.erode(still.seen.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
        edges = edges[inner]
    return float(edges.std()) if edges.size else 0.0


def exposure(still: Still) -> float:
    """1 for a well lit picture, 0 for one that is black or white all over."""
    grey = still.grey if still.seen is None else still.grey[still.seen]
    if not grey.size:
        return 0.0
    mean = float(grey.mean())
    lost = float(((grey < DARK) | (grey > BRIGHT)).mean())
    return (1 - lost) * min(1.0, mean / DIM, (255 - mean) / (255 - GLARING))


def _with_neighbours(
    stills: Iterable[Still],
) -> Iterator[tuple[Still | None, Still, Still | None]]:
    before: Still | None = None
    still: Still | None = None
    for after in chain(stills, (None,)):
        if still is not None:
            yield before, still, after
        before, still = still, after


def _change(still: Still, other: Still | None) -> float:
    """Mean difference to a neighbour, 0 to 1."""
    if other is None:
        return 0.0
    return float(cv2.absdiff(_tiny(still), _tiny(other)).mean()) / 255


def _tiny(still: Still) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(still.grey, _TINY, interpolation=cv2.INTER_AREA), np.uint8)


def _calm(change: float) -> float:
    return 1 / (1 + (change / CALM) ** 2)
