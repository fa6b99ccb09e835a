"""What a wrong answer costs."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from pipeline.parts.network import Answer
from pipeline.parts.values import ATTRIBUTES, split
from pipeline.train.parts.labels import UNSURE

CLASS_WEIGHTS = (1.0, 1.0, 1.3, 2.0, 2.5, 2.5, 1.0)  # of pixels, in HEAD_CLASSES' order
SMOOTHING = 0.05  # of labels: some are wrong
OVERLAP = 0.5  # weight of the loss of overlap, which sees small parts as well as large ones
SPOKEN = 0.35  # weight of all attributes together
UNREAD = -1


def classes_loss(logits: Tensor, classes: Tensor) -> Tensor:
    """Cross entropy and lacking overlap of logits (N, 7, h, w) with classes (N, S, S)."""
    side = classes.shape[-1]
    large = functional.interpolate(logits, size=(side, side), mode="bilinear", align_corners=False)
    weights = torch.tensor(CLASS_WEIGHTS, device=logits.device)
    entropy = functional.cross_entropy(
        large, classes, weights, ignore_index=UNSURE, label_smoothing=SMOOTHING
    )
    return entropy + OVERLAP * _lacking_overlap(large.softmax(1), classes)


def _lacking_overlap(shares: Tensor, classes: Tensor) -> Tensor:
    """1 - Dice coefficient, mean over the classes that are there."""
    sure = (classes != UNSURE)[:, None]
    wanted = functional.one_hot(classes.clamp_max(shares.shape[1] - 1), shares.shape[1])
    wanted = wanted.permute(0, 3, 1, 2) * sure
    both = (shares * wanted).sum((0, 2, 3))
    total = ((shares + wanted) * sure).sum((0, 2, 3))
    there = wanted.sum((0, 2, 3)) > 0
    lacking: Tensor = 1 - 2 * both / total.clamp_min(1)
    return lacking[there].mean()


def attributes_loss(logits: Tensor, wanted: Tensor, weights: list[Tensor]) -> Tensor:
    """Mean cross entropy over the attributes.

    logits: (N, VALUES). wanted: (N, attributes), index of the value or UNREAD. weights: for each
    attribute, of its values.
    """
    losses: list[Tensor] = []
    for index, part in enumerate(split(logits)):
        if (wanted[:, index] != UNREAD).any():
            losses.append(
                functional.cross_entropy(
                    part,
                    wanted[:, index],
                    weights[index],
                    ignore_index=UNREAD,
                    label_smoothing=SMOOTHING,
                )
            )
    return torch.stack(losses).mean() if losses else logits.sum() * 0


def whole_loss(answer: Answer, classes: Tensor, wanted: Tensor, weights: list[Tensor]) -> Tensor:
    """Both together."""
    spoken = attributes_loss(answer.attributes, wanted, weights) * float(len(ATTRIBUTES)) ** 0.5
    seen: Tensor = classes_loss(answer.classes, classes)
    return torch.add(seen, spoken, alpha=SPOKEN)
