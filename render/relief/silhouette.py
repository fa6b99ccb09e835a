"""What of the drawing is solid: smooth outline, thin things thickened, specks dropped."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.errors import UnbuildableRelief
from render.relief.canvas import HALF, Canvas

CORNER = 0.22  # radius where the drawing's straight edge cuts the subject, units
HOLE = 0.012  # smaller holes are closed, square units
SPECK = 0.02  # components below this share of the largest are dropped


@dataclass(frozen=True, eq=False)
class Silhouette:
    """The outline of what becomes solid.

    mask: bool (N, N). distance: float32 (N, N), to the outline in units, positive inside, exact
    to a fraction of a pixel.
    """

    mask: NDArray[np.bool_]
    distance: NDArray[np.float32]


def trace_silhouette(canvas: Canvas, *, card: bool = False) -> Silhouette:
    """Find the outline; raises UnbuildableRelief when nothing is left of it."""
    unit = canvas.side / (2 * HALF)
    alpha = canvas.alpha if card else canvas.alpha * _rounded_cuts(canvas)
    mask = _smooth(alpha, 0.02 * unit) > 0.46
    if not card:
        mask = _with_thin_things(alpha, mask, unit)
        mask = _smooth(mask, 0.013 * unit) > 0.5
    mask = _without_specks(_without_holes(mask, HOLE * unit * unit))
    if not mask.any():
        raise UnbuildableRelief("the subject is too thin")
    return Silhouette(mask, outline_distance(mask, canvas.pixel))


def is_useless(outline: Silhouette) -> bool:
    """Whether the outline is debris or lattice, which as tiles would look broken."""
    inside = outline.distance[outline.mask]
    count, _ = cv2.connectedComponents(outline.mask.astype(np.uint8))
    return bool(inside.max() < 0.07 or count - 1 > 6)


def closed_silhouette(outline: Silhouette, canvas: Canvas) -> Silhouette:
    """The same outline with gaps up to 0.2 units bridged, for mattes that fell apart."""
    radius = max(2, round(0.1 * canvas.side / (2 * HALF)))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2)
    padded = np.pad(outline.mask.astype(np.uint8), 2 * radius)
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, kernel)
    inner = closed[2 * radius : -2 * radius, 2 * radius : -2 * radius]
    mask = _without_specks(_smooth(inner > 0, radius / 2) > 0.45)
    if not mask.any():
        raise UnbuildableRelief("the subject is too thin")
    return Silhouette(mask, outline_distance(mask, canvas.pixel))


def outline_distance(mask: NDArray[np.bool_], pixel: float) -> NDArray[np.float32]:
    """Signed distance float32 (N, N) to a mask's outline in units, positive inside."""
    side = mask.shape[0]
    soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.2)
    fine = cv2.resize(soft, (2 * side, 2 * side), interpolation=cv2.INTER_LINEAR) > 0.5
    inside = cv2.distanceTransform(fine.astype(np.uint8), cv2.DIST_L2, 5)
    outside = cv2.distanceTransform((~fine).astype(np.uint8), cv2.DIST_L2, 5)
    signed = cv2.resize(inside - outside, (side, side), interpolation=cv2.INTER_AREA)
    distance: NDArray[np.float32] = cv2.GaussianBlur(signed, (0, 0), 1.0) * (pixel / 2)
    return distance


def _smooth(values: NDArray[np.generic], sigma: float) -> NDArray[np.float32]:
    smoothed: NDArray[np.float32] = cv2.GaussianBlur(values.astype(np.float32), (0, 0), sigma)
    return smoothed


def _rounded_cuts(canvas: Canvas) -> NDArray[np.float32]:
    """A rectangle with rounded corners at the sides where the subject ends in a straight cut."""
    solid = canvas.alpha > 0.5
    rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    if not len(rows):
        return np.ones_like(canvas.alpha)
    top, bottom, left, right = rows[0], rows[-1], columns[0], columns[-1]
    far = 10 * canvas.side
    edges = [left, right, top, bottom]
    lines = [solid[:, left + 2], solid[:, right - 2], solid[top + 2], solid[bottom - 2]]
    spans = [bottom - top, bottom - top, right - left, right - left]
    for index, (line, span) in enumerate(zip(lines, spans, strict=True)):
        if line.sum() < 0.35 * max(span, 1):
            edges[index] += far if index % 2 else -far
    radius = CORNER / canvas.pixel
    y, x = np.mgrid[: canvas.side, : canvas.side].astype(np.float32)
    dx = np.maximum(edges[0] + radius - x, x - edges[1] + radius)
    dy = np.maximum(edges[2] + radius - y, y - edges[3] + radius)
    beyond = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0)
    kept: NDArray[np.float32] = np.clip(radius - beyond + 1, 0, 1).astype(np.float32)
    return kept


def _with_thin_things(
    alpha: NDArray[np.float32], mask: NDArray[np.bool_], unit: float
) -> NDArray[np.bool_]:
    """Add handles, legs and masts that smoothing would erase, a little thicker than they are."""
    width = max(3, round(0.045 * unit) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    solid = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0
    thin = ((alpha > 0.6) & ~solid).astype(np.uint8)
    thin = cv2.morphologyEx(thin, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(thin)
    long_enough = stats[:, cv2.CC_STAT_AREA] > 0.0053 * unit * unit
    long_enough[0] = False
    kept = long_enough[labels].astype(np.uint8)
    return solid | (cv2.dilate(kept, kernel) > 0)


def _without_holes(mask: NDArray[np.bool_], largest_px: float) -> NDArray[np.bool_]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats((~mask).astype(np.uint8))
    small = stats[:, cv2.CC_STAT_AREA] < largest_px
    return mask | (small[labels] & ~mask)


def _without_specks(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    if count == 1:
        return mask
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    kept: NDArray[np.bool_] = (areas >= max(SPECK * areas.max(), 12))[labels]
    return kept & mask
