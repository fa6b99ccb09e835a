"""The mouth as it is in the photo: open or closed, smiling, teeth, lips."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.color import Array
from pipeline.likeness import Mouth
from pipeline.measure.align import Alignment
from pipeline.measure.light import Light
from pipeline.measure.places import lips
from pipeline.measure.shape import CLOSED_GAP, CORNER_RISE, corner_rise, mouth_gap
from pipeline.measure.view import FrontView
from pipeline.measure.words import hex_color, hundredths, ramp, share
from pipeline.painted.face_regions import MOUTH
from pipeline.types import HeadParts

WIDE_OPEN = 0.5  # canonical gap of a mouth that is fully open
CLOSED, PARTED = 0.05, 0.18  # openness of a mouth that is shut, and of one that is without teeth
SEEN_TEETH = 0.35  # sureness from which teeth show
GRIN = 0.085  # canonical rise of the corners in a broad smile
SULK = 0.05
CORNERS = (61, 291)
MIN_PIXELS = 25


def measure_mouth(view: FrontView, alignment: Alignment, light: Light, parts: HeadParts) -> Mouth:
    """The mouth of a face."""
    points = alignment.points
    rise = corner_rise(alignment.symmetric) - CORNER_RISE
    tilt = float(points[CORNERS[1], 1] - points[CORNERS[0], 1])
    gap = ramp(mouth_gap(points) - CLOSED_GAP, 0.0, WIDE_OPEN)
    grin = ramp(mouth_gap(points), 0.055, 0.115) * ramp(rise, 0.0, 0.03)
    teeth = _teeth(view, gap, grin, parts.attributes.get("mouth", {}))
    if teeth < SEEN_TEETH and gap < PARTED:
        gap = teeth = 0.0  # lips that merely part: a toy's would bare a sliver of teeth
    return Mouth(
        openness=0.0 if gap < CLOSED else gap,
        smile=round(float(np.clip(rise / (GRIN if rise > 0 else SULK), -1, 1)), 2),
        teeth=teeth,
        lips=hex_color(_lips(view, light)),
        tilt=hundredths(0.5 * tilt) if abs(tilt) > 0.03 else 0,
    )


def _teeth(view: FrontView, gap: float, grin: float, said: Mapping[str, float]) -> float:
    """How surely teeth show: bright and pale between lips that part, and what the network says."""
    between = view.polygon(MOUTH) & view.inside
    named = said.get("teeth", 0.5)
    if gap < CLOSED or int(between.sum()) < MIN_PIXELS:
        return share(named * min(gap / CLOSED, 1.0) if named > 0.5 else 0.0)
    pixels, around = view.lab[between], view.lab[lips(view) & view.inside]
    if not len(around):
        return share(named)
    brightest = pixels[pixels[:, 0] >= np.percentile(pixels[:, 0], 60)]
    lighter = float(np.median(brightest[:, 0]) - np.median(around[:, 0]))
    paler = float(np.median(around[:, 1]) - np.median(brightest[:, 1]))
    seen = ramp(lighter + 0.8 * paler, 4.0, 26.0)
    return share(0.4 * named + 0.35 * grin + 0.25 * seen)


def _lips(view: FrontView, light: Light) -> Array:
    """The lips' colour Lab (3,): redder and a little darker than the skin."""
    place = lips(view) & view.inside
    usual = light.skin + np.array([-9.0, 11.0, -1.0], np.float32)
    if int(place.sum()) < MIN_PIXELS or view.grey:
        return usual.astype(np.float32)
    pixels = view.lab[place]
    low, high = np.percentile(pixels[:, 0], [35, 90])
    color = light.corrected(
        np.median(pixels[(pixels[:, 0] >= low) & (pixels[:, 0] <= high)], 0).astype(np.float32)
    )
    nearest = light.skin + np.array([-30.0, 3.0, -14.0], np.float32)
    farthest = light.skin + np.array([-3.0, 34.0, 12.0], np.float32)
    return np.asarray(0.25 * usual + 0.75 * color.clip(nearest, farthest), np.float32)
