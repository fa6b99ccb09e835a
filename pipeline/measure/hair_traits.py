"""What a face tells of hair that the photo does not show: whether it is worn long, or shorn.

Nobody is sure to wear their hair as others of their looks do; so this only tips the balance where
the photo's frame hides the hair itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from pipeline.canonical import mean_face
from pipeline.measure.light import Light
from pipeline.measure.places import box, lips
from pipeline.measure.view import FrontView, Mask
from pipeline.types import HeadParts

# The mean of each trait over 586 colour faces of which the hair is known, and its weight in the
# log-odds of long or tied hair by a logistic regression: over tight crops alone 70 % are right,
# over whole heads 81 %, by cross-validation.
LEARNED: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "beard": (0.188, -1.85),
        "chin_width": (0.251, -179.0),
        "red_lips": (8.9, 0.06),
        "brow_thickness": (0.071, -63.0),
        "jaw_width": (0.677, 41.0),
        "lower_lip": (0.125, 49.0),
        "nose_length": (0.672, -8.3),
    }
)
BIAS = -0.2
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


def worn_long(view: FrontView, light: Light, parts: HeadParts) -> float:
    """Log-odds, within MOST, that a face like this has hair that hangs or is tied."""
    traits = _traits(view, light, parts)
    total = BIAS + sum(weight * (traits[name] - mean) for name, (mean, weight) in LEARNED.items())
    return float(np.clip(np.nan_to_num(total), -MOST, MOST))


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


def _traits(view: FrontView, light: Light, parts: HeadParts) -> dict[str, float]:
    points = (view.points + view.points[mean_face().mirror] * (-1.0, 1.0, 1.0)) / 2
    said = parts.attributes
    beard = 1 - said.get("beard", {}).get("none", 1.0)
    return {
        "beard": max(beard, said.get("moustache", {}).get("1", 0.0)),
        "chin_width": -float(points[[148, 176], 0].mean()),
        "red_lips": _redness(view, light),
        "brow_thickness": float(points[105, 1] - points[52, 1]),
        "jaw_width": -float(points[[172, 136, 150], 0].mean()),
        "lower_lip": float(points[14, 1] - points[17, 1]),
        "nose_length": float(points[168, 1] - points[2, 1]),
    }


def _redness(view: FrontView, light: Light) -> float:
    """How much redder lips are than the skin, Lab a; the average where that cannot be told."""
    place = lips(view) & view.inside
    if view.grey or int(place.sum()) < MIN_PIXELS:
        return LEARNED["red_lips"][0]
    return float(np.median(view.lab[place][:, 1]) - light.seen[1])
