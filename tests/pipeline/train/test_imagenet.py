"""Trunks start from what was taught before, from ImageNet, or at random."""

from pathlib import Path

import pytest
import torch

from pipeline.backbone import Trunk
from pipeline.parts.jaw_network import JawNetwork, load_jaw
from pipeline.train import imagenet
from pipeline.train.imagenet import starting_network


def first_weights(network: JawNetwork) -> torch.Tensor:
    return next(network.trunk.parameters()).detach()


def test_a_random_start_is_the_same_for_a_seed() -> None:
    one, same, other = (
        first_weights(starting_network(JawNetwork, load_jaw, None, seed=seed)) for seed in (1, 1, 2)
    )
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_the_name_tells_what_to_start_from(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def copy(trunk: Trunk, checkpoint: Path) -> None:
        asked.append(checkpoint)

    def load(path: Path) -> JawNetwork:
        asked.append(path)
        return taught

    taught = JawNetwork()
    monkeypatch.setattr(imagenet, "start_from_imagenet", copy)
    assert starting_network(JawNetwork, load, Path("jaw.safetensors")) is taught
    assert starting_network(JawNetwork, load, Path("lite0.pth")) is not taught
    assert asked == [Path("jaw.safetensors"), Path("lite0.pth")]
