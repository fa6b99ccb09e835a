"""A picture in areas of one colour each, with the smooth outlines of cut paper.

Superpixels by P. Felzenszwalb and D. Huttenlocher, "Efficient graph-based image segmentation",
IJCV 2004, merged where neighbours are alike; each area's outline is then blurred against the
others', which rounds it without leaving gaps.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import find_objects
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from skimage.segmentation import felzenszwalb

from pipeline.color import Array, blur, to_lab, to_rgb
from pipeline.painted.smoothing import flatten_gradients

Labels = NDArray[np.int64]

FLATTENING = 0.010
TEXTURE_PASSES, TEXTURE_LAB, TEXTURE_PX = 2, 11.0, 3.5  # bilateral filters against fur and grain
SCALE, SMOOTHING_PX, SMALLEST_PX = 45, 0.6, 90  # of the superpixels, on a canvas of 512 px
ALIKE = 8.5  # Lab distance (lightness counts less) of neighbours that become one
COUNTS = np.array([0.75, 1.25, 1.25], np.float32)  # how much L, a, b count for that
ROUNDING_PX = 2.2
SOLID = 0.3  # alpha of what belongs to the subject


def flatten(lab: Array) -> Array:
    """lab (H, W, 3) without its texture and small gradients."""
    calm = lab
    for _ in range(TEXTURE_PASSES):
        calm = np.asarray(cv2.bilateralFilter(calm, 9, TEXTURE_LAB, TEXTURE_PX), np.float32)
    return to_lab(flatten_gradients(to_rgb(calm), FLATTENING, threads=1))


def find_areas(flat: Array, alpha: Array) -> Labels:
    """int64 (H, W): the area each pixel belongs to; 0 is what lies beyond the subject.

    flat: lab (H, W, 3) by `flatten`. alpha: float32 (H, W).
    """
    solid = alpha > SOLID
    pieces = felzenszwalb(
        to_rgb(flat), scale=SCALE, sigma=SMOOTHING_PX, min_size=SMALLEST_PX, channel_axis=-1
    )
    pieces = _counted(np.where(solid, pieces + 1, 0))
    merged = _merged(pieces, flat * COUNTS)
    return _rounded(_counted(np.where(solid, merged + 1, 0)))


def area_colors(flat: Array, areas: Labels) -> Array:
    """lab (H, W, 3): the median colour of each pixel's area."""
    count = int(areas.max()) + 1
    order = np.argsort(areas, axis=None, kind="stable")
    pixels = flat.reshape(-1, 3)[order]
    starts = np.searchsorted(areas.ravel()[order], np.arange(count + 1))
    colors = np.zeros((count, 3), np.float32)
    for area, (start, end) in enumerate(pairwise(starts)):
        if end > start:
            colors[area] = np.median(pixels[start:end], 0)
    return colors[areas]


def _merged(pieces: Labels, colors: Array) -> Labels:
    """Pieces joined where neighbours' mean colours (H, W, 3) are no further apart than ALIKE."""
    count = int(pieces.max()) + 1
    sizes = np.bincount(pieces.ravel(), minlength=count)
    sums = [np.bincount(pieces.ravel(), colors[..., i].ravel(), count) for i in range(3)]
    means = np.stack(sums, -1) / np.maximum(sizes, 1)[:, None]
    beside = np.concatenate(
        [
            np.stack([pieces[:, :-1].ravel(), pieces[:, 1:].ravel()], -1),
            np.stack([pieces[:-1].ravel(), pieces[1:].ravel()], -1),
        ]
    )
    one, other = np.unique(beside[beside[:, 0] != beside[:, 1]], axis=0).T
    alike = np.linalg.norm(means[one] - means[other], axis=1) < ALIKE
    edges = coo_array((np.ones(alike.sum(), bool), (one[alike], other[alike])), (count, count))
    _, group = connected_components(edges, directed=False)
    return np.asarray(group[pieces], np.int64)


def _counted(labels: Labels) -> Labels:
    """The same areas, numbered from 0 without gaps."""
    return np.unique(labels, return_inverse=True)[1].reshape(labels.shape)


def _rounded(labels: Labels) -> Labels:
    """Areas with smooth outlines: each pixel goes to the area of which most lies around it."""
    nearest = np.full(labels.shape, -1, np.float32)
    found = labels.copy()
    reach = int(3 * ROUNDING_PX)
    for area, box in enumerate(find_objects(labels + 1)):
        if box is None:
            continue
        part = tuple(slice(max(0, s.start - reach), s.stop + reach) for s in box)
        around = blur((labels[part] == area).astype(np.float32), ROUNDING_PX)
        wins = around > nearest[part]
        nearest[part][wins] = around[wins]
        found[part][wins] = area
    return found
