"""What of the drawing is solid: smooth outline, thin things thickened, specks dropped."""

from dataclasses import dataclass

import cv2
import numpy as np

from render.errors import UnbuildableRelief
from render.relief.canvas import Canvas
from render.relief.raster import (
    Image,
    Mask,
    blur,
    dilate,
    disc,
    enlarge,
    pieces_of,
    shrink,
    signed_distance,
)

CORNER = 0.22  # radius where the drawing's straight edge cuts the subject, units
CUT = 0.35  # an end this straight (share of the subject's span) is a cut
SMOOTHING = 0.02  # units
THIN = 0.045  # what is thinner is kept only where it is long, units
HOLE = 0.012  # smaller holes are closed, square units
SPECK = 0.02  # components below this share of the largest are dropped
LATTICE = 0.07  # a subject nowhere deeper than this is lattice, units
COHERENT = 0.6  # of what is left, in one piece; less would be scattered debris
MOST_PIECES = 6
MOST_HOLES = 8


@dataclass(frozen=True, eq=False)
class Silhouette:
    """The outline of what becomes solid.

    mask: bool (N, N). distance: float32 (N, N), to the outline in units, positive inside, exact
    to a fraction of a pixel.
    """

    mask: Mask
    distance: Image


def trace_silhouette(canvas: Canvas, *, card: bool = False) -> Silhouette:
    """Find the outline; raises UnbuildableRelief when nothing is left of it."""
    unit = 1 / canvas.pixel
    if card:
        mask = blur(canvas.alpha, SMOOTHING * unit) > 0.46
    else:
        alpha = canvas.alpha * _rounded_cuts(canvas)
        mask = _with_thin_things(alpha, blur(alpha, SMOOTHING * unit) > 0.46, unit)
        mask = blur(mask, 0.8 * SMOOTHING * unit) > 0.5
    return _silhouette(_without_holes(mask, HOLE * unit * unit), canvas)


def is_useless(outline: Silhouette) -> bool:
    """Whether the outline is debris or lattice, which as tiles would look broken."""
    pieces = len(pieces_of(outline.mask)[1]) - 1
    holes = len(pieces_of(~outline.mask)[1]) - 2
    thin = float(outline.distance.max()) < LATTICE
    return thin or pieces > MOST_PIECES or holes > MOST_HOLES


def closed_silhouette(outline: Silhouette, canvas: Canvas) -> Silhouette:
    """The same outline with gaps up to 0.2 units bridged, for mattes that fell apart.

    Raises UnbuildableRelief where nothing holds the most of it together all the same.
    """
    radius = max(2, round(0.1 / canvas.pixel))
    padded = np.pad(outline.mask.astype(np.uint8), 2 * radius)
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, disc(2 * radius + 1))
    inner = closed[2 * radius : -2 * radius, 2 * radius : -2 * radius]
    closer = _silhouette(blur(inner, radius / 2) > 0.45, canvas)
    areas = pieces_of(closer.mask)[1]
    if areas.max() < COHERENT * areas.sum():
        raise UnbuildableRelief("the subject is in pieces")
    return closer


def _silhouette(mask: Mask, canvas: Canvas) -> Silhouette:
    labels, areas = pieces_of(mask)
    mask = (areas >= max(SPECK * areas.max(), 12))[labels] & mask
    if not mask.any():
        raise UnbuildableRelief("the subject is too thin")
    return Silhouette(mask, _outline_distance(mask, canvas.pixel))


def _outline_distance(mask: Mask, pixel: float) -> Image:
    side = mask.shape[0]
    fine = enlarge(blur(mask, 1.2), 2 * side) > 0.5
    return blur(shrink(signed_distance(fine), side), 1.0) * np.float32(pixel / 2)


def _rounded_cuts(canvas: Canvas) -> Image:
    """A rectangle with rounded corners at the sides where the subject ends in a straight cut."""
    solid = canvas.alpha > 0.5
    rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    if len(rows) < 8 or len(columns) < 8:
        return np.ones_like(canvas.alpha)
    top, bottom, left, right = rows[0], rows[-1], columns[0], columns[-1]
    far = 10 * canvas.side

    def end(line: Mask, span: int, value: int, beyond: int) -> int:
        return value if line.sum() > CUT * span else beyond

    left_end = end(solid[:, left + 2], bottom - top, left, -far)
    right_end = end(solid[:, right - 2], bottom - top, right, far)
    top_end = end(solid[top + 2], right - left, top, -far)
    bottom_end = end(solid[bottom - 2], right - left, bottom, far)
    radius = CORNER / canvas.pixel
    y, x = np.mgrid[: canvas.side, : canvas.side].astype(np.float32)
    dx = np.maximum(left_end + radius - x, x - right_end + radius)
    dy = np.maximum(top_end + radius - y, y - bottom_end + radius)
    beyond = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0)
    return np.asarray(np.clip(radius - beyond + 1, 0, 1), np.float32)


def _with_thin_things(alpha: Image, mask: Mask, unit: float) -> Mask:
    """Add handles, legs and masts that smoothing would erase, a little thicker than they are."""
    kernel = disc(round(THIN * unit))
    solid = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0
    thin = ((alpha > 0.6) & ~solid).astype(np.uint8)
    cores = cv2.morphologyEx(thin, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    labels, areas = pieces_of(np.asarray(cores > 0))
    return np.asarray(solid | dilate((areas > 0.0053 * unit * unit)[labels], kernel))


def _without_holes(mask: Mask, largest_px: float) -> Mask:
    labels, areas = pieces_of(~mask)
    return mask | ((areas < largest_px)[labels] & ~mask)
