from pathlib import Path

import pytest
import torch

from pipeline.animals.network import AnimalNetwork
from pipeline.animals.weights import WEIGHTS, load_network, save_network
from pipeline.errors import BrokenModel


def test_stored_weights_are_nearly_the_same(tmp_path: Path) -> None:
    network = AnimalNetwork().eval()
    save_network(network, tmp_path / "w.safetensors", origin="a test")
    loaded = load_network(tmp_path / "w.safetensors").state_dict()
    for name, tensor in network.state_dict().items():
        assert torch.allclose(loaded[name], tensor, atol=float(tensor.abs().max()) / 100)


def test_storing_again_changes_nothing(tmp_path: Path) -> None:
    first, second = tmp_path / "1.safetensors", tmp_path / "2.safetensors"
    save_network(AnimalNetwork(), first, origin="a test")
    save_network(load_network(first), second, origin="a test")
    again = load_network(second).state_dict()
    for name, tensor in load_network(first).state_dict().items():
        assert torch.allclose(again[name], tensor, atol=1e-6)


def test_the_shipped_weights_take_at_most_a_megabyte() -> None:
    assert WEIGHTS.stat().st_size <= 1_000_000
    load_network()


def test_missing_weights_are_a_broken_model(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match="missing"):
        load_network(tmp_path / "none.safetensors")


@pytest.mark.parametrize("content", [b"", b"no tensors at all", b"\x08\0\0\0\0\0\0\0{}      "])
def test_damaged_weights_are_a_broken_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(content)
    with pytest.raises(BrokenModel, match="damaged"):
        load_network(path)
