"""What tells drawings from the generator's: patches of pictures, seen in four ways.

PatchGAN: P. Isola et al., "Image-to-image translation with conditional adversarial networks", CVPR
2017. Spectral norm: T. Miyato et al., ICLR 2018. The views: X. Wang and J. Yu, "Learning to
cartoonize using white-box cartoon representations", CVPR 2020. Projection: T. Miyato and M. Koyama,
"cGANs with projection discriminator", ICLR 2018.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

from pipeline.networks.condition import EMBEDDING

WIDTHS = (32, 64, 96)
SLOPE = 0.2
SURFACE_PX, SURFACE_EPS = 5, 0.02  # radius and regularisation of the guided filter
STRUCTURE_PX = 4  # side of the squares that the structure's view averages
LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601
SHIFT = 0.15  # by which the weights of a random grey differ from that


def _box(x: Tensor, radius: int) -> Tensor:
    return functional.avg_pool2d(
        functional.pad(x, [radius] * 4, mode="reflect"), 2 * radius + 1, stride=1
    )


def surface(x: Tensor) -> Tensor:
    """(N, 3, H, W) without texture: K. He, J. Sun, X. Tang, "Guided image filtering", guided by
    itself."""
    mean = _box(x, SURFACE_PX)
    variance = _box(x * x, SURFACE_PX) - mean * mean
    slope = variance / (variance + SURFACE_EPS)
    return _box(slope, SURFACE_PX) * x + _box(mean - slope * mean, SURFACE_PX)


def structure(x: Tensor) -> Tensor:
    """(N, 3, H/4, W/4): which areas there are and where, without their lines."""
    return functional.avg_pool2d(x, STRUCTURE_PX)


def texture(x: Tensor, weights: Tensor) -> Tensor:
    """(N, 1, H, W): grey by random weights (N, 3), so that no colour tells on it."""
    return (x * weights[..., None, None]).sum(1, keepdim=True)


def random_greys(count: int, generator: torch.Generator) -> Tensor:
    """(count, 3), sums of 1: luma with each part shifted at random."""
    parts = torch.tensor(LUMA) + SHIFT * (2 * torch.rand(count, 3, generator=generator) - 1)
    return parts / parts.sum(1, keepdim=True)


class PatchDiscriminator(nn.Module):
    """How much like a drawing each patch looks; spectral norm but after the last convolution."""

    def __init__(self, inputs: int, widths: tuple[int, ...] = WIDTHS) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for outputs in widths:
            layers += [
                spectral_norm(nn.Conv2d(inputs, outputs, 3, stride=2, padding=1)),
                nn.LeakyReLU(SLOPE),
                spectral_norm(nn.Conv2d(outputs, outputs, 3, padding=1)),
                nn.LeakyReLU(SLOPE),
            ]
            inputs = outputs
        self.body = nn.Sequential(*layers)
        self.judge = nn.Conv2d(inputs, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """x: (N, C, H, W), 0 to 1. Returns (N, 1, H/8, W/8), higher for drawings."""
        found: Tensor = self.judge(self.body(2 * x - 1))
        return found


class PromptDiscriminator(PatchDiscriminator):
    """Judges the picture, and whether it goes with the prompt."""

    def __init__(self, inputs: int = 3, widths: tuple[int, ...] = WIDTHS) -> None:
        super().__init__(inputs, widths)
        self.project = spectral_norm(nn.Linear(EMBEDDING, widths[-1], bias=False))

    def forward(self, x: Tensor, embedding: Tensor | None = None) -> Tensor:
        """x: (N, C, H, W); embedding: (N, 512), unit. Returns (N, 1, H/8, W/8)."""
        assert embedding is not None, "a prompt is what this one judges by"
        seen = self.body(2 * x - 1)
        meant = self.project(embedding)[..., None, None]
        found: Tensor = self.judge(seen) + (seen * meant).sum(1, keepdim=True)
        return found
