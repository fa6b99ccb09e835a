"""A second look at how long hair is: few layers of a network that never learned our heads.

The parts network knows many of its heads by heart and trusts that too far with strangers. Here the
first stages of EfficientNet-Lite stay as ImageNet taught them; what they see in seven zones around
the face goes through one linear layer, which is too little to know anybody by.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pipeline.backbone import LITE0, Trunk, normalised
from pipeline.errors import BrokenModel
from pipeline.painted.face_regions import OVAL
from pipeline.parts.crop import HeadCrop, draw_polygons
from pipeline.parts.looks import both_ways
from pipeline.types import CHIN, FOREHEAD

WEIGHTS = Path(__file__).parent.parent / "weights" / "crown.safetensors"
STAGES = LITE0[:4]
LENGTHS = ("short", "medium", "long", "tied")  # of ATTRIBUTES["hair"], what it can tell apart
STRIDE = 16  # px of the crop in one of the trunk's
ZONES = 7
TELLING = (0, 4, 5)  # of them: above the forehead, beside the jaw, below
HEARD = ZONES * STAGES[-1].channels
LIMIT = 4.0  # spreads beyond which a number says no more
FEWEST = 0.3  # cells of a zone that count as one more, so that hardly seen zones say little
TRUST = 0.5  # power of what it says beside what the parts network says
LARGE = 8192  # weights from which a convolution is stored in bytes: errors of small ones tell most
STEPS = 127  # of a weight to either side, in the file


class CrownNetwork(nn.Module):
    """Hair's length from a crop and the zones around its face."""

    mean: Tensor
    spread: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk(STAGES)
        self.register_buffer("mean", torch.zeros(HEARD))
        self.register_buffer("spread", torch.ones(HEARD))
        self.layer = nn.Linear(HEARD, len(LENGTHS))

    def forward(self, pixels: Tensor, zones: Tensor) -> Tensor:
        """Logits (N, 4) of LENGTHS; the arguments are those of `describe`."""
        told: Tensor = self.layer(self.alike(self.describe(pixels, zones)))
        return told

    def describe(self, pixels: Tensor, zones: Tensor) -> Tensor:
        """(N, HEARD): means over zones (N, 7, S/16, S/16), in [0, 1], of what the trunk sees.

        pixels: (N, 3, S, S), values 0 to 255.
        """
        seen = self.trunk(normalised(pixels))[-1]
        total = zones.sum((2, 3))[..., None] + FEWEST
        return (torch.einsum("nzhw,nchw->nzc", zones, seen) / total).flatten(1)

    def alike(self, heard: Tensor) -> Tensor:
        """Each of (N, HEARD) numbers in spreads from its mean, within LIMIT."""
        return ((heard - self.mean) / self.spread).clamp(-LIMIT, LIMIT)


