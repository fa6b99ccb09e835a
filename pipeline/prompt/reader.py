"""From the user's words to a Brief: the nearest theme, and a palette of what the words mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from config.theme import Theme
from pipeline.likeness import ExpressionName
from pipeline.prompt.encoder import Encoder, open_encoder
from pipeline.prompt.entries import INDEX_NAME, PromptIndex, load_index
from pipeline.prompt.expression import ExpressionPhrases, build_phrases
from pipeline.prompt.floating import MOST
from pipeline.prompt.harm import HarmDetector
from pipeline.prompt.memory import RememberingEncoder
from pipeline.prompt.palette import blend_palette
from pipeline.prompt.sorting import PartSorter, Sorted
from pipeline.prompt.words import clean_prompt, single_words, spoken
from pipeline.things import Things
from pipeline.types import Brief, Palette

_NEAREST = 7  # entries whose colours join the palette
_FLOOR = 0.30  # similarity under which an entry says nothing
_CLEAR = 0.5  # score of a match that needs no help from the theme
_LEXICON_FACTOR = 1.7  # chosen colours count for more than those measured from pictures
_WORD_FACTOR = 0.82  # a single word against the whole prompt
_THEME_SHARE = 0.22  # the theme's own colours beside a clear match
_BEST_OF_THEME = 3  # phrases of a theme that vote for it
_Vectors = NDArray[np.float32]


def open_prompt_reader(
    assets: Path, themes: Mapping[str, Theme], *, text_model: str = ""
) -> PromptReader:
    """The reader for these themes, with encoder and index from the folder `assets`.

    text_model: of transformers, which shall find themes and colours instead. Raises BrokenModel
    and MissingPart.
    """
    encoder, index = open_encoder(assets), load_index(assets / INDEX_NAME)
    if not text_model:
        return PromptReader(encoder, index, themes)
    from pipeline.prompt.text_model import embed_index, open_text_model  # noqa: PLC0415

    index, matcher = embed_index(index, open_text_model(text_model), assets, name=text_model)
    return PromptReader(encoder, index, themes, matcher=matcher)


class PromptReader:
    """Understands prompts in any language the encoder knows.

    matcher: what the index was embedded with and themes are found by, if not the encoder.
    """

    def __init__(
        self,
        encoder: Encoder,
        index: PromptIndex,
        themes: Mapping[str, Theme],
        *,
        matcher: Encoder | None = None,
    ) -> None:
        self._encoder = RememberingEncoder(encoder)
        self._matcher = matcher or self._encoder
        self._sorter = PartSorter(self._encoder, index)
        self._harm = HarmDetector(self._encoder, index.harm)
        self._index = index
        self._themes = themes
        written = [self._matcher.encode([t.title, *t.words]) for t in themes.values()]
        self._phrases = np.concatenate(written)
        self._phrase_rows = _padded([len(phrases) for phrases in written])
        # Themes of short everyday words are near to everything: how near is taken off.
        self._hubness = np.array([_closeness(p, index.embeddings).mean() for p in written])
        self._bonus = np.array(
            [1.0 if points else _LEXICON_FACTOR for points in index.code_points], np.float32
        )

    def read(
        self, prompt: str, *, among: Collection[str] = (), strength: float = 0.7, seed: int = 0
    ) -> Brief:
        """The brief for a prompt. among: names of themes of which the nearest is taken; () for all.

        Names that no theme has count for nothing. Raises UnusablePrompt for an empty prompt or one
        of more than 200 characters, and HarmfulMeaning for one that shall not be drawn.
        """
        prompt = clean_prompt(prompt)
        words = spoken(prompt)
        # Alone: neighbours would change a vector's last digits, and the drawing follows it.
        embedding = self._encoder.encode([words])[0]
        named = self._named(prompt)
        sort = self._sorter.sort(prompt, words)
        if not named:
            self._harm.check(prompt)
        vectors = self._matcher.encode([words, *single_words(words)])
        allowed = [name for name in self._themes if name in among] or list(self._themes)
        named = named if named in allowed else None
        look = self._matcher.encode([sort.look])[0] if sort.look else vectors[0]
        chosen = self._themes[named or self._nearest(look, allowed)]
        palette = _theme_palette(chosen) if named else self._palette(vectors, chosen)
        return Brief(
            prompt=prompt,
            theme=chosen.name,
            embedding=embedding,
            palette=palette,
            drawing=chosen.drawing,
            strength=strength,
            seed=seed,
            things=self._things(sort, chosen, named=bool(named)),
        )

    def _things(self, sort: Sorted, theme: Theme, *, named: bool) -> Things:
        """What the words bring; of a theme that was named as such, its own things alone."""
        if named:
            return Things(usual=theme.attire, floaters=theme.floaters[:MOST])
        finder = self._sorter.floaters
        usual = finder.sorted_by(sort.whole, theme.floaters)
        floaters = finder.choose(sort.written, sort.closeness, usual)
        return Things(asked=sort.asked, usual=theme.attire, floaters=floaters)

    def check(self, words: str) -> None:
        """Raise HarmfulMeaning for words that no sticker shall bear, and UnusablePrompt."""
        self._harm.check(words)

    def choose_expression(self, prompt: str) -> ExpressionName | None:
        """The expression that the words ask for; most ask for none.

        Raises UnusablePrompt as `read` does.
        """
        words = spoken(clean_prompt(prompt))
        return self._expressions.nearest(self._encoder.encode([words, *single_words(words)]))

    @cached_property
    def _expressions(self) -> ExpressionPhrases:
        return build_phrases(self._encoder)  # a tenth of a second: only for those who ask

    def _named(self, prompt: str) -> str | None:
        """The theme whose name or title the prompt is."""
        asked = prompt.casefold()
        return next((n for n, t in self._themes.items() if asked in (n, t.title.casefold())), None)

    def _nearest(self, vector: _Vectors, names: Collection[str]) -> str:
        cosines = np.append(self._phrases @ vector, -1.0)
        nearest = np.sort(cosines[self._phrase_rows], axis=1)[:, -_BEST_OF_THEME:].mean(1)
        affinity = dict(zip(self._themes, nearest - self._hubness, strict=True))
        return max(names, key=lambda name: float(affinity[name]))

    def _palette(self, vectors: _Vectors, theme: Theme) -> Palette:
        similarity = self._similarity(vectors)
        score = np.maximum(similarity - _FLOOR, 0) * self._bonus
        nearest = np.argsort(-score, kind="stable")[:_NEAREST]
        # Squared, so that one clear match is not drowned by six vague ones.
        strength = (score[nearest] / _CLEAR) ** 2
        if strength.max() <= _THEME_SHARE / 4:
            return _theme_palette(theme)
        strength /= max(1.0, float(strength.max()))
        colors, weights = [_hex_colors(theme)], [_ranked(len(theme.palette), _THEME_SHARE)]
        for entry, share in zip(nearest, strength, strict=True):
            count = int(self._index.color_counts[entry])
            colors.append(self._index.colors[entry, :count])
            weights.append(_ranked(count, float(share)))
        return blend_palette(np.concatenate(colors), np.concatenate(weights))

    def _similarity(self, vectors: _Vectors) -> _Vectors:
        """float32 (N,): each entry's cosine to the whole prompt, or to a word of it."""
        cosines = self._index.embeddings @ vectors.T
        cosines[:, 1:] *= _WORD_FACTOR
        nearest: _Vectors = cosines.max(1)
        return nearest


def _padded(counts: Sequence[int]) -> NDArray[np.intp]:
    """Numbers in rows of so many, filled up with -1."""
    rows = np.full((len(counts), max(counts)), -1, np.intp)
    ends = np.cumsum(counts)
    for row, count, end in zip(rows, counts, ends, strict=True):
        row[:count] = np.arange(end - count, end)
    return rows


def _closeness(phrases: _Vectors, vectors: _Vectors) -> _Vectors:
    """float32 (N,): mean cosine of each vector to its nearest phrases."""
    nearest: _Vectors = np.sort(vectors @ phrases.T, axis=1)[:, -_BEST_OF_THEME:].mean(1)
    return nearest


def _ranked(count: int, share: float) -> _Vectors:
    """Weights that fall with a colour's rank in its entry."""
    weights: _Vectors = share / (1 + 0.3 * np.arange(count, dtype=np.float32))
    return weights


def _hex_colors(theme: Theme) -> NDArray[np.uint8]:
    return np.array([list(bytes.fromhex(color[1:])) for color in theme.palette], np.uint8)


def _theme_palette(theme: Theme) -> Palette:
    return Palette(_hex_colors(theme))
