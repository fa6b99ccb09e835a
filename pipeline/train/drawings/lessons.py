"""What the head learns from: pictures as the trunk sees them, looked at once and kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from pipeline.backbone import Trunk
from pipeline.drawings.network import KINDS
from pipeline.drawings.recognizer import see
from pipeline.drawings.views import PAPER
from pipeline.train.drawings.augment import augmented, on_ground
from pipeline.train.drawings.examples import Example, by_source, read_picture


@dataclass(frozen=True, eq=False)
class Lessons:
    """inputs (N, INPUTS), kinds (N,) numbers in KINDS, weights (N,) with a sum of 1 a kind."""

    inputs: Tensor
    kinds: Tensor
    weights: Tensor


def look_at(example: Example, trunk: Trunk, rng: np.random.Generator | None) -> Tensor:
    """float32 (INPUTS,): an example as it is, or as it arrives by chance where there is an rng."""
    pixels, alpha = read_picture(example.path)
    if rng is None:
        shown = pixels
        if alpha is not None:
            mixed = pixels * alpha[..., None] + PAPER * (1 - alpha[..., None])
            shown = np.asarray(np.round(mixed), np.uint8)
    else:
        ground = on_ground(pixels, alpha, rng)
        shown = augmented(ground, kind=example.source.kind, rng=rng)
    with torch.inference_mode():
        return see(trunk, shown)


def gather(examples: list[Example], trunk: Trunk, *, looks: int, seed: int = 0) -> Lessons:
    """Each example as it is, and `looks - 1` times as it arrives by chance."""
    rng = np.random.default_rng(seed)
    inputs = [
        look_at(example, trunk, rng if look else None)
        for look in range(looks)
        for example in examples
    ]
    return lessons_of(examples, torch.stack(inputs))


def lessons_of(examples: list[Example], inputs: Tensor) -> Lessons:
    """The same of inputs (looks x len(examples), INPUTS)."""
    looks = len(inputs) // len(examples)
    kinds = torch.tensor([KINDS.index(example.source.kind) for example in examples])
    return Lessons(inputs.float(), kinds.repeat(looks), _weights(examples).repeat(looks) / looks)


def _weights(examples: list[Example]) -> Tensor:
    """(N,): all kinds count alike; within a kind a source counts by the root of its size."""
    weights = torch.zeros(len(examples))
    for _, numbers in by_source(examples):
        weights[numbers] = len(numbers) ** -0.5
    kinds = torch.tensor([KINDS.index(example.source.kind) for example in examples])
    for kind in sorted(set(kinds.tolist())):
        weights[kinds == kind] /= weights[kinds == kind].sum()
    return weights
