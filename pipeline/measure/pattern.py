"""What is woven into cloth or printed on it."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.measure.places import widened
from pipeline.measure.torso import PX_PER_UNIT as TORSO_PX
from pipeline.measure.torso import Torso
from pipeline.measure.view import FrontView, Mask

EDGE = 0.06  # canonical units at the rim of cloth that say nothing
LEAST_PX, LEAST_TORSO = 900, 1.0  # pixels of a view; square canonical units of a torso
STRIPES = 3.2  # variation of lightness down a chest against across it
BUSY = 7.0  # variation of lightness from which cloth has a pattern
RIM_PX = 5  # twice as wide as the rim of a torso where the background shines through
OTHER = 18.0  # colour distance of a print's spots to the cloth
SPOT, LARGEST = (0.004, 0.15), 0.3  # their sizes, square canonical units
MANY, SHARE = 3.0, 0.2  # such spots in a square unit, and the share of it they fill


def name_pattern(view: FrontView, torso: Torso, place: Mask) -> str:
    """Stripes or checks near the neck, or a print all over the torso, where cloth is busy."""
    woven = _woven(view, place)
    if woven == "stripes" or torso.area < LEAST_TORSO:
        return woven
    return "print" if _is_printed(torso) else woven


def _woven(view: FrontView, place: Mask) -> str:
    inner = place & ~widened(~place, EDGE)
    if int(inner.sum()) < LEAST_PX:
        return "plain"
    light = view.lab[..., 0]
    down = float(np.abs(np.diff(light, axis=0))[inner[1:]].mean())
    across = float(np.abs(np.diff(light, axis=1))[inner[:, 1:]].mean())
    if max(down, across) < BUSY:
        return "plain"
    return "stripes" if max(down, across) > STRIPES * min(down, across) else "checks"


def _is_printed(torso: Torso) -> bool:
    """Whether many small spots of other colours lie all over it, and no large one.

    Large ones are jackets, straps and bags.
    """
    kernel = np.ones((RIM_PX, RIM_PX), np.uint8)
    cloth = cv2.erode(torso.cloth.astype(np.uint8), kernel) > 0
    area = float(cloth.sum()) / TORSO_PX**2
    if area < LEAST_TORSO:
        return False
    main = np.median(torso.lab[cloth], 0)
    apart = np.linalg.norm((torso.lab - main) * np.array([0.7, 1, 1], np.float32), axis=-1)
    spots = (cloth & (apart > OTHER)).astype(np.uint8)
    sizes = cv2.connectedComponentsWithStats(spots)[2][1:, cv2.CC_STAT_AREA] / TORSO_PX**2
    small = sizes[(sizes > SPOT[0]) & (sizes < SPOT[1])]
    if len(sizes) == 0 or sizes.max() > LARGEST:
        return False
    return bool(len(small) > MANY * area and small.sum() > SHARE * area)
