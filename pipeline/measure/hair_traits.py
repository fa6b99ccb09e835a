"""What is seen of hair that the photo's frame cuts off, and what the face tells of the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.measure.light import Light
from pipeline.measure.places import box
from pipeline.measure.view import FrontView, Mask
from pipeline.parts.mien import odds_of_long
from pipeline.types import HeadParts

MOST = 2.2  # log-odds
MIN_PIXELS = 40
BESIDE, BESIDE_Y = (0.9, 1.25), (-1.1, -0.1)  # canonical |x| and y of hair that hangs
SCALP, SCALP_HIGH = (
    0.55,
    (0.08, 0.4),
)  # canonical |x|, and heights over the forehead's last landmark
SKIN_LIKE = 15.0  # colour distance up to which "hair" is a shorn scalp


@dataclass(frozen=True)
class Glimpse:
    """What is seen of hair that the frame cuts off or a cover hides.

    lowest: canonical y of the lowest hair. beside: share of hair beside the jaw, None where the
    photo does not show that. bare: share of the forehead's upper end that is no hair, or hair of
    the skin's colour; None likewise. face: log-odds, by the face, of hair worn long. below: the
    frame cuts its ends off. covered: it is a cover that hides the crown.
    """

    lowest: float
    beside: float | None = None
    bare: float | None = None
    face: float = 0.0
    below: bool = True
    covered: bool = False


def worn_long(parts: HeadParts) -> float:
    """Log-odds, within MOST, that a face like this has hair that hangs or is tied; 0 unknown."""
    mien = parts.attributes.get("mien")
    return 0.0 if mien is None else float(np.clip(odds_of_long(mien), -MOST, MOST))


def strands_beside(view: FrontView, hair: Mask) -> float | None:
    """The share of hair beside the jaw, of the side with more; None where neither is seen."""
    shares = []
    for side in (-1, 1):
        near, far = sorted(side * x for x in BESIDE)
        place = box((near, far), BESIDE_Y) & view.inside
        if int(place.sum()) >= 6 * MIN_PIXELS:
            shares.append(float(hair[place].mean()))
    return max(shares, default=None)


def bare_scalp(view: FrontView, hair: Mask, light: Light) -> float | None:
    """The share without hair where a head has it, over the forehead; None where that is unseen."""
    top = float(view.points[10, 1])
    place = box((-SCALP, SCALP), (top + SCALP_HIGH[0], top + SCALP_HIGH[1])) & view.inside
    if int(place.sum()) < 2 * MIN_PIXELS:
        return None
    apart = np.linalg.norm(view.lab[place] - light.seen, axis=1)
    return float((~hair[place] | (apart < SKIN_LIKE)).mean())
