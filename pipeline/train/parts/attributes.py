"""The attribute heads taught alone, on what a taught network sees of each head.

The pixels' classes teach the trunk most of what it needs; afterwards the small layers that name
attributes learn in seconds from features that are computed once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipeline.parts.evidence import gather_evidence
from pipeline.parts.looks import LOOKS, both_ways
from pipeline.parts.network import AttributeHead, PartsNetwork
from pipeline.train.parts.augment import plain_view, random_view
from pipeline.train.parts.batches import Batch, as_batch
from pipeline.train.parts.heads import Head
from pipeline.train.parts.losses import attributes_loss

PLAIN_SHARE = 0.3  # of the views shown that are the heads as they are


@dataclass(frozen=True, eq=False)
class Described:
    """What the network sees of heads.

    features: (heads, views, K), the plain view first. wanted: (heads, views, attributes), see
    `attributes_loss`. evidence: (heads, EVIDENCE), of the plain views. looks: (heads, looks, K),
    what the reader would see, mirror images included.
    """

    features: Tensor
    wanted: Tensor
    evidence: Tensor
    looks: Tensor

    def of(self, indices: NDArray[np.int64]) -> Described:
        """Some of the heads."""
        return Described(
            self.features[indices],
            self.wanted[indices],
            self.evidence[indices],
            self.looks[indices],
        )


@dataclass(frozen=True)
class Schooling:
    """How the attribute head is taught."""

    steps: int = 400
    size: int = 64
    rate: float = 1e-3
    decay: float = 0.3


def describe(
    network: PartsNetwork, heads: Sequence[Head], *, views: int, side_px: int, seed: int = 0
) -> Described:
    """The features of each head as it is and in `views - 1` random views."""
    rng = np.random.default_rng(seed)
    features, wanted, evidence, looks = [], [], [], []
    for head in heads:
        others = [random_view(head, rng, side_px) for _ in range(views - 1)]
        batch = as_batch([plain_view(head, side_px), *others])
        seen, found = _described(network, batch)
        features.append(seen)
        wanted.append(batch.wanted)
        evidence.append(found)
        looks.append(_looked(network, head, side_px))
    return Described(
        torch.stack(features), torch.stack(wanted), torch.stack(evidence), torch.stack(looks)
    )


@torch.no_grad()
def _looked(network: PartsNetwork, head: Head, side_px: int) -> Tensor:
    """The features (looks, K) of what the reader would see of a head."""
    found = []
    for look in LOOKS:
        pixels, guides = both_ways(plain_view(head, side_px, look).crop)
        found.append(network.attributes.describe(pixels, guides, *network.look(pixels, guides)))
    return torch.cat(found)


@torch.no_grad()
def _described(network: PartsNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
    """The features (views, K) of a head's views and the evidence (EVIDENCE,) of the first."""
    classes, seen = network.look(batch.pixels, batch.guides)
    found = gather_evidence(
        classes[0].softmax(0).numpy(),
        batch.pixels[0].permute(1, 2, 0).to(torch.uint8).numpy(),
        batch.guides[0].numpy(),
    )
    features = network.attributes.describe(batch.pixels, batch.guides, classes, seen)
    return features, torch.from_numpy(found)


def teach_attributes(
    head: AttributeHead,
    described: Described,
    schooling: Schooling,
    *,
    weights: list[Tensor],
    seed: int = 0,
) -> list[float]:
    """Teach the layers after the description anew; returns the loss of each step.

    Each opinion is taught by itself, from another start and in another order.
    """
    _standardise(head, described.features)
    with torch.no_grad():
        heard = replace(described, features=head.norm(described.features))
    losses = []
    for index, opinion in enumerate(head.opinions):
        torch.manual_seed(seed + index)
        for layer in opinion.modules():
            if isinstance(layer, nn.Linear):
                layer.reset_parameters()
        opinion.train()
        losses += _teach_opinion(opinion, heard, schooling, weights=weights, seed=seed + index)
    head.eval()
    return losses


def _teach_opinion(
    opinion: nn.Module,
    heard: Described,
    schooling: Schooling,
    *,
    weights: list[Tensor],
    seed: int,
) -> list[float]:
    """The loss of each step; heard: its features are the opinion's inputs."""
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(
        opinion.parameters(), lr=schooling.rate, weight_decay=schooling.decay
    )
    pace = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, schooling.steps)
    count, views = heard.features.shape[:2]
    losses = []
    for _ in range(schooling.steps):
        who = rng.integers(0, count, schooling.size)
        view = rng.integers(0, views, schooling.size) * (rng.random(schooling.size) > PLAIN_SHARE)
        optimiser.zero_grad()
        loss = attributes_loss(opinion(heard.features[who, view]), heard.wanted[who, view], weights)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        pace.step()
        losses.append(float(loss.detach()))
    return losses


@torch.no_grad()
def _standardise(head: AttributeHead, features: Tensor) -> None:
    """Set the normalisation so that each of features (heads, views, K) varies alike.

    Colours are a few small numbers among many large ones, and would hardly be heard.
    """
    plain = functional.layer_norm(features.flatten(0, 1), features.shape[-1:], eps=head.norm.eps)
    spread = plain.std(0).clamp_min(1e-3)
    head.norm.weight.copy_(1 / spread)
    head.norm.bias.copy_(-plain.mean(0) / spread)
