"""Where glasses are on a face that wears some: two lenses fitted to the edges around the eyes."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array, blur
from pipeline.painted.face_regions import LEFT_BROW, LEFT_EYE, RIGHT_BROW, RIGHT_EYE
from pipeline.parts.crop import draw_polygons
from pipeline.types import FaceMesh

TRIES = 6000
REFINED = 5
SAMPLES = 48
FRAME_PX = 2  # around a lens's edge, at 256 px a crop
OWN_EDGES = 0.35  # weight of edges that eyes and brows make


@dataclass(frozen=True, eq=False)
class Lenses:
    """outlines: float64 (2, K, 2) px. score: how much edge lies along them, about 1 for a frame."""

    outlines: NDArray[np.float64]
    score: float


# Lens centre outward and down from the eye, half width and half height in distances of the eyes,
# exponent of the superellipse, slant, difference of the two lenses' widths.
LOW = np.array([-0.06, -0.08, 0.32, 0.2, 2.0, -0.1, -0.1])
HIGH = np.array([0.12, 0.26, 0.56, 0.48, 4.5, 0.12, 0.1])
USUAL = np.array([0.03, 0.06, 0.43, 0.28, 2.8, 0.0, 0.0])
SPREAD = np.array([0.04, 0.05, 0.045, 0.06, 1.0, 0.06, 0.05])
RARITY = 0.025  # of the score, taken for each squared spread from the usual


def outlines(shapes: NDArray[np.float64], eyes: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64 (T, 2, K, 2) px: both lenses of shapes (T, 7) on a face with eyes (2, 2) px."""
    distance = float(np.linalg.norm(eyes[1] - eyes[0]))
    angle = np.linspace(0, 2 * np.pi, SAMPLES, endpoint=False)
    out, down, half_width, half_height, power, slant, uneven = shapes.T[:, :, None]
    x = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** (2 / power) * half_width
    y = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** (2 / power) * half_height
    found = []
    for side, eye in zip((-1, 1), eyes, strict=True):
        wide = x * (1 + side * uneven)
        across = eye[0] + distance * side * (wide + out)
        found.append(np.stack([across, eye[1] + distance * (y + down - slant * wide)], -1))
    return np.stack(found, 1)


def fit_lenses(light: Array, face: FaceMesh, rng: np.random.Generator) -> Lenses:
    """The lenses whose outlines follow the edges of lightness (S, S) best."""
    eyes = face.eyes[:, :2].astype(float)
    edges = _edges(light, face)
    shapes = rng.uniform(LOW, HIGH, (TRIES, len(LOW)))
    width = (HIGH - LOW) * 0.08
    for _ in range(REFINED):
        scores = _scores(shapes, eyes, edges)
        best = shapes[np.argsort(-scores)[:12]]
        near = best[rng.integers(0, len(best), TRIES // 4)] + rng.normal(
            0, width, (TRIES // 4, len(LOW))
        )
        shapes = np.vstack([best, near.clip(LOW, HIGH)])
        width = width * 0.6
    scores = _scores(shapes, eyes, edges)
    found = outlines(shapes[[int(scores.argmax())]], eyes)[0]
    return Lenses(found, float(scores.max()))


def draw_lenses(lenses: Lenses, side_px: int) -> NDArray[np.bool_]:
    """bool (S, S): lenses, frame and bridge."""
    canvas = np.zeros((side_px, side_px), np.uint8)
    pair = [np.round(outline).astype(np.int32) for outline in lenses.outlines]
    cv2.fillPoly(canvas, pair, (1,))
    thick = max(1, round(FRAME_PX * side_px / 256))
    cv2.polylines(canvas, pair, True, (1,), 2 * thick)
    inner = pair[0][pair[0][:, 0].argmax()], pair[1][pair[1][:, 0].argmin()]
    lift = round(0.25 * float(np.ptp(lenses.outlines[0, :, 1])))
    ends = [(int(x), int(y) - lift) for x, y in inner]
    cv2.line(canvas, ends[0], ends[1], (1,), 2 * thick)
    return canvas.astype(bool)


def _edges(light: Array, face: FaceMesh) -> Array:
    """float32 (S, S): strength of edges, 1 where strong for this face, less on its own features."""
    smooth = blur(light, 0.7)
    thin = np.ones((7, 7), np.uint8)
    dark = cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, thin)
    slope = np.maximum(dark, 0.6 * cv2.morphologyEx(smooth, cv2.MORPH_TOPHAT, thin))
    flat = face.landmarks[:, :2].astype(float)
    features = draw_polygons(flat, (RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW), len(light))
    near = cv2.dilate(features, np.ones((5, 5), np.uint8)) > 0
    strong = float(np.percentile(slope[_around_eyes(face, len(light))], 92))
    return np.asarray(
        (slope / max(strong, 0.5)).clip(0, 1) * np.where(near, OWN_EDGES, 1), np.float32
    )


def _around_eyes(face: FaceMesh, side_px: int) -> tuple[slice, slice]:
    x, y = face.eyes[:, :2].mean(0)
    reach = float(np.linalg.norm(face.eyes[1, :2] - face.eyes[0, :2]))
    rows = slice(max(0, int(y - 0.5 * reach)), min(side_px, int(y + 0.8 * reach)))
    return rows, slice(max(0, int(x - 1.1 * reach)), min(side_px, int(x + 1.1 * reach)))


def _scores(
    shapes: NDArray[np.float64], eyes: NDArray[np.float64], edges: Array
) -> NDArray[np.float64]:
    """Mean edge along each shape's outlines (T,); the lower half of a lens counts most.

    The upper half runs along the brows, which are edges without any glasses.
    """
    points = np.round(outlines(shapes, eyes)).astype(int).clip(0, len(edges) - 1)
    seen = edges[points[..., 1], points[..., 0]]
    half = SAMPLES // 2
    lower, upper = seen[..., :half].mean((1, 2)), seen[..., half:].mean((1, 2))
    rare = (((shapes - USUAL) / SPREAD) ** 2).sum(1)
    return np.asarray(0.65 * lower + 0.35 * upper - RARITY * rare, np.float64)
