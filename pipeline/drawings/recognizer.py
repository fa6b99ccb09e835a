"""Tells what somebody sent: a photo, a drawing or a screenshot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.backbone import Trunk
from pipeline.drawings.measures import measure
from pipeline.drawings.network import KINDS, Head, PictureKind, pooled
from pipeline.drawings.views import fitted, flat, views
from pipeline.drawings.weights import WEIGHTS, load_head, load_trunk
from pipeline.types import Photo

# To take a photo for a drawing is the worse mistake: people want to be caricatured.
SURE = 0.75


@dataclass(frozen=True)
class Recognition:
    """What a picture is. sure: the network's share for it, 0 to 1."""

    kind: PictureKind
    sure: float


class Recognizer:
    """Opened by `open_recognizer`."""

    def __init__(self, trunk: Trunk, head: Head, *, threads: int = 1) -> None:
        self._trunk, self._head, self._threads = trunk.eval(), head.eval(), threads

    def recognize(self, photo: Photo) -> Recognition:
        """What a photo, as read from its file, shows; "photo" wherever that is in doubt."""
        with _threads(self._threads), torch.inference_mode():
            logits = self._head(see(self._trunk, flat(photo))[None])[0]
        return judge(torch.softmax(logits, 0).numpy())


def judge(shares: NDArray[np.float32]) -> Recognition:
    """The kind with the largest share (3,), one for each of KINDS, but a photo unless sure."""
    found = int(shares.argmax())
    if 1 - shares[KINDS.index("photo")] < SURE:
        found = KINDS.index("photo")
    elif KINDS[found] == "photo":
        found = int(1 + shares[1:].argmax())
    return Recognition(KINDS[found], float(shares[found]))


def see(trunk: Trunk, pixels: NDArray[np.uint8]) -> Tensor:
    """float32 (INPUTS,): what the head is told of a picture uint8 (H, W, 3)."""
    seen = fitted(pixels)
    batch = torch.from_numpy(views(seen)).permute(0, 3, 1, 2).float()
    found = pooled(trunk, batch.contiguous(memory_format=torch.channels_last))
    return torch.cat([found.flatten(), torch.from_numpy(measure(seen))])


def open_recognizer(threads: int = 1, *, weights: Path = WEIGHTS) -> Recognizer:
    """A recogniser with its weights loaded; raises BrokenModel."""
    return Recognizer(load_trunk(), load_head(weights), threads=threads)


@contextmanager
def _threads(count: int) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
