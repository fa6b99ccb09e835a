"""Stitches: a dashed seam along the outline of what is sewn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from render.finish.roles import RELIEF
from render.finish.studs import lay, with_laid
from render.geometry import unit, vertex_normals
from render.modelling.meshes import merged
from render.modelling.rings import skin_of
from render.types import Body, Color, Material, Part

Floats = NDArray[np.float64]

SEWN = (RELIEF, "cloth", "costume_cloth")
INSET = 0.085  # units from the outline
SPACING, LENGTH, THICK = 0.115, 0.066, 0.012  # of stitches, units
GRID = 160  # cells over the part's width
STEEP = 0.25  # a normal's z: what faces less toward us is not sewn
DARKER, LIGHTER = 0.5, 0.6
_SIDES = 5


@dataclass(frozen=True, eq=False)
class _Stitch:
    """Where a stitch lies: the index of the vertex under it, and its direction in the picture."""

    under: int
    along: Floats


def sew(body: Body, scale: float) -> Body:
    """The body with a seam of stitches on each part that is sewn; scale: half its size, units."""
    laid = {}
    for part in body.parts:
        stitches = list(_find(part, scale)) if part.name.startswith(SEWN) else []
        if stitches:
            laid[part.name] = _seam(part, stitches, scale)
    return with_laid(body, laid)


def _find(part: Part, scale: float) -> Iterator[_Stitch]:
    """Places along the outline seen from the front, moved inside."""
    flat = part.vertices[:, :2].astype(np.float64)
    low, cell = flat.min(0), float(np.ptp(flat, axis=0).max()) / GRID
    mask = _outline_mask(part, (flat - low) / cell)
    depth = cv2.distanceTransform(np.pad(mask, 2), cv2.DIST_L2, 5)[2:-2, 2:-2]
    inner = (depth > INSET * scale / cell).astype(np.uint8)
    contours, _ = cv2.findContours(inner, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    normals = vertex_normals(part.vertices, part.triangles)
    facing = np.flatnonzero(normals[:, 2] > STEEP)
    if not len(facing):
        return
    tree = cKDTree(flat[facing])
    for contour in contours:
        for place, along in _spaced(contour[:, 0] * cell + low + cell / 2, SPACING * scale):
            near = facing[tree.query_ball_point(place, 3 * cell)]
            if len(near):
                yield _Stitch(int(near[part.vertices[near, 2].argmax()]), along)


def _outline_mask(part: Part, places: Floats) -> NDArray[np.uint8]:
    mask = np.zeros((GRID + 1, GRID + 1), np.uint8)
    middles = places[part.triangles].mean(1)
    for points in (places, middles):
        x, y = np.clip(points.astype(np.int64), 0, GRID).T
        mask[y, x] = 1
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)), np.uint8)


def _spaced(line: Floats, spacing: float) -> Iterator[tuple[Floats, Floats]]:
    """Points and unit directions at equal distances along a closed line (N, 2)."""
    smooth = np.stack(
        [np.convolve(np.r_[c[-4:], c, c[:4]], np.ones(9) / 9, "valid") for c in line.T], axis=1
    )
    steps = np.linalg.norm(np.roll(smooth, -1, axis=0) - smooth, axis=1)
    way = np.r_[0, np.cumsum(steps)]
    count = int(way[-1] / spacing)
    if count < 4:
        return
    at = np.interp(np.arange(count) * way[-1] / count, way, np.arange(len(way)))
    for index in at.astype(int) % len(smooth):
        ahead = smooth[(index + 3) % len(smooth)] - smooth[index - 3]
        yield smooth[index], unit(ahead)


def _seam(part: Part, stitches: list[_Stitch], scale: float) -> tuple[Part, NDArray[np.int64]]:
    """The stitches as one part, and the vertex of `part` that each of its vertices lies over."""
    normals = vertex_normals(part.vertices, part.triangles).astype(np.float64)
    meshes = []
    for stitch in stitches:
        normal = normals[stitch.under]
        along = np.array([*stitch.along, 0.0])
        along = unit(along - normal * (along @ normal))
        middle = part.vertices[stitch.under] + 0.3 * THICK * scale * normal
        meshes.append(_thread(middle, along * LENGTH * scale / 2, normal, THICK * scale))
    under = np.array([stitch.under for stitch in stitches])
    thread = Material(_contrasting(part), roughness=0.7)
    return lay(part, merged(skin_of(rings) for rings in meshes), under, "stitches", thread)


def _thread(middle: Floats, half: Floats, normal: Floats, radius: float) -> Floats:
    """Rings (4, _SIDES, 3) of a short thread that dips in at both ends."""
    across = np.cross(unit(half), normal)
    angle = np.linspace(0, 2 * np.pi, _SIDES, endpoint=False)[:, None]
    circle = radius * (np.cos(angle) * across + np.sin(angle) * normal)
    ends = ((-1.0, 0.35, -0.9), (-0.55, 1.0, 0.2), (0.55, 1.0, 0.2), (1.0, 0.35, -0.9))
    return np.stack(
        [middle + at * half + lift * radius * normal + size * circle for at, size, lift in ends]
    )


def _contrasting(part: Part) -> Color:
    color = np.array(part.material.color)
    if part.texture is not None:
        color = part.texture.reshape(-1, 3).mean(0) / 255
    light = color.mean() > 0.42
    red, green, blue = (color * DARKER if light else color + LIGHTER * (1 - color)).tolist()
    return red, green, blue
