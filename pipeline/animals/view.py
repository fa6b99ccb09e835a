"""What the network looks at: a square window on the cut-out, before plain grey."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

GREY = 128
SEEN_PX = 640  # longest side at which a cut-out is looked at

Pixels = NDArray[np.uint8]
Points = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Subject:
    """A cut-out before grey, and where in it the animal may be.

    pixels: uint8 (H, W, 3). scale: px of it for each px of the cut-out. box: x0, y0, x1, y1 px
    around what is opaque.
    """

    pixels: Pixels
    scale: float
    box: tuple[float, float, float, float]


def on_grey(pixels: Pixels, alpha: NDArray[np.float32]) -> Subject:
    """The subject of a cut-out: pixels uint8 (H, W, 3), alpha float32 (H, W) in [0, 1]."""
    scale = min(1.0, SEEN_PX / max(alpha.shape))
    if scale < 1:
        size = max(1, round(alpha.shape[1] * scale)), max(1, round(alpha.shape[0] * scale))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        alpha = np.asarray(cv2.resize(alpha, size, interpolation=cv2.INTER_AREA), np.float32)
    mixed = GREY + (pixels.astype(np.float32) - GREY) * alpha[..., None]
    return Subject(np.round(mixed).astype(np.uint8), scale, _opaque_box(alpha))


def _opaque_box(alpha: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """x0, y0, x1, y1 px around the opaque part; all of the picture where nothing is."""
    opaque = alpha > 0.5
    rows, columns = np.flatnonzero(opaque.any(1)), np.flatnonzero(opaque.any(0))
    if len(rows) == 0:
        return 0.0, 0.0, float(alpha.shape[1]), float(alpha.shape[0])
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


@dataclass(frozen=True, eq=False)
class View:
    """A square window. pixels: uint8 (S, S, 3). matrix: float64 (2, 3), subject px to view px."""

    pixels: Pixels
    matrix: NDArray[np.float64]

    def to_view(self, points: Points) -> Points:
        """Points (K, 2) of the subject in px of the view."""
        return _moved(points, self.matrix)

    def to_subject(self, points: Points) -> Points:
        """Points (K, 2) of the view in px of the subject."""
        return _moved(points, np.asarray(cv2.invertAffineTransform(self.matrix), np.float64))


def _moved(points: Points, matrix: NDArray[np.float64]) -> Points:
    moved: Points = (points @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    return moved


def window(centre: tuple[float, float], side: float, out_px: int) -> NDArray[np.float64]:
    """The matrix of an upright view of `out_px` on the square of `side` px around `centre`."""
    scale = out_px / side
    shift_x, shift_y = (out_px / 2 - scale * value for value in centre)
    return np.array([[scale, 0, shift_x], [0, scale, shift_y]])


def whole(subject: Subject, *, out_px: int, margin: float = 0.04) -> NDArray[np.float64]:
    """The matrix of the view that holds all that is opaque and a margin (share of its side)."""
    x0, y0, x1, y1 = subject.box
    side = max(x1 - x0, y1 - y0, 8.0) * (1 + 2 * margin)
    return window(((x0 + x1) / 2, (y0 + y1) / 2), side, out_px)


def look(subject: Subject, matrix: NDArray[np.float64], out_px: int) -> View:
    """The subject through a window; beyond the picture it is grey."""
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    source, to_source = subject.pixels, 1.0
    if scale < 0.6:  # a warp that shrinks more would skip pixels
        to_source = scale / 0.8
        size = [max(1, round(side * to_source)) for side in source.shape[1::-1]]
        source = np.asarray(cv2.resize(source, size, interpolation=cv2.INTER_AREA), np.uint8)
    warp = matrix.copy()
    warp[:, :2] /= to_source
    seen = cv2.warpAffine(
        source, warp, (out_px, out_px), flags=cv2.INTER_LINEAR, borderValue=(GREY, GREY, GREY)
    )
    return View(np.asarray(seen, np.uint8), matrix)
