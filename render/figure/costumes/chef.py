"""A chef's jacket: double-breasted, a stand-up collar, a knotted neckerchief."""

from __future__ import annotations

import numpy as np

from render.figure.clothes.collars import AROUND
from render.figure.clothes.fabric import armholes, fabric
from render.figure.clothes.garments import opened
from render.figure.clothes.neckline import OPENINGS, Neckline
from render.figure.costumes.cloths import INK, WHITE, gloss, satin
from render.figure.costumes.fit import Costume, Fit, Sleeve, tinted
from render.figure.costumes.outlines import polygon
from render.figure.costumes.sewing import applique, buttons, ribbon, steps
from render.modelling.meshes import Mesh, merged, ring_tube, superellipsoid, tube
from render.modelling.piece import Piece
from render.modelling.sheets import sheet
from render.types import Material
from render.wearables.wearable import Dye

SCARF, WOOD = (0.86, 0.07, 0.1), (0.72, 0.45, 0.2)
FRONT = ((-0.44, 0.3), (0.44, 0.3), (0.36, -0.33), (-0.36, -0.33))
ROWS, COLUMN = (0.7, 0.88, 1.06), 0.27


def build(fit: Fit) -> Piece:
    """White, piped in black."""
    torso, neck = fit.torso, fit.neck(OPENINGS["turtleneck"])
    flap = applique(fit, polygon(FRONT), (0.0, 0.86), lift=0.06, thick=0.035)
    piping = ribbon(fit, steps((-0.44, 0.56), (-0.36, 1.19)), 0.016, lift=0.1, thick=0.02)
    spots = [(side * (COLUMN - 0.09 * (row - 0.7)), row) for side in (-1, 1) for row in ROWS]
    studs = buttons(fit, spots, 0.066, lift=0.1, height=0.75)
    parts = [
        opened(torso, neck, 0.05, cut=-0.1 * fit.wide).part("cloth", fabric(WHITE)),
        flap.part("front", fabric((1.0, 1.0, 1.0))),
        merged([armholes(torso), *_pocket(fit)]).part("seams", fabric(tinted(WHITE, -0.12))),
        merged([studs, piping]).part("buttons", gloss(INK)),
        merged(_spoon(fit)).part("spoon", Material(WOOD, roughness=0.5)),
    ]
    if not fit.covered:
        scarf = satin(fit.dye.pick(0, SCARF))
        parts += [
            _stand(neck).part("collar", fabric((1.0, 1.0, 1.0))),
            merged(_kerchief(fit, neck)).part("neckerchief", scarf),
        ]
    return Piece(tuple(parts))


def _stand(neck: Neckline) -> Mesh:
    """The collar that stands up around the neck."""
    wide, turn = neck.torso.wide, 2 * np.pi * np.arange(AROUND) / AROUND
    radius = neck.torso.neck + 0.13 * wide
    flat = np.sin(turn)[:, None] * (1.0, 0, 0) + np.cos(turn)[:, None] * neck.forward
    path = neck.origin + radius * flat + 0.1 * neck.torso.high * neck.axis
    return ring_tube(path, np.tile((0.045 * wide, 0.19 * wide), (AROUND, 1)), normals=flat)


def _kerchief(fit: Fit, neck: Neckline) -> list[Mesh]:
    """A roll with folds, a knot and two points."""
    wide, turn = fit.wide, 2 * np.pi * np.arange(AROUND) / AROUND
    radius = fit.torso.neck + 0.15 * wide
    flat = np.sin(turn)[:, None] * (1.0, 0, 0) + np.cos(turn)[:, None] * neck.forward
    path = neck.origin + radius * flat + (0.2 + 0.015 * np.sin(3 * turn))[:, None] * neck.axis
    thick = wide * (0.085 + 0.012 * np.sin(9 * turn))
    roll = ring_tube(path, np.stack([thick, 1.15 * thick], 1), normals=flat)
    front = path[0] + 0.07 * wide * neck.forward
    knot = superellipsoid(fit.size(0.13, 0.115, 0.1), 2.8, sides=16).placed(np.eye(3), front)
    meshes = [roll, knot]
    for side in (-1, 1):
        rows, share = np.linspace(0, 1, 9)[:, None], np.linspace(-1, 1, 7)
        half = 0.05 + 0.14 * np.sin(np.pi * np.clip(rows, 0, 1) ** 0.7) * (1 - 0.25 * rows)
        x = side * (0.05 + 0.24 * rows) + half * share * (1 - 0.8 * rows**3)
        y = -0.04 - 0.3 * rows - 0.05 * side * rows
        z = 0.03 + 0.05 * np.sin(4 * rows + share)
        grid = np.stack(np.broadcast_arrays(x, y, z), -1) * wide + front
        meshes.append(sheet(grid, 0.05 * wide, away_from=front - (0, 0, 2)))
    return meshes


def _pocket(fit: Fit) -> list[Mesh]:
    """On the breast, for the spoon."""
    corners = polygon(((-0.14, 0.12), (0.14, 0.12), (0.13, -0.14), (-0.13, -0.14)), each=5)
    return [applique(fit, corners, (0.72, 0.93), lift=0.05, thick=0.04)]


def _spoon(fit: Fit) -> list[Mesh]:
    handle = fit.at(np.linspace(0.74, 0.78, 6), np.linspace(0.95, 0.68, 6), 0.085)
    bowl = superellipsoid(fit.size(0.062, 0.09, 0.035), 2.2, sides=14)
    return [tube(handle, 0.024 * fit.wide, sides=8), bowl.placed(np.eye(3), handle[-1])]


def _sleeve(_: Dye) -> Sleeve:
    return Sleeve(fabric(WHITE), fabric((1.0, 1.0, 1.0)))


COSTUME = Costume(build, OPENINGS["turtleneck"], _sleeve)
