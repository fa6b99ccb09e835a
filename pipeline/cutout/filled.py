"""Whether an animal fills its photo, so that hardly an outline is left to cut out."""

from __future__ import annotations

import numpy as np

from pipeline.types import Cutout

MOST = 0.84  # share of the cutout that is solid: beyond it the background was not told apart
CUT = 0.35  # share of a side that is solid where the photo cuts the subject off
CUT_SIDES = 3  # so many leave a block
CROWN_CUT = 0.45  # share of the picture's edge above the head that is solid
CROWN = 0.7  # of the head's half width: its crown
EDGE_PX = 2  # from the edge, where mattes fade


def fills_photo(cutout: Cutout) -> bool:
    """Whether the first animal of a cutout is better shown with all of its picture, as a card."""
    if cutout.card or not cutout.animals:
        return False
    solid = cutout.alpha > 0.5
    if solid.mean() > MOST:
        return True
    last = -1 - EDGE_PX
    sides = (solid[EDGE_PX], solid[last], solid[:, EDGE_PX], solid[:, last])
    if sum(float(side.mean()) > CUT for side in sides) < CUT_SIDES:
        return False
    centre, half = cutout.animals[0].oval
    reach = centre[0] + CROWN * half[0] * np.array([-1.0, 1.0])
    left, right = np.clip(reach, 0, solid.shape[1]).astype(int)
    return bool(right > left and solid[EDGE_PX, left:right].mean() > CROWN_CUT)
