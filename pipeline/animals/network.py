"""The network that sees animals' faces: the first five stages of EfficientNet-lite0 and a head."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import LITE0, Trunk, normalised

STRIDE = 8  # px of the picture for each cell of the maps
HEATS = ("face", "eye", "nose", "mouth", "ear")
SLOTS = ("left eye", "right eye", "nose", "mouth", "left ear", "right ear")
FLAGS = ("profile", "left ear", "right ear")
OFFSET_UNIT_PX = 32.0  # offsets are learned in this unit, near 1


STAGES = LITE0[:5]


class Features(NamedTuple):
    """What the trunk sees. fine: (N, 40, S/8, S/8). middle, coarse: (N, 80 and 112, S/16, S/16)."""

    fine: Tensor
    middle: Tensor
    coarse: Tensor


class Maps(NamedTuple):
    """What the head says of each cell of 8 px; h = w = S/8.

    heat: logits (N, 5, h, w), one for each of HEATS. offsets: (N, 12, h, w), x and y from the
    cell's centre to each of SLOTS in OFFSET_UNIT_PX. flags: logits (N, 3, h, w), see FLAGS.
    """

    heat: Tensor
    offsets: Tensor
    flags: Tensor


class _Around(nn.Module):
    """A residual look at the neighbourhood."""

    def __init__(self, channels: int, reach: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.conv = nn.Conv2d(channels, channels, 3, padding=reach, dilation=reach)

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = x + functional.relu(self.conv(self.norm(x)))
        return found


class Head(nn.Module):
    """From features to maps."""

    def __init__(self, *, deep: int = 80, wide: int = 48, shallow: int = 32) -> None:
        super().__init__()
        fine, middle, coarse = (stage.channels for stage in STAGES[2:])
        self.drop = nn.Dropout2d(0.15)
        self.deepen = nn.Conv2d(middle + coarse, deep, 1)
        self.around = nn.Sequential(_Around(deep, 2), _Around(deep, 1))
        self.narrow = nn.Conv2d(deep, wide, 1)
        self.detail = nn.Conv2d(fine, shallow, 1)
        self.norm = nn.GroupNorm(8, wide + shallow)
        self.join = nn.Conv2d(wide + shallow, wide, 3, padding=1)
        self.out = nn.Conv2d(wide, len(HEATS) + 2 * len(SLOTS) + len(FLAGS), 1)
        nn.init.normal_(self.out.weight, std=0.01)
        start = torch.zeros(self.out.out_channels)
        start[: len(HEATS)] = -4  # nearly no cell is a mark
        self.out.bias = nn.Parameter(start)

    def forward(self, features: Features) -> Maps:
        """Maps of what the trunk saw."""
        both = torch.cat([features.middle, features.coarse], 1)
        deep = self.narrow(self.around(functional.relu(self.deepen(self.drop(both)))))
        size = features.fine.shape[-2:]
        deep = functional.interpolate(deep, size=size, mode="bilinear", align_corners=False)
        detail = functional.relu(self.detail(features.fine))
        joined = functional.relu(self.join(self.norm(torch.cat([deep, detail], 1))))
        heat, offsets, flags = self.out(joined).split(
            [len(HEATS), 2 * len(SLOTS), len(FLAGS)], dim=1
        )
        return Maps(heat, offsets, flags)


class AnimalNetwork(nn.Module):
    """Trunk and head."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk(STAGES)
        self.head = Head()

    def features(self, pictures: Tensor) -> Features:
        """What the trunk sees in pictures (N, 3, S, S), values 0 to 255, S a multiple of 16."""
        seen: list[Tensor] = self.trunk(normalised(pictures))
        return Features(*seen[2:])

    def forward(self, pictures: Tensor) -> Maps:
        """Maps of pictures (N, 3, S, S), values 0 to 255, S a multiple of 16."""
        maps: Maps = self.head(self.features(pictures))
        return maps
