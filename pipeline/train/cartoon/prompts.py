"""The words that training draws pictures for: what they mean, their palette and their look."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from config.theme import Drawing, EyeName, PatternName, Theme
from pipeline.gan.pattern import PATTERNS
from pipeline.prompt.reader import PromptReader
from pipeline.types import Palette

KEPT_OUT = 8  # one of so many prompts is never learned from
PLAIN = 0.4  # share of invented looks without a pattern
LINES = (0.2, 1.7)
CHROMAS = (0.8, 1.45)
RECOLORS = (0.15, 0.7)
EYES: tuple[EyeName, ...] = get_args(EyeName)


@dataclass(frozen=True, eq=False)
class Meaning:
    """A prompt read: embedding float32 (512,), palette, the nearest theme's name and drawing."""

    prompt: str
    embedding: NDArray[np.float32]
    palette: Palette
    theme: str
    drawing: Drawing

    @property
    def kept_out(self) -> bool:
        """Whether it serves to measure free words; its spelling decides, so it does forever."""
        return int(hashlib.sha256(self.prompt.encode()).hexdigest()[:8], 16) % KEPT_OUT == 0


def read_meanings(reader: PromptReader, prompts: Sequence[str]) -> tuple[Meaning, ...]:
    """What each prompt stands for."""
    read = [reader.read(prompt) for prompt in prompts]
    return tuple(
        Meaning(brief.prompt, brief.embedding, brief.palette, brief.theme, brief.drawing)
        for brief in read
    )


def training_prompts(themes: Sequence[Theme], phrases: Sequence[str]) -> list[str]:
    """Titles and words of all themes, then other phrases, none twice."""
    named = [text for theme in themes for text in (theme.title, *theme.words)]
    return list(dict.fromkeys([*named, *phrases]))


def random_drawing(random: np.random.Generator, base: Drawing) -> Drawing:
    """A look as an artist might write one, its ink from the same family as `base`'s."""
    plain = random.random() < PLAIN
    pattern: PatternName = "none" if plain else PATTERNS[int(random.integers(len(PATTERNS)))]
    tone = np.array(list(bytes.fromhex(base.ink[1:])))
    ink = (tone + random.integers(-20, 40, 3)).clip(0, 140)
    return Drawing(
        line=float(random.uniform(*LINES)),
        bands=int(random.integers(2, 6)),
        flatness=float(random.uniform(0.2, 1)),
        recolor=float(random.uniform(*RECOLORS)),
        chroma=float(random.uniform(*CHROMAS)),
        pattern=pattern,
        blush=float(random.uniform(0, 1)),
        eyes=EYES[int(random.integers(len(EYES)))],
        ink="#" + bytes(ink.astype(np.uint8).tolist()).hex(),
    )
