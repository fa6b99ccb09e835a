"""The network that tells photos from drawings: a trunk's features, pooled, and a small head."""

from __future__ import annotations

from typing import Literal, get_args

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import LITE0, Trunk, normalised
from pipeline.drawings.measures import COUNT

PictureKind = Literal["photo", "drawing", "screenshot"]
KINDS: tuple[PictureKind, ...] = get_args(PictureKind)
STAGES = LITE0[:5]
VIEWS = 2
POOLED = 2 * sum(stage.channels for stage in STAGES)  # means and spreads
INPUTS = VIEWS * POOLED + COUNT
HIDDEN = 192


def pooled(trunk: Trunk, views: Tensor) -> Tensor:
    """(N, POOLED): what the trunk sees in views (N, 3, S, S), values 0 to 255, wherever it is."""
    maps = trunk(normalised(views))
    means = [stage.mean((2, 3)) for stage in maps]
    spreads = [stage.std((2, 3)) for stage in maps]
    return torch.cat([*means, *spreads], 1)


class Head(nn.Module):
    """From what was seen and measured (N, INPUTS) to logits (N, 3), one for each of KINDS.

    middle, scale: (INPUTS,), of the inputs of the pictures it learned from.
    """

    middle: Tensor
    scale: Tensor

    def __init__(self, *, drop: float = 0.5) -> None:
        super().__init__()
        self.register_buffer("middle", torch.zeros(INPUTS))
        self.register_buffer("scale", torch.ones(INPUTS))
        self.drop = nn.Dropout(drop)
        self.hidden = nn.Linear(INPUTS, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(KINDS))

    def forward(self, inputs: Tensor) -> Tensor:
        even = ((inputs - self.middle) / self.scale).clamp(-5, 5)
        logits: Tensor = self.out(self.drop(functional.relu(self.hidden(self.drop(even)))))
        return logits
