"""An untaught verdict believes the network; a taught one only moves what it was asked."""

import torch

from pipeline.parts.evidence import EVIDENCE
from pipeline.parts.values import ATTRIBUTES, VALUES, split
from pipeline.parts.verdict import NAMED, QUESTIONS, Verdict, log_shares


def logits(count: int = 3) -> torch.Tensor:
    return torch.randn(count, VALUES, generator=torch.Generator().manual_seed(0))


def by_name(values: torch.Tensor) -> dict[str, torch.Tensor]:
    return dict(zip(ATTRIBUTES, split(values), strict=True))


def test_untaught_it_says_what_the_network_says() -> None:
    told = Verdict()(logits(), torch.zeros(3, EVIDENCE))
    torch.testing.assert_close(told, log_shares(logits()), atol=1e-5, rtol=1e-5)


def test_probabilities_sum_to_one_whatever_it_learned() -> None:
    verdict = Verdict()
    torch.manual_seed(1)
    torch.nn.init.normal_(verdict.layer.weight)
    for part in split(verdict(logits(), torch.randn(3, EVIDENCE)).exp()):
        torch.testing.assert_close(part.sum(1), torch.ones(3))


def test_an_answer_moves_and_the_kinds_keep_their_shares() -> None:
    verdict = Verdict()
    before = by_name(verdict(logits(), torch.zeros(3, EVIDENCE)).exp())
    with torch.no_grad():
        verdict.layer.bias[list(QUESTIONS).index("cover")] += 1
    after = by_name(verdict(logits(), torch.zeros(3, EVIDENCE)).exp())
    assert bool((after["cover"][:, 0] < before["cover"][:, 0]).all())
    torch.testing.assert_close(
        after["cover"][:, 1] / after["cover"][:, 2], before["cover"][:, 1] / before["cover"][:, 2]
    )
    torch.testing.assert_close(after["hair"], before["hair"])


def test_what_is_absurd_does_not_move_it_far() -> None:
    verdict = Verdict()
    with torch.no_grad():
        verdict.layer.weight[:, -1] = 0.1
    told = verdict(logits(1), torch.full((1, EVIDENCE), 1e6)).exp()
    assert bool(torch.isfinite(told).all())
    assert bool((by_name(told)[NAMED] < 1).all())
