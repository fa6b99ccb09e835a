"""Everything a training needs to go on, in one safetensors file: no pickled code is ever read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from pipeline.train.cartoon.errors import BrokenCheckpoint
from pipeline.train.cartoon.saving import saving

VERSION = 1


@dataclass(frozen=True)
class Place:
    """Where a training is: recipe, number of the stage, steps done in it, the seed, best so far.

    best: lowest validation loss of this stage, with the step at which it was measured. share: of
    the recipe's steps that the whole takes.
    """

    recipe: str
    stage: int
    step: int
    seed: int
    best: float = float("inf")
    best_step: int = 0
    share: float = 1.0


@dataclass(frozen=True, eq=False)
class Actors:
    """All that learns, by name; an optimiser belongs to the modules of the same name."""

    modules: Mapping[str, nn.Module]
    optimisers: Mapping[str, torch.optim.Optimizer]


def save_checkpoint(path: Path, actors: Actors, place: Place) -> None:
    """Replace the checkpoint as a whole; raises CannotSave, and the old one is still there."""
    tensors = {
        f"{name}.{key}": tensor
        for name, module in actors.modules.items()
        for key, tensor in module.state_dict().items()
    }
    for name, optimiser in actors.optimisers.items():
        tensors |= {f"optimiser.{name}.{key}": t for key, t in _moments(optimiser)}
    tensors = {key: t.detach().cpu().contiguous().clone() for key, t in tensors.items()}
    notes = {"version": str(VERSION), "place": json.dumps(asdict(place))}
    with saving(path) as partial:
        save_file(tensors, partial, notes)


def _moments(optimiser: torch.optim.Optimizer) -> Iterator[tuple[str, Tensor]]:
    """Adam's state, by the parameter's number."""
    for number, state in optimiser.state_dict()["state"].items():
        for key, value in state.items():
            yield f"{number}.{key}", torch.as_tensor(value)


def read_place(path: Path) -> Place:
    """Where a checkpoint's training was; raises BrokenCheckpoint."""
    try:
        with safe_open(path, "pt") as file:
            notes = file.metadata() or {}
    except (OSError, SafetensorError) as error:
        raise BrokenCheckpoint(path, "is missing, cut off, or no checkpoint") from error
    if notes.get("version") != str(VERSION):
        told = notes.get("version", "no version")
        raise BrokenCheckpoint(path, f"has {told}, this program reads version {VERSION}")
    try:
        return Place(**json.loads(notes["place"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenCheckpoint(path, "does not say where its training was") from error


def load_checkpoint(path: Path, actors: Actors) -> Place:
    """Fill modules and optimisers; raises BrokenCheckpoint. What a file lacks stays as it is.

    An earlier stage's checkpoint has fewer modules than the next stage needs.
    """
    place = read_place(path)
    try:
        with safe_open(path, "pt") as file:
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        for name, module in actors.modules.items():
            found = _below(tensors, name)
            if found:
                module.load_state_dict(found)
        for name, optimiser in actors.optimisers.items():
            _restore(optimiser, _below(tensors, f"optimiser.{name}"))
    except (SafetensorError, RuntimeError, ValueError, KeyError) as error:
        told = str(error).splitlines()[-1].strip()  # torch names all that differs, a line each
        raise BrokenCheckpoint(path, f"does not fit: {told}") from error
    return place


def _below(tensors: Mapping[str, Tensor], name: str) -> dict[str, Tensor]:
    return {k.removeprefix(f"{name}."): t for k, t in tensors.items() if k.startswith(f"{name}.")}


def _restore(optimiser: torch.optim.Optimizer, moments: Mapping[str, Tensor]) -> None:
    if not moments:
        return
    state: dict[int, dict[str, Any]] = {}
    for key, value in moments.items():
        number, name = key.split(".", 1)
        state.setdefault(int(number), {})[name] = value
    whole = optimiser.state_dict()
    optimiser.load_state_dict({"state": state, "param_groups": whole["param_groups"]})
