"""Outlines of what is on a head: silhouette, lower edge above the face, edges beside it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, median_filter

from pipeline.likeness import CURTAIN_ROWS, HAIR_CENTER, HAIRLINE_COLUMNS, OUTLINE_ANGLES
from pipeline.measure.view import BOTTOM, HEIGHT, LEFT, PX_PER_UNIT, TOP, WIDTH, Mask, pixel_of

REACH = 3.4  # canonical, from HAIR_CENTER
NOWHERE = 4.0  # canonical: as far as a likeness counts, "none"
CURTAIN_FROM, CURTAIN_TO = 0.7, -1.5  # y of the first and the last row
THINNEST = 0.06  # canonical width of hair that counts as a curtain
MOST_TALL = 2.3  # canonical, of a silhouette above the eyes
WIDEST = 1.24  # skulls: hair that stands up higher does not stand out as far
FLARE = 0.12  # of the skull: how much further short hair may reach beside a head than above
SKULL = (1.05, 1.24)  # half axes of the average skull above the eyes, canonical

Floats = NDArray[np.float64]


def angles() -> Floats:
    """float64 (48,) radians from straight up, over the picture's right."""
    return np.arange(OUTLINE_ANGLES) * (2 * np.pi / OUTLINE_ANGLES)


def silhouette(mask: Mask) -> Floats:
    """float64 (48,): from HAIR_CENTER to the farthest of a mask (H, W), 0 where there is none."""
    steps = np.arange(0.3, REACH, 0.5 / PX_PER_UNIT)
    found = np.zeros(OUTLINE_ANGLES)
    for k, angle in enumerate(angles()):
        fan = angle + np.radians([-2.5, 0.0, 2.5])  # three rays: one alone meets every strand
        hits = [steps[on].max(initial=0.0) for on in (_along(mask, ray, steps) for ray in fan)]
        found[k] = float(np.median(hits))
    return found


def reach_within(inside: Mask) -> Floats:
    """float64 (48,): how far the photo goes in each direction."""
    steps = np.arange(0.3, REACH, 0.5 / PX_PER_UNIT)
    found = np.zeros(OUTLINE_ANGLES)
    for k, angle in enumerate(angles()):
        out = np.flatnonzero(~_along(inside, angle, steps))
        found[k] = steps[out[0]] if len(out) else REACH
    return found


def skull_radius() -> Floats:
    """float64 (48,): from HAIR_CENTER to the average skull's outline, without the jaw."""
    across, up = SKULL
    power = 2.15
    share = np.abs(np.sin(angles()) / across) ** power + np.abs(np.cos(angles()) / up) ** power
    return np.asarray(share ** (-1 / power))


def even_outline(outline: Floats, seen: Floats, *, alike: bool) -> Floats:
    """A silhouette that is no wilder than hair is, and goes on where the photo ends.

    seen: float64 (48,), how far the photo goes. alike: both sides resemble each other.
    """
    up = np.cos(angles())
    cut = (outline > 0) & (outline > seen - 0.06)
    mirrored, mirrored_cut = np.roll(outline[::-1], 1), np.roll(cut[::-1], 1)
    fixed = outline.copy()
    # Hair is much alike on both sides; what sticks out on one is background.
    lopsided = (up > (-0.9 if alike else 0.25)) & (outline > 1.15 * mirrored + 0.1) & ~mirrored_cut
    kept = np.where(mirrored > 0, 0.3, 0.0 if alike else 1.0)
    fixed[lopsided] = (kept * outline + (1 - kept) * mirrored)[lopsided]
    if alike:
        fixed = np.minimum(fixed, _not_flaring(fixed))
    upper = up > -0.2
    fixed = np.where(cut & ~mirrored_cut & upper, np.maximum(fixed, mirrored), fixed)
    dome = skull_radius() * _lift(outline, (up > 0.2) & ~cut)
    fixed = np.where(cut & mirrored_cut & upper, np.maximum(fixed, dome), fixed)
    return smoothed(np.minimum(fixed, np.where(up > 0, MOST_TALL, NOWHERE)))


def _not_flaring(outline: Floats) -> Floats:
    """The most that short hair may reach beside the head: little more than above it."""
    up = np.cos(angles())
    above = (up > 0.45) & (outline > 0)
    if not above.any():
        return outline
    ratio = float(np.clip(np.median(outline[above] / skull_radius()[above]), 1.0, WIDEST))
    return np.where(up > 0.45, NOWHERE, (ratio + FLARE) * skull_radius())


def _lift(outline: Floats, seen: NDArray[np.bool_]) -> float:
    """How much larger than the skull the hair is where it is seen."""
    good = seen & (outline > 0)
    if good.sum() < 3:
        return 1.12
    return float(np.clip(np.median(outline[good] / skull_radius()[good]), 1.04, 1.35))


