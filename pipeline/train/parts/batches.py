"""Views of heads as tensors, rare attributes more often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.parts.crop import CROP_PX
from pipeline.parts.values import ATTRIBUTES
from pipeline.train.parts.augment import View, random_view
from pipeline.train.parts.heads import Head
from pipeline.train.parts.losses import UNREAD

SOUGHT = (
    *("hair", "cover", "glasses", "beard", "moustache"),
    *("texture", "colour", "age", "light", "tone"),
)
DRAWN = 0.2  # largest share of figures among the views
AS_OFTEN = 2.0  # times as often as a photo each is shown, at most
MOST_OFTEN = 4.0  # times as often as a head with nothing rare
FEWEST = 4  # rarer values count as if they were so many


class Batch(NamedTuple):
    """pixels (N, 3, S, S), guides (N, 4, S, S), classes int64 (N, S, S), wanted int64 (N, A)."""

    pixels: Tensor
    guides: Tensor
    classes: Tensor
    wanted: Tensor


def value_indices(read: Mapping[str, str]) -> list[int]:
    """For each of ATTRIBUTES the index of the value read, or UNREAD."""
    return [
        values.index(read[name]) if read.get(name) in values else UNREAD
        for name, values in ATTRIBUTES.items()
    ]


def as_batch(views: Sequence[View]) -> Batch:
    pixels = np.stack([view.crop.pixels for view in views]).transpose(0, 3, 1, 2)
    return Batch(
        torch.from_numpy(pixels.astype(np.float32)),
        torch.from_numpy(np.stack([view.crop.guides for view in views])),
        torch.from_numpy(np.stack([view.classes for view in views]).astype(np.int64)),
        torch.tensor([value_indices(view.read) for view in views]),
    )


def _rarity(heads: Sequence[Head], name: str) -> dict[str, float]:
    """How many times rarer than the commonest each value of an attribute is."""
    counts = dict.fromkeys(ATTRIBUTES[name], 0)
    for head in heads:
        if head.read.get(name) in counts:
            counts[head.read[name]] += 1
    most = max(counts.values())
    return {value: most / max(count, FEWEST) for value, count in counts.items()}


def value_weights(heads: Sequence[Head], *, power: float = 0.3) -> list[Tensor]:
    """For each of ATTRIBUTES the weights of its values in the loss, mean 1 over the heads.

    power: of a value's rarity; 0 weighs all heads alike, 1 all values.
    """
    found = []
    for name, values in ATTRIBUTES.items():
        rarity = _rarity(heads, name)
        raw = torch.tensor([rarity[value] ** power for value in values])
        seen = [raw[values.index(h.read[name])] for h in heads if h.read.get(name) in values]
        found.append(raw / torch.stack(seen).mean() if seen else raw)
    return found


def head_odds(heads: Sequence[Head]) -> NDArray[np.float64]:
    """(heads,), sum 1: how often each head is shown."""
    rarities = {name: _rarity(heads, name) for name in SOUGHT}
    rarest = [
        max(rarities[name].get(head.read.get(name, ""), 1.0) for name in SOUGHT) for head in heads
    ]
    odds = np.sqrt(np.asarray(rarest, np.float64)).clip(None, MOST_OFTEN)
    return np.asarray(odds / odds.sum(), np.float64)


def random_batches(
    heads: Sequence[Head],
    figures: Sequence[Head] = (),
    *,
    size: int,
    count: int,
    seed: int,
    side_px: int = CROP_PX,
) -> Iterator[Batch]:
    """So many batches of random views; at most DRAWN of them are of figures."""
    rng = np.random.default_rng(seed)
    odds = head_odds(heads)
    if figures:
        drawn = min(DRAWN, AS_OFTEN * len(figures) / len(heads))
        odds = np.concatenate([(1 - drawn) * odds, drawn * head_odds(figures)])
        heads = [*heads, *figures]
    for _ in range(count):
        chosen = rng.choice(len(heads), size, p=odds)
        yield as_batch([random_view(heads[index], rng, side_px) for index in chosen])
