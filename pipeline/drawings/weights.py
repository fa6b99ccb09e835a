"""The head's weights as a file; the trunk is the one that the finder of animals looks through."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save

from pipeline.animals.weights import load_network
from pipeline.backbone import Trunk
from pipeline.drawings.network import Head
from pipeline.errors import BrokenModel

WEIGHTS = Path(__file__).parent.parent / "weights" / "drawings.safetensors"


def load_trunk() -> Trunk:
    """The trunk, ready to look; raises BrokenModel."""
    trunk = load_network().trunk
    return trunk.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def save_head(head: Head, path: Path, *, origin: str) -> None:
    """Write a head's weights; `origin` says in words how they were made."""
    tensors = {
        name: tensor.to(torch.float32 if tensor.ndim < 2 else torch.float16).contiguous()
        for name, tensor in head.state_dict().items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(save(tensors, {"origin": origin}))


def load_head(path: Path = WEIGHTS) -> Head:
    """A head ready to judge; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing")
    head = Head()
    try:
        head.load_state_dict({name: tensor.float() for name, tensor in load_file(path).items()})
    except (SafetensorError, RuntimeError) as error:
        raise BrokenModel(path.name, "damaged or from another version") from error
    return head.eval()
