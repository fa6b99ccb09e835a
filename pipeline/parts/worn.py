"""What a whole head tells better than its pixels: whether glasses or a cap are worn."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pipeline.types import HEAD_CLASSES

GLASSES_WORN = (0.1, 0.5)  # probability up to which none are drawn, and from which all are
CAP_WORN = (0.5, 0.7)
CAPS = ("cap", "hat", "beanie")  # that hide all hair above their edge
SURE = 0.5  # share from which a pixel is cover
HAIR, COVER, GLASSES, SKIN = (
    HEAD_CLASSES.index(name) for name in ("hair", "cover", "glasses", "skin")
)


def dress_shares(
    shares: NDArray[np.float32], attributes: Mapping[str, Mapping[str, float]]
) -> None:
    """Change shares (7, S, S) in place so that they agree with the attributes."""
    _take_off_glasses(shares, _ramp(1 - attributes["glasses"]["none"], GLASSES_WORN))
    _fill_cap(shares, _ramp(sum(attributes["cover"][kind] for kind in CAPS), CAP_WORN))


def _ramp(value: float, limits: tuple[float, float]) -> float:
    low, high = limits
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _take_off_glasses(shares: NDArray[np.float32], kept: float) -> None:
    """Make glasses skin as far as they are not worn: bright or deep eyes look like some."""
    shares[SKIN] += (1 - kept) * shares[GLASSES]
    shares[GLASSES] *= kept


def _fill_cap(shares: NDArray[np.float32], worn: float) -> None:
    """Make hair above a cap's edge cover: the domes of dark caps look like hair.

    Only edges above the crop's middle count, which lies between the eyes and the nose.
    """
    edge = shares[COVER] > SURE
    edge[len(edge) // 2 :] = False
    above = np.maximum.accumulate(edge[::-1], 0)[::-1]
    moved = np.where(above, worn * shares[HAIR], 0)
    shares[COVER] += moved
    shares[HAIR] -= moved
