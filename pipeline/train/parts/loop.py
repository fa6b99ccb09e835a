"""Teaching the network: steps, a moving average of the weights, checkpoints."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import structlog
import torch
from torch import Tensor

from pipeline.parts.network import PartsNetwork
from pipeline.train.parts.batches import Batch
from pipeline.train.parts.losses import whole_loss

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Plan:
    """How long and how fast.

    steps, minutes: when to end, whichever comes first; the rates fall towards it. rate, trunk_rate:
    the highest learning rates of the new layers and of the trunk. frozen: stages of the trunk that
    stay as they are, the stem too: the finest features take most of the time and need least
    teaching. average: share of the past in the moving average. report: steps between reports.
    """

    steps: int = 3000
    minutes: float = math.inf
    rate: float = 1e-3
    trunk_rate: float = 3e-4
    frozen: int = 0
    decay: float = 0.02
    warm_up: int = 60
    average: float = 0.997
    report: int = 50


def teach(
    network: PartsNetwork,
    batches: Iterable[Sequence[Batch]],
    plan: Plan,
    *,
    weights: list[Tensor],
    keep: Callable[[PartsNetwork, int], None] | None = None,
) -> tuple[PartsNetwork, list[float]]:
    """The moving average of a network taught by `batches`, and the loss of each step.

    batches: for each step the small batches whose gradients are added up: small ones stay in the
    processor's cache. weights: see `value_weights`. keep: called with the average at each report.
    """
    optimiser = _optimiser(network, plan)
    began = time.monotonic()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _pace(step, _share_done(step, began, plan), plan)
    )
    average = copy.deepcopy(network).eval()
    network.train()
    losses: list[float] = []
    for step, group in enumerate(batches, 1):
        losses.append(_step(network, group, optimiser, weights))
        schedule.step()
        _follow(average, network, min(plan.average, (1 + step) / (10 + step)))
        if step % plan.report == 0:
            recent = losses[-plan.report :]
            seconds = time.monotonic() - began
            _log.info("taught", step=step, loss=round(sum(recent) / len(recent), 4), s=int(seconds))
            if keep is not None:
                keep(average, step)
        if _share_done(step, began, plan) >= 1:
            break
    return average, losses


def _optimiser(network: PartsNetwork, plan: Plan) -> torch.optim.Optimizer:
    network.requires_grad_(True)
    if plan.frozen:
        network.trunk.stem.requires_grad_(False)
        network.trunk.stages[: plan.frozen].requires_grad_(False)
    trunk = [p for p in network.trunk.parameters() if p.requires_grad]
    known = {id(p) for p in network.trunk.parameters()}
    rest = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": rest, "lr": plan.rate}, {"params": trunk, "lr": plan.trunk_rate}]
    return torch.optim.AdamW(groups, weight_decay=plan.decay)


def _share_done(step: int, began: float, plan: Plan) -> float:
    """How much of the teaching that began at a time (s) is done, in [0, 1]."""
    minutes = (time.monotonic() - began) / 60
    return min(1.0, max(step / max(1, plan.steps), minutes / plan.minutes))


def _pace(step: int, done: float, plan: Plan) -> float:
    """The share of the highest rate: warm up, then half a cosine down to a hundredth."""
    warm = min(1.0, (step + 1) / plan.warm_up)
    return warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done)))


def _step(
    network: PartsNetwork,
    group: Sequence[Batch],
    optimiser: torch.optim.Optimizer,
    weights: list[Tensor],
) -> float:
    optimiser.zero_grad()
    total = 0.0
    for batch in group:
        answer = network(batch.pixels, batch.guides)
        loss = whole_loss(answer, batch.classes, batch.wanted, weights) / len(group)
        loss.backward()  # type: ignore[no-untyped-call]
        total += float(loss.detach())
    torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()
    return total


@torch.no_grad()
def _follow(average: PartsNetwork, network: PartsNetwork, share: float) -> None:
    for old, new in zip(average.parameters(), network.parameters(), strict=True):
        old.lerp_(new, 1 - share)
