"""The ways in which one head is looked at: as it is, from farther and from nearer, each mirrored.

What a network says changes with a few pixels' shift; the mean over several looks errs less. For
people whom it had never seen, six looks in place of two raised what is read of baldness, of hair's
length and colour, fringe and mouth by about one point each. Small things gained nothing by them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.parts.crop import HeadCrop
from pipeline.parts.values import ATTRIBUTES, split


class Look(NamedTuple):
    """zoom about the crop's middle. across, down: shift afterwards, of the crop's side."""

    zoom: float
    across: float
    down: float


SMALL = ("texture", "glasses", "beard", "moustache")  # attributes told by the first look alone
LOOKS = (Look(1.0, 0.0, 0.0), Look(0.95, 0.019, -0.019), Look(1.06, -0.019, 0.019))


def seen_by(look: Look, to_crop: NDArray[np.float64], side_px: int) -> NDArray[np.float64]:
    """float64 (2, 3): an affine to px of a crop, changed to what this look sees."""
    middle = side_px / 2
    moved = look.zoom * (to_crop[:, 2] - middle) + middle
    shift = side_px * np.array([look.across, look.down])
    return np.column_stack([look.zoom * to_crop[:, :2], moved + shift])


def both_ways(crop: HeadCrop) -> tuple[Tensor, Tensor]:
    """Pixels (2, 3, S, S) and guides (2, 4, S, S), see PartsNetwork, of a crop and its mirror."""
    seen = np.ascontiguousarray(crop.pixels.transpose(2, 0, 1), np.float32)
    pixels = torch.from_numpy(np.stack([seen, seen[..., ::-1]]))
    guides = torch.from_numpy(np.stack([crop.guides, crop.guides[..., ::-1]]))
    return pixels, guides


def told_by_all(said: Tensor) -> Tensor:
    """Logits (..., VALUES): the mean over looks (..., looks, VALUES), the first one's of SMALL.

    Looks as `both_ways` of each of LOOKS in turn.
    """
    every, first = split(said.mean(-2)), split(said[..., :2, :].mean(-2))
    names = ATTRIBUTES.keys()
    chosen = zip(names, every, first, strict=True)
    return torch.cat([one if name in SMALL else mean for name, mean, one in chosen], -1)
