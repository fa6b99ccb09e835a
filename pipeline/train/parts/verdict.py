"""The verdict taught: how far to trust the attribute layers, learned where they saw nothing.

Each fifth of the heads is told by layers taught on the other four fifths; from what they say, the
evidence and what a person read, the verdict learns. How simple it must be is found likewise.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pipeline.parts.evidence import EVIDENCE
from pipeline.parts.looks import told_by_all
from pipeline.parts.network import AttributeHead
from pipeline.parts.values import ATTRIBUTES, VALUES
from pipeline.parts.verdict import NAMED, QUESTIONS, Verdict, heard_of, log_shares
from pipeline.train.parts.attributes import Described, Schooling, teach_attributes
from pipeline.train.parts.losses import UNREAD

FOLDS = 5
PENALTIES = (0.1, 0.3, 1.0, 30.0)  # of squared weights: the larger, the simpler; the last: none
OWN = (0.003, 0.1)  # as a share of it, of what the network says of the question itself
# Answered without evidence: for people whom neither trunk nor layers knew, zones and colours took
# two to four points from what the network's own odds say of tight crops.
UNSEEN = ("hair", "cover")
COLOR_FAIRNESS = 0.3  # power of a colour's rarity by which it counts; answers count alike
Folds = NDArray[np.int64]


def random_folds(count: int, *, seed: int = 0) -> Folds:
    """int64 (count,), 0 to FOLDS - 1: each head's part."""
    return np.random.default_rng(seed).permutation(count) % FOLDS


def said_unseen(
    head: AttributeHead, described: Described, schooling: Schooling, weights: list[Tensor]
) -> Tensor:
    """Logits (heads, VALUES), means over the looks, by layers that were taught on other heads."""
    parts = random_folds(len(described.features))
    said = torch.zeros(len(parts), VALUES)
    for fold in range(FOLDS):
        pupil = copy.deepcopy(head)
        others, own = np.flatnonzero(parts != fold), np.flatnonzero(parts == fold)
        teach_attributes(pupil, described.of(others), schooling, weights=weights)
        with torch.no_grad():
            said[own] = told_by_all(pupil.spoken(described.looks[own]))
    return said


def teach_verdict(verdict: Verdict, logits: Tensor, described: Described) -> dict[str, float]:
    """Teach it from logits (heads, VALUES) of layers that had not seen these heads.

    Returns the balanced accuracy of each answer in cross-validation.
    """
    heard = heard_of(log_shares(logits), described.evidence)
    with torch.no_grad():
        verdict.mean.copy_(heard.mean(0))
        verdict.spread.copy_(heard.std(0).clamp_min(1e-3))
        verdict.layer.weight.zero_()
    used = verdict.alike(heard)
    right = {}
    names = list(ATTRIBUTES)
    for row, attribute in enumerate(QUESTIONS):
        wanted = _answers(described.wanted[:, 0, names.index(attribute)], attribute)
        shown = [] if attribute in UNSEEN else range(len(heard[0]) - EVIDENCE, len(heard[0]))
        inputs = [row, *shown]
        right[attribute], (weight, bias) = _fitted(used[:, inputs], wanted, 2, own=1)
        with torch.no_grad():
            verdict.layer.weight[row, inputs] = weight[1] - weight[0]
            verdict.layer.bias[row] = bias[1] - bias[0]
    right[NAMED] = _teach_named(verdict, used, described.wanted[:, 0, names.index(NAMED)])
    return right


def _answers(wanted: Tensor, attribute: str) -> Tensor:
    """int64 (heads,): 1 yes, 0 no, UNREAD; from indices of values."""
    meant = torch.tensor([value in QUESTIONS[attribute] for value in ATTRIBUTES[attribute]])
    return torch.where(wanted == UNREAD, UNREAD, meant[wanted].long())


def _teach_named(verdict: Verdict, used: Tensor, wanted: Tensor) -> float:
    """Teach NAMED's rows from all that is heard; its own share stands after the answers'."""
    values = len(ATTRIBUTES[NAMED])
    names = list(ATTRIBUTES)
    start = len(QUESTIONS) + sum(len(ATTRIBUTES[n]) for n in names[: names.index(NAMED)])
    own = list(range(start, start + values))
    order = own + [index for index in range(used.shape[1]) if index not in own]
    right, (weight, bias) = _fitted(
        used[:, order], wanted, values, own=values, fairness=COLOR_FAIRNESS
    )
    with torch.no_grad():
        verdict.layer.weight[len(QUESTIONS) :, order] = weight
        verdict.layer.bias[len(QUESTIONS) :] = bias
    return right


def _fitted(
    inputs: Tensor, wanted: Tensor, values: int, *, own: int, fairness: float = 1.0
) -> tuple[float, tuple[Tensor, Tensor]]:
    """The best balanced accuracy in cross-validation, and weights (V, I) and biases (V,)."""
    read = wanted != UNREAD
    inputs, wanted = inputs[read], wanted[read]
    counts = torch.bincount(wanted, minlength=values).float().clamp_min(3)
    costs = (counts.mean() / counts) ** fairness
    tried = {}
    for penalty, share in itertools.product(PENALTIES, OWN):
        each = torch.full((inputs.shape[1],), penalty)
        each[:own] *= share
        tried[_validated(inputs, wanted, costs, each)] = each
    best = max(tried)
    return best, fit_linear(inputs, wanted, costs, tried[best])


def _validated(inputs: Tensor, wanted: Tensor, costs: Tensor, penalties: Tensor) -> float:
    """Balanced accuracy over heads that were not learned from."""
    parts = torch.from_numpy(random_folds(len(inputs), seed=1))
    found = torch.zeros_like(wanted)
    for fold in range(FOLDS):
        own = parts == fold
        weight, bias = fit_linear(inputs[~own], wanted[~own], costs, penalties)
        found[own] = (inputs[own] @ weight.T + bias).argmax(1)
    return balanced_accuracy(wanted.tolist(), found.tolist())


def balanced_accuracy(wanted: Sequence[int], found: Sequence[int]) -> float:
    """Mean over the values wanted of the share found rightly."""
    pairs = np.array([wanted, found])
    return float(np.mean([np.mean(pairs[1][pairs[0] == v] == v) for v in np.unique(pairs[0])]))


def fit_linear(
    inputs: Tensor, wanted: Tensor, costs: Tensor, penalties: Tensor
) -> tuple[Tensor, Tensor]:
    """Multinomial logistic regression: weights (V, I) and biases (V,).

    inputs: (N, I). wanted: (N,), index of the value. costs: (V,), of each value's mistakes.
    penalties: (I,), of squared weights.
    """
    weight = torch.zeros(len(costs), inputs.shape[1], requires_grad=True)
    bias = torch.zeros(len(costs), requires_grad=True)
    optimiser = torch.optim.LBFGS([weight, bias], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        logits = inputs @ weight.T + bias
        total = functional.cross_entropy(logits, wanted, costs) + (penalties * weight**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return weight.detach(), bias.detach()
