"""A turban: folds of cloth wound around the head, crossing over the forehead."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import fabric
from render.figure.covers.wrap import Wrap, shell, turns, wrapped
from render.figure.fields import outward
from render.figure.meshes import Floats, Mesh, merged, ring_tube
from render.figure.sculpt import Sculpt
from render.types import Part

TURNS = 8
TILT = 0.3  # slope of a winding
POINTS = 44


def turban(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """Windings that lean left and right in turn over a soft dome."""
    wrap = wrapped(proportions, side=-0.02, back=-0.2)
    share = np.concatenate([[0.0], np.linspace(0, 1, 12)])
    lift = np.concatenate([[0.0], 0.12 + 0.22 * np.sin(np.linspace(0, np.pi / 2, 12))])
    folds = merged([shell(wrap, share, lift, up=0.04), *(_winding(wrap, i) for i in range(TURNS))])
    return (folds.part("cover", fabric(color_of(cover.color)), joint="head"),)


def _winding(wrap: Wrap, index: int) -> Mesh:
    """One ring of cloth, number `index` from below."""
    share = index / (TURNS - 1)
    side = 1 if index % 2 else -1
    height = wrap.front + 0.12 + 0.62 * share
    lift = 0.15 + 0.1 * np.sin(np.pi * share) + 0.1 * share
    path = _tilted(wrap, height, side * TILT, lift)
    sizes = np.tile((0.085, 0.17), (POINTS, 1))
    return ring_tube(path, sizes, normals=outward(wrap.distance, path), sides=8)


def _tilted(wrap: Wrap, height: float, slope: float, lift: float) -> Floats:
    """Around the head in a plane that rises with x; it sinks behind, as the edge does."""
    angle = turns(POINTS)
    y = height + 0 * angle
    sunk = (wrap.edge(angle) - wrap.front) * 0.8
    for _ in range(3):
        path = wrap.around(angle, y, lift)
        y = np.minimum(height + slope * path[:, 0] + sunk, wrap.crown + 0.05)
    return path
