"""How thick the subject is: Poisson inflation, compressed to thick sides and a flat dome.

Source: z^2 = u with -laplace(u) = 4 makes a hemisphere of a disc (Baran and Lehtinen 2009,
"Notes on inflating curves").
"""

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import splu

from render.relief.canvas import HALF
from render.relief.raster import Image, Mask, blur, shrink
from render.relief.silhouette import Silhouette

THICKEST = 0.5  # the dome's height tends to this, units
LEAST_SLOPE = 0.12  # of u at the outline: less would let tiles swell far beyond it, units


def inflate(outline: Silhouette, cells: int, *, thickest: float = THICKEST) -> Image:
    """The squared half thickness u, float32 (cells, cells), units^2; negative outside.

    Near the outline u is proportional to the exact distance, so the rim is free of stairs.
    """
    size = 2 * HALF / cells
    distance = shrink(outline.distance, cells)
    inside = distance > 0
    height = np.sqrt(np.maximum(_poisson(inside, size), 0))
    squared = (thickest * (1 - np.exp(-height / thickest))) ** 2
    return _with_exact_rim(squared.astype(np.float32), distance, size)


def _poisson(inside: Mask, size: float) -> NDArray[np.float64]:
    """Solve -laplace(u) = 4 inside and u = 0 outside on a grid of `size` units."""
    count = int(inside.sum())
    solution = np.zeros(inside.shape)
    if not count:
        return solution
    index = np.full(inside.shape, -1)
    index[inside] = np.arange(count)
    pairs = []
    for here, there in ((index[:, 1:], index[:, :-1]), (index[1:], index[:-1])):
        linked = (here >= 0) & (there >= 0)
        pairs.append(np.stack([here[linked], there[linked]]))
    rows, columns = np.concatenate(pairs, axis=1)
    links = sp.coo_matrix((-np.ones(len(rows)), (rows, columns)), (count, count))
    matrix = (links + links.T + 4 * sp.eye(count)).tocsc()
    solver = splu(
        matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
    )
    solution[inside] = solver.solve(np.full(count, 4 * size * size))
    return solution


def _with_exact_rim(squared: Image, distance: Image, size: float) -> Image:
    """Replace u near the outline by slope x distance, the slope taken from further inside."""
    band = (distance > 1.5 * size) & (distance < 4 * size)
    band |= distance >= min(4 * size, 0.8 * float(distance.max()))
    slope = np.where(band, squared / np.maximum(distance, size), 0).astype(np.float32)
    near, near_weight = blur(slope, 2.5), blur(band, 2.5)
    far, far_weight = blur(slope, 9), blur(band, 9)
    spread = (near + 0.02 * far) / (near_weight + 0.02 * far_weight + 1e-6)
    rim = np.maximum(spread, LEAST_SLOPE) * distance
    share = np.clip((distance / size - 2) / 3, 0, 1)
    return blur(rim * (1 - share) + squared * share, 1.0)
