"""How wrong the network's maps are: pure functions of tensors."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from pipeline.animals.network import OFFSET_UNIT_PX, Maps
from pipeline.train.animals.targets import Targets

MARK_WEIGHT = 25.0  # a cell with a mark counts so much more than an empty one
OFFSET_WEIGHT, FLAG_WEIGHT = 0.2, 0.05


def heat_loss(logits: Tensor, target: Targets) -> Tensor:
    """Cross-entropy of the heats, mean over all cells."""
    each = functional.binary_cross_entropy_with_logits(logits, target.heat, reduction="none")
    return (each * (1 + MARK_WEIGHT * target.heat) * target.known).mean()


def offset_loss(offsets: Tensor, target: Targets) -> Tensor:
    """How far the marks are from where cells near the face expect them, in face sizes."""
    learned = torch.isfinite(target.offsets) & (target.near > 0)
    wanted = torch.where(learned, target.offsets, torch.zeros_like(target.offsets))
    unit = (OFFSET_UNIT_PX / target.size)[:, None, None, None]
    each = functional.smooth_l1_loss(offsets * unit, wanted * unit, reduction="none", beta=0.1)
    weight = target.near * learned
    return (each * weight).sum() / weight.sum().clamp_min(1)


def flag_loss(logits: Tensor, target: Targets) -> Tensor:
    """Cross-entropy of the flags over cells near a face."""
    wanted = torch.nan_to_num(target.flags)[:, :, None, None].expand_as(logits)
    each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (each * target.near).sum() / (3 * target.near.sum().clamp_min(1))


def total_loss(maps: Maps, target: Targets) -> Tensor:
    """All of it, weighed."""
    return (
        heat_loss(maps.heat, target)
        + OFFSET_WEIGHT * offset_loss(maps.offsets, target)
        + FLAG_WEIGHT * flag_loss(maps.flags, target)
    )
