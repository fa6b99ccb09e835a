"""What the generator looks at: the photo, alpha, a screen, guides of faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import torch
from torch import Tensor

from pipeline.backbone import normalised
from pipeline.color import Array, to_lab
from pipeline.networks.generator import MULTIPLE
from pipeline.painted.eyes import find_eyes
from pipeline.painted.face_regions import (
    LEFT_BROW,
    LEFT_EYE,
    LIPS,
    OVAL,
    RIGHT_BROW,
    RIGHT_EYE,
    eye_window,
)
from pipeline.painted.shading import cheeks
from pipeline.parts.crop import NOSE, SHIFT_BITS
from pipeline.types import FaceMesh

if TYPE_CHECKING:  # machines that only train have no pydantic
    from config.theme import EyeName

GUIDES = ((OVAL,), (RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW), (LIPS, NOSE))
OPENING, IRIS = 0.6, 0.5  # in the guides of eyes, where lights and pupils are 1
SEEN_PX = 8  # of a face's window at least, for its eyes and mouth to be drawn
FEATURES_PX = 224  # side of what the image features are taken from
OUTSIDE = 0.004  # alpha up to which a pixel is no part of the subject
MARGIN_PX = 8  # of the photo around it; beyond, the networks are shown black
Part = tuple[slice, slice]  # rows and columns, each with a start and a stop


def subject_part(alpha: Array) -> Part:
    """The part of a canvas, alpha float32 (S, S), that the networks are shown."""
    x, y, width, height = cv2.boundingRect((alpha > OUTSIDE).astype(np.uint8))
    if not width:
        return slice(0, alpha.shape[0]), slice(0, alpha.shape[1])
    right, bottom = x + width - 1 + MARGIN_PX, y + height - 1 + MARGIN_PX
    rows = slice(max(0, y - MARGIN_PX), min(alpha.shape[0], bottom))
    return rows, slice(max(0, x - MARGIN_PX), min(alpha.shape[1], right))


def grown(part: Part, shape: tuple[int, ...]) -> Part:
    """A part with sides that the generator can divide, inside a picture that has such sides."""
    rows, columns = (_grown(side, limit) for side, limit in zip(part, shape, strict=True))
    return rows, columns


def _grown(side: slice, limit: int) -> slice:
    length = -(-(side.stop - side.start) // MULTIPLE) * MULTIPLE
    start = max(0, min(side.start, limit - length))
    return slice(start, start + length)


def draw_guides(colors: Array, faces: tuple[FaceMesh, ...], eyes: EyeName = "round") -> Array:
    """float32 (6, H, W): cheeks; faces' ovals, eyes and brows, lips and noses; then eyes as they
    are to be drawn: openings with their lights, irises with their pupils.

    colors: float32 (H, W, 3).
    """
    height, width = colors.shape[:2]
    found = np.zeros((len(GUIDES), height, width), np.uint8)
    drawn = np.zeros((2, height, width), np.float32)
    glow = np.zeros((1, height, width), np.float32)
    for face in faces:
        for plane, outlines in zip(found, GUIDES, strict=True):
            for indices in outlines:
                corners = face.landmarks[list(indices), :2] * (1 << SHIFT_BITS)
                cv2.fillPoly(
                    plane, [np.round(corners).astype(np.int32)], (255,), cv2.LINE_AA, SHIFT_BITS
                )
        glow[0] = np.maximum(glow[0], cheeks((height, width), face))
        _draw_eyes(drawn, colors, face, eyes)
    return np.concatenate([glow.clip(0, 1), found.astype(np.float32) / np.float32(255), drawn])


def _draw_eyes(planes: Array, colors: Array, face: FaceMesh, name: EyeName) -> None:
    """A face's eyes into planes (2, H, W), as far as the picture shows them."""
    part, near = eye_window(colors.shape[:2], face)
    if min(colors[part].shape[:2]) < SEEN_PX:
        return
    openings, irises = planes[0][part], planes[1][part]
    for eye in find_eyes(to_lab(colors[part]), near):
        if eye.open:
            lit = OPENING * eye.inside + (1 - OPENING) * eye.shine(name)
            np.maximum(openings, np.float32(eye.clear) * lit, out=openings)
            dark = IRIS * eye.iris + (1 - IRIS) * eye.pupil(name)
            np.maximum(irises, np.float32(eye.clear) * dark, out=irises)


def build_picture(
    colors: Array,
    alpha: Array,
    faces: tuple[FaceMesh, ...],
    screen: Array,
    eyes: EyeName = "round",
) -> Tensor:
    """float32 (11, H, W): the generator's picture.

    colors: float32 (H, W, 3) in [0, 1]. alpha, screen: float32 (H, W).
    """
    photo = torch.from_numpy(np.ascontiguousarray(colors.transpose(2, 0, 1)))
    plain = torch.from_numpy(np.stack([alpha, screen]).astype(np.float32))
    guides = torch.from_numpy(draw_guides(colors, faces, eyes))
    return torch.cat([photo, plain, guides])


def build_feature_view(colors: Array) -> Tensor:
    """float32 (3, 224, 224) as `ImageFeatures` takes it, of colors float32 (H, W, 3)."""
    small = cv2.resize(colors, (FEATURES_PX, FEATURES_PX), interpolation=cv2.INTER_AREA)
    pixels = torch.from_numpy(np.ascontiguousarray(small.transpose(2, 0, 1), np.float32))
    return normalised(255 * pixels)
