"""Cuts the subject into its 2 to 18 parts, each with one colour and a bold smooth edge."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from render.relief.canvas import HALF, Canvas, bleed
from render.relief.colors import to_lab
from render.relief.graph import coarse_regions
from render.relief.shading import merge_shading
from render.relief.silhouette import Silhouette

MOST_PARTS = 18
EDGE = 0.028  # blur of the label maps, units: how bold the parts' edges are
SMALLEST = 0.010  # share of the subject below which a part is dissolved
SMALLEST_ACCENT = 0.003  # the same for parts of a colour of their own
ACCENT = 35.0  # colour distance from the rest at which a small part is kept larger


@dataclass(frozen=True, eq=False)
class Parts:
    """The subject's parts on the canvas.

    labels: int32 (N, N), 1 to P in the silhouette and bled beyond it, one number per connected
    piece. colors: float32 (P, 3) CIELAB of each piece. shares: float32 (P,) of the area.
    """

    labels: NDArray[np.int32]
    colors: NDArray[np.float32]
    shares: NDArray[np.float32]

    @property
    def count(self) -> int:
        return len(self.colors)


def cut_parts(
    canvas: Canvas, outline: Silhouette, *, ovals: tuple[NDArray[np.bool_], ...] = ()
) -> Parts:
    """Segment the drawing; `ovals`, bool (N, N) each, become parts of their own (faces)."""
    smooth = cv2.bilateralFilter(canvas.colors, 9, 0.12, 5)
    lab = to_lab(smooth)
    half = (canvas.side // 2,) * 2
    small_lab = cv2.resize(lab, half, interpolation=cv2.INTER_AREA)
    small_mask = cv2.resize(outline.mask.astype(np.uint8), half) > 0
    regions = merge_shading(coarse_regions(small_lab, small_mask, MOST_PARTS), small_lab)
    labels = cv2.resize(regions, (canvas.side,) * 2, interpolation=cv2.INTER_NEAREST)
    labels = np.where(outline.mask, bleed(labels, labels > 0), 0).astype(np.int32)
    for _ in range(2):
        labels = _smooth_edges(labels, lab, outline.mask)
        labels = _dissolve_crumbs(labels, lab, outline.mask)
    for index, oval in enumerate(ovals):
        labels[oval & outline.mask] = labels.max() + 1 + index
    return _measured(labels, lab, outline.mask)


def single_part(canvas: Canvas, outline: Silhouette) -> Parts:
    """The whole subject as one part."""
    labels = outline.mask.astype(np.int32)
    return _measured(labels, to_lab(canvas.colors), outline.mask)


def part_scores(labels: NDArray[np.int32], sigma: float) -> NDArray[np.float32]:
    """Blurred one-hot maps float32 (P, N, N) of labels 1 to P; sigma in px."""
    maps = [
        cv2.GaussianBlur((labels == part).astype(np.float32), (0, 0), sigma)
        for part in range(1, int(labels.max()) + 1)
    ]
    return np.stack(maps)


def _smooth_edges(
    labels: NDArray[np.int32], lab: NDArray[np.float32], mask: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Blur the label maps and take the strongest: small accents win a little more than others."""
    names = [int(name) for name in np.unique(labels) if name > 0]
    sigma = EDGE * labels.shape[0] / (2 * HALF)
    overall = np.median(lab[mask], axis=0)
    best = np.full(labels.shape, -1, np.float32)
    chosen = np.zeros_like(labels)
    for name in names:
        here = labels == name
        contrast = float(np.linalg.norm((np.median(lab[here], axis=0) - overall)[1:]))
        accent = contrast > ACCENT and here.sum() < 0.08 * mask.sum()
        score = cv2.GaussianBlur(here.astype(np.float32), (0, 0), sigma * (0.7 if accent else 1))
        score = score * (1.35 if accent else 1)
        chosen = np.where(score > best, name, chosen)
        best = np.maximum(best, score)
    return np.where(mask, chosen, 0).astype(np.int32)


def _dissolve_crumbs(
    labels: NDArray[np.int32], lab: NDArray[np.float32], mask: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Give pieces that are too small to be tiles to their neighbours."""
    overall = np.median(lab[mask], axis=0)
    kept = np.zeros_like(labels)
    for name in np.unique(labels[mask]):
        here = (labels == name).astype(np.uint8)
        contrast = float(np.linalg.norm((np.median(lab[here > 0], axis=0) - overall)[1:]))
        least = (SMALLEST_ACCENT if contrast > ACCENT else SMALLEST) * mask.sum()
        count, pieces, stats, _ = cv2.connectedComponentsWithStats(here)
        areas = stats[:, cv2.CC_STAT_AREA].astype(np.float64)
        limit = np.full(count, 0.6 * least)
        limit[1 + int(areas[1:].argmax())] = least
        big = areas >= limit
        big[0] = False
        kept[big[pieces]] = name
    if not (kept > 0).any():
        return mask.astype(np.int32)
    return np.where(mask, bleed(kept, kept > 0), 0).astype(np.int32)


def _measured(
    labels: NDArray[np.int32], lab: NDArray[np.float32], mask: NDArray[np.bool_]
) -> Parts:
    """Number the connected pieces and take each colour's median, of all pieces it has."""
    pieces = np.zeros_like(labels)
    colors: list[NDArray[np.float32]] = []
    for name in np.unique(labels[mask]):
        here = (labels == name) & mask
        color = _paint(lab, here)
        count, found = cv2.connectedComponents(here.astype(np.uint8))
        pieces[here] = found[here] + len(colors)
        colors += [color] * (count - 1)
    shares = np.bincount(pieces[mask], minlength=len(colors) + 1)[1:] / mask.sum()
    full = np.asarray(bleed(pieces, pieces > 0), np.int32)
    return Parts(full, np.stack(colors), shares.astype(np.float32))


def _paint(lab: NDArray[np.float32], here: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Median colour of a part's lit and inner pixels: without its edge, shadows and glints."""
    inner = cv2.erode(here.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    pixels = lab[inner if inner.sum() > 60 else here]
    low, high = np.percentile(pixels[:, 0], [35, 85])
    lit = (pixels[:, 0] >= low) & (pixels[:, 0] <= high)
    median: NDArray[np.float32] = np.median(pixels[lit], axis=0).astype(np.float32)
    return median
