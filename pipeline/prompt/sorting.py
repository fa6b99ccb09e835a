"""A prompt's parts sorted: the look it asks for, and the things that it names.

"retro robot eating ramen" asks for a retro look and names a robot and ramen. Feelings and deeds are
neither: they choose expression and colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from config.attire import Attire
from pipeline.prompt.encoder import Encoder
from pipeline.prompt.entries import PromptIndex
from pipeline.prompt.floating import NEAR, NEAR_WHOLE, FloaterFinder
from pipeline.prompt.parts import Part, split
from pipeline.prompt.phrases import NONE
from pipeline.prompt.wearing import find_roles, joined, read_roles

LOOK = "look"
# By eye, over 60 prompts in nine languages.
_LOOK_NEAR = 0.7  # cosine of a part to a word for looks
_LOOK_CLEAR = 0.05  # by how much it must be nearer than any word for another thing
_THING_CLEAR = 0.1  # by how much an emoji must be nearer than words for looks, moods and deeds
_PAIR_NEAR = 0.85  # closeness of two words that mean one thing: "hot dog"
_SAME = 0.02  # closeness that makes no difference
_Vectors = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Sorted:
    """look: the words of the prompt that ask for one, or "". asked: what words name that is worn.

    written: rows of the emoji in it. closeness: of each part that names a thing, the clearest
    first, float32 (E,): how near each emoji is to it. whole: the same of the whole prompt.
    """

    look: str
    asked: Attire
    written: tuple[int, ...]
    closeness: tuple[_Vectors, ...]
    whole: _Vectors


class PartSorter:
    """Sorts the parts of prompts; made of an index's phrases and emoji."""

    def __init__(self, encoder: Encoder, index: PromptIndex) -> None:
        self._encoder = encoder
        self._phrases = index
        self._roles = read_roles()
        self.floaters = FloaterFinder(index)

    def sort(self, prompt: str, words: str) -> Sorted:
        """words: the prompt as it is spoken."""
        parts = split(words)
        vectors = self._encoder.encode([words, *(part.text for part in parts)])
        roles = find_roles(self._phrases.attire, parts, vectors)
        kinds = dict(self._phrases.looks.closeness(vectors))
        near = self.floaters.closeness(vectors)
        return Sorted(
            look=_look_of(parts, {kind: near[1:] for kind, near in kinds.items()}),
            asked=joined([self._roles[role] for role in roles]),
            written=tuple(self.floaters.written(prompt)),
            closeness=self._things(parts, near, kinds) or self._of_roles(roles),
            whole=near[:, 0],
        )

    def _of_roles(self, roles: Sequence[str]) -> tuple[_Vectors, ...]:
        """What roles bring whose own words bring nothing."""
        if not roles:
            return ()
        near = self.floaters.closeness(self._encoder.encode(list(roles)))
        return tuple(near[:, place] for place in range(len(roles)) if near[:, place].max() >= NEAR)

    def _things(
        self, parts: Sequence[Part], near: _Vectors, kinds: dict[str, _Vectors]
    ) -> tuple[_Vectors, ...]:
        other = np.max([column for kind, column in kinds.items() if kind != NONE], axis=0)
        best = near.max(axis=0)
        named = [
            place
            for place in range(1, len(best))
            if best[place] >= max(NEAR, other[place] + _THING_CLEAR)
        ]
        rows = near.argmax(axis=0)
        kept: list[int] = []
        for place in sorted(
            named, key=lambda place: (not _is_pair(parts[place - 1]), -best[place])
        ):
            part = parts[place - 1]
            if any(part.overlaps(parts[known - 1]) for known in kept):
                continue
            if _is_pair(part) and not _is_one_thing(place, parts, (best, rows)):
                continue
            kept.append(place)
        if best[0] >= max(NEAR_WHOLE if parts else NEAR, other[0] + _THING_CLEAR):
            kept.append(0)
        return tuple(near[:, place] for place in kept)


def _look_of(parts: Sequence[Part], kinds: dict[str, _Vectors]) -> str:
    """The words that ask for a look; "" for none."""
    if not parts:
        return ""
    others = np.max([near for kind, near in kinds.items() if kind != LOOK], axis=0)
    clear = np.where(kinds[LOOK] >= others + _LOOK_CLEAR, kinds[LOOK], 0.0)
    best = int(clear.argmax())
    return parts[best].text if clear[best] >= _LOOK_NEAR else ""


def _is_pair(part: Part) -> bool:
    return part.last > part.first


def _is_one_thing(
    place: int, parts: Sequence[Part], nearest: tuple[_Vectors, NDArray[np.intp]]
) -> bool:
    """Whether two words mean a thing that neither of them means alone, or the same as both."""
    best, rows = nearest
    pair = parts[place - 1]
    alone = [n for n, part in enumerate(parts, 1) if not _is_pair(part) and part.overlaps(pair)]
    clearest = max((float(best[n]) for n in alone), default=0.0)
    own = rows[place] not in [rows[n] for n in alone]
    return bool(best[place] >= _PAIR_NEAR and (own or best[place] >= clearest - _SAME))
