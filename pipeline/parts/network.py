"""The network that tells a head's parts apart: EfficientNet-Lite's trunk, a light U-Net, heads.

Attributes are read from features averaged over the parts that were found, and from the parts'
colours, so that few labelled photos teach them.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import LITE0, Stage, Trunk, normalised
from pipeline.parts.crop import GUIDES
from pipeline.parts.values import VALUES
from pipeline.parts.verdict import Verdict
from pipeline.types import HEAD_CLASSES

STAGES = (*LITE0[:5], Stage(192, 5, 2, 6, 2))
TAPS = (0, 1, 2, 4, 5)  # stages the decoder sees: S/2, S/4, S/8, S/16, S/32
WIDTHS = (16, 32, 48, 64, 96)  # the decoder's channels there
HIDDEN = 128
OPINIONS = 3  # sets of layers that name attributes; their mean errs less than one
INSIDE, OVAL = 0, 1  # of the guides


class Answer(NamedTuple):
    """classes: logits (N, 7, S/2, S/2). attributes: logits (N, VALUES), in ATTRIBUTES' order."""

    classes: Tensor
    attributes: Tensor


class Joint(nn.Module):
    """Coarse features enlarged, joined with finer ones."""

    def __init__(self, coarse: int, fine: int, outputs: int) -> None:
        super().__init__()
        self.narrow = nn.Conv2d(coarse, outputs, 1)
        self.lateral = nn.Conv2d(fine, outputs, 1)
        self.mix = nn.Sequential(
            nn.Conv2d(outputs, outputs, 3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(outputs, outputs, 3, padding=1, groups=max(1, outputs // 8)),
            nn.ReLU(inplace=True),
        )

    def forward(self, coarse: Tensor, fine: Tensor) -> Tensor:
        """(N, C, h, w) and (N, F, 2h, 2w) to (N, outputs, 2h, 2w)."""
        size = fine.shape[-2:]
        large = functional.interpolate(
            self.narrow(coarse), size=size, mode="bilinear", align_corners=False
        )
        joined: Tensor = large + self.lateral(fine)
        mixed: Tensor = joined + self.mix(functional.relu(joined))
        return mixed


class PartsNetwork(nn.Module):
    """Pixel classes and attributes of head crops."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk(STAGES, extra_inputs=GUIDES)
        channels = [STAGES[tap].channels for tap in TAPS]
        self.top = nn.Conv2d(channels[-1], WIDTHS[-1], 1)
        self.joints = nn.ModuleList(
            Joint(WIDTHS[index + 1], channels[index], WIDTHS[index])
            for index in reversed(range(len(TAPS) - 1))
        )
        self.classes = nn.Conv2d(WIDTHS[0], len(HEAD_CLASSES), 1)
        self.attributes = AttributeHead()
        self.verdict = Verdict()

    def forward(self, pixels: Tensor, guides: Tensor) -> Answer:
        """pixels: (N, 3, S, S), values 0 to 255. guides: (N, 4, S, S), see HeadCrop."""
        classes, seen = self.look(pixels, guides)
        return Answer(classes, self.attributes(pixels, guides, classes, seen))

    def look(self, pixels: Tensor, guides: Tensor) -> tuple[Tensor, Seen]:
        """The pixels' classes, see Answer, and the features seen on the way."""
        features = self.trunk(torch.cat([normalised(pixels), guides], 1))
        x = self.top(features[TAPS[-1]])
        levels = []
        for joint, tap in zip(self.joints, reversed(TAPS[:-1]), strict=True):
            x = joint(x, features[tap])
            levels.append(x)
        return self.classes(x), Seen(features[4], features[5], levels[1], levels[2])


class Seen(NamedTuple):
    """What attributes are read from: (N, C, h, w) each, from coarse to fine."""

    deep: Tensor
    deepest: Tensor
    middle: Tensor
    fine: Tensor


class AttributeHead(nn.Module):
    """Attributes from what was seen in each part."""

    def __init__(self) -> None:
        super().__init__()
        parts = len(HEAD_CLASSES)
        places = parts + 4
        deep, deepest = STAGES[4].channels, STAGES[5].channels
        self.compact = nn.Conv2d(deep, 48, 1)
        width = places * (48 + WIDTHS[2] + WIDTHS[1]) + deep + deepest + 2 * 6 * parts + 4 * parts
        self.norm = nn.LayerNorm(width)
        self.opinions = nn.ModuleList(_opinion(width) for _ in range(OPINIONS))

    def forward(self, pixels: Tensor, guides: Tensor, classes: Tensor, seen: Seen) -> Tensor:
        """Logits (N, VALUES); the parts are taken as found, attributes do not change them."""
        return self.spoken(self.describe(pixels, guides, classes, seen))

    def spoken(self, description: Tensor) -> Tensor:
        """Logits (N, VALUES) of what `describe` returned."""
        heard = self.norm(description)
        return torch.stack([opinion(heard) for opinion in self.opinions]).mean(0)

    def describe(self, pixels: Tensor, guides: Tensor, classes: Tensor, seen: Seen) -> Tensor:
        """(N, K): means of features over places, of colours over parts, and the parts' sizes."""
        parts = classes.detach().float().softmax(1)
        side = parts.shape[-1]
        small = functional.adaptive_avg_pool2d(guides, side)
        parts = parts * small[:, INSIDE : INSIDE + 1]
        places = torch.cat([parts, small], 1)
        told = [
            _means(self.compact(seen.deep), places),
            _means(seen.middle, places),
            _means(seen.fine, places),
            seen.deep.mean((2, 3)),
            seen.deepest.mean((2, 3)),
            _colors(functional.adaptive_avg_pool2d(pixels, side) / 255, parts),
            _sizes(parts, small[:, OVAL : OVAL + 1]),
        ]
        return torch.cat(told, 1)


def _opinion(width: int) -> nn.Sequential:
    """Layers from a description's `width` numbers to logits."""
    return nn.Sequential(
        nn.Dropout(0.5),
        nn.Linear(width, HIDDEN),
        nn.ReLU(inplace=True),
        nn.Dropout(0.5),
        nn.Linear(HIDDEN, VALUES),
    )


def _means(features: Tensor, places: Tensor) -> Tensor:
    """(N, P * C): features (N, C, h, w) averaged over each of places (N, P, H, W)."""
    side = features.shape[-1]
    shares = functional.adaptive_avg_pool2d(places, side)
    total = shares.sum((2, 3))[..., None] + 0.2
    return (torch.einsum("nphw,nchw->npc", shares, features) / total).flatten(1)


def _colors(pixels: Tensor, parts: Tensor) -> Tensor:
    """(N, 12 P): mean and spread of red, green, blue in each part; absent ones are 0.

    Also of each colour less the green, since light changes them together.
    """
    apart = torch.cat([pixels, pixels - pixels[:, 1:2]], 1)
    total = parts.sum((2, 3))[..., None] + 4.0
    mean = torch.einsum("nphw,nchw->npc", parts, apart) / total
    square = torch.einsum("nphw,nchw->npc", parts, apart**2) / total
    spread = (square - mean**2).clamp_min(1e-6).sqrt()
    return torch.cat([mean, spread], 2).flatten(1) * 3


def _sizes(parts: Tensor, oval: Tensor) -> Tensor:
    """(N, 4 P): of each part in oval areas: whole, within the oval, above and below its middle."""
    area = oval.sum((1, 2, 3))[:, None] + 1
    half = parts.shape[-2] // 2
    return torch.cat(
        [
            parts.sum((2, 3)) / area,
            (parts * oval).sum((2, 3)) / area,
            parts[:, :, : half // 2].sum((2, 3)) / area,
            parts[:, :, half + half // 3 :].sum((2, 3)) / area,
        ],
        1,
    )
