"""Superpixels, merged greedily along the weakest borders into a few regions."""

import heapq

import numpy as np
from numpy.typing import NDArray
from skimage.segmentation import slic

from render.relief.raster import Image, Labels, Mask, blur

SUPERPIXELS = 550
LIGHTNESS_WEIGHT = 0.45  # shading changes lightness most, and is no part of its own

Borders = dict[int, dict[int, list[float]]]  # region -> neighbour -> [length px, contrast sum]


def coarse_regions(lab: Image, mask: Mask, count: int) -> Labels:
    """Cut the mask into about `count` regions of one colour each.

    lab: float32 (H, W, 3). mask: bool (H, W). Returns int32 (H, W), 0 outside.
    """
    weighted = lab * np.array([LIGHTNESS_WEIGHT, 1, 1], np.float32)
    cells = _superpixels(weighted, mask)
    merger = _Merger(weighted, cells, count)
    roots = merger.run()
    regions: Labels = roots[cells].astype(np.int32)
    return regions


def _superpixels(weighted: Image, mask: Mask) -> Labels:
    share = max(mask.mean(), 1e-3)
    cells = slic(
        weighted / 40,
        n_segments=int(SUPERPIXELS / share),
        compactness=0.25,
        channel_axis=-1,
        convert2lab=False,
        start_label=1,
        max_num_iter=6,
    )
    cells = np.where(mask, cells, 0)
    _, dense = np.unique(cells, return_inverse=True)
    dense = dense.reshape(mask.shape)
    return np.asarray(dense + (0 if (~mask).any() else 1), np.int32)


def border_pairs(labels: Labels, step: int = 1) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Flat pixel indices (P,), (P,) of neighbours `step` apart that lie in different regions."""
    index = np.arange(labels.size).reshape(labels.shape)
    first = np.concatenate([index[:, step:].ravel(), index[step:].ravel()])
    second = np.concatenate([index[:, :-step].ravel(), index[:-step].ravel()])
    a, b = labels.ravel()[first], labels.ravel()[second]
    apart = (a != b) & (a > 0) & (b > 0)
    return first[apart], second[apart]


class _Merger:
    """Region adjacency with lazily updated costs in a heap; lives for one call only."""

    def __init__(self, color: Image, cells: Labels, count: int) -> None:
        size = int(cells.max()) + 1
        flat = cells.ravel()
        self.wanted = count
        self.area = np.bincount(flat, minlength=size).astype(np.float64)
        sums = [np.bincount(flat, color[..., c].ravel(), size) for c in range(3)]
        self.mean = np.stack(sums, 1) / np.maximum(self.area, 1)[:, None]
        self.total = self.area[1:].sum()
        self.parent = np.arange(size)
        self.borders = self._borders(color, cells)

    def _borders(self, color: Image, cells: Labels) -> Borders:
        smooth = blur(color, 0.8).reshape(-1, 3)
        first, second = border_pairs(cells)
        a, b = cells.ravel()[first], cells.ravel()[second]
        low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b)
        size = len(self.area)
        keys, inverse, lengths = np.unique(
            low * size + high, return_inverse=True, return_counts=True
        )
        local = np.linalg.norm(self.mean[keys // size] - self.mean[keys % size], axis=1)
        step = np.linalg.norm(smooth[first] - smooth[second], axis=1)
        sharp = np.bincount(inverse, step, len(keys)) / lengths
        contrast = np.maximum(local, 1.5 * sharp)
        borders: Borders = {int(i): {} for i in np.flatnonzero(self.area) if i > 0}
        for key, length, value in zip(keys, lengths, contrast, strict=True):
            i, j = int(key // size), int(key % size)
            borders[i][j] = borders[j][i] = [float(length), float(value * length)]
        return borders

    def run(self) -> NDArray[np.int64]:
        """Merge until `wanted` regions are left; returns each superpixel's region."""
        heap = [(self._cost(i, j), i, j) for i in self.borders for j in self.borders[i] if i < j]
        heapq.heapify(heap)
        while len(self.borders) > self.wanted and heap:
            cost, i, j = heapq.heappop(heap)
            if j not in self.borders.get(i, ()):
                continue
            now = self._cost(i, j)
            if now > cost * 1.0001 + 1e-9:
                heapq.heappush(heap, (now, i, j))
                continue
            for k in self._merge(i, j):
                heapq.heappush(heap, (self._cost(i, k), i, k))
        return self._roots()

    def _cost(self, i: int, j: int) -> float:
        length, contrast = self.borders[i][j]
        difference = float(np.linalg.norm(self.mean[i] - self.mean[j]))
        weight = self.area[i] * self.area[j] / (self.area[i] + self.area[j]) / self.total
        step = min(difference, 1.6 * contrast / length + 0.15 * difference)
        return float(step * step * weight**0.8)

    def _merge(self, i: int, j: int) -> list[int]:
        """Fold region j into i; returns the neighbours whose border changed."""
        both = self.area[i] + self.area[j]
        self.mean[i] = (self.mean[i] * self.area[i] + self.mean[j] * self.area[j]) / both
        self.area[i] = both
        self.parent[j] = i
        gained = self.borders.pop(j)
        del self.borders[i][j], gained[i]
        for k, border in gained.items():
            del self.borders[k][j]
            own = self.borders[i].get(k, [0.0, 0.0])
            self.borders[i][k] = self.borders[k][i] = [own[0] + border[0], own[1] + border[1]]
        return list(gained)

    def _roots(self) -> NDArray[np.int64]:
        roots = self.parent
        while (roots[roots] != roots).any():
            roots = roots[roots]
        return roots
