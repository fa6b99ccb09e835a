"""What the head learns from: pictures as the trunk sees them, looked at once and kept."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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


def gather(
    examples: list[Example],
    trunk: Trunk,
    *,
    looks: int,
    seed: int = 0,
    cache: Path | None = None,
    threads: int = 1,
) -> Lessons:
    """Each example as it is, and `looks - 1` times as it arrives by chance.

    cache: a folder that keeps what was seen for the next time. threads: pictures at a time.
    """
    look_again = partial(_kept, trunk, seed, cache)
    wanted = [(example, look) for look in range(looks) for example in examples]
    with ThreadPoolExecutor(threads) as pool:
        inputs = list(pool.map(look_again, *zip(*wanted, strict=True)))
    return lessons_of(examples, torch.stack(inputs))


def _kept(trunk: Trunk, seed: int, cache: Path | None, example: Example, look: int) -> Tensor:
    """One look at an example, from the cache if it is there."""
    name = f"{example.source.name}-{example.path.name}-{look}-{seed}"
    stored = None if cache is None else cache / f"{name}.npy"
    if stored is not None and stored.is_file():
        return torch.from_numpy(np.load(stored))
    # By name, so that a look is the same whatever other pictures there are.
    rng = np.random.default_rng(zlib.crc32(name.encode())) if look else None
    found = look_at(example, trunk, rng)
    if stored is not None:
        stored.parent.mkdir(parents=True, exist_ok=True)
        np.save(stored, found.numpy())
    return found


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
