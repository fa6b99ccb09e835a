"""Where words stand: in a strip below or above the subjects, as large as they leave room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from render.lettering.lines import Layout
from render.lettering.sight import Sight
from render.lettering.solids import PLATE_BACK, RIM
from render.modelling.meshes import Floats

MOST_EM = 0.23  # of the subjects' height: letters of a short caption
TAKEN = 0.3  # of the subjects' height that a caption may add to the picture
WIDE = 0.97  # of the picture's side
OVERLAP, MOST_OVERLAP = 0.4, 0.1  # of the caption's height, of the subjects'
MORE_LINES = 0.82  # what a line more must gain in size to be worth it
APART = 0.02  # units between words and what they cover
CLEAR = 0.03  # units between words and a face
LEAST_SPAN = 0.5  # units
STANDING_Z = 0.0  # of words that cover nothing


@dataclass(frozen=True)
class Setting:
    """A layout in its place. em: units. x, y, z: where the middle of its upper edge is, units.
    radius: of the circle that its lower edge is bent along, units; None for straight lines."""

    layout: Layout
    em: float
    x: float
    y: float
    z: float
    radius: float | None = None

    def set_down(self, points: Floats) -> Floats:
        """Points of the layout float64 (N, 3), em, where they stand in the scene."""
        x, y, z = points.T * self.em
        if self.radius is not None:
            height = self.em * self.layout.height
            distance = self.radius + height + y
            angle = x / (self.radius + height / 2)
            x, y = distance * np.sin(angle), distance * np.cos(angle) - self.radius - height
        return np.stack([x + self.x, y + self.y, z + self.z], axis=1)

    def turned_deg(self, x: float) -> float:
        """How far it leans to the right at x, em."""
        if self.radius is None:
            return 0.0
        return float(np.degrees(x * self.em / (self.radius + self.em * self.layout.height / 2)))


def set_strip(layouts: Sequence[Layout], sight: Sight, *, above: bool) -> Setting:
    """In a strip above or below the subjects, over their edge but never over a face."""
    if above:
        return _in_strip(layouts, sight, STANDING_Z, above=True)
    z = sight.front
    for _ in range(2):  # what it covers says how far in front it stands, and so its size
        setting = _in_strip(layouts, sight, z, above=False)
        z = sight.front_below(setting.y + 2 * RIM * setting.em) + APART - PLATE_BACK * setting.em
    return _in_strip(layouts, sight, z, above=False)


def _in_strip(layouts: Sequence[Layout], sight: Sight, z: float, *, above: bool) -> Setting:
    """In a strip on the plane at z."""
    flat = sight.flat(z)
    low, top = flat.min(0), flat.max(0)
    wide, high = (max(float(span), LEAST_SPAN) for span in top - low)
    most = 0.0 if above else _room_below_faces(sight, z, float(low[1]), high)
    fitting = [_fit(layout, wide, high, most) for layout in layouts]
    best = max(range(len(layouts)), key=lambda i: fitting[i][0] * MORE_LINES ** layouts[i].lines)
    layout, (em, over) = layouts[best], fitting[best]
    middle = float(low[0] + top[0]) / 2
    y = float(top[1]) + em * (layout.height + RIM) if above else float(low[1]) + over - em * RIM
    return Setting(layout, em, middle, y, z)


def _fit(layout: Layout, wide: float, high: float, most: float) -> tuple[float, float]:
    """The em, and how far the layout reaches over the subjects, at most so far; units."""
    em, tall, over = MOST_EM * high, layout.height + 2 * RIM, 0.0
    for _ in range(4):
        over = min(most, OVERLAP * tall * em)
        side = max(wide, high + tall * em - over)
        em = min(
            MOST_EM * high,
            WIDE * side / (layout.width + 2 * RIM),
            (TAKEN * high + over) / tall,
        )
    return em, over


def _room_below_faces(sight: Sight, z: float, lowest: float, high: float) -> float:
    """How far up words may reach over the subjects, units."""
    span = sight.face_span(z)
    most = MOST_OVERLAP * high
    return most if span is None else max(min(most, span[0] - CLEAR - lowest), 0.0)
