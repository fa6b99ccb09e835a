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
CALM = 0.85  # of the drawing's contrast
SHINE, DULLED = 5.0, 0.2  # lightness above the skin from which it is gloss, and what stays of that
DEEPEST, DEEPEST_BEARD = 20.0, 45.0  # lightness by which detail may be darker than the skin
RICHEST = 14.0  # how far its colour may leave the skin's
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
    detail *= CALM * np.clip(skin[0] / max(level, 5.0), 0.6, 1.4)
    return np.asarray(skin + _limited(detail, bearded=bearded), np.float32)


def _limited(detail: Array, *, bearded: bool) -> Array:
    """Detail (S, S, 3) without gloss, and no darker than a toy's skin may get."""
    light = detail[..., 0]
    light = np.where(light > SHINE, SHINE + DULLED * (light - SHINE), light)
    low = _height(detail.shape[0]) < BEARD_TOP
    deepest = np.where(low & bearded, DEEPEST_BEARD, DEEPEST)
    light = np.where(light < 0, deepest * np.tanh(light / deepest), light)
    tint = RICHEST * np.tanh(detail[..., 1:] / RICHEST)
    return np.asarray(np.concatenate([light[..., None], tint], -1), np.float32)


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
