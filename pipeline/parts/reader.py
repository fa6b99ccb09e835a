"""Reading a head's parts from a photo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pipeline.parts.crop import CROP_PX, HeadCrop, crop_affine, cut_head
from pipeline.parts.crown import (
    CrownNetwork,
    hidden_share,
    load_crown,
    look_at_crown,
    with_length,
)
from pipeline.parts.edges import follow_edges
from pipeline.parts.evidence import gather_evidence
from pipeline.parts.jaw_network import JawNetwork, load_jaw
from pipeline.parts.jaw_reader import agreed, look_at_jaw
from pipeline.parts.looks import LOOKS, both_ways, seen_by, told_by_all
from pipeline.parts.mien import Mien, load_mien, look_at_mien, with_mien
from pipeline.parts.network import Answer, PartsNetwork
from pipeline.parts.values import ATTRIBUTES, split
from pipeline.parts.weights import WEIGHTS, load_network
from pipeline.parts.worn import dress_shares
from pipeline.types import FaceMesh, HeadParts

PARTS_PX = 256  # side of what is returned, whatever size the network looks at
BEYOND_PHOTO = 0  # index in HEAD_CLASSES: what no photo shows is background


class PartsReader:
    """Tells hair, skin, cover, glasses, beard and clothes apart, and names a head's attributes.

    threads: that torch uses while it reads; the process's own number comes back afterwards. One
    takes 130 ms a head; more gain little, and lose much where cores are shared.
    side_px: of the crop that the network looks at. jaw: a second network, for the lower face.
    crown: another, for hair's length. mien: a layer that guesses it by the face, on the crown's
    trunk.
    """

    def __init__(
        self,
        network: PartsNetwork,
        *,
        threads: int,
        side_px: int = CROP_PX,
        jaw: JawNetwork | None = None,
        crown: CrownNetwork | None = None,
        mien: Mien | None = None,
    ) -> None:
        self._network = network
        self._jaw = jaw
        self._crown = crown
        self._mien = mien
        self._threads = threads
        self._side_px = side_px

    def read(self, pixels: NDArray[np.uint8], face: FaceMesh) -> HeadParts:
        """The parts of the head with this face in a photo uint8 (H, W, 3)."""
        with _few_threads(self._threads):
            return self._read(pixels, face)

    def _read(self, pixels: NDArray[np.uint8], face: FaceMesh) -> HeadParts:
        affine = crop_affine(face, self._side_px)
        crops = [
            cut_head(
                pixels, face, to_crop=seen_by(look, affine, self._side_px), side_px=self._side_px
            )
            for look in LOOKS
        ]
        shares, told = self._looked(crops)
        to_parts = crop_affine(face, PARTS_PX)
        shown = cut_head(pixels, face, to_crop=to_parts, side_px=PARTS_PX)
        shares = follow_edges(shares, shown.pixels)
        attributes = _named(told)
        if self._crown is not None:
            moved = face.landmarks[:, :2] @ affine[:, :2].T + affine[:, 2]
            attributes = with_length(attributes, look_at_crown(self._crown, crops[0], moved))
            if self._mien is not None:
                mien = look_at_mien(self._mien, self._crown.trunk, pixels, face)
                attributes = with_mien(attributes, mien, hidden=hidden_share(crops[0], moved))
        if self._jaw is not None:
            attributes = agreed(attributes, look_at_jaw(self._jaw, pixels, face))
        dress_shares(shares, attributes)
        beyond = shown.guides[0] < 0.5
        shares[:, beyond] = 0
        shares[BEYOND_PHOTO, beyond] = 1
        return HeadParts(shares, to_parts, attributes)

    def _looked(self, crops: Sequence[HeadCrop]) -> tuple[NDArray[np.float32], Tensor]:
        """Shares float32 (7, PARTS_PX, PARTS_PX) of the first crop; probabilities (VALUES,) of all.

        Both are means of crops and their mirror images, since neither side is special.
        """
        with torch.inference_mode():
            answers = [self._network(*both_ways(crop)) for crop in crops]
            both = _joined(answers[0])
            large = functional.interpolate(
                both, size=(PARTS_PX, PARTS_PX), mode="bilinear", align_corners=False
            )
            shown = crops[0]
            found = gather_evidence(both[0].softmax(0).numpy(), shown.pixels, shown.guides)
            said = told_by_all(torch.cat([answer.attributes for answer in answers])[None])
            told = self._network.verdict(said, torch.from_numpy(found)[None])
            return large[0].softmax(0).numpy().copy(), told[0].exp()


@contextmanager
def _few_threads(count: int) -> Iterator[None]:
    """So many threads of torch within; the process's own number comes back afterwards."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _joined(answer: Answer) -> Tensor:
    """Logits (1, 7, h, w): the mean of a crop's classes and of its mirror image's, turned back."""
    return (answer.classes[:1] + answer.classes[1:].flip(-1)) / 2


def _named(told: Tensor) -> MappingProxyType[str, MappingProxyType[str, float]]:
    """The probability of each value of each attribute, from probabilities (VALUES,)."""
    named = {}
    for (name, values), part in zip(ATTRIBUTES.items(), split(told), strict=True):
        shares = (part / part.sum()).tolist()
        named[name] = MappingProxyType(dict(zip(values, shares, strict=True)))
    return MappingProxyType(named)


def open_parts_reader(*, threads: int, weights: Path = WEIGHTS) -> PartsReader:
    """A reader with its weights loaded; raises BrokenModel."""
    return PartsReader(
        load_network(weights),
        threads=threads,
        jaw=load_jaw(),
        crown=load_crown(),
        mien=load_mien(),
    )
