"""The generator: redraws a picture, told by its condition how.

A U-Net (Ronneberger, Fischer, Brox 2015) without norms: flat areas would take their neighbours'
statistics. Half the size by sorting pixels into channels, sizes up by bilinear interpolation, so
that no checkerboards appear (Odena, Dumoulin, Olah 2016).

It works as people who draw comics do: first what no look changes (flat colours, lines, what is
skin, hair or cloth), which is taught by itself; then the look's colours, pixel by pixel. What
every colour becomes as skin, hair, cloth or else, a look tells in tables; H. Zeng et al., "Learning
image-adaptive 3D lookup tables", TPAMI 2020, mix tables likewise, though the same for all pixels.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.networks.condition import Condition

INPUTS = 11  # photo 3, alpha, pattern's screen, guides of faces 6
WIDTHS = (32, 48, 96, 128)  # channels at a half, a quarter, an eighth and a sixteenth of the size
BLOCKS = (0, 1, 2, 2)  # residual blocks on the way down; none where pixels are many
FULL = 16  # channels at full size
COLORIST, SHOWN = 16, 6  # channels of the colourist; the picture's first that it is shown
PLAIN, TONE, INK, AREAS = slice(0, 3), slice(3, 4), slice(4, 5), slice(5, 8)  # found before a look
FOUND = 8
TABLES = 4  # what a colour becomes as skin, hair, clothes; and before these as anything else
COLORED = 5 + TABLES  # a change of the colour 3, ink's share, the pattern's threshold, tables'
SCREEN, FACES = slice(4, 5), slice(6, 7)  # of the picture: the pattern's screen, faces' ovals
MULTIPLE = 16  # sides must be multiples of it
SLOPE = 0.1
RESIDUAL_START, FINISH_START = 0.1, 0.02
INK_START = 1.0  # lines begin about three quarters as dark as they may be
LINE_OWN = 0.1  # share of what lies below a line in its colour
MARK_SLOPE = 20.0  # how crisp a pattern is
PERSON_CLEAR = 2.0  # no pattern shows where half is skin or hair
SKIN, HAIR = 1, 2  # tables
Film = tuple[Tensor, Tensor]


class Told(NamedTuple):
    """What a generator is told beside the picture: embedding (N, 512), unit; features (N, 192);
    look (N, 25); noise (N, 4). tables: (N, 12, S, S, S), what a colour becomes, see
    pipeline.gan.coloring; line: (N, 3), the colour of lines on black; mark: (N, 5), a
    pattern's: the share of what lies below it, its colour, and how high its screen must be.
    sRGB in [0, 1]."""

    embedding: Tensor
    features: Tensor
    look: Tensor
    noise: Tensor
    tables: Tensor
    line: Tensor
    mark: Tensor


class Drawing(NamedTuple):
    """colors: (N, 3, H, W), sRGB about 0 to 1, in the look. Before it: plain (N, 3, H, W), flat
    colours; tone (N, 1, H, W), how much lighter than their area they are, see TONE_SCALE of
    pipeline.gan.coloring; ink (N, 1, H, W), logits of lines; areas (N, 3, H, W), logits of skin,
    hair, clothes.
    """

    colors: Tensor
    plain: Tensor
    tone: Tensor
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
        self.condition = Condition([*steered, *reversed(widths[:-1]), colorist, COLORED])
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

    def forward(self, picture: Tensor, told: Told) -> Drawing:
        """picture: (N, 11, H, W), see pipeline.gan.inputs."""
        films = self.condition(told.embedding, told.features, told.look, told.noise)
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
        return self._finished(x, picture, films[index:], told)

    def _finished(self, x: Tensor, picture: Tensor, films: list[Film], told: Told) -> Drawing:
        """At full size: what is there, then its colours and lines in the look."""
        large = functional.interpolate(
            self.widen(x), scale_factor=2, mode="bilinear", align_corners=False
        )
        x = _active(self.meet(torch.cat([large, picture], 1)))
        found = self.finish(x)
        plain = picture[:, :3] + found[:, PLAIN]
        tone, areas = found[:, TONE], found[:, AREAS]
        marks = torch.sigmoid(found[:, INK.start :])  # ink and areas
        shown = torch.cat([x, plain, tone, marks, picture[:, :SHOWN]], 1)
        said = self.colorist(shown, films)
        none = torch.zeros_like(areas[:, :1])
        shares = torch.softmax(said[:, 5:] + torch.cat([none, areas], 1), 1)
        base = plain + _recolored(plain, shares, told.tables) + said[:, :3]
        mark = told.mark[..., None, None]
        above = picture[:, SCREEN] - said[:, 4:5] - mark[:, 4:]
        person = shares[:, SKIN : SKIN + 1] + shares[:, HAIR : HAIR + 1]
        bare = functional.relu(1 - PERSON_CLEAR * person)
        printed = torch.sigmoid(MARK_SLOPE * above) * bare * (1 - picture[:, FACES])
        base = base + printed * (mark[:, :1] * base + mark[:, 1:4] - base)
        line = LINE_OWN * base + told.line[..., None, None]
        dark = marks[:, :1] * torch.sigmoid(said[:, 3:4] + INK_START)
        return Drawing(base + dark * (line - base), plain, tone, found[:, INK], areas)


def _recolored(plain: Tensor, shares: Tensor, tables: Tensor) -> Tensor:
    """How colours (N, 3, H, W) change by tables, of which each pixel has shares (N, TABLES, H, W).

    Changes are looked up at half the size: areas have one each.
    """
    half = functional.avg_pool2d(plain.detach().float(), 2).clamp(0, 1)
    places = (2 * half - 1).permute(0, 2, 3, 1)[:, None]  # x is red, y green, z blue
    becomes = functional.grid_sample(
        tables, places, mode="bilinear", padding_mode="border", align_corners=True
    )
    change = becomes[:, :, 0] - half.repeat(1, TABLES, 1, 1)
    large = functional.interpolate(change, scale_factor=2, mode="bilinear", align_corners=False)
    apart = large.reshape(len(large), TABLES, 3, *large.shape[2:])
    return (shares[:, :, None] * apart).sum(1)
