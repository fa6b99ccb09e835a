"""The light on a face: what it adds to the colours, so that it can be taken out of them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from pipeline.color import Array, to_lab, to_rgb
from pipeline.likeness import FaceLight
from pipeline.measure.cues import GAMMA, Attributes
from pipeline.measure.places import bare
from pipeline.measure.tone import skin_in_daylight
from pipeline.measure.view import FrontView, Mask, grid
from pipeline.measure.words import hex_color, ramp

MIN_PIXELS = 60
NOTHING: Attributes = MappingProxyType({})
HALF_FROM = 11.0  # difference of the cheeks' lightness from which one side is in shadow
MIDDLE = 0.12  # canonical: what lies so near the middle belongs to neither half
LIT = (48, 94)  # percentiles of lightness between shadow and shine in even light
HARD_LIGHT = (26.0, 50.0)  # spread of lightness in soft light and in a sun that leaves shadows
LOWER = (16.0, 18.0)  # by so much those percentiles are lower in hard light
LIT_HALF = (20, 80)  # the same of the half that a lamp shines on
GAINS = (0.45, 2.2)  # of linear colours, least and most


@dataclass(frozen=True, eq=False)
class Light:
    """seen: float32 (3,) Lab of the lit skin. skin: the same without the light's part. gain:
    float32 (3,), what linear colours are multiplied with to be as in daylight. half, side: as in
    likeness.FaceLight; side is the darker one. lit: where the skin was looked at."""

    seen: Array
    skin: Array
    gain: Array
    half: float
    side: str
    lit: Mask
    certainty: float

    def section(self) -> FaceLight:
        """What a Likeness says of it."""
        cast = (1 / self.gain) / max(float((1 / self.gain).max()), 1e-6)
        return FaceLight(
            brightness=round(float(np.clip(self.seen[0] / 100, 0, 1)), 2),
            half=round(self.half, 2),
            side=self.side,  # type: ignore[arg-type]
            color=hex_color(to_lab((cast ** (1 / GAMMA)).astype(np.float32))),
        )

    def corrected(self, lab: Array) -> Array:
        """Colours (..., 3) as in daylight."""
        linear = to_rgb(lab) ** GAMMA * self.gain
        return to_lab((linear.clip(0, 1) ** (1 / GAMMA)).astype(np.float32))


def measure_light(view: FrontView, said: Attributes = NOTHING) -> Light:
    """The light on the face of a view, judged by its skin. said: the network's attributes."""
    seen = bare(view)
    if int(seen.sum()) < MIN_PIXELS:
        seen = view.oval & view.inside
    if int(seen.sum()) < MIN_PIXELS:
        seen = np.ones_like(view.inside)
    half, side = _halves(view, seen)
    xs, _ = grid()
    lit = seen
    if side != "none":
        lit = seen & (xs > MIDDLE if side == "right" else xs < -MIDDLE)
        lit = lit if int(lit.sum()) >= MIN_PIXELS else seen
    low, high = np.percentile(view.lab[lit, 0], _middling(view.lab[lit, 0], side))
    lit = lit & (view.lab[..., 0] >= low) & (view.lab[..., 0] <= high)
    color = np.median(view.lab[lit], 0).astype(np.float32)
    skin = skin_in_daylight(view, color, said)
    gain = (to_rgb(skin) ** GAMMA + 0.004) / (to_rgb(color) ** GAMMA + 0.004)
    if view.grey:  # the skin's colour is invented there; cloth stays grey
        gain = np.full(3, gain.mean(), np.float32)
    certainty = min(1.0, float(lit.sum()) / 900) * (0.3 if view.grey else 1.0)
    return Light(color, skin, gain.clip(*GAINS).astype(np.float32), half, side, lit, certainty)


def _halves(view: FrontView, seen: Mask) -> tuple[float, str]:
    """How much darker (0 to 1, linear) one half of the face is, and which."""
    xs, ys = grid()
    low = ys < 0.55
    right = view.lab[seen & low & (xs < -MIDDLE), 0]
    left = view.lab[seen & low & (xs > MIDDLE), 0]
    if min(len(right), len(left)) < MIN_PIXELS:
        return 0.0, "none"
    one, other = float(np.median(right)), float(np.median(left))
    if abs(one - other) < HALF_FROM:
        return 0.0, "none"
    dark, bright = (((min(one, other) + 16) / 116) ** 3, ((max(one, other) + 16) / 116) ** 3)
    return float(np.clip(1 - dark / max(bright, 1e-6), 0, 1)), "right" if one < other else "left"


def _middling(lightness: Array, side: str) -> tuple[float, float]:
    """The percentiles of lightness between shadow and shine."""
    if side != "none":
        return LIT_HALF
    dark, bright = np.percentile(lightness, [15, 85])
    hard = ramp(float(bright - dark), *HARD_LIGHT)
    return LIT[0] - hard * LOWER[0], LIT[1] - hard * LOWER[1]
