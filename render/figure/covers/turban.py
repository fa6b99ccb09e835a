"""A turban: folds of cloth wound around the head, crossing over the forehead."""

from __future__ import annotations

import numpy as np

from pipeline.likeness import Cover
from render.color import color_of
from render.figure.clothes.fabric import fabric
from render.figure.covers.wrap import Wrap, shell, turns, wrapped
from render.figure.sculpt import Sculpt
from render.modelling.fields import outward
from render.modelling.meshes import Floats, Mesh, merged, ring_tube
from render.types import Part

TURNS = 8
TILT = 0.26  # slope of a winding
LOWEST = 0.19  # of the windings' middles over the edge, so that brows stay free beside the crossing
BEHIND = -0.55  # how much higher the edge is behind: it covers the nape's hair
POINTS = 44


def turban(proportions: Sculpt, cover: Cover) -> tuple[Part, ...]:
    """Windings that lean left and right in turn over a soft dome."""
    wrap = wrapped(proportions, side=-0.02, back=BEHIND)
    share = np.concatenate([[0.0], np.linspace(0, 1, 12)])
    lift = np.concatenate([[0.0], 0.14 + 0.32 * np.sin(np.linspace(0, np.pi / 2, 12))])
    folds = merged([shell(wrap, share, lift, up=0.04), *_windings(wrap)])
    return (folds.part("cover", fabric(color_of(cover.color)), joint="head"),)


def _windings(wrap: Wrap) -> list[Mesh]:
    """Rings of cloth from below to above, that cross over the forehead."""
    paths = _tilted(wrap, np.linspace(0, 1, TURNS)[:, None])
    normals = outward(wrap.distance, paths.reshape(-1, 3)).reshape(paths.shape)
    sizes = np.tile((0.1, 0.185), (POINTS, 1))
    return [
        ring_tube(path, sizes, normals=normal, sides=8)
        for path, normal in zip(paths, normals, strict=True)
    ]


def _tilted(wrap: Wrap, share: Floats) -> Floats:
    """Paths (TURNS, POINTS, 3) in planes that rise with x or fall; behind they sink as the edge
    does. share: (TURNS, 1), of the way up."""
    angle = np.broadcast_to(turns(POINTS), (len(share), POINTS))
    height = wrap.front + LOWEST + 0.58 * share
    slope = TILT * np.where(np.arange(len(share)) % 2, 1, -1)[:, None]
    lift = 0.17 + 0.16 * np.sin(np.pi * share) + 0.14 * share
    sunk = (wrap.edge(angle) - wrap.front) * 0.8
    path = wrap.around(angle, height, lift)
    for _ in range(2):
        y = np.minimum(height + slope * path[..., 0] + sunk, wrap.crown + 0.05)
        path = wrap.around(angle, y, lift)
    return path
