"""Neural style transfer, picture by picture: no training, but a descent for every drawing.

L. Gatys, A. Ecker, M. Bethge, "Image style transfer using convolutional neural networks", CVPR
2016, on EfficientNet-lite0 instead of VGG; from coarse to fine as in their "Controlling perceptual
factors in neural style transfer", CVPR 2017.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pipeline.backbone import normalised
from pipeline.color import Array
from pipeline.networks.condition import ImageFeatures

STYLE_STAGES = (0, 1, 2)
CONTENT_STAGE = 2
MULTIPLE = 32  # the trunk halves the size five times


@dataclass(frozen=True)
class Effort:
    """steps: at a half and at the full size. seconds: of the processor for all of them, after which
    it ends.

    style, smooth: how much the style's textures and smoothness count beside the content.
    """

    steps: tuple[int, int] = (60, 25)
    seconds: float = 20.0
    rate: float = 0.02
    style: float = 5.0
    smooth: float = 10.0


def transfer(eyes: ImageFeatures, content: Array, style: Array, effort: Effort) -> Array:
    """float32 (H, W, 3): `content` in the textures and colours of `style`, both (., ., 3), 0-1."""
    height, width = content.shape[:2]
    whole, example = _tensor(content), _tensor(style)
    ends = time.process_time() + effort.seconds
    drawn = _sized(whole, 0.5)
    for steps, scale in zip(effort.steps, (0.5, 1.0), strict=True):
        wanted = _sized(whole, scale)
        start = functional.interpolate(drawn, wanted.shape[2:], mode="bicubic").clamp(0, 1)
        drawn = _descend(eyes, (start, wanted, _sized(example, scale)), effort, (steps, ends))
    full = functional.interpolate(drawn, (height, width), mode="bicubic", antialias=True)
    return np.ascontiguousarray(full[0].clamp(0, 1).permute(1, 2, 0).numpy())


def _tensor(picture: Array) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1), np.float32))[None]


def _sized(picture: Tensor, scale: float) -> Tensor:
    """Scaled to sides that the trunk divides."""
    sides = [max(1, round(n * scale / MULTIPLE)) * MULTIPLE for n in picture.shape[2:]]
    return functional.interpolate(picture, sides, mode="bilinear", antialias=True)


def _descend(
    eyes: ImageFeatures,
    pictures: tuple[Tensor, Tensor, Tensor],
    effort: Effort,
    limits: tuple[int, float],
) -> Tensor:
    """The first of start, content and style, moved toward the others."""
    start, content, style = pictures
    steps, ends = limits
    with torch.no_grad():
        wanted = _stages(eyes, content)[CONTENT_STAGE]
        textures = [gram(stage) for stage in _chosen(_stages(eyes, style))]
    drawn = start.clone().requires_grad_()
    optimiser = torch.optim.Adam([drawn], effort.rate)
    for _ in range(steps):
        if time.process_time() > ends:
            break
        stages = _stages(eyes, drawn)
        loss = _apart(stages[CONTENT_STAGE], wanted) + effort.smooth * _roughness(drawn)
        grams = [gram(stage) for stage in _chosen(stages)]
        for found, there in zip(grams, textures, strict=True):
            loss = loss + effort.style / len(textures) * _apart(found, there)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        with torch.no_grad():
            drawn.clamp_(0, 1)
    return drawn.detach()


def gram(features: Tensor) -> Tensor:
    """(N, C, C): which channels of (N, C, H, W) go together."""
    flat = features.flatten(2)
    return flat @ flat.transpose(1, 2) / flat.shape[2]


def _stages(eyes: ImageFeatures, picture: Tensor) -> list[Tensor]:
    found: list[Tensor] = eyes.trunk(normalised(255 * picture))
    return found


def _chosen(stages: Sequence[Tensor]) -> list[Tensor]:
    return [stages[index] for index in STYLE_STAGES]


def _apart(found: Tensor, wanted: Tensor) -> Tensor:
    """The mean square of the difference over the mean square of what is wanted."""
    return ((found - wanted) ** 2).mean() / (wanted**2).mean().clamp_min(1e-6)


def _roughness(picture: Tensor) -> Tensor:
    across = (picture[..., 1:] - picture[..., :-1]).abs().mean()
    return across + (picture[..., 1:, :] - picture[..., :-1, :]).abs().mean()
