"""Flat shapes puffed up: a closed mesh whose front bulges out in rows along the outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from render.modelling.meshes import Floats, Mesh

CORNER_DEG = 28.0  # a sharper turn of an outline stays where it is
LEAST_SIDES = 7  # of a ring
SNAP = 8  # decimals to which points of two triangulations are the same
APART = 1e-3  # units between two rows, at least
LEAST_AREA = 1e-4  # of a shape's piece that is worth a mesh


@dataclass(frozen=True)
class Row:
    """inset: from the outline. height: z there."""

    inset: float
    height: float


def puffed(shape: BaseGeometry, rows: Sequence[Row], *, step: float, back: float) -> Mesh:
    """A solid with this outline. rows: from the outline inward, the first at inset 0; where the
    shape is thinner than a row's inset, the row before is the top. step: between the corners of a
    ring. back: z of the flat back. uv: 0.
    """
    areas = [evenly(shape, step)]
    for row in rows[1:]:
        inner = evenly(shape.buffer(-row.inset, join_style="mitre", mitre_limit=2), step)
        areas.append(inner.intersection(areas[-1].buffer(-APART, join_style="mitre")))
    corners = [_wall(areas[0], rows[0].height, back), _flat(areas[0], back)[:, ::-1]]
    for number, (area, row) in enumerate(zip(areas, rows, strict=True)):
        last = number + 1 == len(rows)
        strip = area if last else area.difference(areas[number + 1])
        front = _flat(strip, row.height)
        if not last:
            inside = _is_of(front, areas[number + 1])
            front[..., 2] = np.where(inside, rows[number + 1].height, row.height)
        corners.append(front)
    return _welded(np.concatenate(corners))


def evenly(shape: BaseGeometry, step: float) -> BaseGeometry:
    """The shape with rings of about even steps that keep their sharp corners."""
    polygons = [
        Polygon(
            _resampled(np.asarray(polygon.exterior.coords)[:-1], step),
            [_resampled(np.asarray(hole.coords)[:-1], step) for hole in polygon.interiors],
        ).buffer(0)
        for polygon in polygons_of(shape)
    ]
    return shapely.unary_union(polygons) if polygons else Polygon()


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape that are worth a mesh."""
    parts = shapely.get_parts(shape)
    return [part for part in parts if part.geom_type == "Polygon" and part.area > LEAST_AREA]


def _resampled(ring: Floats, step: float) -> Floats:
    ahead = np.roll(ring, -1, axis=0) - ring
    ring, ahead = ring[np.hypot(*ahead.T) > 1e-9], ahead[np.hypot(*ahead.T) > 1e-9]
    heading = np.degrees(np.arctan2(ahead[:, 1], ahead[:, 0]))
    turns = np.abs((heading - np.roll(heading, 1) + 180) % 360 - 180)
    along = np.concatenate([[0], np.cumsum(np.hypot(*ahead.T))])
    corners = np.flatnonzero(turns > CORNER_DEG)
    if not len(corners):
        corners = np.array([0])
    stops = np.append(along[corners], along[corners[0]] + along[-1])
    least = -(-LEAST_SIDES // len(corners))
    places = np.concatenate(
        [
            np.linspace(start, stop, max(round((stop - start) / step), least, 1), endpoint=False)
            for start, stop in pairwise(stops)
        ]
    )
    closed = np.concatenate([ring, ring[:1]])
    return np.stack([np.interp(places % along[-1], along, axis) for axis in closed.T], axis=1)


def _flat(shape: BaseGeometry, height: float) -> Floats:
    """Triangles (F, 3, 3) of a shape at a height, counter-clockwise from the front."""
    found = shapely.get_parts(shapely.constrained_delaunay_triangles(shape))
    if not len(found):
        return np.zeros((0, 3, 3))
    flat = shapely.get_coordinates(found).reshape(-1, 4, 2)[:, :3]
    first, second, third = flat.transpose(1, 0, 2)
    sides, other = second - first, third - first
    clockwise = sides[:, 0] * other[:, 1] < sides[:, 1] * other[:, 0]
    flat[clockwise] = flat[clockwise][:, ::-1]
    return np.concatenate([flat, np.full((*flat.shape[:2], 1), height)], axis=2)


def _wall(shape: BaseGeometry, top: float, back: float) -> Floats:
    """Triangles (F, 3, 3) along all rings of a shape, facing outward."""
    rings = []
    for polygon in polygons_of(shapely.orient_polygons(shape)):
        rings += [np.asarray(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
    found = []
    for ring in rings:
        low = np.column_stack([ring, np.full(len(ring), back)])
        high = np.column_stack([ring, np.full(len(ring), top)])
        found.append(np.stack([low[:-1], low[1:], high[1:]], axis=1))
        found.append(np.stack([low[:-1], high[1:], high[:-1]], axis=1))
    return np.concatenate(found)


def _is_of(corners: Floats, shape: BaseGeometry) -> Floats:
    """Which corners (F, 3, 3) lie on a ring of a shape, (F, 3)."""
    points = {tuple(each) for each in np.round(shapely.get_coordinates(shape), SNAP).tolist()}
    flat = np.round(corners[..., :2], SNAP).reshape(-1, 2).tolist()
    return np.array([tuple(each) in points for each in flat], bool).reshape(corners.shape[:2])


def _welded(corners: Floats) -> Mesh:
    """One mesh of triangles (F, 3, 3) that share their corners."""
    places, index = np.unique(np.round(corners.reshape(-1, 3), SNAP), axis=0, return_inverse=True)
    triangles = index.reshape(-1, 3).astype(np.int32)
    first, second, third = triangles.T
    whole = (first != second) & (second != third) & (third != first)
    return Mesh(places, triangles[whole], np.zeros((len(places), 2)))
