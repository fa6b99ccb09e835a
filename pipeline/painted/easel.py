"""The square canvas: a cutout fitted to it, and colours bled beyond an edge."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.color import Array
from pipeline.types import AnimalFace, Cutout, FaceMesh

SIDE_PX = 512
SUBJECT_SHARE = 300 / 360  # of the side that the subject's longer side fills
SOLID = 0.75  # alpha from which a pixel's colour is the subject's own


def bleed(image: Array, inside: NDArray[np.bool_]) -> Array:
    """float32 (H, W, C): pixels outside take the colour of the nearest one inside."""
    if not inside.any():
        return image
    _, labels = cv2.distanceTransformWithLabels(
        (~inside).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    source = np.zeros(int(labels.max()) + 1, np.int64)
    source[labels[inside]] = np.flatnonzero(inside)
    return np.asarray(image.reshape(-1, image.shape[2])[source[labels]], np.float32)


def _subject(alpha: Array) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 px of what is more than half opaque (everything, if nothing is)."""
    ys, xs = np.nonzero(alpha > 0.5)
    if not len(xs):
        return 0, 0, alpha.shape[1], alpha.shape[0]
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def _drawn(image: Array, scale: float, corner: tuple[float, float]) -> Array:
    """An image scaled, its pixel `corner` at the canvas' origin, its border repeated."""
    if scale < 1:
        size = [max(1, round(n * scale)) for n in image.shape[1::-1]]
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.float32)
        scale = 1.0
    else:
        corner = corner[0] / scale, corner[1] / scale
    matrix = np.array([[scale, 0, -corner[0] * scale], [0, scale, -corner[1] * scale]])
    return np.asarray(
        cv2.warpAffine(
            image,
            matrix,
            (SIDE_PX, SIDE_PX),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE if image.ndim == 3 else cv2.BORDER_CONSTANT,
        ),
        np.float32,
    )


def _calmed(image: Array, scale: float) -> Array:
    """Compression noise of a small photo, smoothed away after enlarging it by `scale`."""
    if scale < 1.15:
        return image
    radius = min(2.0 + 1.3 * scale, 7.0)
    return np.asarray(cv2.bilateralFilter(image, 0, 0.07, radius), np.float32)


@dataclass(frozen=True, eq=False)
class Fitted:
    """A cutout on the canvas.

    colors: float32 (S, S, 3) in [0, 1], bled outwards. alpha: float32 (S, S). faces, animals: in
    canvas px.
    """

    colors: Array
    alpha: Array
    faces: tuple[FaceMesh, ...]
    animals: tuple[AnimalFace, ...]


def fit_to_canvas(cutout: Cutout) -> Fitted:
    """The subject in the middle of the canvas, as large as SUBJECT_SHARE tells."""
    x0, y0, x1, y1 = _subject(cutout.alpha)
    scale = SUBJECT_SHARE * SIDE_PX / max(x1 - x0, y1 - y0)
    left = (x0 + x1) / 2 * scale - SIDE_PX / 2
    top = (y0 + y1) / 2 * scale - SIDE_PX / 2
    pixels = cutout.pixels.astype(np.float32) / np.float32(255)
    colors = _calmed(_drawn(pixels, scale, (left, top)).clip(0, 1), scale)
    alpha = _drawn(cutout.alpha, scale, (left, top)).clip(0, 1)
    x, y = left / scale, top / scale
    return Fitted(
        colors=bleed(colors, alpha > SOLID),
        alpha=alpha,
        faces=tuple(face.seen_from(x, y, scale=scale) for face in cutout.faces),
        animals=tuple(face.seen_from(x, y, scale=scale) for face in cutout.animals),
    )
