"""Cuts: what a head of hair of one kind and length is made up like, told by its measurements."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np

from pipeline.likeness import HAIRLINE_COLUMNS, Hair, Likeness

Cut = Literal[
    "plain", "crew", "crop", "quiff", "slick", "swept", "spiky", "bangs", "ropes", "wisps"
]

CREW, HIGH = 0.34, 0.52  # volumes up to which hair is cropped, and from which it stands up
OPEN = 118  # hundredths: a wavy fringe whose line is higher is swept aside
BACK = 137  # hundredths: short hair whose line is higher is combed back
# How much higher the volume ends over the forehead than the locks that hang before it.
CLEARED: Mapping[str, float] = MappingProxyType({"crop": 0.09, "swept": 0.06, "bangs": 0.04})
SPIKES, CROPPED = 22, 44  # clumps in front and on top, of longer and of cropped hair


def find_cut(likeness: Likeness) -> Cut:
    """The cut; plain for curls and covered hair, which their volumes tell apart."""
    hair = likeness.hair
    if hair.texture == "braids" and hair.kind in ("medium", "long"):
        return "ropes" if likeness.cover.kind == "none" else "plain"
    if hair.texture not in ("straight", "wavy") or likeness.cover.kind != "none":
        return "plain"
    if hair.kind == "tied":
        return "plain" if _bearded(likeness) or likeness.age in ("baby", "child") else "wisps"
    if hair.kind in ("medium", "long"):
        return "crop" if hair.fringe and not hair.parting else "bangs"
    return _short_cut(hair) if hair.kind == "short" else "plain"


def _bearded(likeness: Likeness) -> bool:
    return likeness.beard.style != "none" or likeness.beard.moustache > 0.3


def _short_cut(hair: Hair) -> Cut:
    if hair.fringe:
        loose = hair.texture == "wavy" and _middle(hair) > OPEN
        return "swept" if hair.parting or loose else "crop"
    if hair.parting is not None:
        return "swept"
    if hair.volume < CREW:
        return "crew"
    if hair.texture == "wavy":
        return "spiky" if hair.volume < 0.8 else "quiff"
    if hair.volume >= HIGH:
        return "quiff"
    return "slick" if _middle(hair) > BACK else "spiky"


def _middle(hair: Hair) -> float:
    """Height of the hairline's middle third in hundredths, 0 where it was not measured."""
    if len(hair.hairline) != HAIRLINE_COLUMNS:
        return 0.0
    third = HAIRLINE_COLUMNS // 3
    return float(np.mean(hair.hairline[third:-third]))


def faded(hair: Hair) -> float:
    """How much skin shows through the sides of short hair, 0 to 1."""
    if hair.kind != "short" or hair.texture == "braids":
        return 0.0
    return float(np.clip(0.55 - 0.8 * max(hair.volume - 0.25, 0), 0.12, 0.55))
