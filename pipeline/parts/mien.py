"""A look at the face alone: how people with such a face wear their hair, where none is seen.

A face is laid on the average one, evenly lit; one linear layer hears what the crown network's
trunk, which never learned our heads, sees at each of its places. Nobody is sure to wear their hair
as others of their looks do: it counts only as far as the photo does not show the hair itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from pipeline.backbone import LITE0, Trunk, normalised
from pipeline.errors import BrokenModel
from pipeline.parts.crown import LENGTHS, with_length
from pipeline.parts.evenly import evenly_lit
from pipeline.parts.laid import Frame, lay_flat
from pipeline.types import FaceMesh

WEIGHTS = Path(__file__).parent.parent / "weights" / "mien.safetensors"
FACE = Frame(-1.0, 1.05, 1.0, -1.2, 128, 144)  # from the hair's roots to the throat
TAP, STRIDE = 2, 16  # the trunk's stage, and px of the view in one of the places heard
HEARD = LITE0[TAP].channels * (FACE.high_px // STRIDE) * (FACE.wide_px // STRIDE // 2)
LIMIT = 4.0  # spreads beyond which a number says no more
STYLES = ("short", "long")  # long: down over the ears or farther, or tied
TRUST = 1.0  # power of what the face says beside what is seen, where all hair is hidden
HIDDEN = (0.45, 0.85)  # share of where hair tells its length from which it counts, and in full


class Mien(nn.Module):
    """Logits of STYLES from what a trunk sees of a face."""

    mean: Tensor
    spread: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(HEARD))
        self.register_buffer("spread", torch.ones(HEARD))
        self.layer = nn.Linear(HEARD, len(STYLES))

    def forward(self, heard: Tensor) -> Tensor:
        """(N, 2) of what was heard (N, HEARD)."""
        told: Tensor = self.layer(self.alike(heard))
        return told

    def alike(self, heard: Tensor) -> Tensor:
        """Each of (N, HEARD) numbers in spreads from its mean, within LIMIT."""
        return ((heard - self.mean) / self.spread).clamp(-LIMIT, LIMIT)


def describe_face(trunk: Trunk, view: NDArray[np.uint8]) -> Tensor:
    """(HEARD,): what a trunk sees of a view uint8 (144, 128, 3), left and right in the mean."""
    pixels = torch.from_numpy(view.transpose(2, 0, 1).astype(np.float32))
    with torch.inference_mode():
        lit = evenly_lit(torch.stack([pixels, pixels.flip(-1)]), FACE)
        seen = functional.avg_pool2d(trunk(normalised(lit))[TAP], 2).mean(0)
        both = (seen + seen.flip(-1)) / 2
        return both[..., : both.shape[-1] // 2].flatten()


def cut_face(pixels: NDArray[np.uint8], face: FaceMesh) -> NDArray[np.uint8]:
    """uint8 (144, 128, 3): a face of a photo uint8 (h, w, 3)."""
    return lay_flat(pixels, face.landmarks[:, :2], FACE)


def look_at_mien(
    mien: Mien, trunk: Trunk, pixels: NDArray[np.uint8], face: FaceMesh
) -> dict[str, float]:
    """The probability of each of STYLES, by a face of a photo uint8 (h, w, 3)."""
    heard = describe_face(trunk, cut_face(pixels, face))
    with torch.inference_mode():
        told = mien(heard[None])[0].softmax(0)
    return dict(zip(STYLES, told.tolist(), strict=True))


def with_mien(
    head: Mapping[str, Mapping[str, float]], mien: Mapping[str, float], *, hidden: float
) -> MappingProxyType[str, MappingProxyType[str, float]]:
    """All that a head told and "mien", hair's length weighed as far as it is hidden, 0 to 1."""
    lengths = {name: mien["short" if name == "short" else "long"] for name in LENGTHS}
    trust = TRUST * min(1.0, max(0.0, (hidden - HIDDEN[0]) / (HIDDEN[1] - HIDDEN[0])))
    told = with_length(head, lengths, trust=trust)
    return MappingProxyType({**told, "mien": MappingProxyType(dict(mien))})


def odds_of_long(mien: Mapping[str, float]) -> float:
    """The log-odds that hair is worn long."""
    return math.log(max(mien["long"], 1e-6) / max(mien["short"], 1e-6))


def save_mien(mien: Mien, path: Path = WEIGHTS, *, origin: str) -> None:
    """Write the layer's weights; `origin` says in words how they were made."""
    tensors = {name: tensor.to(torch.float16) for name, tensor in mien.state_dict().items()}
    save_file(tensors, path, {"origin": origin})


def load_mien(path: Path = WEIGHTS) -> Mien:
    """A layer ready to tell; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing")
    mien = Mien()
    try:
        mien.load_state_dict({name: part.float() for name, part in load_file(path).items()})
    except (SafetensorError, RuntimeError) as error:
        raise BrokenModel(path.name, "damaged or from another version") from error
    return mien.eval()
