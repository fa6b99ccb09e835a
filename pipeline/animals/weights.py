"""The finder's weights as a file: eight bits a number, with a scale for each output channel."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor

from pipeline.animals.network import AnimalNetwork
from pipeline.errors import BrokenModel

WEIGHTS = Path(__file__).parent.parent / "weights" / "animals.safetensors"
SCALE = ".scale"  # ends the name of a quantised tensor's scales
LEVELS = 127


def save_network(network: AnimalNetwork, path: Path, *, origin: str) -> None:
    """Write a network's weights; `origin` says in words how they were made."""
    tensors: dict[str, Tensor] = {}
    for name, tensor in network.state_dict().items():
        if tensor.ndim < 4:
            tensors[name] = tensor.to(torch.float16)
            continue
        scale = tensor.abs().amax((1, 2, 3)).clamp_min(1e-8) / LEVELS
        tensors[name] = torch.round(tensor / scale[:, None, None, None]).to(torch.int8)
        tensors[name + SCALE] = scale.to(torch.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(save({n: t.contiguous() for n, t in tensors.items()}, {"origin": origin}))


def load_network(path: Path = WEIGHTS) -> AnimalNetwork:
    """A network ready to look; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing")
    network = AnimalNetwork()
    try:
        network.load_state_dict(_whole(load_file(path)))
    except (SafetensorError, RuntimeError, KeyError) as error:
        raise BrokenModel(path.name, "damaged or from another version") from error
    return network.eval()


def _whole(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """float32 tensors of what `save_network` stored."""
    return {
        name: tensor.float() * stored[name + SCALE][:, None, None, None]
        if tensor.dtype == torch.int8
        else tensor.float()
        for name, tensor in stored.items()
        if not name.endswith(SCALE)
    }
