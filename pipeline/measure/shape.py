"""The shape of a face: how it differs from the average one, relaxed and symmetric."""

from __future__ import annotations

import numpy as np

from pipeline.canonical import EYE, KEYS, Points, mean_face
from pipeline.likeness import FaceShape
from pipeline.measure.align import Alignment

LIMIT = 900  # thousandths
LIP_TOP, LIP_BOTTOM, CORNER, CHIN = 13, 14, 61, 152  # inner edges of the lips
CLOSED_GAP = 0.03  # canonical: what the mesh says of closed lips
CORNER_RISE = -0.004  # of the mouth's corners above its middle, relaxed
RELAXED = 0.9  # share of an expression that is taken out
UPPER_LIP = 0.42  # share of an open mouth that the upper lip has made
WIDENING = 1.3  # how much further out a corner goes than it rises in a smile
CORNER_REACH = 0.27  # canonical: what moves with a mouth's corner
LIDS = 0.5  # share of the lids' own opening that stays: the rest is Eyes.openness
OPEN_EYE = 0.27  # height over width of the average eye


def measure_shape(alignment: Alignment) -> FaceShape:
    """The key points of a face against the average, in thousandths."""
    relaxed = _lids_opened(_mouth_closed(alignment.symmetric))
    apart = (relaxed - mean_face().points)[list(KEYS)] * 1000
    numbers = np.clip(np.round(apart), -LIMIT, LIMIT).astype(int)
    return FaceShape(points=tuple(int(number) for number in numbers.ravel()))


def mouth_gap(points: Points) -> float:
    """How far the lips are apart, canonical."""
    return float(points[LIP_TOP, 1] - points[LIP_BOTTOM, 1])


def corner_rise(points: Points) -> float:
    """How much higher the mouth's corners are than its middle, canonical."""
    middle = (points[LIP_TOP, 1] + points[LIP_BOTTOM, 1]) / 2
    corners = (points[CORNER, 1] + points[mean_face().mirror[CORNER], 1]) / 2
    return float(corners - middle)


def _mouth_closed(points: Points) -> Points:
    """The symmetric face (468, 3) with lips together, the jaw up and the corners relaxed."""
    gap = RELAXED * max(mouth_gap(points) - CLOSED_GAP, 0.0)
    rise = RELAXED * (corner_rise(points) - CORNER_RISE)
    mean = mean_face().points
    x, y = np.abs(mean[:, 0]), mean[:, 1]
    line = (mean[LIP_TOP, 1] + mean[LIP_BOTTOM, 1]) / 2
    corner = np.abs(mean[CORNER, 0])
    across = np.clip(1 - (x / (1.9 * corner)) ** 2, 0, 1)
    lip = np.exp(-(((y - line) / 0.2) ** 2)) * np.clip(1 - (x / corner) ** 2, 0, 1)
    jaw = np.clip((line - y) / (line - mean[CHIN, 1]), 0, 1)
    moved = points.copy()
    lower = y < line
    moved[:, 1] += np.where(
        lower, (1 - UPPER_LIP) * gap * np.maximum(lip, 0.8 * jaw * across), -UPPER_LIP * gap * lip
    )
    near = np.exp(-(((x - corner) ** 2 + (y - mean[CORNER, 1]) ** 2) / CORNER_REACH**2))
    near = near * np.clip(x / corner, 0, 1)
    moved[:, 1] -= 0.8 * rise * near
    moved[:, 0] -= np.sign(mean[:, 0]) * WIDENING * max(rise, -0.02) * near
    return moved


def _lids_opened(points: Points) -> Points:
    """The face (468, 3) with its lids nearer to the average opening."""
    mean, mirror = mean_face().points, mean_face().mirror
    moved = points.copy()
    for right in (True, False):
        ring = [index if right else int(mirror[index]) for index in EYE]
        outer, inner = points[ring[0]], points[ring[8]]
        width = float(np.linalg.norm(outer[:2] - inner[:2]))
        top, bottom = points[ring[4], 1], points[ring[12], 1]
        open_now = max((top - bottom) / max(width, 1e-6), 0.02)
        wanted = OPEN_EYE + LIDS * (np.clip(open_now, 0.18, 0.42) - OPEN_EYE)
        line = (outer[1] + inner[1]) / 2
        own = (mean[ring, 1] - (mean[ring[0], 1] + mean[ring[8], 1]) / 2) / OPEN_EYE
        if open_now < 0.12:  # closed lids have no shape to stretch
            moved[ring, 1] = line + own * wanted * width / 0.39
        else:
            moved[ring, 1] = line + (points[ring, 1] - line) * wanted / open_now
    return moved
