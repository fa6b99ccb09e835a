"""The generator: redraws a picture, told by its condition how.

A U-Net (Ronneberger, Fischer, Brox 2015) without norms: flat areas would take their neighbours'
statistics. Half the size by sorting pixels into channels, sizes up by bilinear interpolation, so
that no checkerboards appear (Odena, Dumoulin, Olah 2016).
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.networks.condition import Condition

INPUTS = 11  # photo 3, recoloured photo 3, alpha, pattern's screen, guides of faces 3
WIDTHS = (24, 48, 96, 128)  # channels at a half, a quarter, an eighth and a sixteenth of the size
BLOCKS = (1, 1, 2, 2)  # residual blocks on the way down
FULL = 16  # channels at full size
MULTIPLE = 16  # sides must be multiples of it
SLOPE = 0.1
RESIDUAL_START, FINISH_START = 0.1, 0.02
Film = tuple[Tensor, Tensor]


class Drawing(NamedTuple):
    """colors: (N, 3, H, W), sRGB about 0 to 1. areas: (N, 2, H, W), logits of skin and hair."""

    colors: Tensor
    areas: Tensor


def _active(x: Tensor) -> Tensor:
    return functional.leaky_relu(x, SLOPE)


class ResidualBlock(nn.Module):
    """Two convolutions, steered between them; begins close to the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor, film: Film) -> Tensor:
        scale, shift = film
        found: Tensor = self.second(_active(self.first(x) * scale + shift))
        return x + found


class Rise(nn.Module):
    """Twice the size, joined with what was kept from the way down, then one steered block."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.narrow = nn.Conv2d(inputs, outputs, 1)
        self.join = nn.Conv2d(2 * outputs, outputs, 3, padding=1)
        self.block = ResidualBlock(outputs)

    def forward(self, x: Tensor, kept: Tensor, film: Film) -> Tensor:
        large = functional.interpolate(
            self.narrow(x), scale_factor=2, mode="bilinear", align_corners=False
        )
        found: Tensor = self.block(_active(self.join(torch.cat([large, kept], 1))), film)
        return found


def _initialise(generator: Generator) -> None:
    """Numbers to begin with: K. He et al., "Delving deep into rectifiers", ICCV 2015.

    Without norms, torch's own smaller ones would fade from layer to layer, and so would what is
    learned. Residual blocks and the last layer begin with little to say.
    """
    for layer in generator.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, a=SLOPE)
            assert layer.bias is not None
            nn.init.zeros_(layer.bias)
    for block in generator.modules():
        if isinstance(block, ResidualBlock):
            block.second.weight.data.mul_(RESIDUAL_START)
    nn.init.normal_(generator.finish.weight, std=FINISH_START)


class Generator(nn.Module):
    """Fully convolutional, for any size that is a multiple of 16.

    widths: channels from half size to the smallest; blocks: how many on the way down at each.
    """

    def __init__(
        self,
        widths: tuple[int, ...] = WIDTHS,
        blocks: tuple[int, ...] = BLOCKS,
        *,
        full: int = FULL,
    ) -> None:
        super().__init__()
        self.blocks = blocks
        steered = [w for w, count in zip(widths, blocks, strict=True) for _ in range(count)]
        self.condition = Condition([*steered, *reversed(widths[:-1]), full])
        self.enter = nn.Conv2d(4 * INPUTS, widths[0], 3, padding=1)
        self.shrink = nn.ModuleList(
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in pairwise(widths)
        )
        self.down = nn.ModuleList(ResidualBlock(w) for w in steered)
        self.up = nn.ModuleList(Rise(b, a) for a, b in reversed(list(pairwise(widths))))
        self.widen = nn.Conv2d(widths[0], full, 1)
        self.meet = nn.Conv2d(full + INPUTS, full, 3, padding=1)
        self.finish = nn.Conv2d(full, 6, 3, padding=1)
        _initialise(self)

    def forward(
        self, picture: Tensor, embedding: Tensor, features: Tensor, look: Tensor, noise: Tensor
    ) -> Drawing:
        """picture: (N, 11, H, W), see pipeline.gan.inputs; the rest: see Condition."""
        films = self.condition(embedding, features, look, noise)
        x = functional.pixel_unshuffle(picture, 2)
        x = _active(self.enter(x))
        kept = []
        index = 0
        for level, count in enumerate(self.blocks):
            if level:
                kept.append(x)
                x = _active(self.shrink[level - 1](x))
            for _ in range(count):
                x = self.down[index](x, films[index])
                index += 1
        for rise, before in zip(self.up, reversed(kept), strict=True):
            x = rise(x, before, films[index])
            index += 1
        return self._finished(x, picture, films[index])

    def _finished(self, x: Tensor, picture: Tensor, film: Film) -> Drawing:
        """At full size: how much of the recoloured photo shows, and what is drawn over it."""
        large = functional.interpolate(
            self.widen(x), scale_factor=2, mode="bilinear", align_corners=False
        )
        scale, shift = film
        x = _active(self.meet(torch.cat([large, picture], 1)) * scale + shift)
        found = self.finish(x)
        photo, recolored = picture[:, :3], picture[:, 3:6]
        share = torch.sigmoid(found[:, 3:4])
        return Drawing(photo + share * (recolored - photo) + found[:, :3], found[:, 4:])
