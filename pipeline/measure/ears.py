"""Ears: whether they show."""

from __future__ import annotations

from pipeline.likeness import Ears
from pipeline.measure.places import box
from pipeline.measure.view import FrontView

PLACE = ((1.0, 1.22), (-0.12, 0.52))  # canonical |x| and y of an ear
HIDDEN = 0.55  # share of that place that hair or a cover takes
MIN_PIXELS = 40


def measure_ears(view: FrontView) -> Ears:
    """Both ears of a head; one that the photo does not show is like the other."""
    right, left = _shown(view, -1), _shown(view, 1)
    if right is None or left is None:
        known = left if right is None else right
        right = left = True if known is None else known
    return Ears(shown_right=right, shown_left=left)


def _shown(view: FrontView, side: int) -> bool | None:
    (near, far), height = PLACE
    place = box((near, far) if side > 0 else (-far, -near), height) & view.inside
    if int(place.sum()) < MIN_PIXELS:
        return None
    over = view.share("hair") + view.share("cover")
    on_head = place & (view.share("background") < 0.5)
    if int(on_head.sum()) < MIN_PIXELS:
        return True
    return bool((over[on_head] > 0.5).mean() < HIDDEN)
