"""The crown network's linear layer, from heads of which the length of hair was read.

Its trunk stays as ImageNet taught it, so heads that were learned from look to it like any others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from pipeline.parts.crop import CROP_PX
from pipeline.parts.crown import (
    LENGTHS,
    CrownNetwork,
    both_zones,
    crown_zones,
    load_crown,
    save_crown,
)
from pipeline.parts.looks import both_ways
from pipeline.train.imagenet import IMAGENET, start_from_imagenet
from pipeline.train.parts.augment import plain_view
from pipeline.train.parts.axes import fit_on_axes
from pipeline.train.parts.heads import HEAD_PX, Head

COMPONENTS = 100  # principal ones, that the layer hears: found by cross-validation, as
PENALTY = 0.01  # of squared weights


def starting_crown(start: Path | None) -> CrownNetwork:
    """A network to teach: its trunk from ImageNet (.pth), or as it was shipped."""
    if start is None or start.suffix != IMAGENET:
        return load_crown()
    network = CrownNetwork().eval()
    start_from_imagenet(network.trunk, start)
    return network


def school_crown(network: CrownNetwork, heads: Sequence[Head], out: Path) -> None:
    """Teach a network's layer on what the trunk will see once it has been stored."""
    save_crown(network, out, origin="pipeline.train parts")
    stored = load_crown(out)
    teach_crown(stored, describe_crowns(stored, heads), heads)
    save_crown(stored, out, origin="pipeline.train parts")


def describe_crowns(network: CrownNetwork, heads: Sequence[Head]) -> Tensor:
    """(heads, HEARD): what the trunk sees of each head and of its mirror image, in the mean."""
    return torch.stack([_described(network, head) for head in heads])


@torch.no_grad()
def _described(network: CrownNetwork, head: Head) -> Tensor:
    crop = plain_view(head).crop
    zones = crown_zones(crop, head.landmarks[:, :2] * (CROP_PX / HEAD_PX))
    pixels, _ = both_ways(crop)
    return network.describe(pixels, both_zones(zones)).mean(0)


def teach_crown(network: CrownNetwork, described: Tensor, heads: Sequence[Head]) -> None:
    """Teach the layer from (heads, HEARD); heads of other lengths tell it what is usual."""
    with torch.no_grad():
        network.mean.copy_(described.mean(0))
        network.spread.copy_(described.std(0).clamp_min(1e-3))
        alike = network.alike(described)
    known = [index for index, head in enumerate(heads) if head.read.get("hair") in LENGTHS]
    weight, bias = fit_on_axes(
        alike[known],
        torch.tensor([LENGTHS.index(heads[index].read["hair"]) for index in known]),
        values=len(LENGTHS),
        components=COMPONENTS,
        penalty=PENALTY,
        usual=alike,
    )
    with torch.no_grad():
        network.layer.weight.copy_(weight)
        network.layer.bias.copy_(bias)
