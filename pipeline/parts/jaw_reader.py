"""What a second look at the lower face says, and how it changes what the whole head told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import torch
from numpy.typing import NDArray

from pipeline.parts.jaw import cut_jaw
from pipeline.parts.jaw_network import JAW_ATTRIBUTES, SIZES, JawNetwork
from pipeline.types import FaceMesh

Told = Mapping[str, Mapping[str, float]]  # the probability of each value of each attribute
BARE = {"beard": "none", "moustache": "0"}  # the value that says nothing grows
# Weights of both looks' log-odds that something grows, and what is added: where, for heads that
# neither had learned from, unseen and wrongly seen beards were equally frequent.
TRUST = {"beard": (0.35, 1.0, -0.3), "moustache": (0.25, 1.0, 0.0)}
LEAST = 1e-6  # probability


def look_at_jaw(network: JawNetwork, pixels: NDArray[np.uint8], face: FaceMesh) -> Told:
    """What grows on a face of a photo uint8 (H, W, 3): the mean of it and its mirror image."""
    seen = torch.from_numpy(cut_jaw(pixels, face).transpose(2, 0, 1).astype(np.float32))
    with torch.inference_mode():
        logits = network(torch.stack([seen, seen.flip(-1)])).mean(0)
    parts = torch.split(logits, SIZES)
    return {
        name: dict(zip(values, part.softmax(0).tolist(), strict=True))
        for (name, values), part in zip(JAW_ATTRIBUTES.items(), parts, strict=True)
    }


def agreed(head: Told, jaw: Told) -> MappingProxyType[str, MappingProxyType[str, float]]:
    """All that the head told, with both looks' answer where the jaw has one, and its own."""
    both = {name: _joined(name, head[name], jaw[name]) for name in BARE}
    return MappingProxyType(
        {name: MappingProxyType(dict(told)) for name, told in {**head, **jaw, **both}.items()}
    )


def _joined(name: str, head: Mapping[str, float], jaw: Mapping[str, float]) -> dict[str, float]:
    """Whether anything grows by the odds of both; what grows by both alike."""
    bare = BARE[name]
    far, near, more = TRUST[name]
    odds = far * _odds(1 - head[bare]) + near * _odds(1 - jaw[bare]) + more
    grows = 1 / (1 + math.exp(-odds))
    likely = {value: math.sqrt(head[value] * jaw[value]) for value in jaw if value != bare}
    total = max(sum(likely.values()), LEAST)
    return {bare: 1 - grows, **{value: grows * share / total for value, share in likely.items()}}


def _odds(share: float) -> float:
    """The logarithm of a probability's odds."""
    held = min(max(share, LEAST), 1 - LEAST)
    return math.log(held / (1 - held))
