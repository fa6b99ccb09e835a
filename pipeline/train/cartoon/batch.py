"""What one step of a training is given, and where all of it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.networks.generator import Told
from pipeline.train.cartoon.recipes import Stage

B = TypeVar("B", bound=tuple[Any, ...])  # of tensors, and of such tuples
RIM_PX = 8  # what lies beyond a crop's border changes so much within it
OUTSIDE = 0.08  # how much what lies beyond the subject counts


class Example(NamedTuple):
    """picture (11, S, S); target (3, S, S), in the look; plain (3, S, S), flat colours before it;
    tone (1, S, S), how much lighter than their area those are; ink (1, S, S), its lines;
    areas (3, S, S), skin, hair, clothes; weight (1, S, S); told: what the generator is told beside
    the picture. All float32; a batch has one more dimension before these."""

    picture: Tensor
    target: Tensor
    plain: Tensor
    tone: Tensor
    ink: Tensor
    areas: Tensor
    weight: Tensor
    told: Told


@dataclass(frozen=True, eq=False)
class Lessons(Generic[B]):
    """Where examples come from.

    training: the batches of a stage from a step on, the same for the same step, drawn by so many
    processes. styles: a batch (N, 3, S, S) in [0, 1] by step, N and S. validation: always the same
    batches.
    """

    training: Callable[[Stage, int, int], Iterator[B]]
    styles: Callable[[int, int, int], Tensor]
    validation: tuple[B, ...]


def moved(batch: B, device: torch.device) -> B:
    """A batch on a device."""
    return type(batch)(
        *(
            moved(part, device) if isinstance(part, tuple) else part.to(device, non_blocking=True)
            for part in batch
        )
    )


def stacked(examples: list[B]) -> B:
    """Examples as one batch."""
    fields = zip(*examples, strict=True)
    return type(examples[0])(
        *(
            stacked(list(parts)) if isinstance(parts[0], tuple) else torch.stack(parts)
            for parts in fields
        )
    )


def weigh(alpha: Tensor) -> Tensor:
    """How much each pixel of crops counts; alpha: float32 (..., S, S)."""
    weight = OUTSIDE + (1 - OUTSIDE) * alpha
    weight[..., :RIM_PX, :] = weight[..., -RIM_PX:, :] = 0
    weight[..., :RIM_PX] = weight[..., -RIM_PX:] = 0
    return weight


def cut_screen(
    whole: NDArray[np.float32], corner: tuple[int, int], side_px: int
) -> NDArray[np.float32]:
    """float32 (S, S): the part of a pattern's screen that lies on a crop; corner: its x and y."""
    x, y = corner
    part = whole[y : y + side_px, x : x + side_px]
    return np.pad(part, [(0, side_px - n) for n in part.shape], mode="wrap")
