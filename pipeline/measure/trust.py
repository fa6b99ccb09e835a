"""How sure the sections of a likeness are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.measure.align import Alignment
from pipeline.measure.light import Light
from pipeline.measure.view import FrontView, Mask, grid
from pipeline.measure.words import ramp, share
from pipeline.types import HeadParts

SHARP = (40.0, 130.0)  # px of the photo that a face is wide: hardly and well seen
TURNED = (36.0, 8.0)  # degrees of yaw
ATTRIBUTES = {  # which of the network's attributes says how sure a section is
    "hair": "hair",
    "cover": "cover",
    "glasses": "glasses",
    "beard": "beard",
    "mouth": "mouth",
}


def confidences(
    view: FrontView, alignment: Alignment, light: Light, parts: HeadParts
) -> dict[str, float]:
    """By section, 0 to 1."""
    sharp = ramp(2 / alignment.units_per_px, *SHARP)
    ahead = ramp(abs(alignment.yaw), *TURNED)
    found = {
        "face": share(0.3 + 0.7 * min(sharp, ahead)),
        "eyes": share((0.3 + 0.7 * sharp) * (0.4 if _behind_glasses(view) else 1.0)),
        "brows": share(0.3 + 0.7 * sharp),
        "skin": share(light.certainty * (1 - 0.4 * light.half)),
        "clothes": share(float(view.inside[_chest()].mean())),
    }
    for section, attribute in ATTRIBUTES.items():
        found[section] = _surest(parts.attributes.get(attribute, {}))
    return found


def _surest(said: Mapping[str, float]) -> float:
    return share(max(said.values(), default=0.0))


def _behind_glasses(view: FrontView) -> bool:
    eyes = view.points[[33, 133, 263, 362], :2]
    xs, ys = grid()
    near = np.min([np.hypot(xs - x, ys - y) for x, y in eyes], 0) < 0.1
    return float(view.share("glasses")[near].mean()) > 0.3


def _chest() -> Mask:
    xs, ys = grid()
    return np.asarray((np.abs(xs) < 1.2) & (ys > -2.3) & (ys < -1.3))
