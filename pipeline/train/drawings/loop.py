"""Teaches the head, with pictures drawn so that all kinds and sources count."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from pipeline.drawings.network import Head
from pipeline.train.drawings.lessons import Lessons


@dataclass(frozen=True)
class Plan:
    """How long and how hard the head learns. smooth: share by which no answer is ever sure."""

    epochs: int = 60
    batch: int = 128
    rate: float = 1e-3
    decay: float = 3e-2
    smooth: float = 0.05
    seed: int = 0


def train(lessons: Lessons, plan: Plan) -> Head:
    """A head that was taught all of the lessons."""
    torch.manual_seed(plan.seed)
    head = Head()
    head.middle.copy_(lessons.inputs.mean(0))
    head.scale.copy_(lessons.inputs.std(0).clamp_min(1e-3))
    steps = plan.epochs * max(1, len(lessons.inputs) // plan.batch)
    optimiser = torch.optim.AdamW(head.parameters(), plan.rate, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, plan.rate, total_steps=steps)
    draws = torch.Generator().manual_seed(plan.seed)
    for _ in range(steps):
        # Drawn by weight, so that large sources don't drown small ones.
        chosen = torch.multinomial(lessons.weights, plan.batch, replacement=True, generator=draws)
        logits = head.train()(lessons.inputs[chosen])
        loss = nn.functional.cross_entropy(
            logits, lessons.kinds[chosen], label_smoothing=plan.smooth
        )
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        schedule.step()
    return head.eval()
