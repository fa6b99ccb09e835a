"""Words that mean harm, hate or sex, however they are put and in whatever language.

Front ends refuse single words by their list; this finds what a list cannot: the meaning of a whole
prompt, or of a clause of it, against phrases of both kinds, weighed by kernel ridge regression.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import HarmfulMeaning
from pipeline.prompt.encoder import Encoder
from pipeline.prompt.phrases import NONE, Phrases
from pipeline.prompt.words import clean_prompt, spoken

_SHARPNESS = 2.0  # of the kernel: how fast a phrase counts less for what is less alike
_RIDGE = 0.1
# The score above which a hundredth of the written harmless phrases lay, each judged by the others.
THRESHOLD = 0.34
_CLAUSE = re.compile(r"[,.;:!?()\n、。，；！？]+|\s[-–—]\s")
_Vectors = NDArray[np.float32]


class HarmDetector:
    """Refuses prompts; made of the phrases of harm.toml."""

    def __init__(self, encoder: Encoder, phrases: Phrases) -> None:
        self._encoder = encoder
        self._phrases = phrases
        self._harmful = np.array([label != NONE for label in phrases.labels])
        kernel = _alike(phrases.vectors, phrases.vectors)
        # Both kinds count the same in all, although one has more phrases.
        share = np.where(self._harmful, self._harmful.mean(), 1 - self._harmful.mean())
        signs = np.where(self._harmful, 1.0, -1.0)
        self._weights = np.linalg.solve(kernel + _RIDGE * np.diag(share), signs)

    def check(self, prompt: str) -> None:
        """Raise HarmfulMeaning, with the kind of harm, or UnusablePrompt."""
        words = spoken(clean_prompt(prompt))
        clauses = [clause.strip() for clause in _CLAUSE.split(words)]
        texts = list(dict.fromkeys([words, *(c for c in clauses if " " in c)]))
        vectors = self._encoder.encode(texts)
        scores = _alike(vectors, self._phrases.vectors) @ self._weights
        worst = int(scores.argmax())
        if scores[worst] > THRESHOLD:
            closeness = self._phrases.vectors @ vectors[worst]
            nearest = int(np.where(self._harmful, closeness, -1.0).argmax())
            raise HarmfulMeaning(self._phrases.labels[nearest])


def _alike(these: _Vectors, those: _Vectors) -> NDArray[np.float64]:
    """float64 (N, M), 1 for the same meaning."""
    alike: NDArray[np.float64] = np.exp(_SHARPNESS * ((these @ those.T).astype(np.float64) - 1))
    return alike
