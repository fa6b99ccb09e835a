"""Signs in lines: where lines end so that the longest is short, and where each sign stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from render.lettering.signs import Sign

MOST_LINES = 3
LINE_GAP = 0.14  # em between what is written in one line and in the next
LEAST_RISE, LEAST_DEPTH = 0.55, 0.0  # em of a line's box about its base line
LONG_WORD = 14  # signs: from here on a word may be parted anywhere
MOST_BREAKS = 40  # that are tried together


@dataclass(frozen=True)
class Spot:
    """Which sign, and where its origin is, em."""

    sign: int
    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """Signs in lines, about x = 0. width, height: em; y runs from -height up to 0. lines: how
    many."""

    spots: tuple[Spot, ...]
    width: float
    height: float
    lines: int


def lay_out(signs: Sequence[Sign], *, most: int = MOST_LINES) -> tuple[Layout, ...]:
    """The best arrangements in one line, in two and so on, as far as the text allows.

    Line feeds count where they ask for no more than `most` lines, else they are blanks. A single
    long word may be parted anywhere, but only where it takes more than a line.
    """
    parts = _paragraphs(signs)
    if len(parts) > most:
        parts = [[number for part in parts for number in part]]
    found = []
    for count in range(len(parts), most + 1):
        lines = _in_lines(signs, parts, count)
        if lines is not None:
            found.append(_placed(signs, lines))
    return tuple(found)


def _paragraphs(signs: Sequence[Sign]) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    for number, sign in enumerate(signs):
        if sign.ends_line:
            parts.append([])
        else:
            parts[-1].append(number)
    return [part for part in parts if part]


def _in_lines(
    signs: Sequence[Sign], parts: Sequence[Sequence[int]], count: int
) -> list[list[int]] | None:
    """The numbers of the signs of each of `count` lines; None where they cannot be so many.

    Of all ways the one whose longest line is shortest.
    """
    flow = [number for part in parts for number in part]
    ends = np.cumsum([len(part) for part in parts])[:-1].tolist()
    free = [
        place
        for place in range(1, len(flow))
        if place not in ends and signs[flow[place - 1]].breaks
    ]
    if not free and len(flow) >= LONG_WORD:
        free = [place for place in range(2, len(flow) - 1) if place not in ends]
    extra = count - len(parts)
    if extra > len(free):
        return None
    if len(free) > MOST_BREAKS:
        free = free[:: -(-len(free) // MOST_BREAKS)]
    best, least = None, np.inf
    for chosen in combinations(free, extra):
        stops = sorted([0, *ends, *chosen, len(flow)])
        lines = [flow[start:stop] for start, stop in pairwise(stops)]
        widths = [_width(signs, line) for line in lines]
        worst = max(widths) + 0.05 * (max(widths) - min(widths))
        if worst < least:
            best, least = lines, worst
    return best


def _trimmed(signs: Sequence[Sign], line: Sequence[int]) -> list[int]:
    """Without the blanks at its ends."""
    seen = [place for place, number in enumerate(line) if not signs[number].is_blank]
    return list(line[seen[0] : seen[-1] + 1]) if seen else []


def _width(signs: Sequence[Sign], line: Sequence[int]) -> float:
    return sum(signs[number].advance for number in _trimmed(signs, line))


def _in_sight(signs: Sequence[Sign], line: Sequence[int]) -> list[int]:
    """From left to right: rule L2 of the Unicode Bidirectional Algorithm."""
    order = list(line)
    levels = [signs[number].level for number in order]
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[stop] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            levels[start:stop] = levels[start:stop][::-1]
            start = stop + 1
    return order


def _placed(signs: Sequence[Sign], lines: Sequence[Sequence[int]]) -> Layout:
    spots: list[Spot] = []
    widest = bottom = 0.0
    for index, line in enumerate(lines):
        seen = _in_sight(signs, _trimmed(signs, line))
        boxes = [signs[number].box for number in seen if not signs[number].is_blank]
        rise = max([LEAST_RISE, *(box[3] for box in boxes)])
        depth = max([LEAST_DEPTH, *(-box[1] for box in boxes)])
        base = bottom - (LINE_GAP if index else 0.0) - rise
        left = -sum(signs[number].advance for number in seen) / 2
        row = []
        for number in seen:
            row.append(Spot(number, left, base))
            left += signs[number].advance
        spots += _centred(signs, row)
        widest = max(widest, _extent(signs, row))
        bottom = base - depth
    return Layout(tuple(spots), widest, -bottom, len(lines))


def _extent(signs: Sequence[Sign], row: Sequence[Spot]) -> float:
    """How wide that is which is to be seen of a line."""
    low, high = _ends(signs, row)
    return high - low


def _centred(signs: Sequence[Sign], row: Sequence[Spot]) -> list[Spot]:
    """What is to be seen of a line, about x = 0."""
    low, high = _ends(signs, row)
    middle = (low + high) / 2
    return [
        Spot(spot.sign, spot.x - middle, spot.y) for spot in row if not signs[spot.sign].is_blank
    ]


def _ends(signs: Sequence[Sign], row: Sequence[Spot]) -> tuple[float, float]:
    boxes = [(spot.x, signs[spot.sign].box) for spot in row if not signs[spot.sign].is_blank]
    return min(x + box[0] for x, box in boxes), max(x + box[2] for x, box in boxes)
