"""Whether drawings treat all tones of skin alike: faces in bins of their typology angle.

The individual typology angle: A. Chardon, I. Cretois, C. Hourseau, "Skin colour typology and
suntanning pathways", International Journal of Cosmetic Science 1991.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, to_lab, to_rgb
from pipeline.gan.look import Look
from pipeline.painted.face_regions import build_regions
from pipeline.painted.recolor import recolor
from pipeline.train.cartoon.judging.metrics import color_distance, median_color
from pipeline.train.cartoon.teacher.sketch import Sketch

LEAST_FACES = 30  # in a bin
MOST_BINS = 5
NEUTRAL = 50.0  # lightness that the angle is measured from
SURELY_SKIN = 0.6
FEWEST_PIXELS = 60
RESAMPLED = 1000


@dataclass(frozen=True)
class Tone:
    """One face in one drawing. typology_deg: 55 and more very pale, -30 and less very dark.

    drift: of landmarks, share of the face's width; NaN where no face was found again. shift,
    shift_as_drawn: CIEDE2000 of the skin, with and without the palette undone.
    """

    typology_deg: float
    drift: float
    shift: float
    shift_as_drawn: float


@dataclass(frozen=True)
class Bin:
    """Faces of like tone: medians, and the share of faces found again."""

    low_deg: float
    high_deg: float
    faces: int
    found: float
    drift: float
    shift: float
    shift_as_drawn: float


@dataclass(frozen=True)
class Fairness:
    """drift_ratio, shift_ratio: of the worst bin to the best, with what equally good bins show."""

    bins: tuple[Bin, ...]
    drift_ratio: float
    drift_chance: float
    shift_ratio: float
    shift_chance: float


def typology_deg(lab: Array) -> float:
    """The individual typology angle of skin lab (3,)."""
    return float(np.degrees(np.arctan2(lab[0] - NEUTRAL, lab[2])))


def skin_shifts(sketch: Sketch, drawn: Array, look: Look) -> tuple[float, float] | None:
    """How far the skin of the largest face moved: with the palette undone, and as drawn.

    None where too little of it is bare.
    """
    where = bare_skin(sketch)
    if where.sum() < FEWEST_PIXELS:
        return None
    before = median_color(sketch.lit, where)
    after = median_color(to_lab(drawn), where)
    undone = without_palette(before, after, look)
    return color_distance(before, undone), color_distance(before, after)


def bare_skin(sketch: Sketch) -> NDArray[np.bool_]:
    """bool (S, S): skin of the largest face but for eyes, brows, lips and nostrils."""
    regions = build_regions(sketch.alpha.shape, sketch.faces[:1])
    return np.asarray((regions.plain > 0.5) & (sketch.skin > SURELY_SKIN), np.bool_)


def without_palette(before: Array, after: Array, look: Look) -> Array:
    """lab (3,): a drawn colour without what recolouring to the palette explains of its change.

    The change's part along the way from the photo's colour to the recoloured one is taken off.
    """
    start = before[None, None].astype(np.float32)
    pulled = to_lab(to_rgb(recolor(start, look.palette, np.ones((1, 1), np.float32))))[0, 0]
    way = pulled - before
    share = float((after - before) @ way) / max(float(way @ way), 1e-6)
    return np.asarray(after - np.clip(share, 0, 1) * way, np.float32)


def summarise(tones: Sequence[Tone]) -> Fairness | None:
    """Bins of equally many faces, at least LEAST_FACES each; None for fewer than two bins."""
    count = min(MOST_BINS, len(tones) // LEAST_FACES)
    if count < 2:
        return None
    ordered = sorted(tones, key=lambda tone: tone.typology_deg)
    parts = [[ordered[i] for i in rows] for rows in np.array_split(np.arange(len(ordered)), count)]
    bins = tuple(_bin(part) for part in parts)
    drifts = np.array([tone.drift for tone in tones])
    shifts = np.array([tone.shift for tone in tones])
    return Fairness(
        bins,
        _ratio([each.drift for each in bins]),
        chance_ratio(drifts, count),
        _ratio([each.shift for each in bins]),
        chance_ratio(shifts, count),
    )


def _bin(tones: Sequence[Tone]) -> Bin:
    drifts = np.array([tone.drift for tone in tones])
    return Bin(
        low_deg=tones[0].typology_deg,
        high_deg=tones[-1].typology_deg,
        faces=len(tones),
        found=float(np.isfinite(drifts).mean()),
        drift=float(np.nanmedian(drifts)) if np.isfinite(drifts).any() else float("nan"),
        shift=float(np.median([tone.shift for tone in tones])),
        shift_as_drawn=float(np.median([tone.shift_as_drawn for tone in tones])),
    )


def _ratio(medians: Sequence[float]) -> float:
    return max(medians) / max(min(medians), 1e-6)


def chance_ratio(values: NDArray[np.float64], bins: int) -> float:
    """The ratio that as many equally good bins show on average, by drawing from all values."""
    known = values[np.isfinite(values)]
    if not len(known):
        return float("nan")
    shape = (RESAMPLED, bins, max(1, len(known) // bins))
    medians = np.median(np.random.default_rng(0).choice(known, shape), 2)
    return float(np.median(medians.max(1) / medians.min(1).clip(1e-6)))
