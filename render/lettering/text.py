"""A caption's text as graphemes: which font writes each, and how it reads, left or right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from bidi import algorithm
from uniseg.emoji import emoji_presentation
from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_breakables

from render.errors import UnwritableCaption
from render.floaters.puff import Puff
from render.lettering.fonts import Font, find_font

_AS_PICTURE, _AS_TEXT, _KEYCAP = "\ufe0f", "\ufe0e", "\u20e3"
_FLAGS = range(0x1F1E6, 0x1F200)

FindEmoji = Callable[[str], Puff | None]


@dataclass(frozen=True, eq=False)
class Grapheme:
    """What a reader takes for one character. font: None for emoji and line feeds. level: even
    where it reads from left to right. breaks: whether a line may end after it."""

    text: str
    font: Font | None
    puff: Puff | None
    level: int = 0
    breaks: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it is to be seen."""
        return not self.text.strip()

    @property
    def ends_line(self) -> bool:
        """Whether a line must end after it."""
        return self.text == "\n"


def read_graphemes(text: str, fonts: Sequence[Font], emoji: FindEmoji) -> tuple[Grapheme, ...]:
    """What of the text can be written, in reading order.

    Raises UnwritableCaption where that is nothing.
    """
    found, lost = [], []
    for cluster in grapheme_clusters(text):
        grapheme = _read(cluster, fonts, emoji)
        if grapheme is None:
            lost.append(cluster)
        else:
            found.append(grapheme)
    if all(each.is_blank for each in found):
        raise UnwritableCaption("".join(dict.fromkeys(lost)))
    return tuple(_directed(_without_gaps(found)))


def _read(cluster: str, fonts: Sequence[Font], emoji: FindEmoji) -> Grapheme | None:
    """The grapheme as its font or its picture; None where there is neither."""
    pictured = _is_pictured(cluster)
    puff = emoji(cluster) if pictured else None
    if puff is not None:
        return Grapheme(cluster, None, puff)
    plain = cluster.replace(_AS_PICTURE, "").replace(_AS_TEXT, "")
    font = None if cluster == "\n" else find_font(fonts, plain)
    if cluster == "\n" or font is not None:
        return Grapheme(plain, font, None)
    puff = None if pictured else emoji(cluster)
    if puff is not None:
        return Grapheme(cluster, None, puff)
    base = find_font(fonts, plain[0])  # without the marks that no font has
    return Grapheme(plain[0], base, None) if base and plain[0].strip() else None


def _is_pictured(cluster: str) -> bool:
    """Whether it is an emoji rather than a sign of writing."""
    if _AS_TEXT in cluster:
        return False
    return any(
        each in (_AS_PICTURE, _KEYCAP) or ord(each) in _FLAGS or emoji_presentation(each)
        for each in cluster
    )


def _without_gaps(graphemes: Sequence[Grapheme]) -> Iterator[Grapheme]:
    """Without blanks at ends of lines and beside other blanks, and without empty lines."""
    pending: Grapheme | None = None
    started = False
    for each in graphemes:
        if each.is_blank:
            if started and (pending is None or each.ends_line):
                pending = each
            continue
        if pending is not None:
            yield pending
        pending, started = None, True
        yield each


def _directed(graphemes: Iterator[Grapheme]) -> Iterator[Grapheme]:
    """Each with its level and whether a line may end after it."""
    listed = list(graphemes)
    start = 0
    for end, each in enumerate([*listed, None]):
        if each is None or each.ends_line:
            yield from _directed_line(listed[start:end])
            start = end + 1
            if each is not None:
                yield each


def _directed_line(graphemes: Sequence[Grapheme]) -> Iterator[Grapheme]:
    text = "".join(each.text for each in graphemes)
    levels, breaks = embedding_levels(text), [*line_break_breakables(text), 1]
    place = 0
    for each in graphemes:
        after = place + len(each.text)
        yield Grapheme(each.text, each.font, each.puff, levels[place], bool(breaks[after]))
        place = after


def embedding_levels(text: str) -> list[int]:
    """Of each character of a paragraph, as the Unicode Bidirectional Algorithm has it."""
    seen = "".join(each for each in text if bidirectional(each) != "BN")
    base = algorithm.get_base_level(seen)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(seen, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = iter([int(each["level"]) for each in storage["chars"]])
    levels: list[int] = []
    for each in text:
        unseen = bidirectional(each) == "BN"
        levels.append((levels[-1] if levels else base) if unseen else next(resolved))
    return levels
