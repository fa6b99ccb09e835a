"""Training: views are made and seen by the trunk once, then the head learns from its features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import structlog
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.animals.network import STRIDE, AnimalNetwork, Features
from pipeline.train.animals.augment import VIEW_PX, views
from pipeline.train.animals.examples import Example
from pipeline.train.animals.losses import total_loss
from pipeline.train.animals.targets import Targets, targets

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn.

    face_views, plain_views: of each example with a face, and without. plain_share: of the lessons
    without a face that are learned in each epoch, others every time.
    """

    epochs: int = 8
    batch: int = 16
    rate: float = 2e-3
    decay: float = 1e-2
    face_views: int = 10
    plain_views: int = 2
    plain_share: float = 0.7
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Lesson:
    """One view as the head learns from it: float16 features of the trunk, targets; N = 1."""

    features: Features
    targets: Targets


class Lessons:
    """Lessons of examples by their file, made once for all folds."""

    def __init__(self, network: AnimalNetwork, examples: Sequence[Example], plan: Plan) -> None:
        self._rng = np.random.default_rng(plan.seed)
        self._by_file = {}
        for index, example in enumerate(examples):
            self._by_file[example.file] = _lessons(network, example, plan, self._rng)
            if index % 100 == 99:
                _log.info("views are seen", examples=index + 1, of=len(examples))

    def of(self, examples: Sequence[Example]) -> list[Lesson]:
        """The lessons of some of the examples."""
        return [lesson for example in examples for lesson in self._by_file[example.file]]


def _lessons(
    network: AnimalNetwork, example: Example, plan: Plan, rng: np.random.Generator
) -> list[Lesson]:
    count = plan.plain_views if example.points is None else plan.face_views
    seen = views(example, count, rng)
    features = _seen_by(network, [pixels for pixels, _ in seen])
    cells = VIEW_PX // STRIDE
    return [
        Lesson(
            Features(*(part[i : i + 1].clone() for part in features)),
            targets(points, cells, crowded=example.crowded),
        )
        for i, (_, points) in enumerate(seen)
    ]


def _seen_by(network: AnimalNetwork, pictures: Sequence[NDArray[np.uint8]]) -> Features:
    """float16 features of pictures uint8 (S, S, 3)."""
    batch = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float()
    with torch.no_grad():
        seen = [network.features(batch[i : i + 1]) for i in range(len(batch))]
    return Features(*(torch.cat(parts).half() for parts in zip(*seen, strict=True)))


def _joined(lessons: Sequence[Lesson]) -> tuple[Features, Targets]:
    features = zip(*(lesson.features for lesson in lessons), strict=True)
    wanted = zip(*(lesson.targets for lesson in lessons), strict=True)
    return (
        Features(*(torch.cat(parts).float() for parts in features)),
        Targets(*(torch.cat(parts) for parts in wanted)),
    )


def _batches(lessons: Sequence[Lesson], plan: Plan) -> Iterator[tuple[int, list[Lesson]]]:
    """Epoch and lessons of each step; an epoch's incomplete last batch is dropped."""
    rng = np.random.default_rng(plan.seed)
    plain = np.array([not bool(lesson.targets.near.any()) for lesson in lessons])
    for epoch in range(plan.epochs):
        chosen = np.flatnonzero(~plain | (rng.random(len(lessons)) < plan.plain_share))
        order = rng.permutation(chosen).tolist()
        size = min(plan.batch, len(order))
        for start in range(0, len(order) - size + 1, size):
            yield epoch, [lessons[index] for index in order[start : start + size]]


def train_head(network: AnimalNetwork, lessons: Sequence[Lesson], plan: Plan) -> list[float]:
    """Teach the network's head; returns the mean loss of each epoch."""
    torch.manual_seed(plan.seed)
    head = network.head.train()
    optimiser = torch.optim.AdamW(head.parameters(), plan.rate, weight_decay=plan.decay)
    batches = list(_batches(lessons, plan))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, plan.rate, total_steps=len(batches) + 1, pct_start=0.15
    )
    losses: list[list[float]] = [[] for _ in range(plan.epochs)]
    for epoch, batch in batches:
        features, wanted = _joined(batch)
        loss: Tensor = total_loss(head(features), wanted)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
        losses[epoch].append(float(loss.detach()))
    head.eval()
    return [float(np.mean(epoch)) for epoch in losses]
