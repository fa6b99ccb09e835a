"""What words name that is worn or held: "space pirate" brings a hat, a coat and a sword."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from config.attire import Attire
from pipeline.prompt.parts import Part
from pipeline.prompt.phrases import NONE, Phrases

ROLES = Path(__file__).with_name("attire.toml")
# Fitted on 140 prompts in nine languages, those for it in tests/pipeline/prompt/worn.toml: rather
# nothing worn than something wrong.
NEAR = 0.68  # cosine to the nearest phrase
CLEAR = 0.06  # by how much it must be nearer than what only sounds like it
WORD_FACTOR = 0.87  # a part against the whole prompt
_MOST_ROLES = 2  # of one prompt
_Vectors = NDArray[np.float32]


def read_roles(path: Path = ROLES) -> Mapping[str, Attire]:
    """What each role of the file wears and holds."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        label: Attire.model_validate({key: entry[key] for key in entry if key != "phrases"})
        for label, entry in table.items()
        if label != NONE
    }


def find_roles(phrases: Phrases, parts: Sequence[Part], vectors: _Vectors) -> tuple[str, ...]:
    """The roles that a prompt names, the clearest first; of parts that share no word.

    vectors: float32 (1 + P, 512), of the whole prompt and of its parts.
    """
    closeness = dict(phrases.closeness(vectors))
    ordinary = closeness.pop(NONE, np.full(len(vectors), -1.0, np.float32))
    labels = list(closeness)
    near = np.stack([closeness[label] for label in labels])  # (R, 1 + P)
    factor = np.where(np.arange(len(vectors)) == 0, 1.0, WORD_FACTOR)
    rating = np.where(near >= ordinary + CLEAR, near * factor, -1.0)
    found: list[tuple[str, Part | None]] = []
    for place in np.argsort(-rating, axis=None, kind="stable"):
        role, column = divmod(int(place), rating.shape[1])
        if rating[role, column] < NEAR or len(found) == _MOST_ROLES:
            break
        part = parts[column - 1] if column else None
        taken = any(label == labels[role] or _same_words(part, other) for label, other in found)
        if not taken:
            found.append((labels[role], part))
    return tuple(label for label, _ in found)


def joined(roles: Sequence[Attire]) -> Attire:
    """What several roles wear and hold together, the first's first."""
    return Attire(
        worn=tuple(dict.fromkeys(name for role in roles for name in role.worn)),
        costumes=tuple(dict.fromkeys(name for role in roles for name in role.costumes)),
        held=tuple(dict.fromkeys(name for role in roles for name in role.held)),
    )


def _same_words(part: Part | None, other: Part | None) -> bool:
    return part is None or other is None or part.overlaps(other)
