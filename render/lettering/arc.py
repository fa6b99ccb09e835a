"""Where words stand in an arc over the subjects' heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from render.lettering.lines import Layout
from render.lettering.place import LEAST_SPAN, MOST_EM, STANDING_Z, Setting, set_strip
from render.lettering.sight import Sight
from render.lettering.solids import RIM
from render.modelling.meshes import Floats

MOST_LINES = 2
SIZES = np.linspace(1.0, 0.25, 16)  # of the largest em
CENTRES = np.linspace(0.15, 1.6, 16)  # of the subjects' height below their top
LEAST_DEG, MOST_DEG = 8.0, 80.0  # half of what an arc goes around
BENT_DEG = 50.0  # a wider one is bent enough
LEAST_KEPT = 0.76  # of the subjects' size
AIR = 0.06  # em between an arc's rim and the heads, beside what letters move
HEAD_SHARE = 0.45  # of the height, from the top: what lies there says where the middle is


def set_arc(layouts: Sequence[Layout], sight: Sight) -> Setting:
    """In an arc over the subjects: the largest that leaves them large."""
    flat = sight.flat(STANDING_Z)
    few = [layout for layout in layouts if layout.lines <= MOST_LINES] or layouts[:1]
    found = [each for layout in few for each in _arcs(layout, flat)]
    corners = np.stack([flat.min(0), flat.max(0)])
    kept = [each for each in found if _kept(each, corners) >= LEAST_KEPT]
    if kept:
        return max(kept, key=lambda each: _appeal(each, corners))
    return set_strip(layouts, sight, above=True)  # too long, or too short to be bent


def _arcs(layout: Layout, flat: Floats) -> Iterator[Setting]:
    low, top = flat.min(0), flat.max(0)
    high = max(float(top[1] - low[1]), LEAST_SPAN)
    head = flat[flat[:, 1] > top[1] - HEAD_SHARE * high, 0]
    middle = float(head.min() + head.max()) / 2
    for drop in CENTRES:
        centre = middle, float(top[1] - drop * high)
        reach = _reach(flat - centre)
        for size in SIZES:
            setting = _arc(layout, float(size) * MOST_EM * high, centre, reach)
            if LEAST_DEG <= setting.turned_deg(layout.width / 2) <= MOST_DEG:
                yield setting


def _reach(away: Floats) -> Floats:
    """How far from a centre the subjects reach within so many degrees of upright, (91,)."""
    leaning = np.degrees(np.abs(np.arctan2(away[:, 0], away[:, 1])))
    farthest = np.zeros(182)
    np.maximum.at(farthest, leaning.astype(int), np.hypot(*away.T))
    return np.maximum.accumulate(farthest)[:91]


def _arc(layout: Layout, em: float, centre: tuple[float, float], reach: Floats) -> Setting:
    """About a centre, as near as it does not touch the subjects."""
    radius = float(reach[-1])
    for _ in range(3):
        half = (layout.width / 2 + 2 * RIM) * em / max(radius + em * layout.height / 2, 1e-6)
        within = min(int(np.degrees(half)) + 3, len(reach) - 1)
        radius = float(reach[within]) + em * (RIM + AIR)
    y = centre[1] + radius + em * layout.height
    return Setting(layout, em, centre[0], y, STANDING_Z, radius)


def _outline(setting: Setting) -> Floats:
    """Some points along the upper and lower edge, (N, 2)."""
    layout = setting.layout
    x = np.linspace(-layout.width / 2 - RIM, layout.width / 2 + RIM, 15)
    edges = [np.stack([x, np.full(15, y), np.zeros(15)], 1) for y in (RIM, -layout.height - RIM)]
    return setting.set_down(np.concatenate(edges))[:, :2]


def _kept(setting: Setting, corners: Floats) -> float:
    """How large the subjects with these corners (2, 2) stay in the picture beside the arc."""
    every = np.concatenate([corners, _outline(setting)])
    return float(np.ptp(corners, axis=0).max() / np.ptp(every, axis=0).max())


def _appeal(setting: Setting, corners: Floats) -> float:
    """Large letters, few lines, a clear bend, large subjects."""
    lines = 0.75 ** (setting.layout.lines - 1)
    half = setting.turned_deg(setting.layout.width / 2)
    bend = 0.6 + 0.4 * min(half / BENT_DEG, 1.0)
    return setting.em * lines * bend * _kept(setting, corners) ** 2
