"""A checkpoint brings all back, or says why not; a full disk never costs the old one."""

import errno
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from pipeline.train.cartoon import checkpoint
from pipeline.train.cartoon.checkpoint import (
    Actors,
    Place,
    load_checkpoint,
    read_place,
    save_checkpoint,
)
from pipeline.train.cartoon.errors import BrokenCheckpoint, CannotSave

PLACE = Place("tiny", 1, 7, 3, best=0.25, best_step=6, share=0.5)


def taught(seed: int) -> Actors:
    """A layer after a step of Adam."""
    torch.manual_seed(seed)
    layer = nn.Linear(3, 2)
    adam = torch.optim.Adam(layer.parameters(), 0.1)
    layer(torch.rand(4, 3)).sum().backward()
    adam.step()
    return Actors({"generator": layer}, {"generator": adam})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A whole checkpoint."""
    path = tmp_path / "below" / "checkpoint.safetensors"
    save_checkpoint(path, taught(0), PLACE)
    return path


def test_modules_moments_and_place_come_back(path: Path) -> None:
    one, other = taught(0), taught(1)
    assert load_checkpoint(path, other) == PLACE
    for name, tensor in one.modules["generator"].state_dict().items():
        assert torch.equal(tensor, other.modules["generator"].state_dict()[name])
    states = [a.optimisers["generator"].state_dict()["state"] for a in (one, other)]
    assert states[0].keys() == states[1].keys()
    for number, state in states[0].items():
        assert all(torch.equal(state[name], states[1][number][name]) for name in state)


def test_a_first_step_after_loading_is_the_step_that_would_have_been(path: Path) -> None:
    one, other = taught(0), taught(1)
    load_checkpoint(path, other)
    for actors in (one, other):
        layer = actors.modules["generator"]
        actors.optimisers["generator"].zero_grad()
        layer(torch.ones(1, 3)).sum().backward()
        actors.optimisers["generator"].step()
    pairs = zip(*(a.modules["generator"].parameters() for a in (one, other)), strict=True)
    assert all(torch.equal(a, b) for a, b in pairs)


def test_what_a_checkpoint_lacks_stays_as_it_is(path: Path) -> None:
    judge = nn.Linear(2, 2)
    before = judge.weight.clone()
    load_checkpoint(path, Actors({"discriminator.new": judge}, {}))
    assert torch.equal(judge.weight, before)


def test_a_cut_off_checkpoint_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BrokenCheckpoint, match="cut off"):
        load_checkpoint(path, taught(0))


def test_a_missing_checkpoint_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenCheckpoint, match="missing"):
        read_place(tmp_path / "none.safetensors")


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ({}, "has no version"),
        ({"version": "99", "place": "{}"}, "has 99, this program reads version 1"),
        ({"version": "1"}, "does not say where"),
        ({"version": "1", "place": '{"odd": 1}'}, "does not say where"),
    ],
)
def test_a_foreign_file_or_another_version_is_refused(
    path: Path, notes: dict[str, str], told: str
) -> None:
    save_file(load_file(path), path, notes)
    with pytest.raises(BrokenCheckpoint, match=told):
        read_place(path)


def test_another_shape_is_refused(path: Path) -> None:
    with pytest.raises(BrokenCheckpoint, match="does not fit"):
        load_checkpoint(path, Actors({"generator": nn.Linear(3, 5)}, {}))


def test_a_full_disk_costs_nothing_that_was_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(tensors: object, file: Path, notes: object) -> NoReturn:
        file.write_bytes(b"half of it")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(checkpoint, "save_file", full)
    with pytest.raises(CannotSave, match="No space left"):
        save_checkpoint(path, taught(1), replace(PLACE, step=8))
    assert read_place(path) == PLACE
    assert [p.name for p in path.parent.iterdir()] == [path.name]
