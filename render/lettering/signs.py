"""Graphemes become signs: what is drawn and moves as one, with its outline in em."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import shapely
import uharfbuzz
from shapely.affinity import translate
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from render.floaters.puff import Puff
from render.lettering.fonts import CAP_HEIGHT, Font
from render.lettering.text import Grapheme

# Scripts whose letters touch: a word of them moves as one.
JOINED_SCRIPTS = frozenset(
    ("Arab", "Syrc", "Nkoo", "Mong", "Adlm", "Deva", "Beng", "Guru", "Tibt", "Mand")
)
EMOJI_SIZE = 1.06  # em
EMOJI_APART = 0.06  # em on both sides


@dataclass(frozen=True, eq=False)
class Sign:
    """A letter with its marks, a word where letters touch, an emoji, a blank or a line feed.

    advance: em to the next one. shape: its outline about its origin on the base line, em, y up;
    empty for all but letters. puff: of an emoji. level, breaks, ends_line: see Grapheme; of a
    word those of its last grapheme.
    """

    text: str
    advance: float
    shape: BaseGeometry
    puff: Puff | None
    level: int
    breaks: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it is to be seen."""
        return self.puff is None and bool(self.shape.is_empty)

    @property
    def ends_line(self) -> bool:
        """Whether a line must end after it."""
        return self.text == "\n"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its least x and y and its greatest, em from its origin."""
        if self.puff is None:
            x, y, right, top = (float(value) for value in self.shape.bounds)
            return x, y, right, top
        middle, half = self.advance / 2, EMOJI_SIZE / 2
        return middle - half, CAP_HEIGHT / 2 - half, middle + half, CAP_HEIGHT / 2 + half


@dataclass
class _Gathered:
    """Glyphs of one sign: outlines about the run's origin, from where the pen went to where."""

    shapes: list[BaseGeometry]
    start: float
    end: float


def build_signs(graphemes: Sequence[Grapheme]) -> tuple[Sign, ...]:
    """The signs in reading order."""
    signs: list[Sign] = []
    for (_, font, level, _), run in groupby(_with_scripts(graphemes), key=lambda each: each[0]):
        members = [grapheme for _, grapheme in run]
        if font is None:
            signs += [_unshaped(each) for each in members]
        else:
            signs += _shaped(members, font, level)
    return tuple(signs)


def _unshaped(grapheme: Grapheme) -> Sign:
    advance = EMOJI_SIZE + 2 * EMOJI_APART if grapheme.puff else 0.0
    return Sign(grapheme.text, advance, Polygon(), grapheme.puff, grapheme.level, grapheme.breaks)


def _with_scripts(
    graphemes: Sequence[Grapheme],
) -> Iterator[tuple[tuple[str, Font | None, int, bool], Grapheme]]:
    """Each with what a run has in common; what is of no script of its own goes on as before."""
    script = _first_script(graphemes)
    for each in graphemes:
        own = _script(each.text)
        script = own or script
        yield (script, each.font, each.level, each.puff is not None), each


def _first_script(graphemes: Sequence[Grapheme]) -> str:
    return next((found for each in graphemes if (found := _script(each.text))), "Latn")


def _script(text: str) -> str:
    """The script of some text as HarfBuzz guesses it, "" for what is of none."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    return "" if buffer.script in (None, "Zyyy", "Zinh", "Zzzz") else str(buffer.script)


def _shaped(members: Sequence[Grapheme], font: Font, level: int) -> list[Sign]:
    """The signs of a run of one font, script and level, in reading order."""
    text = "".join(each.text for each in members)
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(each) for each in text])
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    uharfbuzz.shape(font.shaper, buffer)
    joined = font.cut.joined or buffer.script in JOINED_SCRIPTS
    words = _words(members, joined=joined)
    owner = [number for number, word in enumerate(words) for each in word for _ in each.text]
    gathered = _gather(buffer, font, owner)
    return [_sign(words[number], found) for number, found in sorted(gathered.items())]


def _words(members: Sequence[Grapheme], *, joined: bool) -> list[list[Grapheme]]:
    """What moves as one: words where letters join, else each grapheme."""
    if not joined:
        return [[each] for each in members]
    words: list[list[Grapheme]] = []
    for each in members:
        apart = not words or each.is_blank or words[-1][-1].is_blank or words[-1][-1].breaks
        if apart:
            words.append([])
        words[-1].append(each)
    return words


def _gather(buffer: Any, font: Font, owner: Sequence[int]) -> dict[int, _Gathered]:
    """The glyphs of each word; those that became a part of another's are missing."""
    gathered: dict[int, _Gathered] = {}
    pen, unit = 0.0, font.unit
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = pen + place.x_offset * unit, place.y_offset * unit
        end = pen + place.x_advance * unit
        found = gathered.setdefault(owner[info.cluster], _Gathered([], pen, end))
        found.shapes.append(translate(font.outline(info.codepoint), x, y))
        found.start, found.end = min(found.start, pen), max(found.end, end)
        pen = end
    return gathered


def _sign(word: Sequence[Grapheme], found: _Gathered) -> Sign:
    shape = shapely.unary_union(found.shapes)
    return Sign(
        "".join(each.text for each in word),
        found.end - found.start,
        translate(shape, -found.start, 0),
        None,
        word[-1].level,
        word[-1].breaks,
    )
