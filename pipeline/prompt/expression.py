"""The words of a prompt may ask for an expression: "crying", "Geburtstag", "спит"."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.likeness import ExpressionName
from pipeline.prompt.encoder import Encoder

PHRASES = Path(__file__).with_name("expressions.toml")
ORDINARY = "none"  # the phrases that ask for no expression
# Fitted on 70 prompts in eight languages; tests/pipeline/prompt/test_expression.py has others.
THRESHOLD = 0.62  # cosine to the nearest phrase
WORD_FACTOR = 0.82  # a single word against the whole prompt
_NAMES: Mapping[str, ExpressionName] = {name: name for name in get_args(ExpressionName)}


@dataclass(frozen=True, eq=False)
class ExpressionPhrases:
    """names: of N phrases' expressions, or ORDINARY. vectors: float32 (N, 512), unit length."""

    names: tuple[str, ...]
    vectors: NDArray[np.float32]

    def nearest(self, vectors: NDArray[np.float32]) -> ExpressionName | None:
        """What a prompt asks for: vectors float32 (W, 512), of the whole and of its single words.

        An ordinary theme that is as near as the expression means none.
        """
        cosines = self.vectors @ vectors.T
        ordinary = np.array([name == ORDINARY for name in self.names])
        cosines[:, 1:] *= np.where(ordinary, 0.0, WORD_FACTOR)[:, None]
        closeness = cosines.max(axis=1)
        best = int(np.where(ordinary, -1.0, closeness).argmax())
        if closeness[best] < max(THRESHOLD, float(closeness[ordinary].max())):
            return None
        return _NAMES[self.names[best]]


def build_phrases(encoder: Encoder) -> ExpressionPhrases:
    """All written phrases with their meaning."""
    written = read_phrases()
    names = tuple(name for name, phrases in written.items() for _ in phrases)
    texts = [phrase for phrases in written.values() for phrase in phrases]
    return ExpressionPhrases(names, encoder.encode(texts))


def read_phrases(path: Path = PHRASES) -> Mapping[str, Sequence[str]]:
    """The written phrases by the name of their expression, or ORDINARY."""
    phrases: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return phrases
