"""The stored index of what prompts are compared with: emoji and written words."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import BrokenModel

INDEX_NAME = "emoji-index.npz"
INDEX_VERSION = 1
_UNREADABLE = (OSError, EOFError, KeyError, ValueError, AssertionError, zipfile.BadZipFile)


@dataclass(frozen=True, eq=False)
class PromptIndex:
    """Emoji and lexicon entries side by side, emoji first.

    names: N texts. code_points: N texts such as "1f3d6-fe0f", empty for lexicon entries.
    embeddings: float32 (N, 512), unit length. colors: uint8 (N, 6, 3), strongest first.
    color_counts: uint8 (N,), how many of them count.
    """

    names: tuple[str, ...]
    code_points: tuple[str, ...]
    embeddings: NDArray[np.float32]
    colors: NDArray[np.uint8]
    color_counts: NDArray[np.uint8]


def load_index(path: Path) -> PromptIndex:
    """Read what build_index wrote. Raises BrokenModel where it is missing or damaged."""
    try:
        with path.open("rb") as file, np.load(file) as stored:
            assert int(stored["version"]) == INDEX_VERSION, "another version"
            return PromptIndex(
                names=tuple(stored["names"].tolist()),
                code_points=tuple(stored["code_points"].tolist()),
                embeddings=stored["embeddings"].astype(np.float32),
                colors=stored["colors"],
                color_counts=stored["color_counts"],
            )
    except _UNREADABLE as error:
        raise BrokenModel(path.name, str(error)) from error