def smoothed(radius: Floats, sigma: float = 0.8) -> Floats:
    """Without single spikes; directions without anything stay without."""
    present = radius > 0
    if not present.any():
        return radius
    steady = median_filter(radius, 3, mode="wrap")
    steady = np.where((steady == 0) & present, radius, steady)
    weight = gaussian_filter1d((steady > 0).astype(float), sigma, mode="wrap")
    soft = gaussian_filter1d(steady, sigma, mode="wrap") / np.maximum(weight, 1e-6)
    return np.where(steady > 0, soft, 0.0)


def _along(mask: Mask, angle: float, steps: Floats) -> Mask:
    """bool (K,): a mask's pixels on a ray from HAIR_CENTER."""
    x = HAIR_CENTER[0] + steps * np.sin(angle)
    y = HAIR_CENTER[1] + steps * np.cos(angle)
    rows, columns = _rows(y), _columns(x)
    seen = (rows >= 0) & (rows < HEIGHT) & (columns >= 0) & (columns < WIDTH)
    found = np.zeros(len(steps), bool)
    found[seen] = mask[rows[seen], columns[seen]]
    return found


def _rows(y: Floats) -> NDArray[np.int64]:
    return np.asarray(np.floor((TOP - y) * PX_PER_UNIT), np.int64)


def _columns(x: Floats) -> NDArray[np.int64]:
    return np.asarray(np.floor((x - LEFT) * PX_PER_UNIT), np.int64)


def lower_edge(mask: Mask) -> Floats:
    """float64 (21,): y of a mask's lower edge above a face, for x from -1 to 1; 4 without one."""
    columns = np.linspace(-1, 1, HAIRLINE_COLUMNS)
    found = np.full(HAIRLINE_COLUMNS, np.nan)
    for k, x in enumerate(columns):
        found[k] = _edge_at(mask, float(np.clip(x, -0.97, 0.97)))
    known = np.isfinite(found)
    if known.sum() < 3:
        return np.full(HAIRLINE_COLUMNS, NOWHERE)
    found = np.interp(columns, columns[known], found[known])
    found = median_filter(found, 3, mode="nearest")
    return np.asarray(gaussian_filter1d(found, 0.7, mode="nearest"))


def _edge_at(mask: Mask, x: float) -> float:
    """y where the first thick run of a mask, coming from above, ends; NaN without one."""
    _, column = pixel_of(x, 0.0)
    last, _ = pixel_of(x, 0.35)
    runs = mask[:last, max(0, column - 1) : column + 2].mean(1) > 0.5
    edges = np.flatnonzero(np.diff(np.concatenate([[False], runs, [False]]).astype(int)))
    starts, ends = edges[::2], edges[1::2]
    thick = np.flatnonzero(ends - starts >= THINNEST * PX_PER_UNIT)
    if not len(thick):
        return float("nan")
    end = ends[thick[0]]
    for k in thick[1:]:  # a gap of sheen or skin between strands is no edge
        if starts[k] - end > 0.12 * PX_PER_UNIT:
            break
        end = ends[k]
    return float(TOP - end / PX_PER_UNIT)


def inner_edge(mask: Mask, side: int, lowest: float = BOTTOM) -> Floats:
    """float64 (12,): |x| of a mask's edge toward the face, 4 for none.

    side: -1 the person's right, 1 left. lowest: y below which nothing is looked for.
    """
    found = np.full(CURTAIN_ROWS, NOWHERE)
    steps = np.arange(0.3, 1.9, 1 / PX_PER_UNIT)
    for k, y in enumerate(np.linspace(CURTAIN_FROM, CURTAIN_TO, CURTAIN_ROWS)):
        if y < lowest:
            break
        row, _ = pixel_of(0.0, y)
        columns = _columns(side * steps).clip(0, WIDTH - 1)
        on = mask[max(0, row - 1) : row + 2][:, columns].mean(0) > 0.5
        enough = max(2, round(THINNEST * PX_PER_UNIT))
        held = np.convolve(on, np.ones(enough), "valid") >= enough
        if held.any():
            found[k] = float(steps[int(np.argmax(held))])
    present = found < NOWHERE
    if present.sum() >= 3:
        soft = median_filter(np.where(present, found, np.nanmax(found[present])), 3, mode="nearest")
        found = np.where(present, soft, NOWHERE)
    return found


def connected(mask: Mask, seed: Mask, least: float = 0.03) -> Mask:
    """The pieces of a mask that touch a seed, without specks (share of the whole)."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    kept = np.zeros(count, bool)
    kept[np.unique(labels[seed & mask])] = True
    kept &= stats[:, cv2.CC_STAT_AREA] >= least * max(int(mask.sum()), 1)
    kept[0] = False
    return np.asarray(kept[labels])
