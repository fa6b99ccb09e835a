"""The last word on attributes: what the network says of a head, weighed with plain numbers of it.

Learned from heads that the network's attribute layers had not seen, so that it knows how far to
trust them: rare things are said too rarely, and grey hair is known by its colour beside the skin.
A probability of a half is where both mistakes, unseen and wrongly seen, are equally frequent.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.parts.evidence import EVIDENCE
from pipeline.parts.values import ATTRIBUTES, VALUES, split

QUESTIONS: dict[str, tuple[str, ...]] = {  # by attribute, the values meant by yes
    "hair": ("bald_top", "bald", "shaved"),
    "cover": ATTRIBUTES["cover"][1:],
    "glasses": ATTRIBUTES["glasses"][1:],
    "beard": ATTRIBUTES["beard"][1:],
    "moustache": ATTRIBUTES["moustache"][1:],
}
NAMED = "colour"  # the attribute whose every value is weighed anew
LIMIT = 4.0  # spreads beyond which a number says no more
LEAST = -9.0  # logarithm of the smallest probability
UNTAUGHT = -LEAST / LIMIT  # a spread that keeps every probability within the limit
HEARD = len(QUESTIONS) + VALUES + EVIDENCE
TOLD = len(QUESTIONS) + len(ATTRIBUTES[NAMED])


class Verdict(nn.Module):
    """A linear layer over odds, probabilities and evidence; untaught it believes the network."""

    mean: Tensor
    spread: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(HEARD))
        self.register_buffer("spread", torch.full((HEARD,), UNTAUGHT))
        self.layer = nn.Linear(HEARD, TOLD)
        with torch.no_grad():
            self.layer.weight.copy_(_believing())
            self.layer.bias.zero_()

    def forward(self, logits: Tensor, evidence: Tensor) -> Tensor:
        """Logarithms of probabilities (N, VALUES), from logits (N, VALUES), evidence (N, EVIDENCE).

        Values within an answer keep their shares, as the network says them.
        """
        said = log_shares(logits)
        judged = self.judged(said, evidence)
        count = len(QUESTIONS)
        parts = dict(zip(ATTRIBUTES, split(said), strict=True))
        for index, attribute in enumerate(QUESTIONS):
            parts[attribute] = _answered(parts[attribute], _meant(attribute), judged[:, index])
        parts[NAMED] = functional.log_softmax(judged[:, count:], 1)
        return torch.cat([parts[name] for name in ATTRIBUTES], 1)

    def judged(self, said: Tensor, evidence: Tensor) -> Tensor:
        """(N, TOLD): log-odds of QUESTIONS, then logits of NAMED's values."""
        told: Tensor = self.layer(self.alike(heard_of(said, evidence)))
        return told

    def alike(self, heard: Tensor) -> Tensor:
        """(N, HEARD): what is heard, each number in spreads from its mean, within LIMIT."""
        return ((heard - self.mean) / self.spread).clamp(-LIMIT, LIMIT)


def log_shares(logits: Tensor) -> Tensor:
    """Logarithms of each value's probability (N, VALUES), from logits."""
    shares = [functional.log_softmax(part, 1).clamp_min(LEAST) for part in split(logits)]
    return torch.cat(shares, 1)


def heard_of(said: Tensor, evidence: Tensor) -> Tensor:
    """(N, HEARD): log-odds of QUESTIONS, what was said (N, VALUES), the evidence."""
    parts = dict(zip(ATTRIBUTES, split(said), strict=True))
    odds = [
        torch.logsumexp(parts[name][:, _meant(name)], 1)
        - torch.logsumexp(parts[name][:, ~_meant(name)], 1)
        for name in QUESTIONS
    ]
    return torch.cat([torch.stack(odds, 1), said, evidence], 1)


def _meant(attribute: str) -> Tensor:
    """bool (values of an attribute,): those that its question means by yes."""
    return torch.tensor([value in QUESTIONS[attribute] for value in ATTRIBUTES[attribute]])


def _answered(said: Tensor, meant: Tensor, odds: Tensor) -> Tensor:
    """Logarithms (N, V) changed so that the values meant (V,) have these log-odds (N,)."""
    answered = said.clone()
    for chosen, total in (
        (meant, functional.logsigmoid(odds)),
        (~meant, functional.logsigmoid(-odds)),
    ):
        within = said[:, chosen]
        answered[:, chosen] = within - torch.logsumexp(within, 1, keepdim=True) + total[:, None]
    return answered


def _believing() -> Tensor:
    """The layer's weights (TOLD, HEARD) that pass on what the network says."""
    weights = torch.zeros(TOLD, HEARD)
    count = len(QUESTIONS)
    weights[:count, :count] = UNTAUGHT * torch.eye(count)
    names = list(ATTRIBUTES)
    before = sum(len(ATTRIBUTES[name]) for name in names[: names.index(NAMED)])
    for index in range(len(ATTRIBUTES[NAMED])):
        weights[count + index, count + before + index] = UNTAUGHT
    return weights
