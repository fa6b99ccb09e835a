"""Which emoji mean what a prompt does."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.prompt.encoder import Encoder, open_encoder
from pipeline.prompt.entries import INDEX_NAME, PromptIndex, characters_of, load_index
from pipeline.prompt.words import clean_prompt, single_words, spoken

# By eye, over 40 prompts in eight languages: what is farther away looks like chance.
NEAR = 0.38  # cosine
BESIDE = 0.8  # of the nearest's cosine: what is nearly as near may stand beside it
_WORD_FACTOR = 0.82  # a single word against the whole prompt


class EmojiFinder:
    """Finds emoji by meaning, in any language that the encoder knows."""

    def __init__(self, encoder: Encoder, index: PromptIndex) -> None:
        self._encoder = encoder
        emoji = [row for row, points in enumerate(index.code_points) if points]
        self._emoji = [characters_of(index.code_points[row]) for row in emoji]
        self._embeddings = index.embeddings[emoji]

    def find(self, prompt: str, *, most: int = 3) -> tuple[str, ...]:
        """The nearest first; () where none is near. Raises UnusablePrompt."""
        words = spoken(clean_prompt(prompt))
        vectors = self._encoder.encode([words, *single_words(words)])
        cosines = self._embeddings @ vectors.T
        cosines[:, 1:] *= _WORD_FACTOR
        closeness = cosines.max(axis=1)
        nearest = np.argsort(-closeness, kind="stable")[:most]
        floor = max(NEAR, BESIDE * float(closeness[nearest[0]]))
        return tuple(self._emoji[row] for row in nearest if closeness[row] >= floor)


def open_emoji_finder(assets: Path) -> EmojiFinder:
    """The finder with encoder and index from the folder `assets`; raises BrokenModel."""
    return EmojiFinder(open_encoder(assets), load_index(assets / INDEX_NAME))
