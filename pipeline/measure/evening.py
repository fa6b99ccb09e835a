"""Light taken off a face: a smooth field is fitted to its skin and taken away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur

ROUNDS = 5
OUTLIER = 7.0  # lightness from the field beyond which a pixel counts little
LEAST_WEIGHT = 150.0  # px of trusted skin that a field needs
BEARD_TOP = 0.02  # canonical y below which a beard may grow
SOFT = 18.0  # px: shadows larger than this are light, too
SOFT_SHARE = 0.55  # how much of them goes
SHINE = 9.0  # lightness above the skin from which it is gloss
DEEPEST, RICHEST = 40.0, 16.0  # how far detail may leave the skin: in lightness, in colour
STEP = 4  # every so many pixels is used for the fit


def even_light(lab: Array, trust: Array, skin: Array, *, bearded: bool) -> Array:
    """lab (S, S, 3) with its skin, where trust (S, S) is high, around the colour `skin` (3,)."""
    if float(trust.sum()) < LEAST_WEIGHT:
        return np.broadcast_to(skin, lab.shape).astype(np.float32)
    terms = _terms(lab.shape[0])
    weight = trust.copy()
    if bearded:
        weight *= (_height(lab.shape[0]) > BEARD_TOP).astype(np.float32)
    field = np.stack([_fitted(lab[..., k], weight, terms) for k in range(3)], -1)
    detail = lab - field
    wide = blur(detail * weight[..., None], SOFT) / (blur(weight, SOFT) + 0.1)[..., None]
    detail = detail - SOFT_SHARE * wide
    # Dark faces would go flat, pale ones harsh, if contrast did not follow the lightness.
    level = float(np.average(field[..., 0], weights=np.maximum(weight, 1e-6)))
    detail *= np.clip(skin[0] / max(level, 5.0), 0.6, 1.5)
    detail[..., 0] = np.where(
        detail[..., 0] > SHINE, SHINE + 0.25 * (detail[..., 0] - SHINE), detail[..., 0]
    )
    limits = np.array([DEEPEST, RICHEST, RICHEST], np.float32)
    return np.asarray(skin + limits * np.tanh(detail / limits), np.float32)


def _height(side: int) -> NDArray[np.float32]:
    """float32 (S, 1): canonical y of the rows."""
    return (1.5 - 2.8 * (np.arange(side, dtype=np.float32) + 0.5) / side)[:, None]


def _terms(side: int) -> Array:
    """float32 (S, S, 6): constant, slopes and curvatures over the face."""
    steps = (np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1
    x, y = np.meshgrid(steps, steps)
    return np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], -1)


def _fitted(values: Array, weight: Array, terms: Array) -> Array:
    """The smooth field nearest to values (S, S) where they have weight, spots disregarded."""
    rows = terms[::STEP, ::STEP].reshape(-1, terms.shape[-1])
    wanted, trusted = values[::STEP, ::STEP].ravel(), weight[::STEP, ::STEP].ravel()
    counted = trusted.copy()
    ridge = np.diag([0, 0.5, 0.5, 2, 2, 2]).astype(np.float32)
    for _ in range(ROUNDS):
        weighted = rows * counted[:, None]
        factors = np.linalg.solve(rows.T @ weighted + ridge + 1e-3 * np.eye(6), weighted.T @ wanted)
        away = (wanted - rows @ factors) / OUTLIER
        counted = trusted / (1 + away * away)
    return np.asarray(terms @ factors.astype(np.float32), np.float32)
