"""The attributes of a head and their values, in the network's order."""

from __future__ import annotations

import torch
from torch import Tensor

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "hair": ("short", "medium", "long", "tied", "bald_top", "bald", "cut", "covered", "shaved"),
    "texture": ("straight", "wavy", "curly", "coily"),
    "colour": ("black", "dark_brown", "brown", "grey", "white", "blond", "red", "dyed"),
    "fringe": ("0", "1"),
    "cover": ("none", "cap", "headband", "headscarf", "hat", "beanie"),
    "glasses": ("none", "clear", "sun"),
    "beard": ("none", "short", "stubble", "full"),
    "moustache": ("0", "1"),
    "mouth": ("teeth", "closed", "smile", "open"),
    "age": ("adult", "old", "teen", "child", "baby"),
    "light": ("good", "dark", "flat_bright", "coloured", "half"),
    "tone": ("1", "2", "3", "4", "5", "6"),  # of skin as daylight would show it, light to dark
}
VALUES = sum(len(values) for values in ATTRIBUTES.values())


def split(values: Tensor) -> tuple[Tensor, ...]:
    """For each of ATTRIBUTES its part (N, values) of a tensor (N, VALUES)."""
    parts: tuple[Tensor, ...] = torch.split(values, [len(v) for v in ATTRIBUTES.values()], -1)
    return parts
