"""Which emoji a prompt's words bring: each part of it may bring its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from emoji import emoji_list
from numpy.typing import NDArray

from pipeline.prompt.entries import PromptIndex, characters_of

MOST = 6
_FILLED = 4  # to so many a theme adds its usual things; where words bring none, up to MOST
# By eye, over 60 prompts in nine languages.
NEAR = 0.66  # closeness of a word
NEAR_WHOLE = 0.5  # of a whole prompt of several words
_BESIDE = 0.86  # of the nearest's closeness: what is nearly as near may join it
_KEYWORD = 0.95  # a keyword against a name
_COMMON = 0.02  # taken off a keyword each time that twice as many emoji share it
_NAME_BONUS = 0.1  # of the name's own closeness, where emoji share a keyword
_ALIKE = 0.62  # cosine of names: one of two such things is enough
_DIVERSITY = 0.3  # how much likeness to what is chosen counts against closeness
# What is a face, a sign or a faith rather than a thing floats only if somebody writes that emoji.
_NO_THING = re.compile(
    r"\bfaces?\b|^(grinning|smiling|kissing|pouting|crying|weary|cat with)\b.*|\bstar struck\b|"
    r"\bexploding head\b|\b(speech|anger|thought) (bubble|balloon)\b|\bzzz\b|\bmahjong\b|\bsuit$|"
    r"\bpointed star\b|\bsparkle$|\bcrossed flags\b|\bplacard\b|\bmap of\b|\bcinema\b|^wireless$|"
    r"^om$|\bkaaba\b|\bkhanda\b|\bcross$|\bstar of david\b|\bstar and crescent\b|\bdharma\b|"
    r"\bplace of worship\b|\bhamsa\b|\beyes?\b|\bmouth\b|\btongue\b|\blip\b|\blungs\b|"
    r"\banatomical\b|\bfootprints\b|\bcigarette\b|\blove hotel\b|\bmuted\b|\bspeaker \w+ volume\b|"
    r"\btray\b|\bidentification\b|\bname badge\b|\bcard (file|index)\b|\bwith meridians\b|"
    r"\bmoon$|\bleft luggage\b|\bdashing away\b|\bsweat\b|\bwatch$|\bdotted\b"
)
_FULL_MOON = "full moon"
_Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Bid:
    """A row of the emoji that a part of the prompt brings, and how near it is to it."""

    row: int
    closeness: float


class FloaterFinder:
    """Finds things that float by the meaning of words."""

    def __init__(self, index: PromptIndex) -> None:
        count = sum(map(bool, index.code_points))
        self._emoji = [characters_of(points) for points in index.code_points[:count]]
        self._rows = {_bare(emoji): row for row, emoji in enumerate(self._emoji)}
        keywords = index.keywords
        self._keyword_vectors = keywords.vectors
        rows, self._keywords = keywords.links[:, 0], keywords.links[:, 1]
        self._starts = np.flatnonzero(np.diff(rows, prepend=-1))
        # Each emoji's first text is its name; the index's embeddings may be another model's.
        self._names = keywords.vectors[self._keywords[self._starts]]
        shared = np.bincount(self._keywords, minlength=len(keywords.texts))
        self._trust = (_KEYWORD - _COMMON * np.log2(shared))[:, None].astype(np.float32)
        self._floats = np.array(
            [not _NO_THING.search(name) or name == _FULL_MOON for name in index.names[:count]]
        )

    def closeness(self, vectors: _Vectors) -> _Vectors:
        """float32 (E, W): of each emoji that may float to each of W vectors, by name or keyword."""
        keywords = self._keyword_vectors @ vectors.T
        names = keywords[self._keywords[self._starts]]
        trusted = (keywords * self._trust)[self._keywords]
        called = np.maximum.reduceat(trusted, self._starts, axis=0)
        near = np.maximum(names, called) + _NAME_BONUS * (names - np.maximum(names, called))
        return np.where(self._floats[:, None], near, -1.0).astype(np.float32)

    def written(self, prompt: str) -> list[int]:
        """The rows of the emoji that stand in the prompt themselves."""
        found = (self._rows.get(_bare(each["emoji"])) for each in emoji_list(prompt))
        return list(dict.fromkeys(row for row in found if row is not None))

    def choose(
        self, written: Sequence[int], closeness: Sequence[_Vectors], usual: Sequence[str]
    ) -> tuple[str, ...]:
        """Up to MOST emoji: those written, the nearest of each part in turn, then usual ones.

        closeness: of each part that brings something, the clearest first, float32 (E,).
        """
        chosen = list(written)[:MOST]
        queues = [self._bids(column) for column in closeness]
        while queues and len(chosen) < MOST:
            for queue in list(queues):
                bid = self._next(queue, chosen)
                if bid is None:
                    queues.remove(queue)
                elif len(chosen) < MOST:
                    chosen.append(bid.row)
        named = [self._emoji[row] for row in chosen]
        known = {_bare(emoji) for emoji in named}
        filling = [each for each in usual if _bare(each) not in known]
        most = max(_FILLED, len(named)) if named else MOST
        return tuple([*named, *filling][:most])

    def sorted_by(self, near: _Vectors, emoji: Sequence[str]) -> tuple[str, ...]:
        """The emoji that are nearest to a prompt first; near: float32 (E,)."""
        rows = {each: self._rows.get(_bare(each)) for each in emoji}
        rated = {each: -1.0 if row is None else float(near[row]) for each, row in rows.items()}
        return tuple(sorted(rated, key=lambda each: -rated[each]))

    def _bids(self, closeness: _Vectors) -> list[Bid]:
        floor = _BESIDE * float(closeness.max())
        rows = np.argsort(-closeness, kind="stable")[: 4 * MOST]
        return [Bid(int(row), float(closeness[row])) for row in rows if closeness[row] >= floor]

    def _next(self, queue: list[Bid], chosen: Sequence[int]) -> Bid | None:
        """Take from the queue what is near and unlike all that is chosen."""
        best = max(self._different(queue, chosen), key=lambda rated: rated[0], default=None)
        if best is None:
            return None
        queue.remove(best[1])
        return best[1]

    def _different(
        self, queue: Sequence[Bid], chosen: Sequence[int]
    ) -> Iterator[tuple[float, Bid]]:
        for bid in queue:
            likeness = 0.0
            if chosen:
                likeness = float((self._names[list(chosen)] @ self._names[bid.row]).max())
            if likeness < _ALIKE:
                yield bid.closeness - _DIVERSITY * likeness, bid


def _bare(emoji: str) -> str:
    return emoji.replace("\ufe0f", "")
