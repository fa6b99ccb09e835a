"""Laid-out faces in the same light: both cheeks equally light and of one colour."""

from __future__ import annotations

import torch
from torch import Tensor

from pipeline.parts.laid import Frame

LIT = (168.0, 142.0, 128.0)  # sRGB that the cheeks are given, whatever their own colour and light
CHEEK = (0.42, 0.8), (-0.12, 0.2)  # canonical x and y of what is taken for bare skin
DARKEST = 12.0  # of a cheek's channel that is made brighter in full


def evenly_lit(pixels: Tensor, frame: Frame) -> Tensor:
    """Views (N, 3, H, W), 0 to 255, multiplied so that both cheeks are LIT, and all between."""
    x, y = (torch.from_numpy(part).float() for part in frame.grid())
    (near, far), (low, high) = CHEEK
    level = (y > low) & (y < high)
    right, left = (
        pixels[:, :, level & (sign * x > near) & (sign * x < far)].median(-1).values
        for sign in (-1, 1)
    )
    middle = (near + far) / 2
    share = ((x[0] + middle) / (2 * middle)).clamp(-0.1, 1.1)
    cheek = right[..., None] * (1 - share) + left[..., None] * share
    wanted = pixels.new_tensor(LIT)[None, :, None]
    return (pixels * (wanted / cheek.clamp_min(DARKEST))[:, :, None]).clamp(0, 255)