def crown_zones(crop: HeadCrop, landmarks: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """float32 (7, S/16, S/16) in [0, 1]: zones of a face with landmarks (468, 2) px of the crop.

    Above the forehead; its middle; temples; beside the eyes; beside the jaw; below; the face.
    """
    side = crop.pixels.shape[0]
    inside = crop.guides[0] > 0.5
    size = (side // STRIDE, side // STRIDE)
    small = [
        cv2.resize((zone & inside).astype(np.float32), size, interpolation=cv2.INTER_AREA)
        for zone in _zones(landmarks, side)
    ]
    return np.asarray(np.stack(small), np.float32)


def hidden_share(crop: HeadCrop, landmarks: NDArray[np.floating[Any]]) -> float:
    """How much of where hair tells its length lies beyond the photo, 0 to 1; see `crown_zones`."""
    inside = crop.guides[0] > 0.5
    zones = _zones(landmarks, crop.pixels.shape[0])
    shown = [float(inside[zones[k]].mean()) if zones[k].any() else 0.0 for k in TELLING]
    return 1 - float(np.mean(shown))


def _zones(landmarks: NDArray[np.floating[Any]], side: int) -> tuple[NDArray[np.bool_], ...]:
    """The seven zones, bool (side, side) each, beyond the photo, too."""
    chin, top = landmarks[CHIN], landmarks[FOREHEAD]
    axis = (top - chin) / max(float(((top - chin) ** 2).sum()), 1.0)
    ys, xs = np.mgrid[:side, :side]
    xs, ys = xs - chin[0], ys - chin[1]
    aside, up = np.abs(ys * axis[0] - xs * axis[1]), xs * axis[0] + ys * axis[1]  # face heights
    return (
        (up > 0.95) & (up < 1.7) & (aside < 0.6),
        (up > 0.6) & (up <= 1.0) & (aside < 0.3),
        (up > 0.6) & (up < 1.1) & (aside > 0.25) & (aside < 0.7),
        (up > 0.2) & (up < 0.6) & (aside > 0.3) & (aside < 0.8),
        (up > -0.4) & (up < 0.2) & (aside > 0.3) & (aside < 0.9),
        (up > -1.2) & (up < -0.1) & (aside < 0.9),
        draw_polygons(landmarks.astype(np.float64), (OVAL,), side) > 127,
    )


def both_zones(zones: NDArray[np.float32]) -> Tensor:
    """(2, 7, S/16, S/16): of a crop and its mirror image, see `both_ways`."""
    return torch.from_numpy(np.stack([zones, zones[..., ::-1]]))


def look_at_crown(
    network: CrownNetwork, crop: HeadCrop, landmarks: NDArray[np.floating[Any]]
) -> dict[str, float]:
    """The probability of each of LENGTHS, by a crop and its mirror image."""
    with torch.inference_mode():
        pixels, _ = both_ways(crop)
        heard = network.describe(pixels, both_zones(crown_zones(crop, landmarks)))
        told = network.layer(network.alike(heard.mean(0, keepdim=True)))[0].softmax(0)
    return dict(zip(LENGTHS, told.tolist(), strict=True))


def with_length(
    head: Mapping[str, Mapping[str, float]], seen: Mapping[str, float], *, trust: float = TRUST
) -> MappingProxyType[str, MappingProxyType[str, float]]:
    """All that a head told, LENGTHS weighed with what was seen of them; bald heads stay so.

    trust: power of what was seen beside what the head told.
    """
    hair = dict(head["hair"])
    before = sum(hair[name] for name in LENGTHS)
    weighed = {name: hair[name] * math.pow(max(seen[name], 1e-4), trust) for name in LENGTHS}
    total = max(sum(weighed.values()), 1e-9)
    hair |= {name: share * before / total for name, share in weighed.items()}
    changed = {**head, "hair": hair}
    return MappingProxyType({name: MappingProxyType(dict(told)) for name, told in changed.items()})


def save_crown(network: CrownNetwork, path: Path = WEIGHTS, *, origin: str) -> None:
    """Write a network's weights, most of the trunk's in bytes with a scale for each channel."""
    tensors: dict[str, Tensor] = {}
    for name, tensor in network.state_dict().items():
        if tensor.ndim == 4 and tensor.numel() >= LARGE:
            scale = tensor.abs().amax((1, 2, 3), keepdim=True).clamp_min(1e-8) / STEPS
            tensors[name] = (tensor / scale).round().to(torch.int8)
            tensors[f"{name}.scale"] = scale.contiguous()
        else:
            tensors[name] = tensor.to(torch.float16).contiguous()
    save_file(tensors, path, {"origin": origin})


def load_crown(path: Path = WEIGHTS) -> CrownNetwork:
    """A network ready to look; raises BrokenModel."""
    if not path.is_file():
        raise BrokenModel(path.name, "missing")
    network = CrownNetwork()
    try:
        tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
        scales = {
            name: tensors.pop(f"{name}.scale", torch.ones(()))
            for name in [*tensors]
            if not name.endswith(".scale")
        }
        network.load_state_dict({name: tensors[name] * scale for name, scale in scales.items()})
    except (SafetensorError, RuntimeError, KeyError) as error:
        raise BrokenModel(path.name, "damaged or from another version") from error
    return network.eval()
