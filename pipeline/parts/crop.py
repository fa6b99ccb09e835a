"""The square in which a head is looked at: upright, faces equally large, hair and shoulders in.

What lies beyond the photo is grey there, and a channel of its own says so; further channels draw
the face mesh, which is always known, so that the network need not find the face first.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.painted.face_regions import (
    LEFT_BROW,
    LEFT_EYE,
    LIPS,
    OVAL,
    RIGHT_BROW,
    RIGHT_EYE,
)
from pipeline.types import FaceMesh, check_array

CROP_PX = 160  # what the network learned on; a face is 67 px high in it
MESH_RADIUS = 0.14  # of the crop's side: root mean square distance of landmarks from their mean
CENTRE = (0.5, 0.48)  # of the crop's side: where that mean lies
BEYOND = (124, 116, 104)  # sRGB, ImageNet's mean: the network's zero
SHIFT_BITS = 4  # cv2 takes polygons in fixed point
GUIDES = 4  # channels of `guides`

NOSE = (6, 351, 420, 279, 358, 327, 2, 98, 129, 49, 198, 122)


@dataclass(frozen=True, eq=False)
class HeadCrop:
    """A head as the network sees it.

    pixels: uint8 (S, S, 3) sRGB. guides: float32 (4, S, S) in [0, 1]: the photo (0 beyond it), the
    face's oval, eyes and brows, lips and nose. to_crop: float64 (2, 3), see HeadParts.
    """

    pixels: NDArray[np.uint8]
    guides: NDArray[np.float32]
    to_crop: NDArray[np.float64]

    def __post_init__(self) -> None:
        side = self.pixels.shape[0]
        check_array("pixels", self.pixels, np.uint8, (side, side, 3))
        check_array("guides", self.guides, np.float32, (GUIDES, side, side))
        check_array("to_crop", self.to_crop, np.float64, (2, 3))


def crop_affine(face: FaceMesh, side_px: int = CROP_PX) -> NDArray[np.float64]:
    """float64 (2, 3): photo px to px of the crop, by the mesh's size in space and the eyes' slope.

    The size in space stays when a head turns or nods, unlike that of its outline.
    """
    points = face.landmarks.astype(np.float64)
    mean = points.mean(0)
    radius = float(np.sqrt(((points - mean) ** 2).sum(1).mean()))
    scale = MESH_RADIUS * side_px / max(radius, 1e-3)
    across = (face.eyes[1, :2] - face.eyes[0, :2]).astype(np.float64)
    across /= max(float(np.linalg.norm(across)), 1e-6)
    turn = scale * np.array([[across[0], across[1]], [-across[1], across[0]]])
    shift = np.array(CENTRE) * side_px - turn @ mean[:2]
    return np.column_stack([turn, shift])


def cut_head(
    pixels: NDArray[np.uint8], face: FaceMesh, *, to_crop: NDArray[np.float64], side_px: int
) -> HeadCrop:
    """The head of a face in a photo uint8 (H, W, 3), moved by an affine such as `crop_affine`'s."""
    beyond = [float(value) for value in BEYOND]
    view = warp(pixels, to_crop, side_px, beyond)
    inside = warp(np.full(pixels.shape[:2], 255, np.uint8), to_crop, side_px, [0.0])
    moved = face.landmarks[:, :2] @ to_crop[:, :2].T + to_crop[:, 2]
    groups = ((OVAL,), (RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW), (LIPS, NOSE))
    drawn = [draw_polygons(moved, group, side_px) for group in groups]
    guides = np.stack([inside, *drawn]).astype(np.float32) / 255
    return HeadCrop(view, guides, to_crop)


def warp(
    image: NDArray[np.uint8], affine: NDArray[np.float64], side_px: int, beyond: list[float]
) -> NDArray[np.uint8]:
    """The picture in the crop's px, shrunk without aliasing where it is much larger."""
    scale = float(np.sqrt(abs(np.linalg.det(affine[:, :2]))))
    if scale < 0.5:
        small = cv2.resize(image, None, fx=2 * scale, fy=2 * scale, interpolation=cv2.INTER_AREA)
        ratio = np.array([image.shape[1] / small.shape[1], image.shape[0] / small.shape[0]])
        affine = np.column_stack([affine[:, :2] * ratio, affine[:, 2]])
        image = np.asarray(small, np.uint8)
    warped = cv2.warpAffine(
        image, affine, (side_px, side_px), flags=cv2.INTER_LINEAR, borderValue=beyond
    )
    return np.asarray(warped, np.uint8)


def draw_polygons(
    points: NDArray[np.float64], polygons: tuple[tuple[int, ...], ...], side_px: int
) -> NDArray[np.uint8]:
    """uint8 (S, S), 255 within the polygons of these landmarks."""
    canvas = np.zeros((side_px, side_px), np.uint8)
    limited = points.clip(-4 * side_px, 5 * side_px)  # fixed point overflows far outside
    for polygon in polygons:
        corners = np.round(limited[list(polygon)] * 2**SHIFT_BITS).astype(np.int32)
        cv2.fillPoly(canvas, [corners], (255,), lineType=cv2.LINE_AA, shift=SHIFT_BITS)
    return canvas
