"""Paper: a surface folded of flat facets."""

from __future__ import annotations

from dataclasses import replace

import fast_simplification
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from render.geometry import unit
from render.modelling.fields import smoothed
from render.types import Color, Material, Part

Floats = NDArray[np.float32]

FACET = 0.034  # mean area of a facet, square units
FEWEST = 36  # facets of a part
EVENED = 8  # rounds of smoothing before: paper has no small forms
GENTLE = 3  # aggressiveness of the decimation
PALEST, PALER = 0.6, 1.5  # share of a paler colour in the palest facet; that against the own
COLORFUL, WHITISH = 0.17, 0.28  # deviation of a texture; white's share against a paler colour's
LIT_SHARE = 0.72  # of that which the key light decides; the rest is chance
LIT_FROM = (-0.55, 0.75, 0.35)
FLAT_MAP = 1e-3  # of the texture: a mapping this near to a linear one is linear


def fold(part: Part, scale: float) -> tuple[Part, NDArray[np.int64]]:
    """The part of flat facets that share no vertices, so that light finds their edges; and for
    each of its vertices the one of the part that it takes the place of.

    scale: half the body's size, units.
    """
    even = smoothed(part.vertices.astype(np.float64), part.triangles, rounds=EVENED)
    count = max(FEWEST, int(_area(even, part.triangles) / (FACET * scale * scale)))
    points, faces = even.astype(np.float32), part.triangles
    if len(faces) > count:
        points, faces = fast_simplification.simplify(
            np.ascontiguousarray(points),
            np.ascontiguousarray(faces),
            target_count=count,
            agg=GENTLE,
        )
    _, nearest = cKDTree(even).query(points, workers=1)
    rows = np.asarray(nearest, np.int64)[faces.ravel()]
    vertices = np.asarray(points, np.float32)[faces.ravel()]
    material, texture, blend = _shown(part, vertices, rows)
    folded = replace(
        part,
        vertices=vertices,
        material=material,
        texture=texture,
        blend=blend,
        triangles=np.arange(len(rows), dtype=np.int32).reshape(-1, 3),
        uv=_mapping(part, vertices, rows),
        skin_weights=None if part.skin_weights is None else part.skin_weights[rows],
    )
    return folded, rows


def _shown(
    part: Part, vertices: Floats, rows: NDArray[np.int64]
) -> tuple[Material, NDArray[np.uint8], Floats]:
    """Material, texture and the texture's share at each vertex.

    Each facet is the paler the more it faces the key light, and by chance, as sheets of paper
    differ: soft light alone would hardly tell one from the next.
    """
    a, b, c = vertices[0::3], vertices[1::3], vertices[2::3]
    facing = unit(np.cross(b - a, c - a).astype(np.float64)) @ unit(np.array(LIT_FROM))
    chance = np.random.default_rng(4).random(len(a))
    pale = PALEST * np.clip(LIT_SHARE * np.clip(facing, 0, 1) ** 2 + (1 - LIT_SHARE) * chance, 0, 1)
    share = np.repeat(pale, 3).astype(np.float32)
    if part.texture is None:
        swatch = np.rint(np.array(_pale(np.array(part.material.color))) * 255)
        return part.material, np.tile(swatch.astype(np.uint8), (2, 2, 1)), share
    own = np.ones_like(share) if part.blend is None else part.blend[rows]
    colors = part.texture.reshape(-1, 3)[::7] / 255
    if colors.std(0).max() > COLORFUL:  # the mean of many colours would be mud over them all
        white = replace(part.material, color=(1.0, 1.0, 1.0))
        return white, part.texture, own * (1 - WHITISH * share)
    color = _pale(colors.mean(0))
    return replace(part.material, color=color), part.texture, own * (1 - share)


def _pale(color: NDArray[np.float64]) -> Color:
    red, green, blue = np.clip(PALER * color + 0.06, 0, 1).tolist()
    return red, green, blue


def _area(points: NDArray[np.float64], triangles: NDArray[np.int32]) -> float:
    a, b, c = (points[triangles[:, corner]] for corner in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def _mapping(part: Part, vertices: Floats, rows: NDArray[np.int64]) -> Floats:
    """Texture coordinates (V, 2): a projection stays exact, others are the nearest vertex's."""
    known = np.column_stack([part.vertices, np.ones(len(part.vertices))])
    linear, *_ = np.linalg.lstsq(known, part.uv, rcond=None)
    if np.abs(known @ linear - part.uv).max() > FLAT_MAP:
        return np.asarray(part.uv[rows], np.float32)
    placed = np.column_stack([vertices, np.ones(len(vertices))]) @ linear
    return np.asarray(placed, np.float32)
