"""What the network should say of a view, as tensors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.animals.marks import EARS, EYES, KINDS, face_centre, face_size
from pipeline.animals.network import FLAGS, HEATS, OFFSET_UNIT_PX, SLOTS, STRIDE

NEAR = 0.3  # of the face's heat: cells that also learn where the marks are
KNOWN = 2.4  # face sizes around a crowded photo's face, beyond which nothing is known

Floats = NDArray[np.float32]


class Targets(NamedTuple):
    """Of N views, in maps of h x w cells.

    heat: (N, 5, h, w) in [0, 1]. known: (N, 1, h, w), 0 where nothing is known. offsets:
    (N, 12, h, w), NaN where nothing is to be learned. flags: (N, 3), NaN where there is no face.
    near: (N, 1, h, w), weight of a cell for offsets and flags. size: (N,) of the face, px.
    """

    heat: Tensor
    known: Tensor
    offsets: Tensor
    flags: Tensor
    near: Tensor
    size: Tensor


def targets(points: Floats | None, cells: int, *, crowded: bool = False) -> Targets:
    """The targets of one view of `cells` x `cells`, N = 1; points float32 (6, 2) px, or None."""
    heat = np.zeros((len(HEATS), cells, cells), np.float32)
    known = np.ones((1, cells, cells), np.float32)
    offsets = np.full((2 * len(SLOTS), cells, cells), np.nan, np.float32)
    flags, size = np.full(len(FLAGS), np.nan, np.float32), 1.0
    if points is not None:
        size, centre = face_size(points), face_centre(points)
        heat[0] = _bump(centre, cells, np.clip(0.18 * size / STRIDE, 0.9, 2.5))
        _add_marks(heat, points, np.clip(0.09 * size / STRIDE, 0.8, 1.5))
        places = _places(cells)
        offsets = (points[:, :, None, None] - places) / OFFSET_UNIT_PX
        offsets = offsets.reshape(-1, cells, cells).astype(np.float32)
        profile = (points[EYES][0] == points[EYES][1]).all()
        flags = np.array([profile, *np.isfinite(points[EARS]).all(1)], np.float32)
        if crowded:
            known[0] = np.hypot(*(places - centre[:, None, None])) < KNOWN * size
    near = np.where(heat[:1] > NEAR, heat[:1], 0)
    arrays = heat, known, offsets, flags, near, np.float32(size)
    return Targets(*(torch.from_numpy(np.asarray(array)[None]) for array in arrays))


def _places(cells: int) -> Floats:
    """float32 (2, h, w): x and y of the cells' centres, px."""
    axis = (np.arange(cells, dtype=np.float32) + 0.5) * STRIDE
    return np.stack(np.meshgrid(axis, axis))


def _bump(centre: Floats, cells: int, sigma: float) -> Floats:
    gaps = (_places(cells) - centre[:, None, None]) / STRIDE
    bump: Floats = np.exp(-(gaps**2).sum(0) / (2 * sigma**2)).astype(np.float32)
    return bump


def _add_marks(heat: Floats, points: Floats, sigma: float) -> None:
    cells = heat.shape[1]
    for point, kind in zip(points, KINDS, strict=True):
        if np.isfinite(point).all():
            row = heat[HEATS.index(kind)]
            np.maximum(row, _bump(point, cells, sigma), out=row)
