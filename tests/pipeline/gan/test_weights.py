import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from pipeline.errors import BrokenModel
from pipeline.gan.weights import load_cartoonizer, save_cartoonizer
from tests.pipeline.gan.networks import random_networks

MAX_BYTES = 10_000_000


def notes_of(path: Path) -> dict[str, str]:
    with safe_open(path, "pt") as file:
        return dict(file.metadata())


def test_what_was_saved_comes_back_in_half_precision(weights: Path) -> None:
    generator, eyes = random_networks()
    loaded = load_cartoonizer(weights)
    assert loaded.version == "0-test"
    for before, after in ((generator, loaded.generator), (eyes, loaded.eyes)):
        for name, tensor in before.state_dict().items():
            found = after.state_dict()[name]
            assert found.dtype == torch.float32
            assert torch.equal(found, tensor.half().float())


def test_the_file_is_small_and_says_how_it_was_made(weights: Path) -> None:
    assert weights.stat().st_size < MAX_BYTES
    assert notes_of(weights)["origin"] == "random numbers"


def test_loaded_networks_do_not_learn(weights: Path) -> None:
    loaded = load_cartoonizer(weights)
    assert not loaded.generator.training
    assert not any(p.requires_grad for p in loaded.generator.parameters())


def test_an_interrupted_save_leaves_the_old_file(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cartoon.safetensors"
    shutil.copy(weights, path)
    generator, eyes = random_networks(seed=5)

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.gan.weights.save", full)
    with pytest.raises(OSError, match="space"):
        save_cartoonizer(path, generator, eyes, version="2", origin="")
    assert load_cartoonizer(path).version == "0-test"
    assert [p.name for p in tmp_path.iterdir()] == ["cartoon.safetensors"]


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100_000])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def pickled(path: Path) -> None:
    path.write_bytes(pickle.dumps({"generator.enter.bias": [0.0]}))


def torch_saved(path: Path) -> None:
    torch.save({"generator.enter.bias": torch.zeros(3)}, path)


def foreign(path: Path) -> None:
    save_file({"conv.weight": torch.zeros(3, 3)}, path)


def rewritten(
    path: Path, change: Callable[[dict[str, torch.Tensor], dict[str, str]], object]
) -> None:
    tensors, notes = load_file(path), notes_of(path)
    change(tensors, notes)
    save_file(tensors, path, notes)


def another_layout(path: Path) -> None:
    rewritten(path, lambda _, notes: notes.update(layout="1"))


def no_version(path: Path) -> None:
    rewritten(path, lambda _, notes: notes.update(version="../../etc"))


def another_shape(path: Path) -> None:
    rewritten(path, lambda t, _: t.update({"generator.enter.bias": torch.zeros(7).half()}))


def whole_numbers(path: Path) -> None:
    rewritten(path, lambda t, _: t.update({k: v.long() for k, v in t.items() if "enter" in k}))


def a_tensor_less(path: Path) -> None:
    rewritten(path, lambda t, _: t.pop("generator.enter.bias"))


def a_tensor_more(path: Path) -> None:
    rewritten(path, lambda t, _: t.update(extra=torch.zeros(2)))


def not_a_number(path: Path) -> None:
    rewritten(path, lambda t, _: t["generator.enter.bias"].fill_(torch.nan))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (Path.unlink, "missing"),
        (cut_off, "cut off"),
        (cut_in_the_header, "cut off"),
        (empty, "cut off"),
        (pickled, "no safetensors"),
        (torch_saved, "no safetensors"),
        (foreign, "something else"),
        (another_layout, "layout 1"),
        (no_version, "version"),
        (another_shape, "enter.bias"),
        (whole_numbers, "I64"),
        (a_tensor_less, "enter.bias"),
        (a_tensor_more, "extra"),
        (not_a_number, "numbers"),
    ],
)
def test_a_bad_file_is_refused_with_what_to_do(
    weights: Path, tmp_path: Path, spoil: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "cartoon.safetensors"
    shutil.copy(weights, path)
    spoil(path)
    with pytest.raises(BrokenModel, match=words) as caught:
        load_cartoonizer(path)
    assert "--cartoonizer painted" in caught.value.remedy
