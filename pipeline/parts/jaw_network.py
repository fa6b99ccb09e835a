"""The network that says what grows on a lower face, from `pipeline.parts.jaw.cut_jaw`'s view of it.

Few layers of EfficientNet-Lite, and one linear layer on features at fixed places of the face: too
little to know anybody by heart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import LITE0, Trunk, normalised
from pipeline.errors import BrokenModel
from pipeline.parts.evenly import evenly_lit
from pipeline.parts.jaw import BOTTOM, JAW, LEFT, RIGHT, TOP
from pipeline.parts.values import ATTRIBUTES

WEIGHTS = Path(__file__).parent.parent / "weights" / "jaw.safetensors"
GROWTH = ("bare", "stubble", "grown")
JAW_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "beard": ATTRIBUTES["beard"],
    "moustache": ATTRIBUTES["moustache"],
    "chin": GROWTH,
    "jaw": GROWTH,  # both of its sides
}
SIZES = [len(values) for values in JAW_ATTRIBUTES.values()]
STAGES = LITE0[:3]
TAPS = (1, 2)  # stages whose features are heard: 1/4 and 1/8 of the view's size
NARROW = (10, 20)  # channels that are heard of each
PLACES = (  # canonical, x >= 0: lip, mouth's corner, mouth, below it, chin, jaw, cheek, throat
    *((0.0, -0.2), (0.2, -0.2), (0.42, -0.28), (0.52, -0.48), (0.0, -0.4), (0.25, -0.42)),
    *((0.0, -0.7), (0.25, -0.72), (0.0, -0.93), (0.3, -0.93), (0.62, -0.7), (0.78, -0.4)),
    *((0.6, -0.05), (0.0, -1.1), (0.5, -0.95)),
)
REACH = 0.11  # canonical: of a place


class JawNetwork(nn.Module):
    """Logits of JAW_ATTRIBUTES' values."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk(STAGES)
        self.narrow = nn.ModuleList(
            nn.Conv2d(STAGES[tap].channels, width, 1)
            for tap, width in zip(TAPS, NARROW, strict=True)
        )
        heard = len(_all_places()) * sum(NARROW)
        self.alike = nn.BatchNorm1d(heard, affine=False)
        self.forget = nn.Dropout(0.5)
        self.told = nn.Linear(heard, sum(SIZES))

    def forward(self, pixels: Tensor) -> Tensor:
        """(N, sum of SIZES) of views (N, 3, H, W), values 0 to 255."""
        features = self.trunk(normalised(evenly_lit(pixels, JAW)))
        heard = []
        for tap, narrow in zip(TAPS, self.narrow, strict=True):
            seen = functional.relu(narrow(features[tap]))
            heard.append(torch.einsum("phw,nchw->npc", _shares(*seen.shape[2:]), seen).flatten(1))
        told: Tensor = self.told(self.forget(self.alike(torch.cat(heard, 1))))
        return told


def _grid(high: int, wide: int) -> tuple[Tensor, Tensor]:
    """Canonical x and y (H, W) of a view's px."""
    x = LEFT + (RIGHT - LEFT) * (torch.arange(wide) + 0.5) / wide
    y = TOP + (BOTTOM - TOP) * (torch.arange(high) + 0.5) / high
    ys, xs = torch.meshgrid(y, x, indexing="ij")
    return xs, ys


def _all_places() -> list[tuple[float, float]]:
    return [*PLACES, *((-x, y) for x, y in PLACES if x > 0)]


def _shares(high: int, wide: int) -> Tensor:
    """(P, H, W): how much each px counts for each place; a place's sum is 1."""
    x, y = _grid(high, wide)
    near = torch.stack(
        [torch.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * REACH**2)) for a, b in _all_places()]
    )
    return near / near.sum((1, 2), keepdim=True)


def save_jaw(network: JawNetwork, path: Path = WEIGHTS, *, origin: str) -> None:
    """Write a network's weights; `origin` says in words how they were made."""
    state = network.state_dict()
    tensors = {k: t.to(torch.float16) for k, t in state.items() if t.is_floating_point()}
    save_file(tensors, path, {"origin": origin, "attributes": json.dumps(dict(JAW_ATTRIBUTES))})


def load_jaw(path: Path = WEIGHTS) -> JawNetwork:
    """A network ready to look; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing")
    network = JawNetwork()
    try:
        with safe_open(path, "pt") as file:
            told = (file.metadata() or {}).get("attributes", "")
        if told != json.dumps(dict(JAW_ATTRIBUTES)):
            raise BrokenModel(path.name, "knows other attributes")
        state = {name: tensor.float() for name, tensor in load_file(path).items()}
        counted = {k: t for k, t in network.state_dict().items() if not t.is_floating_point()}
        network.load_state_dict({**counted, **state})
    except (SafetensorError, RuntimeError, KeyError) as error:
        raise BrokenModel(path.name, "damaged or from another version") from error
    return network.eval()
