"""The network's weights as a file: half precision, with the attributes' names in its header."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file

from pipeline.errors import BrokenModel
from pipeline.parts.network import PartsNetwork
from pipeline.parts.values import ATTRIBUTES

WEIGHTS = Path(__file__).parent.parent / "weights" / "parts.safetensors"


def save_network(network: PartsNetwork, path: Path, *, origin: str) -> None:
    """Write a network's weights; `origin` says in words how they were made."""
    tensors = {name: t.to(torch.float16).contiguous() for name, t in network.state_dict().items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, {"origin": origin, "attributes": json.dumps(ATTRIBUTES)})


def load_network(path: Path = WEIGHTS) -> PartsNetwork:
    """A network ready to look; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing")
    network = PartsNetwork()
    try:
        with safe_open(path, "pt") as file:
            told = (file.metadata() or {}).get("attributes", "")
        if told != json.dumps(ATTRIBUTES):
            raise BrokenModel(path.name, "knows other attributes")
        network.load_state_dict({name: t.float() for name, t in load_file(path).items()})
    except (SafetensorError, RuntimeError, KeyError) as error:
        raise BrokenModel(path.name, "damaged or from another version") from error
    return network.eval()
