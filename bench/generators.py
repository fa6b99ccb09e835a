"""Two published generators rebuilt, with random weights, to measure how long they take.

Only layers and their sizes are theirs: what they would draw is of no interest here.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WHITE_BOX_SLOPE, ANIME_SLOPE = 0.2, 0.2


def parameter_count(module: nn.Module) -> int:
    """How many numbers a network holds."""
    return sum(parameter.numel() for parameter in module.parameters())


class _Residual(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.second(functional.leaky_relu(self.first(x), WHITE_BOX_SLOPE))
        return x + found


class WhiteBox(nn.Module):
    """X. Wang and J. Yu, "Learning to cartoonize using white-box cartoon representations", CVPR
    2020: a U-Net of 32 channels at full size with four residual blocks at a quarter, plain
    convolutions, sums instead of joins, bilinear upsampling. About 1.5 million parameters.
    """

    def __init__(self, channels: int = 32, blocks: int = 4) -> None:
        super().__init__()
        c = channels
        self.enter = nn.Conv2d(3, c, 7, padding=3)
        self.lower = nn.ModuleList([_conv(c, c, 2), _conv(c, 2 * c)])
        self.quarter = nn.ModuleList([_conv(2 * c, 2 * c, 2), _conv(2 * c, 4 * c)])
        self.blocks = nn.Sequential(*(_Residual(4 * c) for _ in range(blocks)))
        self.narrow = _conv(4 * c, 2 * c)
        self.rise = nn.ModuleList([_conv(2 * c, 2 * c), _conv(2 * c, c)])
        self.last = _conv(c, c)
        self.leave = nn.Conv2d(c, 3, 7, padding=3)

    def forward(self, x: Tensor) -> Tensor:
        """x: (N, 3, H, W), sides that 4 divides; the same size comes out."""
        full = _leaky(self.enter(x))
        half = _through(self.lower, full)
        small = self.blocks(_through(self.quarter, half))
        small = _leaky(self.narrow(small))
        middle = _through(self.rise, _double(small) + half)
        found: Tensor = self.leave(_leaky(self.last(_double(middle) + full)))
        return found


def _conv(inputs: int, outputs: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1)


def _leaky(x: Tensor) -> Tensor:
    return functional.leaky_relu(x, WHITE_BOX_SLOPE)


def _through(layers: nn.ModuleList, x: Tensor) -> Tensor:
    for layer in layers:
        x = _leaky(layer(x))
    return x


def _double(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


class _Steady(nn.Sequential):
    """A convolution without bias, a norm over all channels, and perhaps an activation."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int = 3, *, stride: int = 1, groups: int = 1,
        active: bool = True,
    ) -> None:  # fmt: skip
        layers: list[nn.Module] = [
            nn.ReflectionPad2d(kernel // 2),
            nn.Conv2d(inputs, outputs, kernel, stride, groups=groups, bias=False),
            nn.GroupNorm(1, outputs),
        ]
        if active:
            layers.append(nn.LeakyReLU(ANIME_SLOPE))
        super().__init__(*layers)


class _Inverted(nn.Module):
    """Twice as wide inside, one kernel for each channel (Sandler et al. 2018)."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        wide = 2 * inputs
        self.body = nn.Sequential(
            _Steady(inputs, wide, 1),
            _Steady(wide, wide, groups=wide),
            _Steady(wide, outputs, 1, active=False),
        )
        self._adds = inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.body(x)
        return x + found if self._adds else found


class AnimeGan(nn.Module):
    """X. Chen and G. Liu, AnimeGANv2, 2020, after J. Chen, G. Liu, X. Chen, "AnimeGAN: a novel
    lightweight GAN for photo animation", ISICA 2019: two steps down, four inverted residual blocks
    of 256 channels, two bilinear steps up, layer norms. 2.14 million parameters.
    """

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.Sequential(
            _Steady(3, 32, 7),
            _Steady(32, 64, stride=2),
            _Steady(64, 64),
            _Steady(64, 128, stride=2),
            _Steady(128, 128),
        )
        self.middle = nn.Sequential(
            _Steady(128, 128),
            _Inverted(128, 256),
            *(_Inverted(256, 256) for _ in range(3)),
            _Steady(256, 128),
        )
        self.lower = nn.Sequential(_Steady(128, 128), _Steady(128, 128))
        self.upper = nn.Sequential(_Steady(128, 64), _Steady(64, 64), _Steady(64, 32, 7))
        self.leave = nn.Conv2d(32, 3, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """x: (N, 3, H, W), sides that 4 divides; the same size comes out, -1 to 1."""
        x = self.middle(self.down(x))
        x = self.lower(_double(x))
        return torch.tanh(self.leave(self.upper(_double(x))))
