"""Cross-validation: each photo is judged by a network that never saw it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.animals.network import AnimalNetwork
from pipeline.train.animals.examples import Example
from pipeline.train.animals.loop import Lessons, Plan, train_head


@dataclass(frozen=True)
class Parts:
    """The examples that one fold learns from, and those that it is judged on."""

    learned: tuple[Example, ...]
    judged: tuple[Example, ...]


def split(examples: Sequence[Example], folds: int, *, seed: int = 0) -> Iterator[Parts]:
    """Each example is judged in one fold; those with and without faces are spread evenly."""
    rng = np.random.default_rng(seed)
    fold_of: NDArray[np.int64] = np.zeros(len(examples), np.int64)
    faces = np.array([example.points is not None for example in examples])
    for kind in (faces, ~faces):
        indices = rng.permutation(np.flatnonzero(kind))
        fold_of[indices] = np.arange(len(indices)) % folds
    for fold in range(folds):
        yield Parts(
            tuple(e for e, f in zip(examples, fold_of, strict=True) if f != fold),
            tuple(e for e, f in zip(examples, fold_of, strict=True) if f == fold),
        )


def trained_on(
    start: AnimalNetwork, lessons: Lessons, examples: Sequence[Example], plan: Plan
) -> AnimalNetwork:
    """A copy of `start` that learned from the examples."""
    network = copy.deepcopy(start)
    train_head(network, lessons.of(examples), plan)
    return network
