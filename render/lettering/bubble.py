"""A speech bubble: where there is room for it beside the first subject's head, and its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from render.floaters.room import SIDE
from render.lettering.lines import Layout
from render.lettering.place import APART, LEAST_SPAN, MOST_EM, Setting
from render.lettering.sight import Sight
from render.modelling.meshes import Floats
from render.scene import Subjects

PAD_X, PAD_Y = 0.55, 0.42  # em between the words and the bubble's edge
CORNER = 0.85  # em: how round its corners are, at most
SIZES = np.linspace(0.85, 0.2, 14)  # of the largest em of a strip
ACROSS = np.linspace(-0.75, 0.75, 25)  # of the subjects' width, from their middle
UP = np.linspace(-0.1, 0.45, 12)  # of the subjects' height, from the mouth to its lower edge
LEAST_KEPT = 0.76  # of the subjects' size
ASIDE = 0.55  # of the subjects' width: farther from the mouth is far enough to the side
MOST_COVERED = 0.22  # of the bubble that may lie over subjects
MOST_COVERED_BLINDLY = 0.04  # the same where nobody knows where a face may be
WIDEST = 3.4  # width against height; flatter ones look like labels
TAIL_WIDE = 0.5  # em at the bubble
TAIL_SHORT, TAIL_LONG = 0.5, 2.2  # em that are seen of it
MOUTH = 0.24  # of the way from chin to brow
NO_FACE = 0.7  # of the height: where what has no face speaks
FACE_ROOM = 2  # cells around faces


@dataclass(frozen=True, eq=False)
class Bubble:
    """setting: of the words. shape: of the bubble on the plane at setting.z, units."""

    setting: Setting
    shape: BaseGeometry


@dataclass(frozen=True, eq=False)
class _View:
    """What is seen on a plane. flat: float64 (N, 2), of the subjects. mouth: where who speaks
    does. covered, faces: float64 (SIDE + 1, SIDE + 1), sums over the cells up to each."""

    sight: Sight
    z: float
    flat: Floats
    mouth: tuple[float, float]
    covered: NDArray[np.float64]
    faces: NDArray[np.float64]

    def share(self, sums: NDArray[np.float64], area: tuple[float, float, float, float]) -> float:
        """Of an area (left, low, right, top) that the summed cells cover."""
        left, top = self._cell(area[0], area[3])
        right, low = self._cell(area[2], area[1])
        x0, x1, y0, y1 = (int(np.clip(round(v), 0, SIDE)) for v in (left, right, top, low))
        inside = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
        return float(inside / max((right - left) * (low - top), 1.0))

    def _cell(self, x: float, y: float) -> tuple[float, float]:
        """Column and row of a point of the plane."""
        camera = self.sight.room.camera
        unit = camera.tangent * (camera.position[2] - self.z)
        column, row = (x - camera.position[0]) / unit, (camera.position[1] - y) / unit
        return SIDE * (1 + column) / 2, SIDE * (1 + row) / 2


def set_bubble(layouts: Sequence[Layout], sight: Sight, subjects: Subjects) -> Bubble:
    """The largest bubble that leaves the subjects large and their faces free."""
    z = sight.front + APART
    view = _view(sight, subjects, z)
    flat = [each for each in layouts if _size(each)[0] <= WIDEST * _size(each)[1]]
    chosen = flat or layouts[-1:]
    found = [
        each
        for layout, size in product(chosen, SIZES)
        for each in _settings(layout, float(size), view)
    ]
    if found:
        return _with_tail(max(found, key=lambda each: each[0])[1], view)
    return _with_tail(_beside(chosen[-1], view), view)


def _size(layout: Layout) -> tuple[float, float]:
    """Of a bubble about a layout, em."""
    return layout.width + 2 * PAD_X, layout.height + 2 * PAD_Y


def _view(sight: Sight, subjects: Subjects, z: float) -> _View:
    flat = sight.flat(z)
    kernel = np.ones((2 * FACE_ROOM + 1,) * 2, np.uint8)
    faces = cv2.dilate(sight.room.faces.astype(np.uint8), kernel)
    sums = [
        np.pad(grid.astype(np.float64), ((1, 0), (1, 0))).cumsum(0).cumsum(1)
        for grid in (sight.room.covered, faces)
    ]
    return _View(sight, z, flat, _mouth(sight, subjects, z), sums[0], sums[1])


def _mouth(sight: Sight, subjects: Subjects, z: float) -> tuple[float, float]:
    """Where the first subject speaks, on the plane at z."""
    anchors = subjects.bodies[0].anchors
    chin, brow = anchors.get("chin"), anchors.get("forehead")
    if chin is None or brow is None:
        flat = sight.flat(z)
        low, top = flat.min(0), flat.max(0)
        return float(low[0] + top[0]) / 2, float(low[1] + NO_FACE * (top[1] - low[1]))
    place = np.asarray(chin.position) + MOUTH * (
        np.asarray(brow.position) - np.asarray(chin.position)
    )
    x, y = sight.on_plane(place[None], z)[0]
    return float(x), float(y)


def _settings(layout: Layout, size: float, view: _View) -> Iterator[tuple[float, Setting]]:
    """Where a bubble of this size may be, with how good that is."""
    low, top = view.flat.min(0), view.flat.max(0)
    wide, high = (max(float(span), LEAST_SPAN) for span in top - low)
    em = size * MOST_EM * high
    half, tall = (em * each for each in (_size(layout)[0] / 2, _size(layout)[1]))
    for across, up in product(ACROSS, UP):
        x, y = (low[0] + top[0]) / 2 + across * (wide + half), view.mouth[1] + up * high
        area = (float(x - half), float(y), float(x + half), float(y + tall))
        side = max(max(area[2], top[0]) - min(area[0], low[0]), max(area[3], top[1]) - low[1])
        kept = max(wide, high) / float(side)
        covered = view.share(view.covered, area)
        most = MOST_COVERED if view.faces[-1, -1] else MOST_COVERED_BLINDLY
        free = kept >= LEAST_KEPT and covered <= most
        if free and not view.share(view.faces, area):
            far = np.hypot(x - view.mouth[0], y - view.mouth[1]) / high
            aside = min(abs(x - view.mouth[0]) / (ASIDE * wide), 1.0)
            worth = size**0.5 * kept - 0.3 * covered - 0.3 * float(far) + 0.25 * float(aside)
            yield worth, Setting(layout, em, float(x), area[3] - PAD_Y * em, view.z)


def _beside(layout: Layout, view: _View) -> Setting:
    """Above all, where no room was found."""
    low, top = view.flat.min(0), view.flat.max(0)
    em = float(min(SIZES[-1] * MOST_EM * (top[1] - low[1]), (top[0] - low[0]) / layout.width))
    y = float(top[1]) + em * (layout.height + PAD_Y + TAIL_SHORT)
    return Setting(layout, em, float(low[0] + top[0]) / 2, y, view.z)


def _with_tail(setting: Setting, view: _View) -> Bubble:
    em, layout = setting.em, setting.layout
    half, tall = (em * each for each in (_size(layout)[0] / 2, _size(layout)[1]))
    top = setting.y + PAD_Y * em
    corner = min(CORNER * em, 0.48 * tall, 0.48 * 2 * half)
    core = box(
        setting.x - half + corner, top - tall + corner, setting.x + half - corner, top - corner
    )
    body = core.buffer(corner, quad_segs=12)
    whole = shapely.unary_union([body, _tail(body, setting, view)])
    soft = 0.12 * em
    return Bubble(setting, whole.buffer(-soft).buffer(2 * soft).buffer(-soft))


def _tail(body: BaseGeometry, setting: Setting, view: _View) -> Polygon:
    """A bent horn from the bubble toward the mouth, which ends before the face."""
    em = setting.em
    middle = np.array(body.centroid.coords[0])
    mouth = np.array(view.mouth)
    along = (mouth - middle) / max(float(np.hypot(*(mouth - middle))), 1e-9)
    leaves = shapely.get_coordinates(
        body.exterior.intersection(LineString([middle, middle + along * 100]))
    )
    start = leaves[0] if len(leaves) else middle
    reach = float(np.hypot(*(mouth - start)))
    steps = np.linspace(0.0, reach, 40)
    free = next((step for step in steps if _on_face(start + along * step, view)), reach)
    length = max(min(float(free), 0.75 * reach, TAIL_LONG * em), TAIL_SHORT * em)
    across = np.array([-along[1], along[0]])
    root = start - along * 0.5 * em
    tip = start + along * length + across * 0.18 * em
    width = TAIL_WIDE * em / 2
    bend = start + along * 0.3 * length
    corners = [root + across * 1.3 * width, bend + across * width, tip, bend - across * width]
    return Polygon([*corners, root - across * 1.3 * width])


def _on_face(point: Floats, view: _View) -> bool:
    """Whether a point is on a face, or on a subject that may have one anywhere."""
    kept_free = view.faces if view.faces[-1, -1] else view.covered
    x, y = (float(value) for value in point)
    cell = 0.012
    return view.share(kept_free, (x - cell, y - cell, x + cell, y + cell)) > 0
