"""The fit: ridge regression over cues, then how far each witness of skin's tone is off.

Tones from dark to pale count alike, however many photos each has. How far cues are off is judged
on people whom the regression did not see; how far the network is off, on photos whose tone it never
learned. The prior is the one that serves the tones best and most alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import product

import numpy as np
from skimage.color import deltaE_ciede2000

from pipeline.color import Array
from pipeline.measure.tone import FARTHEST, Cue, ToneFit, Witness, cue_sum, human_skin, weigh
from pipeline.train.tone.examples import Example

EDGES = (56.0, 63.0, 71.0, 77.0)  # lightness between the bins that count alike
DOUBTFUL = 0.5  # weight of a reading that is half a guess
RIDGE = 5.0  # examples' worth of belief that a cue says nothing
FOLDS, SEEDS = 8, 4  # parts that people are divided into, and how often
SKIN, SKINS = range(58, 73), range(9, 26)  # means and widths of the prior that are tried
FAIRNESS = 0.5  # of the gap between the worst and the best bin that is added to the mean error
DIGITS, SMALLEST = 3, 1e-3  # of what is written


def fit_tone(examples: Sequence[Example], names: Sequence[str]) -> ToneFit:
    """Everything `pipeline.measure.tone` needs, from the cues of these names."""
    unseen = unseen_sums(examples, names)
    lightness = _lightness(examples)
    strangers = np.array([not e.taught and np.isfinite(e.tone) for e in examples])
    told = witness(unseen, lightness, bin_weights(examples))
    tone = witness(
        np.array([e.tone for e in examples])[strangers],
        lightness[strangers],
        bin_weights([e for e, new in zip(examples, strangers, strict=True) if new]),
    )
    skin, skins = fairest_prior(examples, unseen, told, tone)
    return ToneFit(fit_cues(examples, names), told, tone, skin, skins)


def fit_cues(examples: Sequence[Example], names: Sequence[str]) -> dict[str, Cue]:
    """Ridge regression of lightness over cues; hidden ones count as usual."""
    values = np.array([[e.cues[name] for name in names] for e in examples], np.float64)
    values[:, np.isnan(values).all(0)] = 0.0  # hidden in all faces: no weight
    usual, spread = np.nanmean(values, 0), np.nanstd(values, 0).clip(SMALLEST)
    away = np.nan_to_num(np.clip((values - usual) / spread, -FARTHEST, FARTHEST))
    lightness, weights = _lightness(examples), bin_weights(examples)
    away = away - np.average(away, axis=0, weights=weights)
    lightness = lightness - np.average(lightness, weights=weights)
    square = away.T @ (away * weights[:, None]) + RIDGE * np.eye(len(names))
    found = np.linalg.solve(square, away.T @ (weights * lightness))
    rows = zip(names, usual, spread, found, strict=True)
    return {name: Cue(*(_short(v) for v in row)) for name, *row in rows}


def unseen_sums(examples: Sequence[Example], names: Sequence[str]) -> Array:
    """(N,): the sum of each example's cues, fitted without that person."""
    sums = np.zeros(len(examples), np.float32)
    for seed, part in product(range(SEEDS), range(FOLDS)):
        out = np.array([_part(example.person, seed) == part for example in examples])
        if out.all() or not out.any():
            continue
        cues = fit_cues([e for e, left in zip(examples, out, strict=True) if not left], names)
        for index in np.flatnonzero(out):
            sums[index] += cue_sum(examples[index].cues, cues) / SEEDS
    return sums


def witness(shown: Array, lightness: Array, weights: Array) -> Witness:
    """One that is right in the mean at every lightness, from what it shows of each (N,)."""
    mean_shown = np.average(shown, weights=weights)
    away = lightness - np.average(lightness, weights=weights)
    slope = np.average((shown - mean_shown) * away, weights=weights)
    slope = slope / np.average(away**2, weights=weights)
    rest = shown - mean_shown - slope * away
    blur = np.sqrt(np.average(rest**2, weights=weights)) / slope
    middle = np.average(lightness, weights=weights) - mean_shown / slope
    return Witness(_short(middle), _short(1 / slope), _short(blur))


def fairest_prior(
    examples: Sequence[Example], sums: Array, told: Witness, tone: Witness
) -> tuple[float, float]:
    """Mean and width of the prior with the least `unfairness`."""
    return min(
        ((float(skin), float(skins)) for skin, skins in product(SKIN, SKINS)),
        key=lambda prior: unfairness(examples, estimates(examples, sums, (told, tone), prior)),
    )


def estimates(
    examples: Sequence[Example],
    sums: Array,
    witnesses: tuple[Witness, Witness],
    prior: tuple[float, float],
) -> Array:
    """(N,): the lightness that the measuring would tell, given the cues' sums."""
    told, tone = witnesses
    found = []
    for example, total in zip(examples, sums, strict=True):
        heard = [(told, float(total))]
        if np.isfinite(example.tone):
            heard.append((tone, example.tone))
        found.append(weigh(heard, *prior))
    return np.array(found)


def unfairness(examples: Sequence[Example], found: Array) -> float:
    """CIEDE2000: the bins' mean error, and part of the gap between the worst and the best."""
    means = [values.mean() for values in in_bins(examples, errors(examples, found))]
    return float(np.mean(means) + FAIRNESS * (max(means) - min(means)))


def errors(examples: Sequence[Example], found: Array) -> Array:
    """(N,): CIEDE2000 between skins of these lightnesses and the readings."""
    rows = zip(examples, found, strict=True)
    skins = [human_skin(float(value), e.hue_deg, e.richness) for e, value in rows]
    return np.asarray(deltaE_ciede2000(np.stack(skins), np.stack([e.skin for e in examples])))


def in_bins(examples: Sequence[Example], values: Array) -> list[Array]:
    """Values (N,) by bin of tone, from dark to pale; empty bins are left out."""
    bins = _bins(examples)
    return [values[bins == k] for k in range(len(EDGES) + 1) if (bins == k).any()]


def bin_weights(examples: Sequence[Example]) -> Array:
    """(N,): by which all bins count alike; their mean is 1."""
    weights = np.array([DOUBTFUL if e.doubt else 1.0 for e in examples])
    bins = _bins(examples)
    for k in np.unique(bins):
        weights[bins == k] /= weights[bins == k].sum()
    return np.asarray(weights / weights.mean())


def _bins(examples: Sequence[Example]) -> Array:
    return np.asarray(np.digitize(_lightness(examples), EDGES))


def _lightness(examples: Sequence[Example]) -> Array:
    return np.array([float(example.skin[0]) for example in examples])


def _part(name: str, seed: int) -> int:
    return int(hashlib.sha256(f"{seed}{name}".encode()).hexdigest(), 16) % FOLDS


def _short(value: float) -> float:
    return round(float(value), DIGITS)
