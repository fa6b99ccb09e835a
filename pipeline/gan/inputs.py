"""What the generator looks at: the photo, its recolouring, alpha, a screen, guides of faces."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pipeline.backbone import normalised
from pipeline.color import Array, to_lab, to_rgb
from pipeline.painted.face_regions import (
    LEFT_BROW,
    LEFT_EYE,
    LIPS,
    OVAL,
    RIGHT_BROW,
    RIGHT_EYE,
)
from pipeline.painted.recolor import recolor
from pipeline.parts.crop import NOSE, SHIFT_BITS
from pipeline.types import FaceMesh, Palette

CUBE = 17  # steps of each channel in a recolouring's table
GUIDES = ((OVAL,), (RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW), (LIPS, NOSE))
FEATURES_PX = 224  # side of what the image features are taken from


def color_cube(palette: Palette) -> Tensor:
    """float32 (1, 3, 17, 17, 17): every colour drawn toward a palette; axes blue, green, red."""
    steps = np.linspace(0, 1, CUBE, dtype=np.float32)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    lab = to_lab(np.stack([red, green, blue], -1).reshape(-1, 1, 3))
    drawn = to_rgb(recolor(lab, palette, np.ones(lab.shape[:2], np.float32)))
    cube = drawn.reshape(CUBE, CUBE, CUBE, 3).transpose(3, 0, 1, 2)
    return torch.from_numpy(np.ascontiguousarray(cube))[None]


def recolored(colors: Tensor, cube: Tensor) -> Tensor:
    """(3, H, W) in [0, 1] through a table such as `color_cube`'s, between its steps linearly."""
    places = (2 * colors - 1).permute(1, 2, 0)[None, None]  # x is red, y green, z blue
    found = functional.grid_sample(
        cube, places, mode="bilinear", padding_mode="border", align_corners=True
    )
    return found[0, :, 0]


def draw_guides(shape: tuple[int, ...], faces: tuple[FaceMesh, ...]) -> Array:
    """float32 (3, H, W): faces' ovals, eyes and brows, lips and noses."""
    height, width = shape
    found = np.zeros((len(GUIDES), height, width), np.uint8)
    for face in faces:
        for plane, outlines in zip(found, GUIDES, strict=True):
            for indices in outlines:
                corners = face.landmarks[list(indices), :2] * (1 << SHIFT_BITS)
                cv2.fillPoly(
                    plane, [np.round(corners).astype(np.int32)], (255,), cv2.LINE_AA, SHIFT_BITS
                )
    return found.astype(np.float32) / np.float32(255)


def build_picture(
    colors: Array,
    alpha: Array,
    faces: tuple[FaceMesh, ...],
    cube: Tensor,
    screen: Array,
) -> Tensor:
    """float32 (11, H, W): the generator's picture.

    colors: float32 (H, W, 3) in [0, 1]. alpha, screen: float32 (H, W).
    """
    photo = torch.from_numpy(np.ascontiguousarray(colors.transpose(2, 0, 1)))
    plain = torch.from_numpy(np.stack([alpha, screen]).astype(np.float32))
    guides = torch.from_numpy(draw_guides(alpha.shape, faces))
    return torch.cat([photo, recolored(photo, cube), plain, guides])


def build_feature_view(colors: Array) -> Tensor:
    """float32 (3, 224, 224) as `ImageFeatures` takes it, of colors float32 (H, W, 3)."""
    small = cv2.resize(colors, (FEATURES_PX, FEATURES_PX), interpolation=cv2.INTER_AREA)
    pixels = torch.from_numpy(np.ascontiguousarray(small.transpose(2, 0, 1), np.float32))
    return normalised(255 * pixels)
