"""The generator: redraws a picture, told by its condition how.

A U-Net (Ronneberger, Fischer, Brox 2015) without norms: flat areas would take their neighbours'
statistics. Half the size by sorting pixels into channels, sizes up by bilinear interpolation, so
that no checkerboards appear (Odena, Dumoulin, Olah 2016).

It works as people who draw comics do: first what no look changes (flat colours, lines, what is
skin, hair or cloth), which is taught by itself; then the look's colours, pixel by pixel.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.networks.condition import Condition

INPUTS = 13  # photo 3, recoloured photo 3, alpha, pattern's screen, guides of faces 5
WIDTHS = (32, 48, 96, 128)  # channels at a half, a quarter, an eighth and a sixteenth of the size
BLOCKS = (1, 1, 2, 2)  # residual blocks on the way down
FULL = 16  # channels at full size
COLORIST, SHOWN = 32, 9  # channels of the colourist; the picture's first that it is shown
PLAIN, INK, AREAS = slice(0, 3), slice(3, 4), slice(4, 7)  # what is found before the look
FOUND = 7
PAINTS = 3  # tints that a look brings along
COLORED = 6 + PAINTS  # a change of the colour 3, shares: recoloured, ink, own colour, each paint
MULTIPLE = 16  # sides must be multiples of it
SLOPE = 0.1
RESIDUAL_START, FINISH_START = 0.1, 0.02
INK_START, OWN_START = 1.0, 3.0  # lines begin about three quarters black, paints thin
Film = tuple[Tensor, Tensor]


class Drawing(NamedTuple):
    """colors: (N, 3, H, W), sRGB about 0 to 1, in the look. Before it: plain (N, 3, H, W), flat
    colours; ink (N, 1, H, W), logits of lines; areas (N, 3, H, W), logits of skin, hair, clothes.
    """

    colors: Tensor
    plain: Tensor
    ink: Tensor
    areas: Tensor


def _active(x: Tensor) -> Tensor:
    return functional.leaky_relu(x, SLOPE)


def _steered(x: Tensor, film: Film) -> Tensor:
    scale, shift = film
    return x * scale + shift


class ResidualBlock(nn.Module):
    """Two convolutions, steered between them; begins close to the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor, film: Film) -> Tensor:
        found: Tensor = self.second(_active(_steered(self.first(x), film)))
        return x + found


class Rise(nn.Module):
    """Twice the size, joined with what was kept from the way down, then one steered block."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.narrow = nn.Conv2d(inputs, outputs, 1)
        self.block = ResidualBlock(outputs)

    def forward(self, x: Tensor, kept: Tensor, film: Film) -> Tensor:
        large = functional.interpolate(
            self.narrow(x), scale_factor=2, mode="bilinear", align_corners=False
        )
        found: Tensor = self.block(_active(large + kept), film)
        return found


class Colorist(nn.Module):
    """Colours of the look from what was found: each pixel by itself, so that edges stay."""

    def __init__(self, inputs: int, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(inputs, channels, 1)
        self.second = nn.Conv2d(channels, channels, 1)
        self.last = nn.Conv2d(channels, COLORED, 1)

    def forward(self, x: Tensor, films: list[Film]) -> Tensor:
        """(N, COLORED, H, W), before any sigmoid or softmax."""
        first, last = films
        x = _active(self.second(_active(_steered(self.first(x), first))))
        return _steered(self.last(x), last)


def _initialise(generator: Generator) -> None:
    """Numbers to begin with: K. He et al., "Delving deep into rectifiers", ICCV 2015.

    Without norms, torch's own smaller ones would fade from layer to layer, and so would what is
    learned. Residual blocks and the last layers begin with little to say.
    """
    for layer in generator.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, a=SLOPE)
            assert layer.bias is not None
            nn.init.zeros_(layer.bias)
    for block in generator.modules():
        if isinstance(block, ResidualBlock):
            block.second.weight.data.mul_(RESIDUAL_START)
    for layer in (generator.finish, generator.colorist.last):
        nn.init.normal_(layer.weight, std=FINISH_START)


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
        colorist: int = COLORIST,
    ) -> None:
        super().__init__()
        self.blocks = blocks
        steered = [w for w, count in zip(widths, blocks, strict=True) for _ in range(count)]
        self.condition = Condition(
            [*steered, *reversed(widths[:-1]), colorist, COLORED], numbers=3 * PAINTS
        )
        self.enter = nn.Conv2d(4 * INPUTS, widths[0], 3, padding=1)
        self.shrink = nn.ModuleList(
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in pairwise(widths)
        )
        self.down = nn.ModuleList(ResidualBlock(w) for w in steered)
        self.up = nn.ModuleList(Rise(b, a) for a, b in reversed(list(pairwise(widths))))
        self.widen = nn.Conv2d(widths[0], full, 1)
        self.meet = nn.Conv2d(full + INPUTS, full, 3, padding=1)
        self.finish = nn.Conv2d(full, FOUND, 1)
        self.colorist = Colorist(full + FOUND + SHOWN, colorist)
        _initialise(self)

    def forward(
        self, picture: Tensor, embedding: Tensor, features: Tensor, look: Tensor, noise: Tensor
    ) -> Drawing:
        """picture: (N, 13, H, W), see pipeline.gan.inputs; the rest: see Condition."""
        films, paints = self.condition(embedding, features, look, noise)
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
        return self._finished(x, picture, films[index:], paints)

    def _finished(self, x: Tensor, picture: Tensor, films: list[Film], paints: Tensor) -> Drawing:
        """At full size: what is there, then its colours and lines in the look."""
        large = functional.interpolate(
            self.widen(x), scale_factor=2, mode="bilinear", align_corners=False
        )
        x = _active(self.meet(torch.cat([large, picture], 1)))
        found = self.finish(x)
        photo, recolored = picture[:, :3], picture[:, 3:6]
        plain = photo + found[:, PLAIN]
        marks = torch.sigmoid(found[:, PLAIN.stop :])  # ink and areas
        toward = recolored - photo
        told = self.colorist(torch.cat([x, plain, marks, picture[:, :SHOWN]], 1), films)
        base = plain + torch.sigmoid(told[:, 3:4]) * toward + told[:, :3]
        colors = _painted(base, told[:, 5:], paints)
        dark = marks[:, :1] * torch.sigmoid(told[:, 4:5] + INK_START)
        return Drawing(colors * (1 - dark), plain, found[:, INK], found[:, AREAS])


def _painted(base: Tensor, logits: Tensor, paints: Tensor) -> Tensor:
    """Colours (N, 3, H, W) with a look's tints (N, 3 PAINTS, 1, 1) where logits (N, 1 + PAINTS, H,
    W) say so: cloth is dyed, shadows lean to one colour. What is light stays light."""
    start = logits.new_zeros(1, 1 + PAINTS, 1, 1)
    start[:, 0] = OWN_START
    shares = torch.softmax(logits + start, 1)
    grey = base.mean(1, keepdim=True)
    tints = torch.einsum("nkhw,nkc->nchw", shares[:, 1:], paints.reshape(-1, PAINTS, 3))
    return grey + shares[:, :1] * (base - grey) + tints
