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
SHOWN = 0.002  # alpha that is no part of the subject, not even as half a level of 8 bits
MARGIN_PX = 12  # of the canvas around the subject that is drawn
_Box = tuple[int, int, int, int]  # x0, y0, x1, y1 px


def bleed(image: Array, inside: NDArray[np.bool_]) -> Array:
    """float32 (H, W, C): pixels outside take the colour of the nearest one inside."""
    if not inside.any():
        return image
    _, labels = cv2.distanceTransformWithLabels(
        (~inside).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    source = np.zeros(int(labels.max()) + 1, np.int64)
    source[labels[inside]] = np.flatnonzero(inside)
    pixels = image.reshape(-1, image.shape[2])
    return np.asarray(np.take(pixels, np.take(source, np.asarray(labels)), axis=0), np.float32)


def _box(shown: NDArray[np.bool_]) -> _Box:
    """Around what is shown (everything, if nothing is)."""
    x, y, width, height = cv2.boundingRect(shown.astype(np.uint8))
    if not width:
        return 0, 0, shown.shape[1], shown.shape[0]
    return x, y, x + width, y + height


def _drawn(image: Array, scale: float, corner: tuple[float, float], size: tuple[int, int]) -> Array:
    """An image scaled, its pixel `corner` at the origin of `size` px, its border repeated.

    corner: px of the scaled image; whole ones of a smaller one.
    """
    if scale < 1:
        small = [max(1, round(n * scale)) for n in image.shape[1::-1]]
        image = np.asarray(cv2.resize(image, small, interpolation=cv2.INTER_AREA), np.float32)
    matrix = np.array([[max(1.0, scale), 0, -corner[0]], [0, max(1.0, scale), -corner[1]]])
    drawn = cv2.warpAffine(
        image,
        matrix,
        size,
        flags=cv2.INTER_NEAREST if scale < 1 else cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE if image.ndim == 3 else cv2.BORDER_CONSTANT,
    )
    return np.asarray(np.clip(drawn, 0, 1, out=drawn), np.float32)


def _calmed(image: Array, scale: float) -> Array:
    """A small photo without the compression noise that enlarging it by `scale` would show."""
    if scale < 1.15:
        return image
    radius = min(2.0 + 1.3 * scale, 7.0) / scale
    return np.asarray(cv2.bilateralFilter(image, 0, 0.07, radius), np.float32)


@dataclass(frozen=True, eq=False)
class Fitted:
    """A cutout on the canvas.

    colors: float32 (S, S, 3) in [0, 1], bled outwards. alpha: float32 (S, S). faces, animals: in
    canvas px. lights, grey: see Cutout.
    """

    colors: Array
    alpha: Array
    faces: tuple[FaceMesh, ...]
    animals: tuple[AnimalFace, ...] = ()
    lights: float | None = None
    grey: bool | None = None


def fit_to_canvas(cutout: Cutout) -> Fitted:
    """The subject in the middle of the canvas, as large as SUBJECT_SHARE tells."""
    x0, y0, x1, y1 = _box(cutout.alpha > 0.5)
    scale = SUBJECT_SHARE * SIDE_PX / max(x1 - x0, y1 - y0)
    left = (x0 + x1) / 2 * scale - SIDE_PX / 2
    top = (y0 + y1) / 2 * scale - SIDE_PX / 2
    if scale < 1:  # no pixel need be mixed again after shrinking
        left, top = float(round(left)), float(round(top))
    colors, alpha = _on_canvas(cutout, scale, (left, top))
    x, y = left / scale, top / scale
    return Fitted(
        colors=colors,
        alpha=alpha,
        faces=tuple(face.seen_from(x, y, scale=scale) for face in cutout.faces),
        animals=tuple(face.seen_from(x, y, scale=scale) for face in cutout.animals),
        lights=cutout.lights,
        grey=cutout.grey,
    )


def _on_canvas(cutout: Cutout, scale: float, corner: tuple[float, float]) -> tuple[Array, Array]:
    """Colours and alpha of a Fitted, with the cutout's pixel `corner`, scaled, at its origin.

    Only what the subject covers is worked on: beyond that colours are its rim's.
    """
    left, top, right, bottom = _place(_box(cutout.alpha > SHOWN), scale, corner)
    inner, size = (corner[0] + left, corner[1] + top), (right - left, bottom - top)
    pixels = cutout.pixels.astype(np.float32) / np.float32(255)
    colors = _drawn(_calmed(pixels, scale), scale, inner, size)
    alpha = _drawn(cutout.alpha, scale, inner, size)
    around = top, SIDE_PX - bottom, left, SIDE_PX - right
    bled = cv2.copyMakeBorder(bleed(colors, alpha > SOLID), *around, cv2.BORDER_REPLICATE)
    whole = cv2.copyMakeBorder(alpha, *around, cv2.BORDER_CONSTANT)
    return np.asarray(bled, np.float32), np.asarray(whole, np.float32)


def _place(shown: _Box, scale: float, corner: tuple[float, float]) -> _Box:
    """Where on the canvas a box of the cutout comes to lie, with a margin."""
    start, end = np.round(np.array(shown).reshape(2, 2) * scale - corner).astype(int)
    x0, y0 = np.maximum(start - MARGIN_PX, 0)
    x1, y1 = np.minimum(end + MARGIN_PX, SIDE_PX)
    return int(x0), int(y0), int(x1), int(y1)
