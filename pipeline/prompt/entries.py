"""The stored index of what prompts are compared with: emoji and written words."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import BrokenModel
from pipeline.prompt.phrases import Phrases

INDEX_NAME = "emoji-index.npz"
INDEX_VERSION = 2
PHRASE_SETS = ("attire", "looks", "harm")  # the names of their files, and of the index's fields
_UNREADABLE = (OSError, EOFError, KeyError, ValueError, AssertionError, zipfile.BadZipFile)


@dataclass(frozen=True, eq=False)
class Keywords:
    """What emoji are also called; several share a keyword, such as "animal".

    texts: K words. vectors: float32 (K, 512), unit length. links: int32 (L, 2), the index's row of
    an emoji and its keyword.
    """

    texts: tuple[str, ...]
    vectors: NDArray[np.float32]
    links: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class PromptIndex:
    """Emoji and lexicon entries side by side, emoji first.

    names: N texts. code_points: N texts such as "1f3d6-fe0f", empty for lexicon entries.
    embeddings: float32 (N, 512), unit length. colors: uint8 (N, 6, 3), strongest first.
    color_counts: uint8 (N,), how many of them count. keywords: of the emoji. attire, looks, harm:
    the phrases of attire.toml, looks.toml and harm.toml.
    """

    names: tuple[str, ...]
    code_points: tuple[str, ...]
    embeddings: NDArray[np.float32]
    colors: NDArray[np.uint8]
    color_counts: NDArray[np.uint8]
    keywords: Keywords
    attire: Phrases
    looks: Phrases
    harm: Phrases


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
                keywords=Keywords(
                    texts=tuple(stored["keywords"].tolist()),
                    vectors=stored["keyword_vectors"].astype(np.float32),
                    links=stored["keyword_links"],
                ),
                **{name: _phrases(stored, name) for name in PHRASE_SETS},
            )
    except _UNREADABLE as error:
        raise BrokenModel(path.name, str(error)) from error


def _phrases(stored: Mapping[str, NDArray[np.generic]], name: str) -> Phrases:
    vectors = stored[f"{name}_vectors"].astype(np.float32)
    return Phrases(tuple(stored[f"{name}_labels"].tolist()), vectors)


def characters_of(code_points: str) -> str:
    """ "2764-fe0f" to the characters."""
    return "".join(chr(int(point, 16)) for point in code_points.replace("_", "-").split("-"))
