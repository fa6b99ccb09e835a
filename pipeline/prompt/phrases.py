"""Written phrases with their meaning, under labels: which label are some words nearest to?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

NONE = "none"  # the label of phrases that only sound like the others
_Vectors = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Phrases:
    """labels: of P phrases, those of one label side by side. vectors: float32 (P, 512)."""

    labels: tuple[str, ...]
    vectors: _Vectors

    def closeness(self, vectors: _Vectors) -> Mapping[str, _Vectors]:
        """For each label float32 (W,): the cosine of each of W vectors to its nearest phrase."""
        cosines = self.vectors @ vectors.T  # (P, W)
        nearest = np.maximum.reduceat(cosines, self._starts, axis=0)
        return dict(zip([self.labels[start] for start in self._starts], nearest, strict=True))

    @cached_property
    def _starts(self) -> list[int]:
        """The first phrase of each label."""
        return [n for n, label in enumerate(self.labels) if n == 0 or label != self.labels[n - 1]]


def read_phrases(path: Path) -> Mapping[str, Sequence[str]]:
    """The phrases of a file by label: a table of lists, or of tables with a list `phrases`."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        label: entry["phrases"] if isinstance(entry, dict) else entry
        for label, entry in table.items()
    }
