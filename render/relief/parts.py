"""Cuts the subject into its 2 to 18 parts, each with one colour and a bold smooth edge."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import to_lab
from render.relief.canvas import HALF, Canvas
from render.relief.graph import coarse_regions
from render.relief.raster import (
    Image,
    Labels,
    Mask,
    bleed,
    blur,
    dilate,
    disc,
    erode,
    pieces_of,
    resize_labels,
    shrink,
)
from render.relief.shading import merge_shading, unite_colors
from render.relief.silhouette import Silhouette

MOST_PARTS = 18
EDGE = 0.028  # blur of the label maps, units: how bold the parts' edges are
KNOWN_EDGE = 0.5  # of this blur for skin and hair
LEAST_FREE = 0.002  # share of the canvas that the segmentation needs
SMALLEST = 0.010  # share of the subject below which a part is dissolved
SMALLEST_ACCENT = 0.002  # the same for parts of a colour of their own
BALD = 0.65  # share of a face's surrounding that is one part, so no hair
SAME_SKIN = 20.0  # colour distance up to which that part is skin
YELLOWER = 0.04  # hue, radians, by which skin may be yellower than the face
ACCENT = 35.0  # colour distance from the rest at which a small part is kept larger


@dataclass(frozen=True, eq=False)
class Parts:
    """The subject's parts on the canvas.

    labels: int32 (N, N), 1 to P in the silhouette and bled beyond it, one number per connected
    piece. colors: float32 (P, 3) CIELAB of each piece. shares: float32 (P,) of the area.
    known: bool (P,), which are a person's skin or hair.
    """

    labels: Labels
    colors: NDArray[np.float32]
    shares: NDArray[np.float32]
    known: NDArray[np.bool_]

    @property
    def count(self) -> int:
        return len(self.colors)


def cut_parts(
    canvas: Canvas,
    outline: Silhouette,
    *,
    ovals: tuple[Mask, ...] = (),
    known: Labels | None = None,
) -> Parts:
    """Segment the drawing.

    ovals: bool (N, N) each, become parts of their own (faces). known: int32 (N, N), what needs no
    segmentation (skin and hair), one number a part; 0 elsewhere.
    """
    lab = to_lab(np.asarray(cv2.bilateralFilter(canvas.colors, 9, 0.12, 5), np.float32))
    half = canvas.side // 2
    free = outline.mask if known is None else outline.mask & (known == 0)
    if known is not None and free.mean() < LEAST_FREE:
        free = outline.mask
    small_lab, small_mask = shrink(lab, half), shrink(free, half) > 0.5
    regions = merge_shading(coarse_regions(small_lab, small_mask, MOST_PARTS), small_lab)
    regions = unite_colors(regions, small_lab)
    labels = resize_labels(regions, canvas.side)
    labels = np.where(outline.mask, bleed(labels, labels > 0), 0)
    first = int(labels.max())  # names above it are known parts
    if known is not None:
        labels = np.where(outline.mask & (known > 0), first + known, labels).astype(np.int32)
    for _ in range(2):
        labels = _smooth_edges(labels, lab, outline.mask, known_above=first)
        labels = _dissolve_crumbs(labels, lab, outline.mask)
    for oval in ovals:
        labels = _with_face(labels, lab, oval & outline.mask)
    return _measured(labels, lab, outline.mask, known_above=None if known is None else first)


def single_part(canvas: Canvas, outline: Silhouette) -> Parts:
    """The whole subject as one part."""
    labels = outline.mask.astype(np.int32)
    return _measured(labels, to_lab(canvas.colors), outline.mask)


def part_interiors(parts: Parts, sigma: float) -> Image:
    """1 inside the parts, about a half where two meet; sigma in px."""
    interior = np.zeros(parts.labels.shape, np.float32)
    for part in range(1, parts.count + 1):
        interior = np.maximum(interior, blur(parts.labels == part, sigma))
    return interior


def _with_face(labels: Labels, lab: Image, oval: Mask) -> Labels:
    """Make a face's oval one part, together with what surrounds it when that is skin too."""
    if not oval.any():
        return labels
    ring = dilate(oval, disc(round(0.06 * labels.shape[0] / (2 * HALF)))) & ~oval & (labels > 0)
    around = np.bincount(labels[ring], minlength=int(labels.max()) + 1)
    neighbour = int(around.argmax())
    name = int(labels.max()) + 1
    labels = np.where(oval, name, labels).astype(np.int32)
    rest = labels == neighbour
    encloses = around[neighbour] > BALD * max(ring.sum(), 1) and rest.any()
    if encloses and _is_same_skin(np.median(lab[oval], axis=0), np.median(lab[rest], axis=0)):
        labels[rest] = name
    return labels


