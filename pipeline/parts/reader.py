"""Reading a head's parts from a photo."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pipeline.parts.crop import CROP_PX, crop_affine, cut_head
from pipeline.parts.network import ATTRIBUTES, PartsNetwork
from pipeline.parts.weights import WEIGHTS, load_network
from pipeline.types import FaceMesh, HeadParts

BEYOND_PHOTO = 0  # index in HEAD_CLASSES: what no photo shows is background


class PartsReader:
    """Tells hair, skin, cover, glasses, beard and clothes apart, and names a head's attributes.

    threads: that torch uses while it reads; the process's own number comes back afterwards.
    """

    def __init__(self, network: PartsNetwork, *, threads: int, side_px: int = CROP_PX) -> None:
        self._network = network
        self._threads = threads
        self._side_px = side_px

    def read(self, pixels: NDArray[np.uint8], face: FaceMesh) -> HeadParts:
        """The parts of the head with this face in a photo uint8 (H, W, 3)."""
        side = self._side_px
        crop = cut_head(pixels, face, to_crop=crop_affine(face, side), side_px=side)
        seen = np.ascontiguousarray(crop.pixels.transpose(2, 0, 1), np.float32)
        batch = torch.from_numpy(np.stack([seen, seen[..., ::-1]]))
        guides = torch.from_numpy(np.stack([crop.guides, crop.guides[..., ::-1]]))
        shares, logits = self._looked(batch, guides)
        inside = crop.guides[0] > 0.5
        shares[:, ~inside] = 0
        shares[BEYOND_PHOTO, ~inside] = 1
        return HeadParts(shares, crop.to_crop, _named(logits))

    def _looked(self, pixels: Tensor, guides: Tensor) -> tuple[NDArray[np.float32], Tensor]:
        """Shares float32 (7, S, S) and logits (VALUES,), means of the crop and its mirror image."""
        before = torch.get_num_threads()
        torch.set_num_threads(self._threads)
        try:
            with torch.inference_mode():
                answer = self._network(pixels, guides)
                size = (self._side_px, self._side_px)
                large = functional.interpolate(
                    answer.classes, size=size, mode="bilinear", align_corners=False
                )
                both = large.softmax(1)
                shares = (both[0] + both[1].flip(-1)) / 2
                return shares.numpy().copy(), answer.attributes.mean(0)
        finally:
            torch.set_num_threads(before)


def _named(logits: Tensor) -> MappingProxyType[str, MappingProxyType[str, float]]:
    """The probability of each value of each attribute."""
    named = {}
    widths = [len(values) for values in ATTRIBUTES.values()]
    for (name, values), part in zip(ATTRIBUTES.items(), torch.split(logits, widths), strict=True):
        shares = part.softmax(0).tolist()
        named[name] = MappingProxyType(dict(zip(values, shares, strict=True)))
    return MappingProxyType(named)


def open_parts_reader(*, threads: int, weights: Path = WEIGHTS) -> PartsReader:
    """A reader with its weights loaded; raises BrokenModel."""
    return PartsReader(load_network(weights), threads=threads)
