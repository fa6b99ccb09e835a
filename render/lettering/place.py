"""Where words stand: in a strip below or above the subjects, as large as they leave room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from render.lettering.lines import Layout
from render.lettering.sight import Sight
from render.lettering.solids import PLATE_BACK, RIM

MOST_EM = 0.2  # of the subjects' height: letters of a short caption
TAKEN = 0.3  # of the subjects' height that a caption may add to the picture
WIDE = 0.96  # of the picture's side
OVERLAP, MOST_OVERLAP = 0.4, 0.1  # of the caption's height, of the subjects'
MORE_LINES = 0.9  # what a line more must gain in size to be worth it
APART = 0.02  # units between words and what they cover
CLEAR = 0.03  # units between words and a face
LEAST_SPAN = 0.5  # units


@dataclass(frozen=True)
class Stand:
    """Where a sign's origin is: x, y, z in units, and how far it is turned, degrees."""

    sign: int
    x: float
    y: float
    z: float
    roll_deg: float = 0.0


@dataclass(frozen=True)
class Setting:
    """Signs in their places. em: units."""

    em: float
    stands: tuple[Stand, ...]


def set_strip(layouts: Sequence[Layout], sight: Sight, *, above: bool) -> Setting:
    """In a strip above or below the subjects, over their edge but never over a face."""
    z = sight.front
    for _ in range(2):  # what it covers says how far in front it stands, and so its size
        em, layout, base = _fit(layouts, sight, z, above=above)
        if not above:
            z = sight.front_below(base + 0.1) + APART - PLATE_BACK * em
    flat = sight.flat(z)
    middle = float(flat[:, 0].min() + flat[:, 0].max()) / 2
    stands = tuple(
        Stand(spot.sign, middle + em * spot.x, base + em * spot.y, z) for spot in layout.spots
    )
    return Setting(em, stands)


def _fit(
    layouts: Sequence[Layout], sight: Sight, z: float, *, above: bool
) -> tuple[float, Layout, float]:
    """The em in units, the layout, and y of its upper edge, on the plane at z."""
    flat = sight.flat(z)
    wide, high = (max(float(span), LEAST_SPAN) for span in flat.max(0) - flat.min(0))
    overlap = _overlap(sight, z, flat, high, above=above)
    sizes = []
    for layout in layouts:
        em, tall = MOST_EM * high, layout.height + 2 * RIM
        for _ in range(4):
            over = min(overlap, OVERLAP * tall * em)
            side = max(wide, high + tall * em - over)
            em = min(
                MOST_EM * high,
                WIDE * side / (layout.width + 2 * RIM),
                (TAKEN * high + over) / tall,
            )
        sizes.append(em)
    best = max(range(len(layouts)), key=lambda i: sizes[i] * MORE_LINES ** layouts[i].lines)
    em, layout = sizes[best], layouts[best]
    over = min(overlap, OVERLAP * em * (layout.height + 2 * RIM))
    if above:
        return em, layout, float(flat[:, 1].max()) - over + em * (layout.height + RIM)
    return em, layout, float(flat[:, 1].min()) + over - em * RIM


def _overlap(sight: Sight, z: float, flat: object, high: float, *, above: bool) -> float:
    """How far words may reach over the subjects, units."""
    if above:
        return 0.0
    most = MOST_OVERLAP * high
    span = sight.face_span(z)
    if span is None:
        return most
    lowest = float(flat[:, 1].min())  # type: ignore[index]
    return max(min(most, span[0] - CLEAR - lowest), 0.0)