def _is_same_skin(face: Image, other: Image) -> bool:
    """Whether a colour, CIELAB (3,), may be a face's skin: shaded skin is redder, hair yellower."""
    near = np.linalg.norm((face - other) * (0.5, 1, 1)) < SAME_SKIN
    hue, other_hue = (np.arctan2(color[2], color[1]) for color in (face, other))
    return bool(near and other_hue < hue + YELLOWER)


def _smooth_edges(labels: Labels, lab: Image, mask: Mask, *, known_above: int) -> Labels:
    """Blur the label maps and take the strongest: small accents win a little more than others.

    Names above `known_above` were not guessed and keep their shapes better.
    """
    names = [int(name) for name in np.unique(labels) if name > 0]
    sigma = EDGE * labels.shape[0] / (2 * HALF)
    overall = np.median(lab[mask], axis=0)
    best = np.full(labels.shape, -1, np.float32)
    chosen = np.zeros_like(labels)
    for name in names:
        here = labels == name
        contrast = float(np.linalg.norm((np.median(lab[here], axis=0) - overall)[1:]))
        accent = contrast > ACCENT and here.sum() < 0.08 * mask.sum()
        calm = KNOWN_EDGE if name > known_above else 0.7 if accent else 1
        score = blur(here, sigma * calm)
        score = score * (1.35 if accent else 1)
        chosen = np.where(score > best, name, chosen)
        best = np.maximum(best, score)
    return np.where(mask, chosen, 0).astype(np.int32)


def _dissolve_crumbs(labels: Labels, lab: Image, mask: Mask) -> Labels:
    """Give pieces that are too small to be tiles to their neighbours."""
    overall = np.median(lab[mask], axis=0)
    kept = np.zeros_like(labels)
    for name in np.unique(labels[mask]):
        here = labels == name
        contrast = float(np.linalg.norm((np.median(lab[here], axis=0) - overall)[1:]))
        least = (SMALLEST_ACCENT if contrast > ACCENT else SMALLEST) * mask.sum()
        pieces, areas = pieces_of(here)
        limit = np.full(len(areas), 0.6 * least)
        limit[areas.argmax()] = least
        big = (areas >= limit) & (areas > 0)
        kept[big[pieces]] = name
    if not (kept > 0).any():
        return mask.astype(np.int32)
    return np.where(mask, bleed(kept, kept > 0), 0).astype(np.int32)


def _measured(labels: Labels, lab: Image, mask: Mask, *, known_above: int | None = None) -> Parts:
    """Number the connected pieces and take each colour's median, of all pieces it has."""
    pieces = np.zeros_like(labels)
    colors: list[NDArray[np.float32]] = []
    known: list[bool] = []
    for name in np.unique(labels[mask]):
        here = (labels == name) & mask
        color = _paint(lab, here)
        found, areas = pieces_of(here)
        pieces[here] = found[here] + len(colors)
        colors += [color] * (len(areas) - 1)
        known += [known_above is not None and name > known_above] * (len(areas) - 1)
    shares = np.bincount(pieces[mask], minlength=len(colors) + 1)[1:] / mask.sum()
    return Parts(
        labels=bleed(pieces, pieces > 0),
        colors=np.stack(colors),
        shares=shares.astype(np.float32),
        known=np.array(known, bool),
    )


def _paint(lab: Image, here: Mask) -> NDArray[np.float32]:
    """Median colour of a part's lit and inner pixels: without its edge, shadows and glints."""
    inner = erode(here, disc(5))
    pixels = lab[inner if inner.sum() > 60 else here]
    low, high = np.percentile(pixels[:, 0], [25, 80])
    lit = (pixels[:, 0] >= low) & (pixels[:, 0] <= high)
    median: NDArray[np.float32] = np.median(pixels[lit], axis=0).astype(np.float32)
    return median
